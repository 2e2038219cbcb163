/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faults of a scenario as rules see them: which of them stops what, for how long, and how many
 * of all incidents they make. */
#ifndef SIM_SCENARIO_PITFALLS_CAUSES_H
#define SIM_SCENARIO_PITFALLS_CAUSES_H

#include <stdbool.h>

#include "sim/scenario/scenario.h"

/* Something that a request needs of the stamp is gone with it: its region, or a component. */
bool causes_stop(const struct scenario *sc, const struct fault *f, int stamp);
/* The region of the store's writer is gone with it. */
bool causes_stop_writer(const struct store *store, const struct fault *f);
/* It may take the data of the region with it. */
bool causes_lose(const struct fault *f, int region);
/* Seconds: as scripted, or the median of what is drawn. */
double causes_last(const struct fault *f);
/* The edge's own retry hides it from the first request on, black holes too if their connections are
 * given up in time. */
bool causes_masked(const struct scenario *sc, const struct fault *f);

typedef bool causes_fn(const void *of, const struct fault *f);
/* So much of all incidents is such; NaN if there are none. Scripted ones count once, others by
 * their rate; maintenance, deployments and instances that others stand in for open none. */
double causes_share(const struct scenario *sc, causes_fn *such, const void *of);
/* So many of them that the percentile of a target is one of these. */
bool causes_decide(const struct scenario *sc, double share);

#endif
