/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidence intervals. Every one takes the confidence level (0.95) and gives lo <= hi. An end that
 * the data do not support (fewer than two values, or too few for the quantile asked for) is NaN, so
 * that no comparison with it succeeds. Formulas and sources stand at each function. */
#ifndef SIM_STATS_INTERVAL_H
#define SIM_STATS_INTERVAL_H

#include <stdint.h>

#include "sim/stats/quantile.h"
#include "sim/stats/tally.h"

struct interval {
    double lo, hi;
};

/* Mean of independent values: Student t with n - 1 degrees of freedom. */
struct interval interval_mean(const struct tally *t, double level);

/* Share k of n: Wilson score (Wilson 1927). */
struct interval interval_wilson(int64_t k, int64_t n, double level);
/* Share k of n: Clopper and Pearson 1934, never below the nominal level. */
struct interval interval_clopper_pearson(int64_t k, int64_t n, double level);

/* Order statistics around a quantile of an i.i.d. sample: ranks lo <= hi such that
 * P(x(lo) <= quantile <= x(hi)) >= level by the binomial law (David and Nagaraja 2003, 7.1), each
 * tail at most half of 1 - level where that can be; if the first or last value leaves more than
 * half beyond it, the other side gets the rest. An end that no rank reaches is clipped to 1..n and
 * flagged: the sample is too small for it. */
enum { RANKS_NO_LOWER = 1, RANKS_NO_UPPER = 2 };
struct ranks {
    int64_t lo, hi;
    int too_short; /* 0, or RANKS_NO_LOWER | RANKS_NO_UPPER */
};
struct ranks interval_quantile_ranks(int64_t n, double p, double level);
/* The values at these ranks; NaN for a flagged end. */
struct interval interval_quantile(struct quantile *q, double p, double level);

/* Values that come in clusters (incidents of one replication are not independent). Feed clusters in
 * order: for each the number of values and their sum; the interval is for the mean over all values
 * as the ratio estimator sum y / sum m with the linearised variance between clusters (Cochran 1977,
 * 6.3), Student t with clusters - 1 degrees of freedom. Clusters without values tell nothing about
 * the mean and do not count, so with at most one value a cluster this is interval_mean. */
struct clustered {
    int64_t clusters, values;
    double origin; /* mean of the first cluster; sums of y are of y - origin m, lest they cancel */
    double sum_m, sum_y, sum_mm, sum_yy, sum_my;
};
void clustered_add(struct clustered *c, int64_t m, double sum_y);
struct interval interval_clustered_mean(const struct clustered *c, double level);
/* Design effect of that clustering for the mean, at least 1 (Kish 1965): the variance of the mean
 * over what it would be were the values independent. Needs the pooled variance. */
double clustered_design_effect(const struct clustered *c, double pooled_variance);
/* As interval_quantile, as if there were n / design_effect independent values; the ranks for that
 * many are scaled up to n, outwards. */
struct interval interval_quantile_clustered(struct quantile *q, double p, double level,
                                            double design_effect);

#endif
