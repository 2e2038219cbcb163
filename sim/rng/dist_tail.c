/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The survival function and its integral. Each is written so that nothing cancels far out, where a
 * law of lags decides how old the oldest unapplied write is. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#include "sim/base/die.h"
#include "sim/rng/dist.h"

/* Beyond, exp(-z) is below the smallest double, and GSL reports underflow. */
static const double EXPONENT_MAX = 745;

/* Regularised upper incomplete gamma function. */
static double gamma_q(double shape, double z)
{
    if (z > shape && z - shape - shape * log(z / shape) > EXPONENT_MAX) {
        return 0;
    }
    return gsl_sf_gamma_inc_Q(shape, z);
}

/* How many of the sorted values are <= x. */
static size_t count_to(const struct dist *d, double x)
{
    size_t lo = 0, hi = d->count;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (d->values[mid] <= x) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return lo;
}

static double total_share(const struct dist *d)
{
    double sum = 0;
    for (size_t i = 0; i < d->count; i++) {
        sum += d->parts[i].share;
    }
    return sum;
}

static double survival_mixture(const struct dist *d, double x)
{
    double sum = 0;
    for (size_t i = 0; i < d->count; i++) {
        sum += d->parts[i].share * dist_survival(&d->parts[i].of, x);
    }
    return sum / total_share(d);
}

/* Left of the mode by what is missing to it, so that a mode at max costs no precision there. */
static double survival_triangular(const struct dist *d, double x)
{
    double width = d->c - d->a, rise = d->b - d->a, fall = d->c - d->b;
    if (x < d->a || x >= d->c) {
        return x < d->c;
    }
    if (x >= d->b) {
        return (d->c - x) / width * ((d->c - x) / fall);
    }
    double to_mode = d->b - x;
    return (fall + to_mode * (2 * rise - to_mode) / rise) / width;
}

double dist_survival(const struct dist *d, double x)
{
    if (x < 0 || isinf(x)) {
        return x < 0;
    }
    switch (d->kind) {
    case DIST_CONSTANT:
        return x < d->a;
    case DIST_EMPIRICAL:
        return (double)(d->count - count_to(d, x)) / (double)d->count;
    case DIST_EXPONENTIAL:
        return exp(-x / d->a);
    case DIST_GAMMA:
        return gamma_q(d->a, x / d->b);
    case DIST_LOGNORMAL:
        return d->b > 0 ? gsl_cdf_ugaussian_Q((log(x) - d->a) / d->b) : x < exp(d->a);
    case DIST_MIXTURE:
        return survival_mixture(d, x);
    case DIST_PARETO:
        return x > d->a ? exp(d->b * log(d->a / x)) : 1;
    case DIST_TRIANGULAR:
        return survival_triangular(d, x);
    case DIST_UNIFORM:
        return x < d->b ? fmin(1, (d->b - x) / (d->b - d->a)) : 0;
    case DIST_WEIBULL:
        return exp(-pow(x / d->b, d->a));
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}

static double tail_empirical(const struct dist *d, double x)
{
    double sum = 0;
    for (size_t i = d->count; i > 0 && d->values[i - 1] > x; i--) {
        sum += d->values[i - 1] - x;
    }
    return sum / (double)d->count;
}

/* U(2, b, z) / U(1, b, z) of Kummer's function with b = shape + 2, by the continued fraction of its
 * recurrence in the first argument, from which U is the minimal solution (DLMF 13.3.7):
 * r(a - 1) = 1 / (z + 2a - b - a (a - b + 1) r(a)). Lentz's method. */
static double kummer_ratio(double shape, double z)
{
    static const double tiny = 1e-300;
    double b = shape + 2, f = tiny, c = f, g = 0;
    for (int a = 2; a < 100000; a++) {
        double numerator = a == 2 ? 1 : -(a - 1) * (a - b);
        double denominator = z + 2 * a - b;
        g = denominator + numerator * g;
        c = denominator + numerator / c;
        g = 1 / (fabs(g) < tiny ? tiny : g);
        c = fabs(c) < tiny ? tiny : c;
        f *= c * g;
        if (fabs(c * g - 1) < GSL_DBL_EPSILON) {
            break;
        }
    }
    return f;
}

/* With z = x / scale: shape Q(shape + 1, z) - z Q(shape, z), in scales. Beyond the mean that
 * cancels, and it is shape Q(shape + 1, z) U(2, shape + 2, z) / U(1, shape + 2, z) too. */
static double tail_gamma(const struct dist *d, double x)
{
    double z = x / d->b, beyond = d->a * gamma_q(d->a + 1, z);
    if (z > d->a + 1) {
        return d->b * beyond * kummer_ratio(d->a, z);
    }
    return d->b * (beyond - z * gamma_q(d->a, z));
}

/* E[X; X > x] - x P(X > x), and above the median with Mills' ratio M = Q / phi, since
 * mean phi(y - sigma) = x phi(y): x phi(y) (M(y - sigma) - M(y)). */
static double tail_lognormal(const struct dist *d, double x)
{
    double mean = dist_mean(d);
    if (d->b <= 0 || x <= 0) {
        return fmax(0, mean - x);
    }
    double y = (log(x) - d->a) / d->b;
    if (y <= 0) {
        return mean * gsl_cdf_ugaussian_Q(y - d->b) - x * gsl_cdf_ugaussian_Q(y);
    }
    if (y * y / 2 > EXPONENT_MAX) {
        return 0;
    }
    return y > d->b
               ? x * gsl_ran_ugaussian_pdf(y) * (1 / gsl_sf_hazard(y - d->b) - 1 / gsl_sf_hazard(y))
               : mean * gsl_cdf_ugaussian_Q(y - d->b) - x * gsl_cdf_ugaussian_Q(y);
}

static double tail_mixture(const struct dist *d, double x)
{
    double sum = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (d->parts[i].share > 0) {
            sum += d->parts[i].share * dist_tail(&d->parts[i].of, x);
        }
    }
    return sum / total_share(d);
}

static double tail_pareto(const struct dist *d, double x)
{
    if (d->b <= 1) {
        return INFINITY;
    }
    return x < d->a ? d->a - x + d->a / (d->b - 1) : x * dist_survival(d, x) / (d->b - 1);
}

static double tail_triangular(const struct dist *d, double x)
{
    double width = d->c - d->a, rise = d->b - d->a, fall = d->c - d->b;
    if (x >= d->c) {
        return 0;
    }
    if (x >= d->b) {
        return (d->c - x) / width * ((d->c - x) / fall) * ((d->c - x) / 3);
    }
    double to_mode = d->b - fmax(x, d->a);
    double before = rise > 0 ? to_mode * (fall + to_mode * (rise - to_mode / 3) / rise) / width : 0;
    double beyond = width > 0 ? fall / width * fall / 3 : 0;
    return fmax(0, d->a - x) + before + beyond;
}

double dist_tail(const struct dist *d, double x)
{
    if (x < 0 || isinf(x)) {
        return x < 0 ? dist_mean(d) - x : isinf(dist_mean(d)) ? INFINITY : 0;
    }
    switch (d->kind) {
    case DIST_CONSTANT:
        return fmax(0, d->a - x);
    case DIST_EMPIRICAL:
        return tail_empirical(d, x);
    case DIST_EXPONENTIAL:
        return d->a * exp(-x / d->a);
    case DIST_GAMMA:
        return tail_gamma(d, x);
    case DIST_LOGNORMAL:
        return tail_lognormal(d, x);
    case DIST_MIXTURE:
        return tail_mixture(d, x);
    case DIST_PARETO:
        return tail_pareto(d, x);
    case DIST_TRIANGULAR:
        return tail_triangular(d, x);
    case DIST_UNIFORM:
        if (x >= d->b) {
            return 0;
        }
        return x <= d->a ? dist_mean(d) - x : (d->b - x) / 2 * ((d->b - x) / (d->b - d->a));
    case DIST_WEIBULL:
        return dist_mean(d) * gamma_q(1 / d->a, pow(x / d->b, d->a));
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}

/* With 1 - shape = e: min^shape (y^e - x^e) / e, and min log(y / x) at e = 0. */
static double between_pareto(const struct dist *d, double x, double y)
{
    double head = fmax(0, fmin(y, d->a) - x), e = 1 - d->b;
    x = fmax(x, d->a);
    if (y <= x) {
        return head;
    }
    double log_ratio = log1p((y - x) / x);
    double grown = e == 0 ? log_ratio : expm1(e * log_ratio) / e;
    return head + x * exp(d->b * log(d->a / x)) * grown;
}

/* Simpson's rule, for two points so close that the tails cancel and the survival function is a
 * straight line between them. */
static double between_close(const struct dist *d, double x, double y)
{
    double middle = dist_survival(d, x + (y - x) / 2);
    return (y - x) * ((dist_survival(d, x) + dist_survival(d, y)) / 6 + middle * (2.0 / 3));
}

double dist_tail_between(const struct dist *d, double x, double y)
{
    static const double close = 1e-6;
    double sum = 0;
    if (x < 0) { /* all survive below 0 */
        return y < 0 ? y - x : -x + dist_tail_between(d, 0, y);
    }
    if (!(x < y)) {
        return 0;
    }
    switch (d->kind) {
    case DIST_MIXTURE:
        for (size_t i = 0; i < d->count; i++) {
            sum += d->parts[i].share * dist_tail_between(&d->parts[i].of, x, y);
        }
        return sum / total_share(d);
    case DIST_EXPONENTIAL:
        return d->a * exp(-x / d->a) * -expm1((x - y) / d->a);
    case DIST_PARETO:
        return between_pareto(d, x, y);
    case DIST_GAMMA:
    case DIST_LOGNORMAL:
    case DIST_TRIANGULAR:
    case DIST_UNIFORM:
    case DIST_WEIBULL:
        sum = dist_tail(d, x);
        return (y - x) * dist_survival(d, x) < close * sum ? between_close(d, x, y)
                                                           : sum - dist_tail(d, y);
    case DIST_EMPIRICAL: /* no tails if no value lies between */
        if (count_to(d, x) == count_to(d, y)) {
            return (y - x) * dist_survival(d, x);
        }
        break;
    case DIST_CONSTANT:
        break;
    }
    return dist_tail(d, x) - dist_tail(d, y);
}
