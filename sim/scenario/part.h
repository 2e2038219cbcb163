/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are no scenarios by themselves, but what several scenarios share. */
#ifndef SIM_SCENARIO_PART_H
#define SIM_SCENARIO_PART_H

#include "sim/base/arena.h"
#include "sim/base/diag.h"

/* If all that is wrong with a file is that something is missing, and files beside it extend it,
 * says so as an error. */
void part_tell(struct arena *a, const char *file, struct diag *d);

#endif
