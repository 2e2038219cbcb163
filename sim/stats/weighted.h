/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of replications that carry weights of mean 1 (sim/rng/biased_clock.h). The mean is the
 * ratio of sums, which also takes out what the weights themselves scatter; its variance is the
 * linearised one of a ratio (Cochran 1977, 6.3), Student t with n - 1 degrees of freedom. A
 * replication with several values gives their number and their sum. */
#ifndef SIM_STATS_WEIGHTED_H
#define SIM_STATS_WEIGHTED_H

#include <stdint.h>

#include "sim/stats/interval.h"

struct weighted {
    int64_t n;     /* replications with values */
    double origin; /* mean of the first; sums of values are of what lies beyond it */
    double m, y;   /* sums of weight x number, weight x sum */
    double mm, my, yy;
};

void weighted_add(struct weighted *t, double weight, double number, double sum);
double weighted_mean(const struct weighted *t);  /* NaN without values */
double weighted_error(const struct weighted *t); /* its standard error; NaN for n < 2 */
struct interval weighted_interval(const struct weighted *t, double level);

#endif
