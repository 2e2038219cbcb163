/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many writes of a store a replication will play, before any is. */
#ifndef MODELS_WRITES_PLAYED_H
#define MODELS_WRITES_PLAYED_H

#include <stddef.h>

#include "sim/scenario/scenario.h"

/* More than this is refused: it would take minutes and gigabytes. */
#define WRITES_PLAYED_MAX 1e9

/* Expected writes over the horizon of a multi-write store whose conflicts are tracked throughout,
 * were all to succeed; 0 for stores that play writes only around incidents. */
double writes_played(const struct scenario *sc, size_t store);

#endif
