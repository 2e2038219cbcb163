/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What regions say that acts on nothing. */
#ifndef SIM_SCENARIO_REGION_USE_H
#define SIM_SCENARIO_REGION_USE_H

#include "sim/scenario/sections.h"

/* A stamp, a component that acts or the data of a store stands there. */
bool region_holds(const struct scenario *sc, int region);

/* Of a scenario without errors. */
void region_use_check(struct build *b);

#endif
