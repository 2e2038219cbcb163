/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What components say that acts on nothing. */
#ifndef SIM_SCENARIO_COMPONENT_USE_H
#define SIM_SCENARIO_COMPONENT_USE_H

#include "sim/scenario/sections.h"

/* Requests need it, probes exercise it, or a store stands behind it. */
bool component_acts(const struct scenario *sc, const struct stamp *stamp,
                    const struct component *component);

/* Of a scenario without errors. */
void component_use_check(struct build *b);

#endif
