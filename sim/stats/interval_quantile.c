/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals for quantiles from ranks. */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "sim/base/die.h"
#include "sim/stats/interval.h"

/* P(B >= k) for B binomial(n, p). By the beta distribution, for n beyond the unsigned int of
 * gsl_cdf_binomial_Q. From n = 10^7 up GSL gives NaN near the mean; the value there is about 1/2,
 * above any tail asked for, and the failed comparisons below take it so. */
static double at_least(int64_t k, int64_t n, double p)
{
    if (k <= 0 || k > n) {
        return k <= 0;
    }
    return gsl_cdf_beta_P(p, (double)k, (double)(n - k + 1));
}

static double below(int64_t k, int64_t n, double p)
{
    if (k <= 0 || k > n) {
        return k > 0;
    }
    return gsl_cdf_beta_Q(p, (double)k, (double)(n - k + 1));
}

/* Greatest lo in 0..n with P(B < lo) <= tail: x(lo) exceeds the quantile no more often than that.
 */
static int64_t lower_rank(int64_t n, double p, double tail)
{
    int64_t good = 0, bad = n + 1;
    while (bad - good > 1) {
        int64_t mid = good + (bad - good) / 2;
        if (below(mid, n, p) <= tail) {
            good = mid;
        } else {
            bad = mid;
        }
    }
    return good;
}

/* Least hi in 1..n+1 with P(B >= hi) <= tail. */
static int64_t upper_rank(int64_t n, double p, double tail)
{
    int64_t bad = 0, good = n + 1;
    while (good - bad > 1) {
        int64_t mid = bad + (good - bad) / 2;
        if (at_least(mid, n, p) <= tail) {
            good = mid;
        } else {
            bad = mid;
        }
    }
    return good;
}

struct ranks interval_quantile_ranks(int64_t n, double p, double level)
{
    VERIFY(n >= 1 && p >= 0 && p <= 1 && level > 0 && level < 1);
    double error = 1 - level;
    struct ranks r = {lower_rank(n, p, error / 2), upper_rank(n, p, error / 2), 0};
    double beyond_first = below(1, n, p), beyond_last = at_least(n, n, p);
    if (r.lo < 1 && beyond_first <= error) {
        r.lo = 1;
        r.hi = upper_rank(n, p, error - beyond_first);
    } else if (r.hi > n && beyond_last <= error) {
        r.hi = n;
        r.lo = lower_rank(n, p, error - beyond_last);
    }
    if (r.lo < 1) {
        r.lo = 1;
        r.too_short |= RANKS_NO_LOWER;
    }
    if (r.hi > n) {
        r.hi = n;
        r.too_short |= RANKS_NO_UPPER;
    }
    return r;
}

struct interval interval_quantile(struct quantile *q, double p, double level)
{
    return interval_quantile_clustered(q, p, level, 1);
}

struct interval interval_quantile_clustered(struct quantile *q, double p, double level,
                                            double design_effect)
{
    VERIFY(design_effect >= 1);
    if (q->n == 0) {
        return (struct interval){NAN, NAN};
    }
    int64_t effective = (int64_t)fmax(1, floor((double)q->n / design_effect));
    struct ranks r = interval_quantile_ranks(effective, p, level);
    double scale = (double)q->n / (double)effective;
    int64_t lo = (int64_t)fmax(1, floor((double)r.lo * scale));
    int64_t hi = (int64_t)fmin((double)q->n, ceil((double)r.hi * scale));
    return (struct interval){r.too_short & RANKS_NO_LOWER ? NAN : quantile_rank(q, lo),
                             r.too_short & RANKS_NO_UPPER ? NAN : quantile_rank(q, hi)};
}
