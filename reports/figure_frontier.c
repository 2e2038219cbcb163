/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frontier of a sweep (sim/run/frontier.h) over two of its objectives that vary; a third one
 * only decides. Each point of it has a number, and a key beside the plot tells its setting. */
#include <math.h>
#include <string.h>

#include "reports/figure_columns.h"
#include "reports/figures.h"
#include "reports/human.h"
#include "reports/setting.h"
#include "sim/base/utf8.h"
#include "sim/run/frontier.h"

enum {
    NUMBERED = 40,
    LINE = 15,
    AROUND = 170,
    WIDTH = 920,
    KEY = 290,
    KEY_COLUMNS = 44,
    NAME = 28
};
static const double LOGARITHMIC = 10, MINUTES_A_YEAR = 525600;

struct axis {
    const char *name; /* "x" */
    struct column column;
    struct cell_unit unit;
    double limit;  /* that a target sets, NaN: none */
    double lo, hi; /* of what is drawn */
    bool logarithmic;
};

struct trade {
    const struct stored_run *run;
    struct objectives objectives;
    struct axis axes[2];
    int third; /* a metric; -1: none that varies */
    size_t *points, count;
};

static bool varies(const struct stored_run *run, int metric)
{
    const struct column c = {metric, STATISTIC_MEAN};
    return figure_column_varies(run, &c);
}

/* False if fewer than two objectives vary. */
static bool choose(struct trade *t)
{
    size_t count = 0;
    t->third = -1;
    if (!frontier_objectives(t->run->results, t->run->done, &t->run->factors, &t->objectives)) {
        return false;
    }
    for (size_t i = 0; i < t->objectives.count; i++) {
        int metric = t->objectives.items[i].metric;
        if (varies(t->run, metric) && count < 2) {
            t->axes[count++].column = (struct column){metric, STATISTIC_MEAN};
        } else if (varies(t->run, metric)) {
            t->third = metric;
        }
    }
    t->axes[0].name = "x";
    t->axes[1].name = "y";
    return count == 2;
}

static double at(const struct trade *t, int axis, size_t point)
{
    return column_value(&t->axes[axis].column, t->run->results[point]);
}

static bool drawn(const struct trade *t, size_t point)
{
    return isfinite(at(t, 0, point)) && isfinite(at(t, 1, point));
}

/* A share of requests that is to succeed leaves so many minutes without. */
static double limit_of(const struct result *r, int metric)
{
    const char *name = r->metrics->metrics[metric].name;
    for (size_t i = 0; i < r->target_count; i++) {
        const struct target_result *x = &r->targets[i];
        if (strcmp(x->statistic, "mean") == 0 && strcmp(x->metric, name) == 0) {
            return x->limit;
        }
        if (strcmp(x->statistic, "mean") == 0 && strcmp(x->metric, "availability.requests") == 0 &&
            strcmp(name, "downtime.requests") == 0) {
            return (1 - x->limit) * MINUTES_A_YEAR;
        }
    }
    return NAN;
}

/* Values that are far apart by their order of magnitude; targets are within. */
static void find_range(struct trade *t, int axis)
{
    struct axis *x = &t->axes[axis];
    x->limit = limit_of(t->run->results[0], x->column.metric);
    x->lo = x->hi = x->limit;
    for (size_t i = 0; i < t->run->done; i++) {
        if (drawn(t, i)) {
            x->lo = fmin(x->lo, at(t, axis, i));
            x->hi = fmax(x->hi, at(t, axis, i));
        }
    }
    x->logarithmic = x->lo > 0 && x->hi >= LOGARITHMIC * x->lo;
    double room = 0.08 * (x->hi - x->lo);
    x->lo = (x->logarithmic ? x->lo / 1.4 : x->lo - room) / x->unit.size;
    x->hi = (x->logarithmic ? x->hi * 1.4 : x->hi + room) / x->unit.size;
}

static void write_axis(const struct axis *x, const char *label, struct plot *p)
{
    plot_label(p, x->name, label, "");
    plot_add(p, "%sset %srange [%.10g:%.10g]\n",
             !x->logarithmic   ? ""
             : *x->name == 'x' ? "set logscale x\n"
                               : "set logscale y\n",
             x->name, x->lo, x->hi);
}

static void write_point(const struct trade *t, const char *series, size_t point, size_t number,
                        struct plot *p)
{
    struct buf setting = BUF_INIT;
    setting_write(&t->run->factors, point, &setting);
    plot_text(p, series);
    for (int i = 0; i < 2; i++) {
        plot_number(p, at(t, i, point) / t->axes[i].unit.size);
    }
    plot_number(p, t->third >= 0 ? t->run->results[point]->summaries[t->third].mean : NAN);
    buf_printf(&p->data, "%zu\t", number);
    plot_text(p, buf_text(&setting));
    plot_newline(p);
    buf_release(&setting);
}

/* Two ends of a line. */
static void write_target(const struct trade *t, int axis, struct plot *p)
{
    const struct axis *x = &t->axes[axis], *other = &t->axes[1 - axis];
    for (int end = 0; end < 2 && !isnan(x->limit); end++) {
        double place[2];
        place[axis] = x->limit / x->unit.size;
        place[1 - axis] = end == 0 ? other->lo : other->hi;
        plot_text(p, "target");
        plot_number(p, place[0]);
        plot_number(p, place[1]);
        buf_add(&p->data, "NaN\t0\t\n");
    }
    buf_add(&p->data, isnan(x->limit) || axis == 1 ? "" : "\n"); /* lines that do not join */
}

static bool any_target(const struct trade *t)
{
    return !isnan(t->axes[0].limit) || !isnan(t->axes[1].limit);
}

static void write_data(const struct trade *t, struct plot *p)
{
    buf_add(&p->data, "series\tx\ty\tthird\tnumber\tsetting\n");
    for (size_t i = 0; i < t->run->done; i++) {
        if (drawn(t, i)) {
            write_point(t, "point", i, 0, p);
        }
    }
    for (size_t i = 0; i < t->count; i++) {
        write_point(t, "frontier", t->points[i], i + 1, p);
    }
    write_target(t, 0, p);
    write_target(t, 1, p);
}

static const char *mark_of(const struct trade *t, size_t point)
{
    static const char *const marks[] = {
        [VERDICT_MET] = " ✓", [VERDICT_MISSED] = " ✗", [VERDICT_UNDECIDED] = " ?"};
    const struct result *r = t->run->results[point];
    return r->target_count > 0 ? marks[result_verdict(r)] : "";
}

static void key_line(size_t line, const char *text, struct plot *p)
{
    struct buf shown = BUF_INIT;
    utf8_show_within(&shown, text, KEY_COLUMNS);
    plot_add(p, "set label ");
    plot_string(p, buf_text(&shown));
    plot_add(p, " at screen %.4g, screen %.4g left font ',10' textcolor rgb '" PLOT_INK "'\n",
             1 - (double)KEY / p->width, 1 - (84.0 + (double)(LINE * line)) / p->height);
    buf_release(&shown);
}

/* "1: 10s, 4, 2 ✓" under the names of what is set. */
static void write_key(const struct trade *t, struct plot *p)
{
    const struct factors *f = &t->run->factors;
    size_t numbered = t->count < NUMBERED ? t->count : NUMBERED, line = 0;
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < f->count; i++) {
        buf_clear(&text);
        buf_add(&text, i == 0 ? "number: " : "    ");
        setting_name_within(f, i, NAME, &text);
        buf_add(&text, i + 1 < f->count ? "," : "");
        key_line(line++, buf_text(&text), p);
    }
    for (size_t i = 0; i < numbered; i++) {
        buf_clear(&text);
        buf_printf(&text, "%zu: ", i + 1);
        for (size_t k = 0; k < f->count; k++) {
            buf_add(&text, k == 0 ? "" : ", ");
            setting_value(f, t->points[i], k, &text);
        }
        buf_add(&text, mark_of(t, t->points[i]));
        key_line(line++, buf_text(&text), p);
    }
    buf_release(&text);
}

static void draw(struct trade *t, struct plot *p)
{
    size_t numbered = t->count < NUMBERED ? t->count : NUMBERED;
    int height = AROUND + LINE * (int)(numbered + t->run->factors.count);
    p->width = WIDTH;
    p->height = height > 420 ? height : 420;
    for (int i = 0; i < 2; i++) {
        struct buf name = BUF_INIT;
        figure_column_name(t->run, &t->axes[i].column, &t->axes[i].unit, &name);
        find_range(t, i);
        write_axis(&t->axes[i], buf_text(&name), p);
        buf_release(&name);
    }
    write_data(t, p);
    plot_add(p, "set rmargin at screen %.4g\n", 1 - (KEY + 20.0) / p->width);
    write_key(t, p);
    plot_add(p, "plot ");
    plot_series(p, "point", "$2 : NaN):3");
    plot_add(p, " with points pt 6 ps 0.5 lc rgb '%s' title 'all points', ", plot_colours[5]);
    if (any_target(t)) {
        plot_series(p, "target", "$2 : NaN):3");
        plot_add(p, " with lines lw 1.5 dt 3 lc rgb '%s' title 'target', ", plot_colours[1]);
    }
    plot_series(p, "frontier", "$2 : NaN):3");
    plot_add(p, " with %s pt 7 ps 0.8 lw 1.5 dt 2 lc rgb '%s' title 'frontier', ",
             t->third >= 0 ? "points" : "linespoints", plot_colours[0]);
    plot_series(p, "frontier", "($5 <= 40 ? $2 : NaN) : NaN):3:5");
    plot_add(p, " with labels right offset -0.6,-0.5 font ',10' textcolor rgb '" PLOT_INK
                "' notitle\n");
}

static void add_names(const struct trade *t, struct buf *out)
{
    frontier_names(&t->objectives, t->run->results[0]->metrics, out);
}

static void tell(const struct trade *t, struct plot *p)
{
    const struct column objectives[] = {
        t->axes[0].column, t->axes[1].column, {t->third, STATISTIC_MEAN}};
    buf_printf(&p->caption,
               "Each point of the study; in colour the %zu on the frontier, which no "
               "other point beats: none is as good in all of ",
               t->count);
    add_names(t, &p->caption);
    buf_add(&p->caption, " and better in one, by the estimates alone.");
    if (t->third >= 0) {
        buf_printf(&p->caption, " Of these %s is not drawn.",
                   t->run->results[0]->metrics->metrics[t->third].name);
    }
    if (t->count > NUMBERED) {
        buf_printf(&p->caption, " The first %d are numbered.", NUMBERED);
    }
    if (any_target(t)) {
        buf_add(&p->caption, " The dotted line is a target.");
    }
    if (t->run->results[0]->target_count > 0) {
        buf_add(&p->caption, " ✓ meets the targets, ✗ misses one, ? undecided.");
    }
    for (size_t i = 0; i < t->count && i < NUMBERED; i++) {
        const struct result *r = t->run->results[t->points[i]];
        buf_printf(&p->alt, "%s%zu: ", i == 0 ? "" : "; ", i + 1);
        setting_write(&t->run->factors, t->points[i], &p->alt);
        for (size_t k = 0; k < (t->third >= 0 ? 3u : 2u); k++) {
            buf_add(&p->alt, ", ");
            column_write(&objectives[k], r, &p->alt);
        }
    }
    buf_add_char(&p->alt, '.');
}

bool figure_frontier(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    struct trade t = {.run = run};
    struct plot p;
    if (run->kind != STORED_SWEEP || run->done < 3 || run->factors.rows > 0 || !choose(&t)) {
        return true;
    }
    t.points = arena_array(a, run->done, sizeof *t.points);
    t.count = frontier_find(run->results, run->done, &t.objectives, t.points);
    plot_begin(&p, a, run, "frontier");
    buf_add(&p.title, "The frontier of ");
    add_names(&t, &p.title);
    draw(&t, &p);
    tell(&t, &p);
    plot_end(&p, d);
    return true;
}
