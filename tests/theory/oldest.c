/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/oldest.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

const struct oldest_lag oldest_lags[OLDEST_LAGS] = {
    {"exponential", {.kind = DIST_EXPONENTIAL, .a = 1}},
    {"lognormal 0.5", {.kind = DIST_LOGNORMAL, .a = -0.125, .b = 0.5}},
    {"lognormal 1.5", {.kind = DIST_LOGNORMAL, .a = -1.125, .b = 1.5}},
    {"constant", {.kind = DIST_CONSTANT, .a = 1}},
    {"Weibull 0.5", {.kind = DIST_WEIBULL, .a = 0.5, .b = 0.5}},
};

static double lognormal_beyond(double mu, double sigma, double r)
{
    double d = (log(r) - mu) / sigma;
    return exp(mu + sigma * sigma / 2) * erfc((d - sigma) / sqrt(2)) / 2 -
           r * erfc(d / sqrt(2)) / 2;
}

double oldest_beyond(const struct dist *lag, double r)
{
    switch (lag->kind) {
    case DIST_CONSTANT:
        return fmax(0, lag->a - r);
    case DIST_EXPONENTIAL:
        return lag->a * exp(-r / lag->a);
    case DIST_LOGNORMAL:
        return r > 0 ? lognormal_beyond(lag->a, lag->b, r) : exp(lag->a + lag->b * lag->b / 2);
    default: /* Weibull of shape 1/2: z = sqrt(r / scale), 2 scale (1 + z) exp(-z) */
        assert_true(lag->kind == DIST_WEIBULL && fabs(lag->a - 0.5) < 1e-15);
        return 2 * lag->b * (1 + sqrt(r / lag->b)) * exp(-sqrt(r / lag->b));
    }
}

double oldest_given_loss(const void *parameters, double r)
{
    const struct oldest *a = parameters;
    double none = exp(-a->rate * oldest_beyond(a->lag, 0));
    return (exp(-a->rate * oldest_beyond(a->lag, r)) - none) / (1 - none);
}

/* The integral of what is above r, by the trapezoidal rule on log r. */
double law_mean(cdf_fn *cdf, const void *parameters)
{
    static const double first = 1e-7, ratio = 1.0005;
    double sum = first, r = first;
    for (; r < 1e8 && 1 - cdf(parameters, r) > 1e-13; r *= ratio) {
        sum += r * (ratio - 1) / 2 * (2 - cdf(parameters, r) - cdf(parameters, r * ratio));
    }
    return sum;
}

double oldest_quantile(const struct oldest *a, double p)
{
    double lo = 0, hi = 1e6;
    for (int i = 0; i < 200; i++) {
        double mid = lo + (hi - lo) / 2;
        if (oldest_given_loss(a, mid) < p) {
            lo = mid;
        } else {
            hi = mid;
        }
    }
    return hi;
}
