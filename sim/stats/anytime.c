/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/anytime.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

/* 1 / wealth, as far as it is an error. */
static double error_of(double log_wealth)
{
    return log_wealth > 0 ? exp(-log_wealth) : 1;
}

/* From 10^7 trials up GSL gives NaN near the middle of the law, where half of it is on either
 * side. */
static double log_part(double part)
{
    return log(isnan(part) ? 0.5 : part);
}

/* Of the alternatives' variance over that of the estimate at the first look: with 8 an error from
 * 5 % to 0.01 % is reached with the fewest standard errors within a few times the first look. */
static const double SPREAD = 8;

/* The logarithm of what of a beta function lies above the limit. */
static double log_beta_above(double a, double b, double limit)
{
    return gsl_sf_lnbeta(a, b) + log_part(gsl_cdf_beta_Q(limit, a, b));
}

/* Alternatives are those of a beta distribution about the limit that lie above it: as if so many
 * trials had been made before, of which just the limit's share were hits. */
double anytime_share_above(double hits, double trials, double limit, double first)
{
    if (!(trials > 0) || limit >= 1) {
        return 1;
    }
    if (limit <= 0) {
        return hits > 0 ? 0 : 1;
    }
    double before = fmax(1, first / SPREAD), misses = trials - hits;
    double a = before * limit, b = before * (1 - limit);
    double under = hits * log(limit) + misses * log1p(-limit);
    return error_of(log_beta_above(hits + a, misses + b, limit) - log_beta_above(a, b, limit) -
                    under);
}

double anytime_share_below(double hits, double trials, double limit, double first)
{
    return anytime_share_above(trials - hits, trials, 1 - limit, first);
}

double anytime_normal_above(double z, double freedom, double growth)
{
    if (!(z > 0) || !(freedom >= 1) || !(growth > 0)) {
        return 1;
    }
    double normal = gsl_cdf_ugaussian_Qinv(gsl_cdf_tdist_Q(z, freedom));
    double r = SPREAD * growth, pull = sqrt(r / (1 + r));
    if (isinf(normal)) {
        return 0;
    }
    double x = normal * pull;
    return error_of(log(2) - log1p(r) / 2 + x * x / 2 + log(gsl_cdf_ugaussian_P(x)));
}

/* Values seen from one side: sign * (x[i] + shift), and one more. */
struct values {
    const double *x;
    size_t n;
    double shift, sign, worst;
};

static struct values values_of(const double *x, size_t n, double shift, double sign)
{
    struct values v = {x, n, shift, sign, INFINITY};
    for (size_t i = 0; i < n; i++) {
        v.worst = fmin(v.worst, sign * (x[i] + shift));
    }
    return v;
}

struct moments {
    double mean, second, third, fourth; /* about the mean */
};

static struct moments moments_of(const struct values *v)
{
    struct moments m = {.mean = v->worst};
    double n = (double)v->n + 1;
    for (size_t i = 0; i < v->n; i++) {
        m.mean += v->sign * (v->x[i] + v->shift);
    }
    m.mean /= n;
    for (size_t i = 0; i <= v->n; i++) {
        double d = (i < v->n ? v->sign * (v->x[i] + v->shift) : v->worst) - m.mean, dd = d * d;
        m.second += dd;
        m.third += dd * d;
        m.fourth += dd * dd;
    }
    m.second /= n;
    m.third /= n;
    m.fourth /= n;
    return m;
}

/* What of t standard errors is left for values of this skewness over the root of their number:
 * Hall's cubic, which rises everywhere, as far as it is not more than they were. */
static double correct_skewness(double t, double skewness)
{
    double s = skewness;
    return fmin(t, t + s * (t * t / 3 + 1.0 / 6) + s * s * t * t * t / 27);
}

static double mean_error(const double *x, size_t n, double shift, double sign, double growth)
{
    if (n < 2) {
        return 1;
    }
    struct values v = values_of(x, n, shift, sign);
    struct moments m = moments_of(&v);
    double all = (double)n + 1;
    if (!(m.second > 0)) {
        return m.mean > 0 ? 0 : 1;
    }
    double t = m.mean / sqrt(m.second / (all - 1));
    double skewness = m.third / pow(m.second, 1.5) / sqrt(all);
    double kurtosis = m.fourth / (m.second * m.second);
    double freedom = kurtosis > 1 ? fmin(all - 1, fmax(1, 2 * all / (kurtosis - 1))) : all - 1;
    return t > 0 ? anytime_normal_above(correct_skewness(t, skewness), freedom, growth) : 1;
}

double anytime_mean_above(const double *x, size_t n, double shift, double growth)
{
    return mean_error(x, n, shift, 1, growth);
}

double anytime_mean_below(const double *x, size_t n, double shift, double growth)
{
    return mean_error(x, n, shift, -1, growth);
}
