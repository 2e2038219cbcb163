/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network between regions under the faults of now: which way is cut, and how long a call takes.
 *
 * A link has two directions, and each may be cut or slowed down by itself. A region in isolation
 * lets nothing in: every direction that ends there is cut. Pure functions of the active faults;
 * O(faults).
 */
#ifndef MODELS_LINKS_H
#define MODELS_LINKS_H

#include <stdbool.h>

#include "sim/base/simtime.h"

struct world;

/* Nothing gets from one region to the other; never true within one region. */
bool links_cut(const struct world *w, int from, int to);
/* A call and its answer both get through. (The answer to a call from within gets into an isolated
 * region.) */
bool links_answer(const struct world *w, int from, int to);
/* The round trip of a call, faults included; 0 within a region. */
simtime links_round_trip(const struct world *w, int from, int to);

#endif
