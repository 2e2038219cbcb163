/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The law of the oldest unapplied write where each write has its own delay: P(age <= r) = exp(-w
 * T(r)), T the integral of the delay's survival function from r on, worked out here and not by the
 * program. It has an atom at 0, where nothing is unapplied. */
#ifndef TESTS_THEORY_OLDEST_H
#define TESTS_THEORY_OLDEST_H

#include <stddef.h>

#include "sim/rng/dist.h"
#include "tests/theory/comparison.h"

/* Delays of mean 1 and of tails light and heavy. */
enum { OLDEST_LAGS = 5 };
extern const struct oldest_lag {
    const char *name;
    struct dist lag;
} oldest_lags[OLDEST_LAGS];

struct oldest {
    const struct dist *lag; /* constant, exponential, lognormal, or Weibull of shape 1/2 */
    double rate;
};

/* T(r). */
double oldest_beyond(const struct dist *lag, double r);
/* For struct law of comparison.h: P(age <= r) given that something is unapplied. */
double oldest_given_loss(const void *parameters, double r);
/* The mean of any law on [0, inf). */
double law_mean(cdf_fn *cdf, const void *parameters);
/* Where that law has p below it. */
double oldest_quantile(const struct oldest *a, double p);

#endif
