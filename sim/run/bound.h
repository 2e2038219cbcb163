/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What n replications without a single failure say about availability.
 *
 * Their mean is 1 and their variance 0, so Student's t would give an interval of no width: "100 %,
 * certainly". What they do support is a bound: had a replication failed with probability q, all n
 * would have passed with (1 - q)^n, which is under 5 % from q = 1 - 0.05^(1/n) on; and a
 * replication that fails costs at most all of its requests. So unavailability < 1 - 0.05^(1/n).
 *
 * What is best, 1 or 0, is also the bound of what is possible (sim/run/collect.c). */
#ifndef SIM_RUN_BOUND_H
#define SIM_RUN_BOUND_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/stats/interval.h"

/* 0.05^(1/n): the availability that n replications without a failure support. */
double bound_availability(int64_t n);

/* Whether the metric measures availability or downtime, and so has a best value. */
bool bound_best(const char *metric, double *ret_best);

/* The interval that n values equal to the best one support. */
struct interval bound_interval(const char *metric, int64_t n);

#endif
