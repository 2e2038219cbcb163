/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure_distribution.h"
#include "reports/figures.h"
#include "reports/human.h"
#include "reports/human_censored.h"

#include <math.h>

static const struct metric *metric_of(const struct stored_run *run,
                                      const struct distribution_line *line)
{
    const struct metric_table *all = run->results[line->point]->metrics;
    return &all->metrics[metric_find(all, line->metric)];
}

/* Of the values that the line has; what is cut off is above 0. */
static struct summary summary_of(const struct stored_run *run, const struct distribution_line *line)
{
    const struct summary *all = result_summary(run->results[line->point], line->metric);
    int64_t n = line->of.n;
    return (struct summary){.n = n, .censored = all->censored < n ? all->censored : n};
}

static double value_at(const struct cumulative *d, double share)
{
    size_t i = 0;
    while (i + 1 < d->count && d->share[i] < share) {
        i++;
    }
    return d->x[i];
}

/* ", 95 % within 69.9 s"; of what was cut off one knows no more than ", 95 % within 60 s or more".
 */
static void tell_share(const struct distribution_line *line, const struct metric *metric,
                       const struct summary *s, double share, struct buf *out)
{
    human_value(metric, value_at(&line->of, share), out);
    buf_add(out, human_censored_at(s, share) ? " or more" : "");
}

static void tell_spread(const struct distribution_line *line, const struct metric *metric,
                        const struct summary *s, struct buf *out)
{
    buf_printf(out, "half of %lld within ", (long long)line->of.n);
    tell_share(line, metric, s, 0.5, out);
    buf_add(out, ", 95 % within ");
    tell_share(line, metric, s, 0.95, out);
    buf_add(out, s->censored > 0 ? ", the longest at least " : ", the longest ");
    human_value(metric, line->of.x[line->of.count - 1], out);
}

/* "years: half of 1000 within 69.1 s, 95 % within 69.9 s, the longest 70 s.", or "years: at least 5
 * h (all 40 still running at the horizon)." of each line. */
static void tell_lines(const struct distribution_figure *f, const struct stored_run *run,
                       struct buf *out)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct distribution_line *line = &f->lines[i];
        const struct metric *metric = metric_of(run, line);
        const struct summary s = summary_of(run, line);
        buf_printf(out, "%s%s: ", i == 0 ? "" : " ", line->label);
        if (human_censored_all(&s)) {
            buf_add(out, "at least ");
            human_value(metric, line->of.x[0], out);
        } else {
            tell_spread(line, metric, &s, out);
        }
        if (s.censored > 0) {
            buf_add(out, " (");
            human_censored(metric, s.censored, human_censored_all(&s), out);
            buf_add_char(out, ')');
        }
        buf_add_char(out, '.');
    }
}

/* Where a line ends because its values were cut off. */
static void tell_cut(const struct distribution_figure *f, const struct stored_run *run,
                     struct buf *out)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct summary s = summary_of(run, &f->lines[i]);
        if (s.censored > 0) {
            buf_printf(out, " Lower bounds%s%s: ", f->count > 1 ? " of " : "",
                       f->count > 1 ? f->lines[i].label : "");
            human_censored(metric_of(run, &f->lines[i]), s.censored, human_censored_all(&s), out);
            buf_add(out, ", drawn with what they had reached.");
        }
    }
}

static void tell_band(const struct distribution_figure *f, struct buf *out)
{
    bool curve = false;
    for (size_t i = 0; i < f->count; i++) {
        curve |= f->lines[i].curve_count > 0;
    }
    buf_add(out,
            isnan(f->lines[0].of.half)
                ? " Replications are weighted, so there is no band."
                : " Each line is an estimate; with 95 % its whole true course lies in the band "
                  "around it.");
    buf_add(out, curve ? " Broken lines: the exact closed form." : "");
    if (f->left_out > 0) {
        buf_printf(out, " %zu more designs are left out.", f->left_out);
    }
}

static bool of_designs(struct dossier *d, const struct stored_run *run, struct arena *a,
                       const char *metric, struct distribution_figure *f)
{
    bool read = true;
    for (size_t i = 0; read && i < run->done; i++) {
        read = figure_distribution_add(f, d, run, i, metric, run->points[i].name, a);
    }
    return read;
}

static bool about_designs(const struct stored_run *run)
{
    return run->kind == STORED_RUN || run->kind == STORED_COMPARE;
}

/* One metric, a line for each design. */
static bool draw_designs(struct dossier *d, const struct stored_run *run, struct arena *a,
                         const char *metric, const char *name, const char *title,
                         const char *caption)
{
    struct distribution_figure f = {.positive = true};
    struct plot p;
    if (!about_designs(run)) {
        return true;
    }
    if (!of_designs(d, run, a, metric, &f)) {
        return false;
    }
    if (f.count == 0) {
        return true;
    }
    plot_begin(&p, a, run, name);
    buf_add(&p.title, title);
    buf_printf(&p.caption, "%s", caption);
    for (size_t i = 0; i < f.count; i++) {
        buf_printf(&p.caption, "%s %lld of %lld%s%s", i == 0 ? ":" : ",",
                   (long long)f.lines[i].of.n, (long long)f.lines[i].of.all,
                   f.count > 1 ? " of " : "", f.count > 1 ? f.lines[i].label : "");
    }
    buf_add_char(&p.caption, '.');
    tell_band(&f, &p.caption);
    tell_cut(&f, run, &p.caption);
    tell_lines(&f, run, &p.alt);
    figure_distribution_write(&f, run, &p);
    plot_end(&p, d);
    return true;
}

bool figure_rto(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    return draw_designs(d, run, a, "rto.service", "rto", "How long until the service is back",
                        "Share of incidents with rto.service of at most so long, among those in "
                        "which the service was out");
}

bool figure_rpo(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    return draw_designs(d, run, a, "rpo.seconds", "rpo", "How much data is gone",
                        "Share of incidents with rpo.seconds of at most so much, among those in "
                        "which acknowledged writes were lost");
}

/* Several metrics of one design. */
bool figure_detection(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    static const struct {
        const char *metric, *label;
    } lines[] = {{"rto.detect_first", "first point of presence"},
                 {"rto.detect_last", "last point of presence"},
                 {"probe.recover_first", "repair seen by the first"},
                 {"probe.recover_last", "repair seen by the last"}};
    struct distribution_figure f = {.axis = "time since the fault, or since its repair"};
    struct plot p;
    bool read = true;
    if (run->kind != STORED_RUN) {
        return true;
    }
    for (size_t i = 0; read && i < sizeof lines / sizeof *lines; i++) {
        read = figure_distribution_add(&f, d, run, 0, lines[i].metric, lines[i].label, a);
    }
    if (!read || f.count == 0) {
        return read;
    }
    plot_begin(&p, a, run, "detection");
    buf_add(&p.title, "How long until the edge notices");
    buf_add(&p.caption,
            "Share of incidents in which points of presence have reached their verdict, "
            "or seen the repair, within so long.");
    tell_band(&f, &p.caption);
    tell_cut(&f, run, &p.caption);
    tell_lines(&f, run, &p.alt);
    figure_distribution_write(&f, run, &p);
    plot_end(&p, d);
    return true;
}
