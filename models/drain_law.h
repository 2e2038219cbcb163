/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long clients go on using a DNS answer that has changed.
 *
 * At the change an answer's age is uniform on [0, TTL), so that what is left of it is uniform too
 * (TM-08); a share of clients holds it by `extra` longer. F(u) is the share that has the new answer
 * u after the change: (1 - p) min(u / TTL, 1) + p (K(u) - K(u - TTL)) / TTL, K the integral of the
 * distribution function of `extra` from 0. So a population at t has the answers of the past,
 * weighted by F, and nothing about single clients need be played.
 */
#ifndef MODELS_DRAIN_LAW_H
#define MODELS_DRAIN_LAW_H

#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/simtime.h"
#include "sim/scenario/scenario.h"

struct drain_law {
    struct hold hold;
    simtime *steps; /* ascending, after the change; the last one is where F counts as 1 */
    size_t count;
};

/* Steps at which F has grown by a `parts`-th, and at halves of what is left towards its end: where
 * less than 1e-12 of the clients hold the old answer. */
void drain_law_init(struct arena *a, const struct hold *hold, size_t parts, struct drain_law *ret);
/* F(u): 0 for u <= 0 (for a TTL of 0 at once: 1 from u = 0 on), 1 from the last step on. */
double drain_law_share(const struct drain_law *law, simtime u);
/* The mean of F over [from, to), from < to; in closed form without overrun, by Gauss and Legendre
 * between the points where F bends otherwise. */
double drain_law_mean(const struct drain_law *law, simtime from, simtime to);
/* The first step after u; SIMTIME_NEVER beyond the last. */
simtime drain_law_next(const struct drain_law *law, simtime u);

#endif
