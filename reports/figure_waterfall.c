/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the time of rto.service went, a bar a design: its stages in the order in which an incident
 * goes through them add up to the mean exactly. */
#include <math.h>

#include "reports/figure_bars.h"
#include "reports/figures.h"
#include "reports/human.h"

static const struct {
    const char *metric, *label;
} stages[] = {{"rto.stage.detect", "detect"},   {"rto.stage.decide", "decide"},
              {"rto.stage.promote", "promote"}, {"rto.stage.drain", "drain"},
              {"rto.stage.warm", "warm"},       {"rto.stage.other", "other"}};
enum { STAGES = sizeof stages / sizeof *stages };

static double longest(const struct stored_run *run)
{
    double most = 0;
    for (size_t i = 0; i < run->done; i++) {
        most = fmax(most, figure_mean(run, i, "rto.service"));
    }
    return most;
}

static void write_data(struct plot *p, const struct stored_run *run, double unit)
{
    figure_bars_begin(p, run);
    for (size_t i = 0; i < run->done; i++) {
        double at = 0;
        for (size_t k = 0; k < STAGES; k++) {
            double mean = figure_mean(run, i, stages[k].metric) / unit;
            figure_bars_part(p, run, stages[k].label, i, at, mean);
            at += mean;
        }
        figure_bars_whole(p, run, i, result_summary(run->results[i], "rto.service"), unit);
    }
}

static void tell(struct plot *p, const struct stored_run *run, const struct metric *metric)
{
    for (size_t i = 0; i < run->done; i++) {
        const char *sign = " = ";
        buf_printf(&p->alt, "%s%s: ", i == 0 ? "" : " ", run->points[i].name);
        human_value(metric, figure_mean(run, i, "rto.service"), &p->alt);
        for (size_t k = 0; k < STAGES; k++) {
            double mean = figure_mean(run, i, stages[k].metric);
            if (mean > 0) {
                buf_printf(&p->alt, "%s%s ", sign, stages[k].label);
                human_value(metric, mean, &p->alt);
                sign = " + ";
            }
        }
        buf_add_char(&p->alt, '.');
    }
}

static bool any(const struct stored_run *run, const char *metric)
{
    for (size_t i = 0; i < run->done; i++) {
        if (figure_mean(run, i, metric) > 0) {
            return true;
        }
    }
    return false;
}

bool figure_waterfall(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    const char *labels[STAGES];
    size_t colours[STAGES], count = 0;
    struct plot p;
    double most = figure_of_designs(run) ? longest(run) : 0;
    if (!(most > 0)) {
        return true;
    }
    for (size_t k = 0; k < STAGES; k++) {
        if (any(run, stages[k].metric)) {
            labels[count] = stages[k].label;
            colours[count++] = k;
        }
    }
    const struct metric_table *t = run->results[0]->metrics;
    const struct metric *metric = &t->metrics[metric_find(t, "rto.service")];
    struct cell_unit unit = cell_unit_of(metric, most);
    plot_begin(&p, a, run, "waterfall");
    buf_add(&p.title, "Where the time went");
    buf_add(&p.caption,
            "Mean of rto.service over all incidents, from the fault to the service being "
            "back, split into the stages that an incident goes through. The dot is their "
            "sum, the whisker its 95 % interval.");
    tell(&p, run, metric);
    write_data(&p, run, unit.size);
    plot_label(&p, "x", "mean of rto.service", unit.name);
    figure_bars_draw(&p, run, labels, colours, count, "sum and 95 %");
    plot_end(&p, d);
    return true;
}
