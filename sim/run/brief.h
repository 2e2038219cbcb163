/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another rank has to know to play replications of a scenario: all that the scenario was read
 * from, and how it is to be played. It is loaded again from there, to the last bit the same. */
#ifndef SIM_RUN_BRIEF_H
#define SIM_RUN_BRIEF_H

#include "sim/base/buf.h"
#include "sim/scenario/scenario.h"

/* Adds it. The scenario must be one that was loaded. */
void brief_put(const struct scenario *sc, bool exact, struct buf *out);

/* It is what rank 0 has loaded, so it loads; anything else is a BUG. */
const struct scenario *brief_load(const struct buf *brief, struct arena *a, bool *ret_exact);

#endif
