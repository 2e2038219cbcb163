/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/quantile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

/* A bin holds the doubles that share sign, exponent and the first 9 bits of the fraction; its
 * middle is within 2^-10 of each, relatively (subnormal numbers aside, which round to a bin about
 * 0). The patterns of non-negative doubles are ordered as the numbers are, so the index is a shift.
 */
enum { FRACTION_BITS = 9, SHIFT = 52 - FRACTION_BITS };
static const size_t half = (size_t)0x7ff << FRACTION_BITS; /* bins on either side of 0 */

void quantile_init(struct quantile *q, int64_t keep)
{
    *q = (struct quantile){.keep = keep > 0 ? keep : QUANTILE_KEEP};
}

void quantile_release(struct quantile *q)
{
    free(q->values);
    free(q->bins);
    *q = (struct quantile){.keep = q->keep};
}

static size_t bin_of(double x)
{
    double magnitude = fabs(x);
    uint64_t bits;
    memcpy(&bits, &magnitude, sizeof bits);
    size_t from_zero = (size_t)(bits >> SHIFT);
    return x < 0 ? half - 1 - from_zero : half + from_zero;
}

static double bin_middle(size_t bin)
{
    size_t from_zero = bin < half ? half - 1 - bin : bin - half;
    uint64_t bits = (uint64_t)from_zero << SHIFT;
    if (from_zero > 0) { /* that of the bin at 0 is 0 itself */
        bits |= UINT64_C(1) << (SHIFT - 1);
    }
    double magnitude;
    memcpy(&magnitude, &bits, sizeof magnitude);
    return bin < half ? -magnitude : magnitude;
}

static void switch_to_bins(struct quantile *q)
{
    q->bins = xcalloc(2 * half, sizeof *q->bins);
    for (size_t i = 0; i < (size_t)q->n; i++) {
        q->bins[bin_of(q->values[i])]++;
    }
    free(q->values);
    q->values = NULL;
    q->room = 0;
}

static void grow(struct quantile *q)
{
    int64_t room = q->room > 0 ? 2 * q->room : 64;
    q->room = room < q->keep ? room : q->keep;
    q->values = xrealloc(q->values, (size_t)q->room, sizeof *q->values);
}

void quantile_add(struct quantile *q, double x)
{
    VERIFY(isfinite(x));
    q->min = q->n == 0 || x < q->min ? x : q->min;
    q->max = q->n == 0 || x > q->max ? x : q->max;
    if (!q->bins && q->n == q->keep) {
        switch_to_bins(q);
    }
    if (q->bins) {
        q->bins[bin_of(x)]++;
    } else {
        if (q->n == q->room) {
            grow(q);
        }
        q->values[q->n] = x;
        q->sorted = false;
    }
    q->n++;
}

bool quantile_exact(const struct quantile *q)
{
    return q->bins == NULL;
}

static int compare(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double rank_in_bins(const struct quantile *q, int64_t k)
{
    if (k == 1 || k == q->n) {
        return k == 1 ? q->min : q->max;
    }
    size_t bin = bin_of(q->min);
    uint64_t upto = q->bins[bin];
    while (upto < (uint64_t)k) {
        upto += q->bins[++bin];
    }
    return fmax(q->min, fmin(q->max, bin_middle(bin)));
}

double quantile_rank(struct quantile *q, int64_t k)
{
    VERIFY(k >= 1 && k <= q->n);
    if (q->bins) {
        return rank_in_bins(q, k);
    }
    if (!q->sorted) {
        qsort(q->values, (size_t)q->n, sizeof *q->values, compare);
        q->sorted = true;
    }
    return q->values[k - 1];
}

double quantile_at(struct quantile *q, double p)
{
    VERIFY(p >= 0 && p <= 1);
    if (q->n == 0) {
        return NAN;
    }
    double rank = ceil((double)q->n * p * (1 - 0x1p-50));
    return quantile_rank(q, rank > 1 ? (int64_t)rank : 1);
}
