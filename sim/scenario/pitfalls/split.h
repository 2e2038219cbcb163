/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an edge splits requests among stamps in quiet times, and what the stamps can carry. The same
 * choice as a request's: the lowest priority number, then latency, then weight. */
#ifndef SIM_SCENARIO_PITFALLS_SPLIT_H
#define SIM_SCENARIO_PITFALLS_SPLIT_H

#include <stddef.h>

#include "sim/scenario/scenario.h"

enum { SPLIT_MEAN = -1, SPLIT_NOBODY = -1, SPLIT_HOURS = 7 * 24 };

/* Requests a second at each stamp in an hour of the week (from Monday 0:00), or in the mean of all
 * hours; one stamp, or nobody, is left out. ret has room for SCENARIO_MAX_STAMPS. Returns the sum.
 */
double split_loads(const struct scenario *sc, int without, int hour, double *ret);
/* The hour of the most requests. */
int split_peak(const struct scenario *sc);
/* Requests a second that a stamp can serve, and the component that limits it (NULL: none does, and
 * the result is infinite). */
double split_capacity(const struct stamp *stamp, const struct component **ret_limit);
/* Of all requests, those that write. */
double split_writes(const struct scenario *sc);
int64_t split_pops(const struct scenario *sc);

#endif
