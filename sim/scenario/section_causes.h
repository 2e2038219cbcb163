/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Common causes: what the entries of common_cause mean. fault_sources.c makes faults of them. */
#ifndef SIM_SCENARIO_SECTION_CAUSES_H
#define SIM_SCENARIO_SECTION_CAUSES_H

#include "sim/scenario/sections.h"

/* Keys that go together, names that are unique. */
void section_causes_finish(struct build *b);
/* A share of the regions' own outages rather than a named set. */
bool cause_is_beta(const struct cause_input *in);
/* Stable name for streams. */
const char *cause_id(const struct build *b, const struct cause_input *in);
/* Kind, mode and indices of the i-th target; false, with a report, if there is no such thing. */
bool cause_target(struct build *b, const struct cause_input *in, size_t i, struct fault *out);
/* The regions of a beta, of.count of them; false, with a report, if it cannot be applied. */
bool cause_regions(struct build *b, const struct cause_input *in, int *ret_regions);

#endif
