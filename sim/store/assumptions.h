/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a scenario that rest on no document but on an assumption, as the store has them. */
#ifndef SIM_STORE_ASSUMPTIONS_H
#define SIM_STORE_ASSUMPTIONS_H

#include <stdint.h>

#include "sim/store/archive.h"

struct assumption {
    const char *path, *value; /* as one would write them on either side of = */
    const char *source;       /* that admits it; NULL: nothing is said */
};

/* Of a point, from 1, in the order of the scenario, in the arena; a point of a grid has those of
 * the nearest point before it that the store keeps any for. *ret_known is false where the store
 * does not say what the values of the run rest on. */
bool assumptions_read(struct archive *s, int64_t run, int64_t point, struct arena *a,
                      struct assumption **ret, size_t *ret_count, bool *ret_known);

#endif
