/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The success share while answers drain (answers.h): it changes with every instant, and is played
 * in stretches.
 *
 * Over a stretch each group holds the mean of what it holds in it, so that requests, which are
 * linear in it, add up exactly; a stretch is cut where s(t) crosses the success ratio, so that
 * outages begin and end at their nanosecond. What is not linear (a stamp over its capacity) and
 * what follows a rate (writes to a store) sees the mean of a stretch, a 64th of the drain, with
 * --exact a 1024th. */
#ifndef MODELS_DRAIN_H
#define MODELS_DRAIN_H

#include "sim/base/simtime.h"

struct world;

enum { DRAIN_PARTS = 64, DRAIN_PARTS_EXACT = 1024 };

/* Works out the traffic from now on, up to the end of the stretch. */
void drain_settle(struct world *w);

#endif
