/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drill of the game day as a scenario of its own: its fault alone, nothing that fails by itself,
 * its own targets. It is the scenario with overrides, which anyone can give to `ninefold run
 * --set`. */
#ifndef SIM_SCENARIO_DRILLS_H
#define SIM_SCENARIO_DRILLS_H

#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/scenario/load.h"
#include "sim/scenario/scenario.h"

/* For drill k of the scenario; all of it in the arena. */
const struct override *drill_overrides(struct arena *a, const struct scenario *sc, size_t k,
                                       size_t *ret_count);

#endif
