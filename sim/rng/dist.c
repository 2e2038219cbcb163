/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, checking and drawing. What the distributions are as laws stands in dist_law.c. */
#include "sim/rng/dist.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "sim/base/die.h"

struct dist dist_constant(double value)
{
    return (struct dist){.kind = DIST_CONSTANT, .a = value};
}

/* mean = exp(mu + sigma^2 / 2) and (sd / mean)^2 = exp(sigma^2) - 1. A mean or sd that cannot be
 * leaves NaN for dist_check to find. */
struct dist dist_lognormal_mean_sd(double mean, double sd)
{
    double cv = mean > 0 ? sd / mean : 0;
    double variance = log1p(cv * cv);
    return (struct dist){.kind = DIST_LOGNORMAL,
                         .a = mean > 0 ? log(mean) - variance / 2 : NAN,
                         .b = sd >= 0 ? sqrt(variance) : NAN};
}

struct dist dist_lognormal_quantile(double median, double quantile, double p)
{
    double mu = median > 0 ? log(median) : NAN;
    double sigma = quantile > 0 ? (log(quantile) - mu) / gsl_cdf_ugaussian_Pinv(p) : NAN;
    return (struct dist){.kind = DIST_LOGNORMAL, .a = mu, .b = sigma};
}

struct dist dist_scaled(struct arena *a, const struct dist *d, double factor)
{
    struct dist out = *d;
    switch (d->kind) {
    case DIST_CONSTANT:
    case DIST_EXPONENTIAL:
    case DIST_PARETO:
        out.a *= factor;
        break;
    case DIST_LOGNORMAL:
        out.a += log(factor);
        break;
    case DIST_GAMMA:
    case DIST_WEIBULL:
        out.b *= factor;
        break;
    case DIST_TRIANGULAR:
    case DIST_UNIFORM:
        out.a *= factor;
        out.b *= factor;
        out.c *= factor;
        break;
    case DIST_EMPIRICAL: {
        double *values = arena_array(a, d->count, sizeof *values);
        for (size_t i = 0; i < d->count; i++) {
            values[i] = d->values[i] * factor;
        }
        out.values = values;
        break;
    }
    case DIST_MIXTURE: {
        struct dist_part *parts = arena_array(a, d->count, sizeof *parts);
        for (size_t i = 0; i < d->count; i++) {
            parts[i] =
                (struct dist_part){d->parts[i].share, dist_scaled(a, &d->parts[i].of, factor)};
        }
        out.parts = parts;
        break;
    }
    }
    return out;
}

/* Shares written as decimals or percents of a third need not add up to 1 exactly. */
static const double share_slack = 1e-6;

static bool is_positive(double x)
{
    return x > 0 && x < INFINITY;
}

static bool is_amount(double x)
{
    return x >= 0 && x < INFINITY;
}

static const char *check_triangular(const struct dist *d)
{
    if (!is_amount(d->a)) {
        return "min must be at least 0";
    }
    if (!(d->b >= d->a)) {
        return "mode must be at least min";
    }
    return d->c >= d->b && is_amount(d->c) ? NULL : "max must be at least mode";
}

static const char *check_empirical(const struct dist *d)
{
    if (d->count == 0) {
        return "values must hold at least one value";
    }
    for (size_t i = 0; i < d->count; i++) {
        if (!is_amount(d->values[i])) {
            return "values must be at least 0";
        }
        VERIFY(i == 0 || d->values[i - 1] <= d->values[i]);
    }
    return NULL;
}

static const char *check_mixture(const struct dist *d)
{
    double sum = 0;
    for (size_t i = 0; i < d->count; i++) {
        if (!is_amount(d->parts[i].share)) {
            return "share must be at least 0";
        }
        sum += d->parts[i].share;
        const char *message = dist_check(&d->parts[i].of);
        if (message) {
            return message;
        }
    }
    return fabs(sum - 1) <= share_slack ? NULL : "shares must sum to 1";
}

static const char *check_shape_scale(const struct dist *d)
{
    if (!is_positive(d->a)) {
        return "shape must be above 0";
    }
    return is_positive(d->b) ? NULL : "scale must be above 0";
}

const char *dist_check(const struct dist *d)
{
    switch (d->kind) {
    case DIST_CONSTANT:
        return is_amount(d->a) ? NULL : "must be at least 0";
    case DIST_EMPIRICAL:
        return check_empirical(d);
    case DIST_EXPONENTIAL:
        return is_positive(d->a) ? NULL : "mean must be above 0";
    case DIST_LOGNORMAL:
        if (!isfinite(d->a)) {
            return "mean or median must be above 0";
        }
        return is_amount(d->b) ? NULL : "sd must be at least 0, and p95 or p99 at least the median";
    case DIST_MIXTURE:
        return check_mixture(d);
    case DIST_PARETO:
        if (!is_positive(d->a)) {
            return "min must be above 0";
        }
        return is_positive(d->b) ? NULL : "shape must be above 0";
    case DIST_TRIANGULAR:
        return check_triangular(d);
    case DIST_UNIFORM:
        if (!is_amount(d->a)) {
            return "min must be at least 0";
        }
        return d->b >= d->a && is_amount(d->b) ? NULL : "max must be at least min";
    case DIST_GAMMA:
    case DIST_WEIBULL:
        return check_shape_scale(d);
    }
    BUG("distribution of unknown kind %d", (int)d->kind);
}

/* The last part with a share takes what rounding leaves. */
static const struct dist *choose_part(const struct dist *d, double u)
{
    const struct dist *chosen = NULL;
    for (size_t i = 0; i < d->count; i++) {
        if (d->parts[i].share > 0) {
            chosen = &d->parts[i].of;
            if (u < d->parts[i].share) {
                break;
            }
            u -= d->parts[i].share;
        }
    }
    return chosen;
}

double dist_draw(const struct dist *d, struct stream *s)
{
    while (d->kind == DIST_MIXTURE) {
        d = choose_part(d, stream_uniform(s));
    }
    if (d->kind == DIST_GAMMA) {
        return gsl_ran_gamma(&s->gsl, d->a, d->b);
    }
    if (d->kind == DIST_EXPONENTIAL) { /* the commonest by far, and its inverse without log1p */
        return stream_exponential(s, d->a);
    }
    return dist_quantile(d, stream_uniform(s));
}

bool dist_draws_by_quantile(const struct dist *d)
{
    return d->kind != DIST_MIXTURE && d->kind != DIST_GAMMA && d->kind != DIST_EXPONENTIAL;
}

simtime dist_draw_time(const struct dist *d, struct stream *s)
{
    return simtime_from_seconds(dist_draw(d, s));
}

bool dist_is_constant(const struct dist *d)
{
    return d->kind == DIST_CONSTANT;
}
