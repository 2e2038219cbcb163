/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edge presets: a platform's documented values as data, each with its source and with what other
 * documents say. They stand where the scenario gives no value of its own. */
#ifndef SIM_SCENARIO_PRESETS_H
#define SIM_SCENARIO_PRESETS_H

#include <stddef.h>

#include "sim/schema/node.h"

struct preset_value {
    const char *path; /* under edge: "probe.interval" */
    const char *value;
    const char *source;
    const char *others; /* what other documents say; NULL if they agree or are silent */
};

/* Name and help stand in its row of presets.c. */
struct preset {
    const struct preset_value *values;
    size_t count;
};

extern const struct preset preset_aws_global_accelerator;
extern const struct preset preset_azure_front_door;
extern const struct preset preset_gcp_load_balancer;

/* NULL if there is none of that name, or it is not supported yet. */
const struct preset *preset_find(const char *name);

/* The scenario with the values of the preset that edge.preset names filled in; the same where it
 * names none. */
const struct node *preset_apply(struct arena *a, const struct node *root);

#endif
