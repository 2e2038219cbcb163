/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Common causes become faults that follow one another: the first of each has the clock. */
#ifndef SIM_SCENARIO_CAUSE_SOURCES_H
#define SIM_SCENARIO_CAUSE_SOURCES_H

#include "sim/scenario/fault_sources.h"

/* Appends them, and notes what share of the regions' own outages they have taken. */
void cause_sources_append(struct sources *s);

#endif
