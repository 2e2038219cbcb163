/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sizing chose, and from what: each point by what is to be small, in that order, and how it
 * stands to the targets. */
#include <math.h>

#include "reports/figures.h"
#include "reports/setting.h"
#include "reports/unit.h"
#include "sim/base/utf8.h"

enum { ROWS = 40, ROW = 24, AROUND = 190, LABEL = 48 };

static const char *standing(const struct stored_run *run, size_t point)
{
    const struct sized *z = run->sizing.sized;
    const struct contender *c = &z->contenders[point];
    bool kept = true;
    if (point == z->selection.best) {
        return "chosen";
    }
    for (size_t t = 0; t < c->target_count; t++) {
        if (selection_misses(c, t, z->selection.error)) {
            return "misses a target, with the confidence asked for";
        }
        kept &= c->targets[t].kept;
    }
    return kept ? "seems to meet the targets" : "seems to miss a target";
}

static bool goes_before(const struct contender *a, const struct contender *b)
{
    return a->objective < b->objective || (isnan(b->objective) && !isnan(a->objective));
}

/* Cheapest first. */
static size_t *ordered(const struct stored_run *run, struct arena *a)
{
    const struct contender *c = run->sizing.sized->contenders;
    size_t *order = arena_array(a, run->count, sizeof *order);
    for (size_t i = 0; i < run->count; i++) {
        size_t at = i;
        for (; at > 0 && goes_before(&c[i], &c[order[at - 1]]); at--) {
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
    return order;
}

/* Of its mean, where the replications support one. */
static void write_interval(const struct stored_run *run, size_t point, struct plot *p)
{
    const struct summary *s = &run->results[point]->summaries[run->sizing.minimise];
    double objective = run->sizing.sized->contenders[point].objective;
    plot_number(p, isnan(s->lo) ? objective : s->lo);
    plot_number(p, isnan(s->hi) ? objective : s->hi);
}

static void write_rows(const struct stored_run *run, const size_t *order, size_t rows,
                       struct plot *p)
{
    buf_add(&p->data, "series\tsetting\trow\tobjective\tlow\thigh\n");
    plot_add(p, "set ytics (");
    for (size_t i = 0; i < rows; i++) {
        struct buf setting = BUF_INIT, shown = BUF_INIT;
        setting_write(&run->factors, order[i], &setting);
        plot_text(p, standing(run, order[i]));
        plot_text(p, buf_text(&setting));
        plot_number(p, (double)i);
        plot_number(p, run->sizing.sized->contenders[order[i]].objective);
        write_interval(run, order[i], p);
        plot_newline(p);
        plot_add(p, i == 0 ? "" : ", ");
        buf_clear(&shown);
        utf8_show_within(&shown, buf_text(&setting), LABEL);
        plot_string(p, buf_text(&shown));
        plot_add(p, " %zu", i);
        buf_release(&setting);
        buf_release(&shown);
    }
    plot_add(p, ")\nset yrange [%zu.6:-0.6]\n", rows - 1);
}

static void plot_standings(const struct stored_run *run, const size_t *order, size_t rows,
                           struct plot *p)
{
    static const struct {
        const char *standing;
        int point, colour;
    } all[] = {{"chosen", 5, 2},
               {"seems to meet the targets", 7, 0},
               {"seems to miss a target", 4, 5},
               {"misses a target, with the confidence asked for", 2, 1}};
    const char *sign = "plot ";
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        bool any = false;
        for (size_t i = 0; i < rows; i++) {
            any |= standing(run, order[i]) == all[k].standing;
        }
        if (any) {
            plot_add(p, "%s", sign);
            plot_series(p, all[k].standing, "$4 : NaN):3:5:6");
            plot_add(p, " with xerrorbars pt %d ps 1.1 lw 1.5 lc rgb '%s' title '%s'", all[k].point,
                     plot_colours[all[k].colour], all[k].standing);
            sign = ", ";
        }
    }
    plot_add(p, "\n");
}

static void tell(const struct stored_run *run, struct plot *p)
{
    const struct selection *s = &run->sizing.sized->selection;
    const char *name = run->sizing.metrics->metrics[run->sizing.minimise].name;
    if (s->best == SELECTION_NONE) {
        buf_add(&p->alt, "No point seems to meet all targets.");
        return;
    }
    buf_add(&p->alt, "Chosen: ");
    setting_write(&run->factors, s->best, &p->alt);
    buf_printf(&p->alt, ", %s %.4g", name, run->sizing.sized->contenders[s->best].objective);
    if (s->runner_up != SELECTION_NONE) {
        buf_add(&p->alt, "; runner-up: ");
        setting_write(&run->factors, s->runner_up, &p->alt);
        buf_printf(&p->alt, ", %.4g", run->sizing.sized->contenders[s->runner_up].objective);
    }
    buf_add_char(&p->alt, '.');
}

bool figure_contenders(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    struct plot p;
    struct buf unit = BUF_INIT;
    if (run->kind != STORED_SIZE || run->done == 0 || run->sizing.sized->valueless) {
        return true;
    }
    const struct metric *metric = &run->sizing.metrics->metrics[run->sizing.minimise];
    const size_t *order = ordered(run, a);
    size_t rows = run->count < ROWS ? run->count : ROWS;
    unit_write(run->results[0], metric, &unit);
    plot_begin(&p, a, run, "contenders");
    p.height = AROUND + ROW * (int)rows > 200 ? AROUND + ROW * (int)rows : 200;
    buf_printf(&p.title, "The smallest %s that meets the targets", metric->name);
    buf_printf(&p.caption,
               "Each setting by its %s, the smallest first, and how it stands to the "
               "targets; bars are 95 %% intervals of the mean. Settings were played "
               "under the same luck, so that their differences are surer than the bars.",
               metric->name);
    if (rows < run->count) {
        buf_printf(&p.caption, " The first %zu of %zu.", rows, run->count);
    }
    tell(run, &p);
    plot_add(&p, "set key maxcols 1\n");
    plot_label(&p, "x", metric->name, buf_text(&unit));
    plot_add(&p, "set offsets graph 0.05, graph 0.05, 0, "
                 "0\n");
    write_rows(run, order, rows, &p);
    plot_standings(run, order, rows, &p);
    plot_end(&p, d);
    buf_release(&unit);
    return true;
}
