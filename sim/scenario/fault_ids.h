/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of scripted faults that random streams are addressed by. */
#ifndef SIM_SCENARIO_FAULT_IDS_H
#define SIM_SCENARIO_FAULT_IDS_H

#include "sim/base/arena.h"
#include "sim/scenario/scenario.h"

/* Sets id of every fault from its kind, target and time, not from its place in the list, so that
 * adding another fault changes nobody's; equal ones are numbered in order of the list. */
void fault_ids(struct arena *a, struct fault *faults, const char *const *targets, size_t count);

/* "region-outage" */
const char *fault_kind_name(enum fault_kind kind);

#endif
