/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/comparison.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/run/collect.h"
#include "sim/run/frontier.h"

bool comparison_paired(const struct design *a, const struct design *b)
{
    return a->result->seed == b->result->seed && a->result->first == b->result->first &&
           a->result->horizon == b->result->horizon && a->series->count == b->series->count;
}

struct difference comparison_difference(const struct design *a, const struct design *b, int metric)
{
    struct influence x, y;
    series_estimate(a->series, metric, &x);
    series_estimate(b->series, metric, &y);
    struct difference d = influence_difference(&x, &y, comparison_paired(a, b), COLLECT_LEVEL);
    free(x.of);
    free(y.of);
    return d;
}

static double mean_of(const struct design *d, const char *metric)
{
    const struct summary *s = result_summary(d->result, metric);
    VERIFY(s);
    return s->mean;
}

/* Whether b is more available than a, or as available and cheaper. */
static bool is_better(const struct design *b, const struct design *a)
{
    double up = mean_of(b, "availability.requests") - mean_of(a, "availability.requests");
    double saved = mean_of(a, "cost.annual") - mean_of(b, "cost.annual");
    return up > 0 || (up >= 0 && saved > 0);
}

void comparison_rank(const struct comparison *c, size_t *ret_order)
{
    for (size_t i = 0; i < c->count; i++) { /* a handful */
        size_t at = i;
        for (; at > 0 && is_better(&c->designs[i], &c->designs[ret_order[at - 1]]); at--) {
            ret_order[at] = ret_order[at - 1];
        }
        ret_order[at] = i;
    }
}

size_t comparison_frontier(const struct comparison *c, size_t *ret_order)
{
    const struct result *results[COMPARISON_DESIGNS];
    struct objectives objectives;
    VERIFY(c->count <= COMPARISON_DESIGNS);
    for (size_t i = 0; i < c->count; i++) {
        results[i] = c->designs[i].result;
        if (isnan(mean_of(&c->designs[i], "cost.annual"))) {
            return 0;
        }
    }
    return frontier_objectives(results, c->count, NULL, &objectives)
               ? frontier_find(results, c->count, &objectives, ret_order)
               : 0;
}

struct difference comparison_per_nine(const struct design *a, const struct design *b)
{
    const struct metric_table *metrics = a->series->metrics;
    int nines = metric_find(metrics, "availability.nines");
    int annual = metric_find(metrics, "cost.annual");
    struct influence xa, xb, ya, yb;
    series_estimate(a->series, nines, &xa);
    series_estimate(b->series, nines, &xb);
    series_estimate(a->series, annual, &ya);
    series_estimate(b->series, annual, &yb);
    struct difference d =
        influence_slope(&xa, &xb, &ya, &yb, comparison_paired(a, b), COLLECT_LEVEL);
    free(xa.of);
    free(xb.of);
    free(ya.of);
    free(yb.of);
    return d;
}
