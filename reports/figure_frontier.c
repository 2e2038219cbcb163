/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a sweep, the points that nobody need regret: no other is at least as good in all of what is
 * drawn and better in some. For probes that is their load, how long an outage lasts or goes
 * unnoticed, and how often they are wrong; else cost and nines. */
#include <math.h>

#include "reports/figure_columns.h"
#include "reports/figures.h"
#include "reports/setting.h"

enum { LABELS = 14 };
static const double LOGARITHMIC = 10;

/* x and y, and perhaps a third that only decides; of each less is better, but of more_y. */
struct trade {
    struct column x, y, third;
    bool more_y, has_third;
};

static bool column_of(const struct stored_run *run, const char *text, struct column *ret)
{
    struct columns c = {.count = 0};
    bool found = columns_add(&c, run->results[0]->metrics, text);
    *ret = c.items[0];
    return found && figure_column_varies(run, ret);
}

static bool choose(const struct stored_run *run, struct trade *t)
{
    *t = (struct trade){.more_y = false};
    if (column_of(run, "probe.load", &t->x) &&
        (column_of(run, "rto.service:p95", &t->y) || column_of(run, "rto.detect_last", &t->y))) {
        t->has_third = column_of(run, "probe.false_flips", &t->third);
        return true;
    }
    t->more_y = true;
    return column_of(run, "cost.annual", &t->x) && column_of(run, "availability.nines", &t->y);
}

static double better_y(const struct trade *t, const struct result *r)
{
    double y = column_value(&t->y, r);
    return t->more_y ? -y : y;
}

static bool beats(const struct trade *t, const struct result *a, const struct result *b)
{
    double ax = column_value(&t->x, a), bx = column_value(&t->x, b);
    double ay = better_y(t, a), by = better_y(t, b);
    double az = t->has_third ? column_value(&t->third, a) : 0;
    double bz = t->has_third ? column_value(&t->third, b) : 0;
    return ax <= bx && ay <= by && az <= bz && (ax < bx || ay < by || az < bz);
}

static bool drawn(const struct trade *t, const struct result *r)
{
    return isfinite(column_value(&t->x, r)) && isfinite(column_value(&t->y, r));
}

static bool regretted(const struct stored_run *run, const struct trade *t, size_t point)
{
    for (size_t i = 0; i < run->done; i++) {
        if (drawn(t, run->results[i]) && beats(t, run->results[i], run->results[point])) {
            return true;
        }
    }
    return false;
}

/* By rising x; of equal points the first alone. */
static size_t find_frontier(const struct stored_run *run, const struct trade *t, size_t *ret)
{
    size_t count = 0;
    for (size_t i = 0; i < run->done; i++) {
        if (!drawn(t, run->results[i]) || regretted(run, t, i)) {
            continue;
        }
        double x = column_value(&t->x, run->results[i]), y = column_value(&t->y, run->results[i]);
        size_t at = count;
        bool twin = false;
        for (size_t k = 0; k < count; k++) {
            twin |= column_value(&t->x, run->results[ret[k]]) == x &&
                    column_value(&t->y, run->results[ret[k]]) == y;
        }
        if (twin) {
            continue;
        }
        for (; at > 0 && column_value(&t->x, run->results[ret[at - 1]]) > x; at--) {
            ret[at] = ret[at - 1];
        }
        ret[at] = i;
        count++;
    }
    return count;
}

struct units {
    struct cell_unit x, y;
};

static void write_point(const struct stored_run *run, const struct trade *t, const struct units *u,
                        const char *series, size_t point, size_t number, struct plot *p)
{
    struct buf setting = BUF_INIT;
    setting_write(&run->factors, point, &setting);
    plot_text(p, series);
    plot_number(p, column_value(&t->x, run->results[point]) / u->x.size);
    plot_number(p, column_value(&t->y, run->results[point]) / u->y.size);
    plot_number(p, t->has_third ? column_value(&t->third, run->results[point]) : NAN);
    buf_printf(&p->data, "%zu\t", number);
    plot_text(p, buf_text(&setting));
    plot_newline(p);
    buf_release(&setting);
}

static void tell(const struct stored_run *run, const struct trade *t, const size_t *frontier,
                 size_t count, struct plot *p)
{
    for (size_t i = 0; i < count && i < LABELS; i++) {
        const struct result *r = run->results[frontier[i]];
        buf_printf(&p->alt, "%s%zu: ", i == 0 ? "" : "; ", i + 1);
        setting_write(&run->factors, frontier[i], &p->alt);
        buf_add(&p->alt, ", ");
        column_write(&t->x, r, &p->alt);
        buf_add(&p->alt, ", ");
        column_write(&t->y, r, &p->alt);
    }
    buf_add_char(&p->alt, '.');
}

/* Values that are far apart by their order of magnitude. */
static void write_axis(const struct stored_run *run, const struct column *c, const char *axis,
                       double unit, struct plot *p)
{
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < run->done; i++) {
        double x = column_value(c, run->results[i]);
        least = isfinite(x) ? fmin(least, x) : least;
        most = isfinite(x) ? fmax(most, x) : most;
    }
    if (least > 0 && most >= LOGARITHMIC * least) {
        plot_add(p, "set logscale %s\nset %srange [%.10g:%.10g]\n", axis, axis, least / unit / 1.4,
                 most / unit * 1.4);
    }
}

static void draw(const struct stored_run *run, const struct trade *t, const size_t *frontier,
                 size_t count, struct plot *p)
{
    struct units u;
    struct buf x = BUF_INIT, y = BUF_INIT;
    figure_column_name(run, &t->x, &u.x, &x);
    figure_column_name(run, &t->y, &u.y, &y);
    buf_add(&p->data, "series\tx\ty\tthird\tnumber\tsetting\n");
    for (size_t i = 0; i < run->done; i++) {
        if (drawn(t, run->results[i])) {
            write_point(run, t, &u, "point", i, 0, p);
        }
    }
    for (size_t i = 0; i < count; i++) {
        write_point(run, t, &u, "frontier", frontier[i], i + 1, p);
    }
    plot_label(p, "x", buf_text(&x), "");
    plot_label(p, "y", buf_text(&y), "");
    plot_add(p, "set offsets graph 0.05, graph 0.05, graph 0.08, graph 0.05\n");
    write_axis(run, &t->x, "x", u.x.size, p);
    write_axis(run, &t->y, "y", u.y.size, p);
    plot_add(p, "plot ");
    plot_series(p, "point", "$2 : NaN):3");
    plot_add(p, " with points pt 6 ps 0.5 lc rgb '%s' title 'all points', ", plot_colours[5]);
    plot_series(p, "frontier", "$2 : NaN):3");
    plot_add(p, " with %s pt 7 ps 0.8 lw 1.5 dt 2 lc rgb '%s' title 'nobody need regret', ",
             t->has_third ? "points" : "linespoints", plot_colours[0]);
    plot_series(p, "frontier", "($5 <= 14 ? $2 : NaN) : NaN):3:5");
    plot_add(p, " with labels offset 0.8,0.8 textcolor rgb '" PLOT_INK "' notitle\n");
    buf_release(&x);
    buf_release(&y);
}

bool figure_frontier(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    struct trade t;
    struct plot p;
    if (run->kind != STORED_SWEEP || run->done < 3 || run->factors.rows > 0 || !choose(run, &t)) {
        return true;
    }
    size_t *frontier = arena_array(a, run->done, sizeof *frontier);
    size_t count = find_frontier(run, &t, frontier);
    plot_begin(&p, a, run, "frontier");
    buf_add(&p.title, "Pareto frontier: what no other setting beats");
    buf_printf(&p.caption,
               "Each point of the study; in colour are the %zu than which no other is as good "
               "in all of %s, %s%s%s and better in one",
               count, run->results[0]->metrics->metrics[t.x.metric].name,
               run->results[0]->metrics->metrics[t.y.metric].name, t.has_third ? ", " : "",
               t.has_third ? run->results[0]->metrics->metrics[t.third.metric].name : "");
    tell(run, &t, frontier, count, &p);
    buf_printf(&p.caption, ". %s", buf_text(&p.alt));
    draw(run, &t, frontier, count, &p);
    plot_end(&p, d);
    return true;
}
