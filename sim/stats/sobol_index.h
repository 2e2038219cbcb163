/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sobol's indices: what share of the variance of an answer each of its inputs accounts for (Sobol
 * 1993), alone (first) and with all interactions that it has a part in (total).
 *
 * From the answers at n rows of a design after Saltelli et al. 2010: at a random point, at another
 * one independent of it, and at the first with one input taken from the second. The last has that
 * input in common with the second point alone, so the correlation of these two is the first index;
 * it has all others in common with the first point, so 1 less their correlation is the total one:
 * half the mean square of the difference over the variance (Jansen 1999).
 *
 * The correlation is that of Janon et al. 2014, about the mean and the variance of both columns
 * together: it is asymptotically the best that two columns give, does not depend on where the
 * answers have their zero, and is exactly 0 or 1 of what has no effect and of what has all of it.
 * From it is taken what the two independent points happen to have in common (Glen and Isaacs 2012),
 * by so much as makes it most precise (a control variate): small first indices become known several
 * times better, as with the estimator of Saltelli 2010, and large ones as with Janon's.
 *
 * Intervals are those of Student's t with n - 2 degrees of freedom around the jackknife over rows.
 * They suppose rows to be independent. Rows of a sequence that fills the space evenly give
 * estimates that are closer than they say, once they are some dozens. */
#ifndef SIM_STATS_SOBOL_INDEX_H
#define SIM_STATS_SOBOL_INDEX_H

#include <stddef.h>

struct sobol_index {
    double first, first_lo, first_hi;
    double total, total_lo, total_hi; /* NaN where the answers do not vary */
};

enum { SOBOL_INDEX_ROWS = 4 }; /* fewer give none */

/* Answers at the first points, at the second ones, and at the first with one input of the second:
 * n of each. Takes time and memory in proportion to n. An estimate may lie a little outside of
 * [0, 1]. */
struct sobol_index sobol_index_estimate(const double *first, const double *second,
                                        const double *mixed, size_t n, double level);

#endif
