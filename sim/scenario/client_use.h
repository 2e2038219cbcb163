/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What client groups say that acts on nothing, or lets no request succeed. */
#ifndef SIM_SCENARIO_CLIENT_USE_H
#define SIM_SCENARIO_CLIENT_USE_H

#include "sim/scenario/sections.h"

/* Of a scenario without errors. */
void client_use_check(struct build *b);

#endif
