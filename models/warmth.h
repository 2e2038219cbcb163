/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cold caches: a stamp that can serve again after it could not, or that gets diverted traffic for
 * the first time in an incident, has capacity x (1 - (1 - initial) e^(-t/tau)) from then on; both
 * together, or again, start it anew. Diverted is what a group sends to a stamp beyond its share
 * there with every stamp enabled and healthy. */
#ifndef MODELS_WARMTH_H
#define MODELS_WARMTH_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/simtime.h"

struct world;

struct warmth {
    bool warming;
    simtime since;
    bool able;       /* as of the last settling */
    size_t incident; /* the latest one in which it got diverted traffic, from 1 */
    double capacity; /* share of it that is held in the present stretch */
};

void warmth_reset(struct world *w);
/* Stamps that return begin to warm up; before traffic is worked out. */
void warmth_settle(struct world *w);
/* Likewise those that get diverted traffic as worked out; whether some did. */
bool warmth_divert(struct world *w);
/* The capacity at `from`, or in the mean over [from, to), is held. */
void warmth_hold(struct world *w, simtime from, simtime to);
/* When the next step is due; SIMTIME_NEVER: all are warm. */
simtime warmth_next(struct world *w);

#endif
