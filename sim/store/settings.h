/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was varied in a stored sweep. */
#ifndef SIM_STORE_SETTINGS_H
#define SIM_STORE_SETTINGS_H

#include "sim/run/factors.h"
#include "sim/store/archive.h"

/* The factors of a run of so many points, as a grid where they are one and as chosen points
 * otherwise. */
bool settings_read(struct archive *s, int64_t run, size_t points, struct arena *a,
                   struct factors *ret);

#endif
