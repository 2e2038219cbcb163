/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cumulative hazard and its inverse, each precise at both ends: near 0 it is the distribution
 * function, and far out the logarithm of a survival function that may be too small for a double. */
#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#include "sim/base/die.h"
#include "sim/rng/dist.h"

/* Up to here exp(-h) is a normal double with all its digits. */
static const double HAZARD_OF_DOUBLES = 690;

bool dist_has_density(const struct dist *d)
{
    switch (d->kind) {
    case DIST_CONSTANT:
    case DIST_EMPIRICAL:
        return false;
    case DIST_LOGNORMAL:
        return d->b > 0;
    case DIST_MIXTURE:
        for (size_t i = 0; i < d->count; i++) {
            if (d->parts[i].share > 0 && !dist_has_density(&d->parts[i].of)) {
                return false;
            }
        }
        return true;
    case DIST_TRIANGULAR:
        return d->c > d->a;
    case DIST_UNIFORM:
        return d->b > d->a;
    case DIST_EXPONENTIAL:
    case DIST_GAMMA:
    case DIST_PARETO:
    case DIST_WEIBULL:
        return true;
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}

/* Of the standard normal law. */
static double hazard_normal(double y)
{
    static const double far = 30;
    if (y < 0) {
        return -log1p(-erfc(-y * M_SQRT1_2) / 2);
    }
    return y < far ? -log(erfc(y * M_SQRT1_2) / 2) : M_LN2 - gsl_sf_log_erfc(y * M_SQRT1_2);
}

/* Far out by Newton's method from sqrt(2 h): the hazard rate there is y + 1 / y and a little less.
 */
static double inverse_normal(double h)
{
    if (h < M_LN2) {
        return gsl_cdf_ugaussian_Pinv(-expm1(-h));
    }
    if (h < HAZARD_OF_DOUBLES) {
        return gsl_cdf_ugaussian_Qinv(exp(-h));
    }
    double y = sqrt(2 * h);
    for (int i = 0; i < 6 && y < INFINITY; i++) {
        y -= (hazard_normal(y) - h) / (y + 1 / y);
    }
    return y;
}

/* log Q = -z + shape log z - log Gamma(shape) - log(f), with the continued fraction (DLMF 8.9.2)
 * f = z + 1 - shape - 1 (1 - shape) / (z + 3 - shape - 2 (2 - shape) / (z + 5 - shape - ...)),
 * which far out takes a few terms. Lentz's method. */
static double hazard_gamma_far(double shape, double z)
{
    static const double tiny = 1e-300;
    double b = z + 1 - shape, f = b, c = b, g = 0;
    for (int i = 1; i < 100000; i++) {
        double numerator = -i * (i - shape);
        b += 2;
        g = b + numerator * g;
        c = b + numerator / c;
        g = 1 / (fabs(g) < tiny ? tiny : g);
        c = fabs(c) < tiny ? tiny : c;
        f *= c * g;
        if (fabs(c * g - 1) < GSL_DBL_EPSILON) {
            break;
        }
    }
    return z - shape * log(z) + gsl_sf_lngamma(shape) + log(f);
}

static double hazard_gamma(double shape, double z)
{
    if (z > shape && z - shape - shape * log(z / shape) > HAZARD_OF_DOUBLES - 50) {
        return hazard_gamma_far(shape, z);
    }
    double p = z < shape + 1 ? gsl_sf_gamma_inc_P(shape, z) : 1;
    return p < 0.5 ? -log1p(-p) : -log(gsl_sf_gamma_inc_Q(shape, z));
}

/* From the shares that have failed while they are few, else from the part that lasts longest. */
static double hazard_mixture(const struct dist *d, double x)
{
    double total = 0, failed = 0, least = INFINITY, left = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (d->parts[i].share > 0) {
            double h = dist_cumulative_hazard(&d->parts[i].of, x);
            total += d->parts[i].share;
            failed += d->parts[i].share * -expm1(-h);
            least = fmin(least, h);
        }
    }
    if (failed < total / 2 || isinf(least)) {
        return isinf(least) ? INFINITY : -log1p(-failed / total);
    }
    for (size_t i = 0; i < d->count; i++) {
        if (d->parts[i].share > 0) {
            left += d->parts[i].share * exp(least - dist_cumulative_hazard(&d->parts[i].of, x));
        }
    }
    return least - log(left / total);
}

static double hazard_triangular(const struct dist *d, double x)
{
    double width = d->c - d->a, rise = d->b - d->a, fall = d->c - d->b;
    if (x <= d->a || x >= d->c) {
        return x < d->c || x < d->a ? 0 : INFINITY;
    }
    if (x < d->b) {
        return -log1p(-((x - d->a) / width * ((x - d->a) / rise)));
    }
    return -log1p(-rise / width) - 2 * log1p(-(x - d->b) / fall);
}

double dist_cumulative_hazard(const struct dist *d, double x)
{
    if (!(x > 0) || isinf(x)) {
        return x > 0 ? INFINITY : -log(dist_survival(d, x));
    }
    switch (d->kind) {
    case DIST_CONSTANT:
    case DIST_EMPIRICAL:
        return -log(dist_survival(d, x));
    case DIST_EXPONENTIAL:
        return x / d->a;
    case DIST_GAMMA:
        return hazard_gamma(d->a, x / d->b);
    case DIST_LOGNORMAL:
        return d->b > 0 ? hazard_normal((log(x) - d->a) / d->b) : -log(dist_survival(d, x));
    case DIST_MIXTURE:
        return hazard_mixture(d, x);
    case DIST_PARETO:
        return x > d->a ? d->b * log1p((x - d->a) / d->a) : 0;
    case DIST_TRIANGULAR:
        return hazard_triangular(d, x);
    case DIST_UNIFORM:
        if (x <= d->a || x >= d->b) {
            return x < d->b ? 0 : INFINITY;
        }
        return -log1p(-(x - d->a) / (d->b - d->a));
    case DIST_WEIBULL:
        return pow(x / d->b, d->a);
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}

/* The secant through the ends of a bracket, log against log, in which most laws are nearly straight
 * (the Illinois rule keeps both ends moving); every fourth step halves, for those with gaps. */
static double solve(const struct dist *d, double h, double lo, double hi)
{
    double below = log(dist_cumulative_hazard(d, lo) / h);
    double above = log(dist_cumulative_hazard(d, hi) / h);
    for (int i = 1, side = 0; i < 300 && hi - lo > 2 * GSL_DBL_EPSILON * hi; i++) {
        double share = i % 4 && isfinite(below) && isfinite(above) ? below / (below - above) : 0.5;
        double x = lo * pow(hi / lo, fmin(fmax(share, 0x1p-50), 1));
        x = x > lo && x < hi ? x : lo + (hi - lo) / 2;
        double off = log(dist_cumulative_hazard(d, x) / h);
        if (fabs(off) <= GSL_DBL_EPSILON / 2) {
            return x;
        }
        if (off < 0) {
            above *= side < 0 ? 0.5 : 1;
            lo = x;
            below = off;
        } else {
            below *= side > 0 ? 0.5 : 1;
            hi = x;
            above = off;
        }
        side = off < 0 ? -1 : 1;
    }
    return hi;
}

/* The parts of a mixture bracket it; a gamma law is searched for from its mean. */
static double inverse_by_search(const struct dist *d, double h)
{
    double lo = DBL_MAX, hi = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (d->parts[i].share > 0) {
            double x = dist_cumulative_hazard_inverse(&d->parts[i].of, h);
            lo = fmin(lo, x);
            hi = fmax(hi, fmin(x, DBL_MAX));
        }
    }
    if (d->kind == DIST_GAMMA) {
        lo = hi = d->a * d->b;
    }
    for (; hi < DBL_MAX / 4 && dist_cumulative_hazard(d, hi) < h; hi *= 4) {
    }
    for (; lo > DBL_MIN * 4 && dist_cumulative_hazard(d, lo) >= h; lo /= 4) {
    }
    return lo > DBL_MIN * 4 ? solve(d, h, lo, hi) : lo;
}

static double inverse_triangular(const struct dist *d, double h)
{
    double width = d->c - d->a, rise = d->b - d->a, fall = d->c - d->b;
    double to_mode = rise < width ? -log1p(-rise / width) : INFINITY;
    return h <= to_mode ? d->a + sqrt(-expm1(-h) * width * rise)
                        : d->b - fall * expm1((to_mode - h) / 2);
}

double dist_cumulative_hazard_inverse(const struct dist *d, double h)
{
    VERIFY(h >= 0);
    if (!dist_has_density(d) || h <= 0) {
        return dist_quantile(d, -expm1(-h));
    }
    switch (d->kind) {
    case DIST_CONSTANT:
    case DIST_EMPIRICAL:
        break;
    case DIST_EXPONENTIAL:
        return d->a * h;
    case DIST_GAMMA:
    case DIST_MIXTURE:
        return isinf(h) ? dist_quantile(d, 1) : inverse_by_search(d, h);
    case DIST_LOGNORMAL:
        return exp(d->a + d->b * inverse_normal(h));
    case DIST_PARETO:
        return d->a * exp(h / d->b);
    case DIST_TRIANGULAR:
        return inverse_triangular(d, h);
    case DIST_UNIFORM:
        return d->a - (d->b - d->a) * expm1(-h);
    case DIST_WEIBULL:
        return d->b * pow(h, 1 / d->a);
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}
