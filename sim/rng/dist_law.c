/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mean, standard deviation, distribution function and its inverse. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/rng/dist.h"

static double mean_empirical(const struct dist *d)
{
    double sum = 0;
    for (size_t i = 0; i < d->count; i++) {
        sum += d->values[i];
    }
    return sum / (double)d->count;
}

/* Of a mixture: 1 but for rounding, which divides out of what follows. */
static double total_share(const struct dist *d)
{
    double sum = 0;
    for (size_t i = 0; i < d->count; i++) {
        sum += d->parts[i].share;
    }
    return sum;
}

static double mean_mixture(const struct dist *d)
{
    double sum = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (d->parts[i].share > 0) { /* 0 times an infinite mean is 0 here */
            sum += d->parts[i].share * dist_mean(&d->parts[i].of);
        }
    }
    return sum / total_share(d);
}

double dist_mean(const struct dist *d)
{
    switch (d->kind) {
    case DIST_CONSTANT:
    case DIST_EXPONENTIAL:
        return d->a;
    case DIST_EMPIRICAL:
        return mean_empirical(d);
    case DIST_GAMMA:
        return d->a * d->b;
    case DIST_LOGNORMAL:
        return exp(d->a + d->b * d->b / 2);
    case DIST_MIXTURE:
        return mean_mixture(d);
    case DIST_PARETO:
        return d->b > 1 ? d->a * (d->b / (d->b - 1)) : INFINITY;
    case DIST_TRIANGULAR:
        return d->a / 3 + d->b / 3 + d->c / 3;
    case DIST_UNIFORM:
        return d->a / 2 + d->b / 2;
    case DIST_WEIBULL:
        return d->b * tgamma(1 + 1 / d->a);
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}

static double sd_empirical(const struct dist *d)
{
    double mean = mean_empirical(d);
    double sum = 0;
    for (size_t i = 0; i < d->count; i++) {
        sum += (d->values[i] - mean) * (d->values[i] - mean);
    }
    return sqrt(sum / (double)d->count);
}

/* Variance within the parts and between their means. */
static double sd_mixture(const struct dist *d)
{
    double mean = dist_mean(d);
    if (isinf(mean)) {
        return INFINITY;
    }
    double variance = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (d->parts[i].share > 0) {
            double sd = dist_sd(&d->parts[i].of);
            double apart = dist_mean(&d->parts[i].of) - mean;
            variance += d->parts[i].share * (sd * sd + apart * apart);
        }
    }
    return sqrt(variance / total_share(d));
}

static double sd_pareto(const struct dist *d)
{
    double shape = d->b;
    return shape > 2 ? d->a / (shape - 1) * sqrt(shape / (shape - 2)) : INFINITY;
}

static double sd_triangular(const struct dist *d)
{
    double width = d->c - d->a, rise = d->b - d->a;
    return sqrt((width * width - width * rise + rise * rise) / 18);
}

/* (sd / mean)^2 = G(1 + 2e) / G(1 + e)^2 - 1 with e = 1 / shape. Beyond a shape of 10^4 the logs
 * cancel, and the series of log G around 1 takes over (zeta(2) e^2 - 2 zeta(3) e^3). */
static double sd_weibull(const struct dist *d)
{
    static const double zeta_3 = 1.2020569031595943;
    double e = 1 / d->a;
    double log_ratio = e < 1e-4 ? e * e * (M_PI * M_PI / 6 - 2 * zeta_3 * e)
                                : gsl_sf_lngamma(1 + 2 * e) - 2 * gsl_sf_lngamma(1 + e);
    return dist_mean(d) * sqrt(expm1(log_ratio));
}

double dist_sd(const struct dist *d)
{
    switch (d->kind) {
    case DIST_CONSTANT:
        return 0;
    case DIST_EMPIRICAL:
        return sd_empirical(d);
    case DIST_EXPONENTIAL:
        return d->a;
    case DIST_GAMMA:
        return sqrt(d->a) * d->b;
    case DIST_LOGNORMAL:
        return dist_mean(d) * sqrt(expm1(d->b * d->b));
    case DIST_MIXTURE:
        return sd_mixture(d);
    case DIST_PARETO:
        return sd_pareto(d);
    case DIST_TRIANGULAR:
        return sd_triangular(d);
    case DIST_UNIFORM:
        return (d->b - d->a) / sqrt(12);
    case DIST_WEIBULL:
        return sd_weibull(d);
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}

/* How many of the sorted values are <= x, as a share. */
static double cdf_empirical(const struct dist *d, double x)
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
    return (double)lo / (double)d->count;
}

static double cdf_mixture(const struct dist *d, double x)
{
    double sum = 0;
    for (size_t i = 0; i < d->count; i++) {
        sum += d->parts[i].share * dist_cdf(&d->parts[i].of, x);
    }
    return sum / total_share(d);
}

static double cdf_triangular(const struct dist *d, double x)
{
    double width = d->c - d->a;
    if (x <= d->a || x >= d->c) {
        return x >= d->c;
    }
    if (x < d->b) {
        return (x - d->a) / width * ((x - d->a) / (d->b - d->a));
    }
    return 1 - (d->c - x) / width * ((d->c - x) / (d->c - d->b));
}

double dist_cdf(const struct dist *d, double x)
{
    if (x < 0 || isinf(x)) { /* GSL's gamma gives NaN at infinity */
        return x > 0;
    }
    switch (d->kind) {
    case DIST_CONSTANT:
        return x >= d->a;
    case DIST_EMPIRICAL:
        return cdf_empirical(d, x);
    case DIST_EXPONENTIAL:
        return -expm1(-x / d->a);
    case DIST_GAMMA:
        return gsl_cdf_gamma_P(x, d->a, d->b);
    case DIST_LOGNORMAL:
        return d->b > 0 ? gsl_cdf_ugaussian_P((log(x) - d->a) / d->b) : x >= exp(d->a);
    case DIST_MIXTURE:
        return cdf_mixture(d, x);
    case DIST_PARETO:
        return x > d->a ? -expm1(d->b * log(d->a / x)) : 0;
    case DIST_TRIANGULAR:
        return cdf_triangular(d, x);
    case DIST_UNIFORM:
        return x < d->b ? fmax(0, (x - d->a) / (d->b - d->a)) : 1;
    case DIST_WEIBULL:
        return -expm1(-pow(x / d->b, d->a));
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}

/* x(ceil(n p)). A product within rounding of an integer is that integer: 0.07 * 100 exceeds 7. */
static double quantile_empirical(const struct dist *d, double p)
{
    double rank = ceil((double)d->count * p * (1 - 0x1p-50));
    return d->values[rank > 1 ? (size_t)rank - 1 : 0];
}

static double quantile_triangular(const struct dist *d, double p)
{
    double width = d->c - d->a;
    if (width <= 0) {
        return d->a;
    }
    double below = (d->b - d->a) / width;
    return p < below ? d->a + width * sqrt(p * below) : d->c - width * sqrt((1 - p) * (1 - below));
}

/* The inverse lies between the inverses of the parts; halving the bit patterns of non-negative
 * doubles, which are in their order, ends at the smallest double that will do. */
static double quantile_mixture(const struct dist *d, double p)
{
    double lo = INFINITY, hi = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (d->parts[i].share > 0) {
            double x = dist_quantile(&d->parts[i].of, p);
            lo = fmin(lo, x);
            hi = fmax(hi, x);
        }
    }
    uint64_t low, high;
    memcpy(&low, &lo, sizeof low);
    memcpy(&high, &hi, sizeof high);
    while (p < 1 && low < high) {
        uint64_t mid = low + (high - low) / 2;
        double x;
        memcpy(&x, &mid, sizeof x);
        if (dist_cdf(d, x) >= p) {
            high = mid;
        } else {
            low = mid + 1;
        }
    }
    memcpy(&hi, &high, sizeof hi);
    return hi;
}

/* Four numbers side by side: instructions of the processor where it has them, else two by two. */
typedef double lanes __attribute__((vector_size(4 * sizeof(double))));
enum { LANES = 4 };

/* Where most draws fall, of the standard normal law, Wichura's rational function (AS 241, 1988), of
 * which GSL evaluates the same terms in the same order, in a loop and two calls deep: equal to the
 * last bit, in a third of the time. T: double or lanes, which come to the same bits. */
#define CENTRAL(T, p, ret)                                                                         \
    do {                                                                                           \
        T q = (p)-0.5, r = 0.180625 - q * q;                                                       \
        T above = r * 2509.0809287301226727 + 33430.575583588128105;                               \
        T below = r * 5226.495278852854561 + 28729.085735721942674;                                \
        above = above * r + 67265.770927008700853;                                                 \
        below = below * r + 39307.89580009271061;                                                  \
        above = above * r + 45921.953931549871457;                                                 \
        below = below * r + 21213.794301586595867;                                                 \
        above = above * r + 13731.693765509461125;                                                 \
        below = below * r + 5394.1960214247511077;                                                 \
        above = above * r + 1971.5909503065514427;                                                 \
        below = below * r + 687.1870074920579083;                                                  \
        above = above * r + 133.14166789178437745;                                                 \
        below = below * r + 42.313330701600911252;                                                 \
        above = above * r + 3.387132872796366608;                                                  \
        below = below * r + 1.0;                                                                   \
        (ret) = q * (above / below);                                                               \
    } while (0)

static bool is_central(double p)
{
    return fabs(p - 0.5) <= 0.425;
}

static double normal_quantile(double p)
{
    double x;
    if (!is_central(p)) {
        return gsl_cdf_ugaussian_Pinv(p);
    }
    CENTRAL(double, p, x);
    return x;
}

/* The thread sanitizer is not there yet when a program is made to choose between them. */
#if defined(__x86_64__) && !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx2", "default")))
#endif
static void
central_lanes(const double *p, double *ret)
{
    lanes in, out;
    memcpy(&in, p, sizeof in);
    CENTRAL(lanes, in, out);
    memcpy(ret, &out, sizeof out);
}

static void normal_quantiles(const double *p, double *ret)
{
    central_lanes(p, ret);
    for (size_t i = 0; i < LANES; i++) {
        ret[i] = is_central(p[i]) ? ret[i] : gsl_cdf_ugaussian_Pinv(p[i]);
    }
}

double dist_quantile(const struct dist *d, double p)
{
    VERIFY(p >= 0 && p <= 1);
    switch (d->kind) {
    case DIST_CONSTANT:
        return d->a;
    case DIST_EMPIRICAL:
        return quantile_empirical(d, p);
    case DIST_EXPONENTIAL:
        return -d->a * log1p(-p);
    case DIST_GAMMA:
        return gsl_cdf_gamma_Pinv(p, d->a, d->b);
    case DIST_LOGNORMAL:
        return d->b > 0 ? exp(d->a + d->b * normal_quantile(p)) : exp(d->a);
    case DIST_MIXTURE:
        return quantile_mixture(d, p);
    case DIST_PARETO:
        return d->a * exp(-log1p(-p) / d->b);
    case DIST_TRIANGULAR:
        return quantile_triangular(d, p);
    case DIST_UNIFORM:
        return d->a + (d->b - d->a) * p;
    case DIST_WEIBULL:
        return d->b * pow(-log1p(-p), 1 / d->a);
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}

void dist_quantiles(const struct dist *d, size_t count, double *p)
{
    size_t i = 0;
    for (; d->kind == DIST_LOGNORMAL && d->b > 0 && i + LANES <= count; i += LANES) {
        double x[LANES];
        normal_quantiles(&p[i], x);
        for (size_t k = 0; k < LANES; k++) {
            p[i + k] = exp(d->a + d->b * x[k]);
        }
    }
    for (; i < count; i++) {
        p[i] = dist_quantile(d, p[i]);
    }
}
