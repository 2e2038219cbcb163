/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the edge says that acts on nothing. */
#ifndef SIM_SCENARIO_EDGE_USE_H
#define SIM_SCENARIO_EDGE_USE_H

#include "sim/scenario/sections.h"

/* Of a scenario without errors. */
void edge_use_check(struct build *b);

#endif
