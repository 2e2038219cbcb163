/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the time of rto.service went, a bar a design: its stages in the order in which an incident
 * goes through them add up to the mean exactly. Where some incidents are outages and some are not,
 * it is the mean per outage; the others have no stages. */
#include <math.h>

#include "reports/figure_bars.h"
#include "reports/figures.h"
#include "reports/human.h"
#include "reports/per_outage.h"

static const struct {
    const char *metric, *label;
} stages[] = {{"rto.stage.detect", "detect"},   {"rto.stage.decide", "decide"},
              {"rto.stage.promote", "promote"}, {"rto.stage.drain", "drain"},
              {"rto.stage.warm", "warm"},       {"rto.stage.other", "waiting for repair"}};
enum { STAGES = sizeof stages / sizeof *stages };

struct waterfall {
    const struct stored_run *run;
    bool per_outage;            /* of all designs */
    struct per_outage *outages; /* by design */
};

static bool read_outages(struct waterfall *w, struct archive *store, struct arena *a)
{
    bool read = true;
    w->outages = arena_array(a, w->run->done, sizeof *w->outages);
    for (size_t i = 0; read && i < w->run->done; i++) {
        read = per_outage_read(store, w->run->row.id, (int64_t)i + 1, w->run->results[i],
                               &w->outages[i]);
        w->per_outage = w->per_outage || per_outage_differs(&w->outages[i]);
    }
    return read;
}

static const struct summary *whole_of(const struct waterfall *w, size_t design)
{
    return w->per_outage && w->outages[design].outages > 0
               ? &w->outages[design].service
               : result_summary(w->run->results[design], "rto.service");
}

/* Of a metric that is 0 in incidents without an outage. */
static double mean_of(const struct waterfall *w, size_t design, const char *metric)
{
    const struct per_outage *o = &w->outages[design];
    double scale = w->per_outage && o->outages > 0 ? (double)o->incidents / (double)o->outages : 1;
    return scale * figure_mean(w->run, design, metric);
}

static double longest(const struct waterfall *w)
{
    double most = 0;
    for (size_t i = 0; i < w->run->done; i++) {
        most = fmax(most, mean_of(w, i, "rto.service"));
    }
    return most;
}

static void write_data(struct plot *p, const struct waterfall *w, double unit)
{
    figure_bars_begin(p, w->run);
    for (size_t i = 0; i < w->run->done; i++) {
        double at = 0;
        for (size_t k = 0; k < STAGES; k++) {
            double mean = mean_of(w, i, stages[k].metric) / unit;
            figure_bars_part(p, w->run, stages[k].label, i, at, mean);
            at += mean;
        }
        figure_bars_whole(p, w->run, i, whole_of(w, i), unit);
    }
}

static void tell(struct plot *p, const struct waterfall *w, const struct metric *metric)
{
    for (size_t i = 0; i < w->run->done; i++) {
        const char *sign = " = ";
        buf_printf(&p->alt, "%s%s: ", i == 0 ? "" : " ", w->run->points[i].name);
        human_mean(metric, whole_of(w, i), &p->alt);
        for (size_t k = 0; k < STAGES; k++) {
            double mean = mean_of(w, i, stages[k].metric);
            if (mean > 0) {
                buf_printf(&p->alt, "%s%s ", sign, stages[k].label);
                human_value(metric, mean, &p->alt);
                sign = " + ";
            }
        }
        buf_add_char(&p->alt, '.');
    }
}

/* ": 58 outages in 3979 incidents of years", and what the last stage is. */
static void add_caption(struct plot *p, const struct waterfall *w)
{
    buf_add(&p->caption, "Mean of rto.service over all ");
    buf_add(&p->caption,
            w->per_outage ? "outages: incidents in which the service was down" : "incidents");
    for (size_t i = 0; w->per_outage && i < w->run->done; i++) {
        buf_printf(&p->caption, "%s%lld of %lld%s%s", i == 0 ? " (" : ", ",
                   (long long)w->outages[i].outages, (long long)w->outages[i].incidents,
                   w->run->done > 1 ? " of " : "", w->run->done > 1 ? w->run->points[i].name : "");
    }
    buf_add(&p->caption, w->per_outage ? ")" : "");
    buf_add(&p->caption, ", from the fault to the service being back, split into the stages that "
                         "an incident goes through. The dot is their sum, the whisker its 95 % "
                         "interval.");
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

static void draw(struct plot *p, const struct waterfall *w, const struct cell_unit *unit)
{
    const char *labels[STAGES];
    size_t colours[STAGES], count = 0;
    for (size_t k = 0; k < STAGES; k++) {
        if (any(w->run, stages[k].metric)) {
            labels[count] = stages[k].label;
            colours[count++] = k;
        }
    }
    if (any(w->run, "rto.stage.other")) {
        buf_add(&p->caption,
                " Waiting for repair (rto.stage.other): no stage is under way, so only the end "
                "of the fault brings the service back, or it came back too briefly "
                "to count.");
    }
    write_data(p, w, unit->size);
    plot_label(p, "x", w->per_outage ? "mean of rto.service per outage" : "mean of rto.service",
               unit->name);
    figure_bars_draw(p, w->run, labels, colours, count, "sum and 95 %");
}

bool figure_waterfall(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    struct waterfall w = {.run = run};
    struct plot p;
    if (!figure_of_designs(run)) {
        return true;
    }
    if (!read_outages(&w, d->store, a)) {
        return false;
    }
    double most = longest(&w);
    if (!(most > 0)) {
        return true;
    }
    const struct metric_table *t = run->results[0]->metrics;
    const struct metric *metric = &t->metrics[metric_find(t, "rto.service")];
    struct cell_unit unit = cell_unit_of(metric, most);
    plot_begin(&p, a, run, "waterfall");
    buf_add(&p.title, w.per_outage ? "Where the time went, per outage" : "Where the time went");
    add_caption(&p, &w);
    tell(&p, &w, metric);
    draw(&p, &w, &unit);
    plot_end(&p, d);
    return true;
}
