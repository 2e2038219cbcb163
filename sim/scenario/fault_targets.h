/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scripted fault hits: its target by the sort that its kind takes. */
#ifndef SIM_SCENARIO_FAULT_TARGETS_H
#define SIM_SCENARIO_FAULT_TARGETS_H

#include "sim/scenario/fault_kinds.h"
#include "sim/scenario/sections.h"

/* Fills the indices of *out and checks counts against what the target has; what is wrong is
 * reported. The target as text, "" for none. */
const char *fault_target_resolve(struct build *b, const struct fault_input *in, const char *kind,
                                 const struct fault_rule *rule, struct fault *out);

/* The same for one name where the sort is known: a region, a zone or a component. */
void fault_target_name(struct build *b, const struct path *path, struct name name,
                       enum fault_target sort, struct fault *out);

#endif
