/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two scenarios differ by, field by field. */
#ifndef SIM_SCENARIO_CHANGES_H
#define SIM_SCENARIO_CHANGES_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/arena.h"

struct change {
    const char *path;  /* "edge.probe.interval", "faults[1].for" */
    const char *a, *b; /* as one would write them; NULL: is not there */
};

/* Between two effective scenarios (describe.h), in the order of the first, then what only the
 * second has. False if one of them is none. */
bool changes_find(struct arena *arena, const char *a, const char *b, struct change **ret,
                  size_t *ret_count);

/* Whether two effective scenarios say the same in the same order, wherever it comes from. */
bool changes_none(const char *a, const char *b);

#endif
