/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each replication does to an estimate, and with it what two estimates differ by.
 *
 * An estimate from n replications is a mean, a ratio of means or a smooth function of such; to
 * first order it is its true value plus the mean of n influences, one a replication, which add up
 * to 0 (Hampel 1974; for ratios this is the linearised variance of Cochran 1977, 6.3). Its variance
 * is sum of squares / (n (n - 1)). Two estimates under common random numbers differ by a mean of
 * differences of influences, replication by replication, so what both owe to the same luck cancels.
 * Of plain means that is the paired t interval. */
#ifndef SIM_STATS_INFLUENCE_H
#define SIM_STATS_INFLUENCE_H

#include <stdbool.h>
#include <stddef.h>

struct influence {
    double value; /* the estimate; NaN: there is none */
    double *of;   /* by replication; owned by the caller */
    size_t n;
};

/* Of the ratio sum(weight x sum) / sum(weight x number): number 0 where a replication has no value.
 * A mean has numbers of 1. Writes n influences to ret->of, which has room for them; no estimate if
 * no replication has a value. */
void influence_ratio(const double *weight, const double *number, const double *sum, size_t n,
                     struct influence *ret);
/* -log10(1 - x) of an estimate; none at 1. */
void influence_nines(struct influence *x);
/* The quotient of two, in place of the first; none where the second is 0 or less. */
void influence_quotient(struct influence *x, const struct influence *by);

struct difference {
    double mean, lo, hi; /* b - a with its interval; NaN where there is none */
    double gain;         /* variance if they were independent over what it is; NaN if that is 0 */
    bool paired;
};

/* b - a. Paired: of the same replications one by one, n - 1 degrees of freedom; else those of Welch
 * 1947. */
struct difference influence_difference(const struct influence *a, const struct influence *b,
                                       bool paired, double level);

/* The quotient (yb - ya) / (xb - xa), such as what a nine more costs, with the interval of Fieller
 * 1954, which has no ends where the divisor may be 0. The same n for all. */
struct difference influence_slope(const struct influence *xa, const struct influence *xb,
                                  const struct influence *ya, const struct influence *yb,
                                  bool paired, double level);

#endif
