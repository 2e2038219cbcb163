/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confidence intervals. Every one takes the confidence level (0.95) and gives lo <= hi, NaN where
 * the data support none (fewer than two values, say). Formulas and sources stand at each function.
 */
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
 * P(x(lo) <= quantile <= x(hi)) >= level by the binomial law, as symmetric as can be, clipped to
 * 1..n when the sample is too small for the level (then ret_short is true). */
struct ranks {
    int64_t lo, hi;
    int too_short;
};
struct ranks interval_quantile_ranks(int64_t n, double p, double level);
struct interval interval_quantile(struct quantile *q, double p, double level);

/* Values that come in clusters (incidents of one replication are not independent). Feed clusters in
 * order: for each the number of values and their sum; the interval is for the mean over all values
 * as the ratio estimator sum y / sum m with the linearised variance between clusters (Cochran 1977,
 * 6.3), Student t with clusters - 1 degrees of freedom. Empty clusters count. */
struct clustered {
    int64_t clusters, values;
    double sum_m, sum_y, sum_mm, sum_yy, sum_my;
};
void clustered_add(struct clustered *c, int64_t m, double sum_y);
struct interval interval_clustered_mean(const struct clustered *c, double level);
/* Design effect of that clustering for the mean, at least 1; divide n by it before asking for the
 * ranks of a quantile of pooled clustered values (Kish 1965). Needs the pooled variance. */
double clustered_design_effect(const struct clustered *c, double pooled_variance);
struct interval interval_quantile_clustered(struct quantile *q, double p, double level,
                                            double design_effect);

#endif
