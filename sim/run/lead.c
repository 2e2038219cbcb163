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

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(const double *x, size_t n)
{
    double *sorted = xcalloc(n, sizeof *sorted);
    for (size_t i = 0; i < n; i++) {
        sorted[i] = x[i];
    }
    qsort(sorted, n, sizeof *sorted, ascending);
    double middle = sorted[n / 2];
    free(sorted);
    return middle;
}

static double range(const struct influence *x)
{
    double least = INFINITY, most = -INFINITY;
    for (size_t i = 0; i < x->n; i++) {
        least = fmin(least, x->of[i]);
        most = fmax(most, x->of[i]);
    }
    return most - least;
}

/* What is no more than rounding, of numbers of this size. */
static double grain(const struct influence *a, const struct influence *b)
{
    return 1e-12 * (fmax(fabs(a->value), fabs(b->value)) + fmax(range(a), range(b)));
}

enum { OTHERS = 10 };
static const double ALIKE = 0.99;

/* `usual` is what the difference mostly is, `others` of n are not. They must not come so often that
 * as much as the metric has varied would make up for it. */
static double seldom_error(double usual, size_t others, double n, double varied, double first)
{
    return usual < 0
               ? 1
               : anytime_share_below((double)others, n, fmax(1 - ALIKE, usual / varied), first);
}

/* Nothing has varied yet. What comes seldom and has not been seen is not known; as elsewhere, what
 * shows in less than one replication of a hundred is held to be alike. */
static double constant_error(double mean, double n, double first, bool chance)
{
    return !(mean >= 0) ? 1 : chance ? anytime_share_below(0, n, 1 - ALIKE, first) : 0;
}

static double error_of(const struct influence *a, const struct influence *b, double mean,
                       const double *each, int64_t first, bool chance)
{
    size_t others = 0;
    double n = (double)a->n, middle = median(each, a->n), small = grain(a, b);
    double varied = fmax(range(a), range(b)), usual = mean + middle;
    for (size_t i = 0; i < a->n; i++) {
        others += fabs(each[i] - middle) > small;
    }
    if (varied <= small) {
        return constant_error(mean, n, (double)first, chance);
    }
    if (others < OTHERS) {
        return seldom_error(fabs(usual) <= small ? 0 : usual, others, n, varied, (double)first);
    }
    double unseen = chance ? seldom_error(mean, 0, n, varied, (double)first) : 0;
    return fmax(unseen, anytime_mean_above(each, a->n, mean, n / (double)first));
}

struct lead lead_of(const struct series *best, const struct series *other, int metric,
                    int64_t first, bool chance)
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
        l.variance = d.hi > d.lo ? mean_square(each, n) : 0;
        l.error = error_of(&a, &b, l.mean, each, first, chance);
        free(each);
    }
    free(a.of);
    free(b.of);
    return l;
}
