/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goodness of fit for the tests of this directory and its neighbours. Seeds are fixed, so a test
 * passes always or never; "false alarm" is the chance that a right program would have failed for a
 * seed drawn at random. */
#ifndef TESTS_SIM_RNG_GOODNESS_H
#define TESTS_SIM_RNG_GOODNESS_H

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* P-value of Pearson's chi-square for equally likely cells. */
static inline double goodness_uniform(const int64_t *cells, size_t count)
{
    double n = 0, x2 = 0;
    for (size_t i = 0; i < count; i++) {
        n += (double)cells[i];
    }
    double expected = n / (double)count;
    for (size_t i = 0; i < count; i++) {
        x2 += ((double)cells[i] - expected) * ((double)cells[i] - expected) / expected;
    }
    return gsl_cdf_chisq_Q(x2, (double)count - 1);
}

static inline int goodness_compare(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

typedef double goodness_cdf(const void *law, double x);

/* Kolmogorov and Smirnov: sup |Fn - F| times sqrt n, on either side of every jump. Sorts x. For
 * n = 20,000 it exceeds 2.69 with a chance of 1e-6, less if the law has atoms. */
static inline double goodness_ks(double *x, size_t n, goodness_cdf *cdf, const void *law)
{
    double sup = 0;
    qsort(x, n, sizeof *x, goodness_compare);
    for (size_t first = 0, last; first < n; first = last) {
        for (last = first; last < n && x[last] <= x[first]; last++) {
        }
        double before = cdf(law, nextafter(x[first], -1));
        double upto = cdf(law, x[first]);
        sup = fmax(sup, fabs(before - (double)first / (double)n));
        sup = fmax(sup, fabs(upto - (double)last / (double)n));
    }
    return sup * sqrt((double)n);
}

#endif
