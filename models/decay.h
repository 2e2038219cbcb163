/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What vanishes exponentially, and how it is played in stretches: so many equal parts of the whole,
 * then halves of what is left, until less than DECAY_NOTHING is. */
#ifndef MODELS_DECAY_H
#define MODELS_DECAY_H

#include <stddef.h>

#include "sim/base/simtime.h"

#define DECAY_NOTHING 1e-12

/* e^(-u / constant): what is left of 1 after u; constant > 0. */
double decay_left(simtime constant, simtime u);
/* Its mean over [from, to), from < to. */
double decay_mean(simtime constant, simtime from, simtime to);
/* How long until of `left` (at most 1) a `parts`-th of 1 or, where less than two of them are left,
 * a half of it has vanished; SIMTIME_NEVER for nothing. */
simtime decay_step(simtime constant, double left, size_t parts);

#endif
