/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulation held against theory.
 *
 * Every comparison prints one row as a TAP diagnostic, and a section ends in its sum:
 *
 *   # section | case | theory | estimate | s.e. | distance
 *   # total | section | cases | tolerance | false alarm
 *
 * from which tests/theory/table.py makes the tables of docs/verification.md. A comparison that
 * fails is counted and not yet asserted, so that a test shows all its rows before it fails.
 *
 * Seeds are fixed: a test passes always or never. "False alarm" is the chance that a right program
 * would have failed, had the seeds been drawn at random; of a section, at most the sum of those of
 * its comparisons. A mean of many independent replications is off by more than 4 standard errors
 * with a chance of 6.3e-5. */
#ifndef TESTS_THEORY_COMPARISON_H
#define TESTS_THEORY_COMPARISON_H

#include <stddef.h>
#include <stdint.h>

#include "sim/stats/tally.h"

struct comparisons {
    const char *section;
    int made, failed;
    const char *tolerance; /* of the comparison made last */
    double false_alarm;
};

/* Within 4 standard errors of the mean (Student t); equal to 1e-12 where nothing varies. */
void compare_mean(struct comparisons *c, const char *label, const struct tally *t, double theory);
/* Equal to the last bit. */
void compare_equal(struct comparisons *c, const char *label, double estimate, double theory);
/* Equal to a published number, as printed: within half a unit of its last digit. Prints the
 * distance in such units. */
void compare_printed(struct comparisons *c, const char *label, double estimate,
                     const char *printed);

typedef double cdf_fn(const void *parameters, double x);
struct law {
    cdf_fn *cdf;
    const void *parameters;
    double mean;
    double critical; /* of the statistic, exceeded with a chance of 2 exp(-2 critical^2) */
};
/* One-sample Kolmogorov-Smirnov: sup |Fn - F| sqrt n at most `critical`. Sorts x. Prints the mean
 * of the law as theory and the statistic as the distance. */
void compare_law(struct comparisons *c, const char *label, double *x, size_t n,
                 const struct law *law);
/* Two-sample Kolmogorov-Smirnov, the same way: `y` has the theory's law. The means besides must be
 * within 4.4 standard errors of their difference (1.1e-5). Sorts both. */
void compare_samples(struct comparisons *c, const char *label, double *x, size_t n, double *y,
                     size_t m, double critical);
/* k of n were right, which was promised of a share of `promised` at least: fails if all of Wilson's
 * 95 % interval lies below. Prints the promise as theory, and as distance by how many standard
 * errors the share falls short of it, 0 if it does not. Were it exactly as promised, a right
 * program would fail with a chance of some 2 %, which is told to the digit. */
void compare_promise(struct comparisons *c, const char *label, int64_t k, int64_t n,
                     double promised);
/* Prints the sum, and asserts that something was compared and nothing failed. */
void comparisons_assert(const struct comparisons *c);

/* Kolmogorov's limit law: P(statistic > k). */
double comparison_ks_tail(double k);
/* sup |F1 - F2| sqrt(n1 n2 / (n1 + n2)), right with ties too. Sorts both. */
double comparison_ks_two(double *x, size_t n, double *y, size_t m);

#endif
