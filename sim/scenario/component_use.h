/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What components say that acts on nothing. */
#ifndef SIM_SCENARIO_COMPONENT_USE_H
#define SIM_SCENARIO_COMPONENT_USE_H

#include "sim/scenario/sections.h"

/* Of a scenario without errors. */
void component_use_check(struct build *b);

#endif
