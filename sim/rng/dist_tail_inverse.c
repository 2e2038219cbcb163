/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inverse of the integrated tail: in closed form where there is one, else Newton's method on
 * its logarithm, whose derivative is -survival / tail, kept inside a bracket. */
#include <gsl/gsl_math.h>
#include <math.h>

#include "sim/base/die.h"
#include "sim/rng/dist.h"

/* Between two neighbouring values the tail falls in a straight line. */
static double inverse_empirical(const struct dist *d, double y)
{
    double n = (double)d->count, tail = 0; /* at values[i] */
    size_t i = d->count - 1;
    for (; i > 0; i--) {
        double slope = (double)(d->count - i) / n;
        double next = tail + slope * (d->values[i] - d->values[i - 1]);
        if (next > y) {
            return d->values[i] - (y - tail) / slope;
        }
        tail = next;
    }
    return fmax(0, d->values[0] - (y - tail));
}

static double inverse_pareto(const struct dist *d, double y)
{
    double beyond = d->a / (d->b - 1); /* tail at min */
    return y >= beyond ? d->a - (y - beyond) : d->a * pow(beyond / y, 1 / (d->b - 1));
}

static double inverse_uniform(const struct dist *d, double y)
{
    double width = d->b - d->a;
    return y >= width / 2 ? dist_mean(d) - y : d->b - sqrt(2 * y * width);
}

static double inverse_triangular(const struct dist *d, double y)
{
    return d->c - cbrt(3 * y * (d->c - d->a) * (d->c - d->b));
}

/* The tail is above y at lo and not above it at hi. A step that leaves the bracket, or fails to
 * shrink the distance to y, gives way to halving. */
static double solve(const struct dist *d, double y, double lo, double hi)
{
    double x = lo > 0 ? lo : hi / 2;
    for (int i = 0; i < 200 && hi - lo > 2 * GSL_DBL_EPSILON * hi; i++) {
        double tail = dist_tail(d, x), survival = dist_survival(d, x);
        if (tail > y) {
            lo = x;
        } else {
            hi = x;
        }
        double next = x + tail / survival * log(tail / y);
        if (fabs(next - x) <= 1e-14 * x) {
            return x;
        }
        x = next > lo && next < hi && i % 8 < 6 ? next : lo + (hi - lo) / 2;
    }
    return hi;
}

double dist_tail_inverse(const struct dist *d, double y)
{
    double mean = dist_mean(d);
    VERIFY(y >= 0);
    if (y >= mean) {
        return 0;
    }
    if (isinf(mean)) {
        return INFINITY;
    }
    if (y <= 0) {
        return dist_quantile(d, 1);
    }
    switch (d->kind) {
    case DIST_CONSTANT:
        return d->a - y;
    case DIST_EMPIRICAL:
        return inverse_empirical(d, y);
    case DIST_EXPONENTIAL:
        return d->a * log(d->a / y);
    case DIST_PARETO:
        return inverse_pareto(d, y);
    case DIST_UNIFORM:
        return inverse_uniform(d, y);
    case DIST_TRIANGULAR:
        if (y <= dist_tail(d, d->b)) {
            return inverse_triangular(d, y);
        }
        break;
    case DIST_GAMMA:
    case DIST_LOGNORMAL:
    case DIST_MIXTURE:
    case DIST_WEIBULL:
        break;
    }
    double lo = 0, hi = mean;
    while (dist_tail(d, hi) > y) {
        lo = hi;
        hi *= 4;
    }
    return solve(d, y, lo, hi);
}
