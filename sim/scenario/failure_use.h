/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What failures say that acts on nothing, or on all at once. */
#ifndef SIM_SCENARIO_FAILURE_USE_H
#define SIM_SCENARIO_FAILURE_USE_H

#include "sim/scenario/sections.h"

/* Both were written in the same place: nobody laid one over the other, to switch it off say. */
bool failure_use_together(const struct item *item, const char *key, const char *other);

/* Warns if a constant up time has all `count` of them fail at the same instant. */
void failure_use_constant(struct build *b, const struct failure_input *in, int64_t count,
                          const char *what);

/* Of a scenario without errors. */
void failure_use_check(struct build *b);

#endif
