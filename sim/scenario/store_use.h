/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rest of a scenario says about stores, and whether there are such. */
#ifndef SIM_SCENARIO_STORE_USE_H
#define SIM_SCENARIO_STORE_USE_H

#include "sim/scenario/sections.h"

/* Warns of what has nothing to act on: stores that no component is the way to, a target of lost
 * writes, a runbook, client sessions. After everything is resolved. */
void store_use_check(struct build *b);

#endif
