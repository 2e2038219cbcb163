/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves continuously, and is played in stretches: answers of a drain (answers.h), and the
 * capacity of stamps that warm up (warmth.h), and sessions that start afresh elsewhere (pins.h).
 *
 * Over a stretch each group holds the mean of what it holds in it, and each stamp the mean of its
 * capacity, so that requests, which are linear in them, add up exactly; a stretch is cut where s(t)
 * crosses the success ratio, where a stamp begins or ceases to shed, and where the load of one with
 * instances added would begin or cease to fit without them, so that all of these happen at their
 * nanosecond. What is not linear (repeats at a stamp over its capacity) and what follows a rate
 * (writes to a store) sees the mean of a stretch, a 64th of the way, with --exact a 1024th. */
#ifndef MODELS_DRAIN_H
#define MODELS_DRAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/base/simtime.h"

struct world;

enum { DRAIN_PARTS = 64, DRAIN_PARTS_EXACT = 1024 };

/* The present stretch. */
struct drain {
    bool open;           /* something moves: what is in force is the mean over */
    simtime from, until; /* this time */
    uint32_t stretch;    /* generation of its pending end */
};

void drain_reset(struct world *w);
/* Works out the traffic from now on, up to the end of the stretch. */
void drain_settle(struct world *w);
/* The mean over part of the stretch is held instead, if that is not in force; whether it was not.
 * The traffic is then to be worked out anew. */
bool drain_cut(struct world *w, simtime from, simtime until);

#endif
