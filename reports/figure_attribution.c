/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes of outage a year by the kind of fault that they are put down to, a bar a design. */
#include <math.h>
#include <string.h>

#include "reports/figure_bars.h"
#include "reports/figures.h"

#define PREFIX "downtime.by."
#define REST "all others"

enum { KINDS = PLOT_COLOURS }; /* the last takes what is left */

struct kinds {
    const char *metric[KINDS]; /* the largest sums over all designs first */
    size_t count;
    bool rest; /* there are more than these */
};

static double sum_of(const struct stored_run *run, const char *metric)
{
    double sum = 0;
    for (size_t i = 0; i < run->done; i++) {
        sum += figure_mean(run, i, metric);
    }
    return sum;
}

static void insert(const struct stored_run *run, const char *metric, struct kinds *k)
{
    size_t at = k->count;
    if (k->count == KINDS - 1) {
        k->rest = true;
        at--;
        if (sum_of(run, metric) <= sum_of(run, k->metric[at])) {
            return;
        }
    } else {
        k->count++;
    }
    for (; at > 0 && sum_of(run, k->metric[at - 1]) < sum_of(run, metric); at--) {
        k->metric[at] = k->metric[at - 1];
    }
    k->metric[at] = metric;
}

static struct kinds kinds_of(const struct stored_run *run)
{
    struct kinds k = {.count = 0};
    const struct metric_table *t = run->results[0]->metrics;
    for (size_t m = 0; m < t->count; m++) {
        const char *name = t->metrics[m].name;
        if (strncmp(name, PREFIX, strlen(PREFIX)) == 0 && sum_of(run, name) > 0) {
            insert(run, name, &k);
        }
    }
    return k;
}

static const char *label_of(const char *metric)
{
    return metric + strlen(PREFIX);
}

static void write_data(struct plot *p, const struct stored_run *run, const struct kinds *k)
{
    figure_bars_begin(p, run);
    for (size_t i = 0; i < run->done; i++) {
        const struct summary *whole = result_summary(run->results[i], "downtime");
        double at = 0;
        for (size_t m = 0; m < k->count; m++) {
            double mean = figure_mean(run, i, k->metric[m]);
            figure_bars_part(p, run, label_of(k->metric[m]), i, at, mean);
            at += mean;
        }
        if (k->rest) {
            figure_bars_part(p, run, REST, i, at, fmax(whole->mean - at, 0));
        }
        figure_bars_whole(p, run, i, whole, 1);
    }
}

static void tell(struct plot *p, const struct stored_run *run, const struct kinds *k)
{
    for (size_t i = 0; i < run->done; i++) {
        buf_printf(&p->alt, "%s%s: %.4g minutes a year", i == 0 ? "" : " ", run->points[i].name,
                   figure_mean(run, i, "downtime"));
        for (size_t m = 0; m < k->count; m++) {
            double mean = figure_mean(run, i, k->metric[m]);
            if (mean > 0) {
                buf_printf(&p->alt, ", %s %.3g", label_of(k->metric[m]), mean);
            }
        }
        buf_add_char(&p->alt, '.');
    }
}

bool figure_attribution(struct dossier *d, const struct stored_run *run, struct arena *a)
{
    struct kinds k = figure_of_designs(run) ? kinds_of(run) : (struct kinds){.count = 0};
    const char *labels[KINDS];
    size_t colours[KINDS], count = 0;
    struct plot p;
    /* One kind in one design says nothing that the table does not. */
    if (k.count == 0 || (k.count == 1 && run->done == 1)) {
        return true;
    }
    for (; count < k.count; count++) {
        labels[count] = label_of(k.metric[count]);
        colours[count] = count;
    }
    if (k.rest) {
        labels[count] = REST;
        colours[count] = KINDS - 1;
        count++;
    }
    plot_begin(&p, a, run, "attribution");
    buf_add(&p.title, "What the downtime comes from");
    buf_add(&p.caption,
            "Minutes a year in which less than the success ratio of requests succeeds, by "
            "the fault that each outage is put down to. The dot is the sum, the whisker "
            "its 95 % interval.");
    tell(&p, run, &k);
    write_data(&p, run, &k);
    plot_label(&p, "x", "downtime", "minutes a year");
    figure_bars_draw(&p, run, labels, colours, count, "sum and 95 %");
    plot_end(&p, d);
    return true;
}
