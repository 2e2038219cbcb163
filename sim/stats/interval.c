/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/interval.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>

#include "sim/base/die.h"

static const struct interval none = {NAN, NAN};

struct interval interval_mean(const struct tally *t, double level)
{
    VERIFY(level > 0 && level < 1);
    if (t->n < 2) {
        return none;
    }
    double half =
        gsl_cdf_tdist_Qinv((1 - level) / 2, (double)(t->n - 1)) * tally_sd(t) / sqrt((double)t->n);
    return (struct interval){t->mean - half, t->mean + half};
}

/* The shares q with |k / n - q| <= z sqrt(q (1 - q) / n). */
struct interval interval_wilson(int64_t k, int64_t n, double level)
{
    VERIFY(level > 0 && level < 1 && k >= 0 && k <= n);
    if (n == 0) {
        return none;
    }
    double z = gsl_cdf_ugaussian_Qinv((1 - level) / 2);
    double size = (double)n, share = (double)k / size;
    double middle = share + z * z / (2 * size);
    double half = z * sqrt(share * (1 - share) / size + z * z / (4 * size * size));
    double scale = 1 + z * z / size;
    return (struct interval){k == 0 ? 0 : (middle - half) / scale,
                             k == n ? 1 : (middle + half) / scale};
}

/* Of the share q between lo and hi, at which the chance of k or more (of k or fewer, if `fewer`) of
 * n is `tail`. Halving, since GSL's own inverse of the beta distribution gives NaN from n = 10,000
 * up. Near k / n, from n = 10^7 up, so does the distribution function: its value there is about
 * 1/2, above any tail, and a failed comparison takes it so. */
static double halve(double lo, double hi, int64_t k, int64_t n, double tail, bool fewer)
{
    for (;;) {
        double mid = lo + (hi - lo) / 2;
        if (mid <= lo || mid >= hi) {
            return mid;
        }
        double chance = fewer ? gsl_cdf_beta_Q(mid, (double)(k + 1), (double)(n - k))
                              : gsl_cdf_beta_P(mid, (double)k, (double)(n - k + 1));
        if ((chance < tail) == fewer) {
            hi = mid;
        } else {
            lo = mid;
        }
    }
}

/* lo is the share at which k or more has half the error, hi that at which k or fewer has. */
struct interval interval_clopper_pearson(int64_t k, int64_t n, double level)
{
    VERIFY(level > 0 && level < 1 && k >= 0 && k <= n);
    if (n == 0) {
        return none;
    }
    double tail = (1 - level) / 2, share = (double)k / (double)n;
    return (struct interval){k == 0 ? 0 : halve(0, share, k, n, tail, false),
                             k == n ? 1 : halve(share, 1, k, n, tail, true)};
}
