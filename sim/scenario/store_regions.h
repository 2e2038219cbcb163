/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the replicas of a store stand, and which region writes. */
#ifndef SIM_SCENARIO_STORE_REGIONS_H
#define SIM_SCENARIO_STORE_REGIONS_H

#include "sim/scenario/sections.h"

/* Fills regions and region_count; unknown and repeated names are reported and left out. */
void store_regions_resolve(struct build *b, const struct store_input *in, struct store *out);
/* Whether their number fits the model, and the writer: fills that. */
void store_regions_check(struct build *b, struct store_input *in, struct store *out);
/* Place of a region (of the scenario) among the store's, or SCENARIO_NONE. */
int store_regions_find(const struct store *store, int region);
/* "zone-redundant" */
const char *store_regions_model(const struct store_input *in);

#endif
