/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/lead.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/run/collect.h"
#include "sim/stats/anytime.h"

/* The pair's difference of influences, replication by replication. */
static double *differences(const struct influence *a, const struct influence *b)
{
    double *d = xcalloc(a->n + 1, sizeof *d);
    for (size_t i = 0; i < a->n; i++) {
        d[i] = b->of[i] - a->of[i];
    }
    return d;
}

static double mean_square(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += x[i] * x[i];
    }
    return sum / ((double)n - 1);
}

struct lead lead_of(const struct series *best, const struct series *other, int metric,
                    int64_t first)
{
    size_t n = best->count < other->count ? best->count : other->count;
    struct lead l = {.error = 1};
    struct influence a, b;
    series_estimate_first(best, metric, n, &a);
    series_estimate_first(other, metric, n, &b);
    /* which takes a difference of no more than rounding for none */
    struct difference d = influence_difference(&a, &b, true, COLLECT_LEVEL);
    l.mean = d.mean;
    l.lo = d.lo;
    l.hi = d.hi;
    if (!isnan(d.mean) && n > 1) {
        double *each = differences(&a, &b);
        bool constant = !(d.hi > d.lo);
        l.variance = constant ? 0 : mean_square(each, n);
        l.error = constant ? !(l.mean >= 0)
                           : anytime_mean_above(each, n, l.mean, (double)n / (double)first);
        free(each);
    }
    free(a.of);
    free(b.of);
    return l;
}
