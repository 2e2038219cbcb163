/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether there is anything for a failure to act on. */
#ifndef SIM_SCENARIO_FAULT_USE_H
#define SIM_SCENARIO_FAULT_USE_H

#include "sim/scenario/sections.h"

/* Warns of control planes that nothing needs, of losses of data where there is none, and of
 * partitions of links that nothing uses. After everything is resolved; says nothing where there was
 * an error, since what is in error may be what they act on. */
void fault_use_check(struct build *b);

#endif
