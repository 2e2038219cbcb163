/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streaming moments of a sample (Welford 1962), mergeable (Chan, Golub, LeVeque 1979). Values are
 * added in replication order, so equal runs give equal bits. */
#ifndef SIM_STATS_TALLY_H
#define SIM_STATS_TALLY_H

#include <stdint.h>

struct tally {
    int64_t n;
    double mean, m2; /* m2: sum of squared deviations */
    double min, max; /* meaningful for n > 0 */
};

void tally_add(struct tally *t, double x);
void tally_merge(struct tally *into, const struct tally *other);
double tally_variance(const struct tally *t); /* n - 1 in the denominator; NaN for n < 2 */
double tally_sd(const struct tally *t);

#endif
