/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure_distribution.h"

#include <math.h>
#include <string.h>

#include "reports/human.h"
#include "sim/store/curves.h"

/* The series of closed forms, which no design is called. */
#define CLOSED_FORM "= closed form"

/* From here on what lies between is told apart by its order of magnitude. */
static const double LOGARITHMIC = 50;
static const double FLAT = 1e-3;

static bool find_curve(struct dossier *d, const struct stored_run *run, struct arena *a,
                       struct distribution_line *line)
{
    struct curve *curves;
    size_t count;
    if (!curves_read(d->store, run->row.id, (int64_t)line->point + 1, a, &curves, &count)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (strcmp(curves[i].metric, line->metric) == 0) {
            line->curve_x = curves[i].x;
            line->curve_share = curves[i].share;
            line->curve_count = curves[i].count;
        }
    }
    return true;
}

bool figure_distribution_add(struct distribution_figure *f, struct dossier *d,
                             const struct stored_run *run, size_t point, const char *metric,
                             const char *label, struct arena *a)
{
    struct distribution_line line = {.point = point, .metric = metric, .label = label};
    const struct summary *s = result_summary(run->results[point], metric);
    if (!s || s->n == 0) {
        return true;
    }
    if (!cumulative_read(d->store, run->row.id, (int64_t)point + 1, metric, f->positive, a,
                         &line.of) ||
        !find_curve(d, run, a, &line)) {
        return false;
    }
    if (line.of.n == 0) {
        return true;
    }
    if (f->count == FIGURE_LINES) {
        f->left_out++;
    } else {
        f->lines[f->count++] = line;
    }
    return true;
}

static const struct metric *metric_of(const struct distribution_figure *f,
                                      const struct stored_run *run)
{
    const struct metric_table *t = run->results[f->lines[0].point]->metrics;
    return &t->metrics[metric_find(t, f->lines[0].metric)];
}

struct extent {
    double least, most; /* of the values, and of the limits that targets set them */
    struct cell_unit unit;
    bool logarithmic;
};

static bool about(const struct distribution_figure *f, const struct target_result *t)
{
    return strcmp(t->metric, f->lines[0].metric) == 0;
}

static struct extent extent_of(const struct distribution_figure *f, const struct stored_run *run)
{
    struct extent e = {.least = INFINITY, .most = 0};
    const struct result *r = run->results[f->lines[0].point];
    for (size_t i = 0; i < f->count; i++) {
        const struct cumulative *of = &f->lines[i].of;
        e.least = fmin(e.least, of->x[0]);
        e.most = fmax(e.most, of->x[of->count - 1]);
    }
    e.logarithmic = e.least > 0 && e.most >= LOGARITHMIC * e.least;
    for (size_t i = 0; i < r->target_count; i++) {
        if (about(f, &r->targets[i])) {
            e.least = fmin(e.least, r->targets[i].limit);
            e.most = fmax(e.most, r->targets[i].limit);
        }
    }
    e.unit = e.logarithmic ? (struct cell_unit){"", 1} : cell_unit_of(metric_of(f, run), e.most);
    return e;
}

static void write_data(const struct distribution_figure *f, double unit, struct plot *p)
{
    buf_add(&p->data, "series\tx\tshare\tlow\thigh\n");
    for (size_t i = 0; i < f->count; i++) {
        const struct distribution_line *line = &f->lines[i];
        for (size_t k = 0; k < line->of.count; k++) {
            double share = line->of.share[k], half = isnan(line->of.half) ? 0 : line->of.half;
            plot_text(p, line->label);
            plot_number(p, line->of.x[k] / unit);
            plot_number(p, share);
            plot_number(p, fmax(share - half, 0));
            plot_number(p, fmin(share + half, 1));
            plot_newline(p);
        }
        for (size_t k = 0; k < line->curve_count; k++) {
            if (line->curve_share[k] < FLAT || line->curve_share[k] > 1 - FLAT) {
                continue; /* nothing but a line along the edge */
            }
            plot_text(p, CLOSED_FORM);
            plot_number(p, line->curve_x[k] / unit);
            plot_number(p, line->curve_share[k]);
            plot_newline(p);
        }
        if (line->curve_count > 0) { /* lifts the pen between two curves */
            plot_text(p, CLOSED_FORM);
            plot_number(p, NAN);
            plot_number(p, NAN);
            plot_newline(p);
        }
    }
}

/* A limit on a percentile is a line that the distribution has to cross above that percentile. */
static void mark_targets(const struct distribution_figure *f, const struct stored_run *run,
                         const struct extent *e, struct plot *p)
{
    const struct result *r = run->results[f->lines[0].point];
    for (size_t i = 0; i < r->target_count; i++) {
        const struct target_result *t = &r->targets[i];
        double x = t->limit / e->unit.size;
        if (!about(f, t)) {
            continue;
        }
        bool left = e->logarithmic ? t->limit * t->limit > e->least * e->most
                                   : t->limit > (e->least + e->most) / 2;
        struct buf label = BUF_INIT;
        buf_printf(&label, " target: %s ", t->statistic);
        human_limit(metric_of(f, run), t, &label);
        buf_add_char(&label, ' ');
        plot_add(p, "set arrow from %.10g,0 to %.10g,1 nohead lc rgb '" PLOT_INK "' lw 1.5 dt 3\n",
                 x, x);
        plot_add(p, "set label ");
        plot_string(p, buf_text(&label));
        plot_add(p, " at %.10g,0.5 %s textcolor rgb '" PLOT_INK "'\n", x, left ? "right" : "left");
        buf_release(&label);
    }
}

/* Decades of seconds say nothing to people. */
static void write_time_axis(const struct extent *e, struct plot *p)
{
    static const struct {
        const char *label;
        double s;
    } tics[] = {{"1 ms", 1e-3},   {"10 ms", 1e-2}, {"0.1 s", 0.1},  {"1 s", 1},
                {"10 s", 10},     {"1 min", 60},   {"10 min", 600}, {"1 h", 3600},
                {"6 h", 21600},   {"1 d", 86400},  {"7 d", 604800}, {"30 d", 2592000},
                {"1 y", 3.1536e7}};
    plot_add(p, "set logscale x\nset xrange [%.10g:%.10g]\nset xtics (", e->least / 1.2,
             e->most * 1.2);
    for (size_t i = 0; i < sizeof tics / sizeof *tics; i++) {
        plot_add(p, "%s'%s' %.10g", i == 0 ? "" : ", ", tics[i].label, tics[i].s);
    }
    plot_add(p, ")\n");
}

static void write_axis(const struct distribution_figure *f, const struct stored_run *run,
                       const struct extent *e, struct plot *p)
{
    double pad = (e->most - e->least) * 0.08;
    bool seconds = strcmp(metric_of(f, run)->unit, "s") == 0;
    if (e->logarithmic && seconds) {
        write_time_axis(e, p);
    } else if (e->logarithmic) {
        plot_add(p, "set logscale x\n");
    } else if (pad > 0) {
        plot_add(p, "set xrange [%.10g:%.10g]\n", fmax(e->least - pad, 0) / e->unit.size,
                 (e->most + pad) / e->unit.size);
    }
}

static void plot_lines(const struct distribution_figure *f, struct plot *p)
{
    bool curve = false;
    plot_add(p, "plot ");
    for (size_t i = 0; i < f->count; i++) {
        curve |= f->lines[i].curve_count > 0;
        if (!isnan(f->lines[i].of.half)) {
            plot_series(p, f->lines[i].label, "$2 : NaN):4:5");
            plot_add(p,
                     " with filledcurves fc rgb '%s' fs transparent solid 0.18 noborder notitle, ",
                     plot_colours[i]);
        }
    }
    for (size_t i = 0; i < f->count; i++) {
        plot_series(p, f->lines[i].label, "$2 : NaN):3");
        plot_add(p, " with steps lw 2 dt %zu lc rgb '%s' title ", i + 1, plot_colours[i]);
        plot_string(p, f->lines[i].label);
        plot_add(p, i + 1 < f->count || curve ? ", " : "\n");
    }
    if (curve) {
        plot_series(p, CLOSED_FORM, "$2 : NaN):3");
        plot_add(p, " with lines lw 1.5 dt 2 lc rgb '" PLOT_INK "' title 'closed form'\n");
    }
}

void figure_distribution_write(struct distribution_figure *f, const struct stored_run *run,
                               struct plot *p)
{
    struct extent e = extent_of(f, run);
    write_data(f, e.unit.size, p);
    plot_label(p, "x", f->axis ? f->axis : metric_of(f, run)->name, e.unit.name);
    plot_label(p, "y", f->positive ? "share of these incidents" : "share of incidents", "");
    plot_add(p, "set yrange [0:1.02]\n");
    plot_add(
        p, "set ytics ('0 %%%%' 0, '25 %%%%' 0.25, '50 %%%%' 0.5, '75 %%%%' 0.75, '100 %%%%' 1)\n");
    plot_add(p, "set y2range [0:1.02]\nset y2tics ('95 %%%%' 0.95) textcolor rgb '" PLOT_INK "'\n");
    write_axis(f, run, &e, p);
    mark_targets(f, run, &e, p);
    plot_lines(f, p);
}
