/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nines against cost: a point a design, its 95 % intervals, and the line of those that no other
 * beats in both. Without prices the nines alone. */
#include <math.h>

#include "reports/figures.h"
#include "reports/human.h"
#include "reports/unit.h"

static const struct summary *nines_of(const struct stored_run *run, size_t i)
{
    return result_summary(run->results[i], "availability.nines");
}

static const struct summary *cost_of(const struct stored_run *run, size_t i)
{
    return result_summary(run->results[i], "cost.annual");
}

static bool priced(const struct stored_run *run)
{
    for (size_t i = 0; i < run->done; i++) {
        const struct summary *cost = cost_of(run, i);
        if (!cost || cost->n == 0 || !(cost->mean > 0)) {
            return false;
        }
    }
    return run->done > 0;
}

static double or_mean(double end, double mean)
{
    return isnan(end) ? mean : end;
}

/* How many designs are cheaper. */
static size_t place_of(const struct stored_run *run, size_t design)
{
    size_t place = 0;
    for (size_t i = 0; i < run->done; i++) {
        place += cost_of(run, i)->mean < cost_of(run, design)->mean;
    }
    return place;
}

/* Where nothing failed there is no estimate, only a bound from below. */
static void write_design(const struct stored_run *run, size_t i, bool frontier, struct plot *p)
{
    const struct summary *nines = nines_of(run, i), *cost = cost_of(run, i);
    bool bound = isnan(nines->mean) || isinf(nines->mean);
    double mean = bound ? nines->lo : nines->mean;
    plot_text(p, frontier ? "frontier" : bound ? "bound" : "design");
    plot_text(p, run->points[i].name);
    plot_number(p, cost ? cost->mean : NAN);
    plot_number(p, cost ? or_mean(cost->lo, cost->mean) : NAN);
    plot_number(p, cost ? or_mean(cost->hi, cost->mean) : NAN);
    plot_number(p, mean);
    plot_number(p, or_mean(nines->lo, mean));
    plot_number(p, bound ? mean : or_mean(nines->hi, mean));
    buf_printf(&p->data, "%zu\t", place_of(run, i));
    plot_newline(p);
}

static void tell(const struct stored_run *run, struct plot *p)
{
    for (size_t i = 0; i < run->done; i++) {
        const struct metric_table *t = run->results[i]->metrics;
        const struct summary *nines = nines_of(run, i), *cost = cost_of(run, i);
        buf_printf(&p->alt, "%s%s: ", i == 0 ? "" : " ", run->points[i].name);
        human_mean(&t->metrics[metric_find(t, "availability.nines")], nines, &p->alt);
        buf_add(&p->alt, " nines for ");
        human_mean(&t->metrics[metric_find(t, "cost.annual")], cost, &p->alt);
        buf_add_char(&p->alt, ' ');
        unit_write(run->results[i], &t->metrics[metric_find(t, "cost.annual")], &p->alt);
        buf_add_char(&p->alt, '.');
    }
}

static bool estimable(const struct stored_run *run)
{
    bool any = false;
    for (size_t i = 0; i < run->done; i++) {
        const struct summary *nines = nines_of(run, i);
        any |= nines && (isfinite(nines->mean) || isfinite(nines->lo));
    }
    return any;
}

static void plot_points(struct plot *p, size_t steps, bool bounds)
{
    plot_add(p, "plot ");
    if (steps > 1) {
        plot_series(p, "frontier", "$3 : NaN):6");
        plot_add(p, " with lines lw 1.5 dt 2 lc rgb '%s' title 'no other is cheaper and better'",
                 plot_colours[2]);
        plot_add(p, ", ");
    }
    plot_series(p, "design", "$3 : NaN):6:4:5:7:8");
    plot_add(p, " with xyerrorbars pt 7 ps 0.9 lw 1.5 lc rgb '%s' title 'estimate and 95 %%'",
             plot_colours[0]);
    plot_add(p, ", ");
    if (bounds) {
        plot_series(p, "bound", "$3 : NaN):6");
        plot_add(p, " with points pt 9 ps 1.4 lc rgb '%s' title 'at least (nothing failed)', ",
                 plot_colours[1]);
    }
    for (int right = 0; right < 2; right++) { /* in turn, since costs may be close */
        plot_add(
            p,
            "'%s.tsv' skip 1 using (strcol(1) eq 'frontier' || int($9) %% 2 != %d ? NaN : $3):6:2 "
            "with labels %s textcolor rgb '" PLOT_INK "' notitle%s",
            p->name, right, right ? "left offset 1,0.5" : "right offset -1,0.5",
            right ? "\n" : ", ");
    }
}

/* Whether there are designs in which nothing failed. */
static bool any_bound(const struct stored_run *run)
{
    bool any = false;
    for (size_t i = 0; i < run->done; i++) {
        any |= !isfinite(nines_of(run, i)->mean);
    }
    return any;
}

bool figure_nines(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    struct plot p;
    if (run->kind != STORED_COMPARE || !priced(run) || !estimable(run)) {
        return true;
    }
    const struct metric_table *t = run->results[0]->metrics;
    struct buf unit = BUF_INIT;
    size_t *order = arena_array(a, run->done, sizeof *order);
    size_t steps = comparison_frontier(&run->comparison, order);
    plot_begin(&p, a, run, "nines");
    buf_add(&p.title, "What each design earns, and what it costs");
    buf_add(&p.caption,
            "Nines of availability.requests against cost.annual, a point a design, with "
            "95 % intervals. The broken line joins the designs that no other beats in "
            "both: what lies below it costs more than it has to.");
    tell(run, &p);
    buf_add(&p.data, "series\tdesign\tcost\tlow\thigh\tnines\tlow\thigh\tplace\n");
    for (size_t i = 0; i < steps; i++) {
        write_design(run, order[i], true, &p);
    }
    for (size_t i = 0; i < run->done; i++) {
        write_design(run, i, false, &p);
    }
    unit_write(run->results[0], &t->metrics[metric_find(t, "cost.annual")], &unit);
    plot_label(&p, "x", "cost.annual", buf_text(&unit));
    plot_label(&p, "y", "nines of availability.requests", "");
    plot_add(&p, "set offsets graph 0.25, graph 0.25, graph 0.1, graph 0.05\n"
                 "set format x '%%.0f'\nset xtics rotate by 25 right\n");
    plot_points(&p, steps, any_bound(run));
    buf_release(&unit);
    plot_end(&p, d);
    return true;
}
