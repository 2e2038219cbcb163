/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripted faults of the way between two regions, in both directions or in one. */
#ifndef SIM_SCENARIO_FAULT_LINKS_H
#define SIM_SCENARIO_FAULT_LINKS_H

#include "sim/scenario/sections.h"

/* Fills region, region_b and one_way from target, or from `from` and `to`; what is wrong is
 * reported. Regions without a link are joined by one of no length, so none need be declared. The
 * target as text: "westeurope-northeurope", whichever is written first, or
 * "westeurope>northeurope". */
const char *fault_link_resolve(struct build *b, const struct fault_input *in, const char *kind,
                               struct fault *out);

#endif
