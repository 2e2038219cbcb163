/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether there is anything for a failure to act on. */
#ifndef SIM_SCENARIO_FAULT_USE_H
#define SIM_SCENARIO_FAULT_USE_H

#include "sim/scenario/sections.h"

/* Warns of control planes that nothing needs, of losses of data where there is none, of partitions
 * of links that nothing uses, of causes that share nothing and of deployments that break nothing.
 * Of a scenario without errors. */
void fault_use_check(struct build *b);

#endif
