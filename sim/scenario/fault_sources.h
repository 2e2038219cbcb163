/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fails by itself becomes faults that recur, a row each for what has a clock of its own:
 * regions, zones, links, the edge, points of presence, instances, common causes. */
#ifndef SIM_SCENARIO_FAULT_SOURCES_H
#define SIM_SCENARIO_FAULT_SOURCES_H

#include "sim/scenario/sections.h"

enum { FAULT_SOURCES_MAX = 100000 };

/* Appends them to the faults of the script. */
void fault_sources_append(struct build *b);

#endif
