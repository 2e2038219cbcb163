/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets: a platform's documented values as data, each with its source and with what other
 * documents say. They stand where the scenario gives no value of its own: those of an edge at the
 * edge, those of a store at every store that names one, rates of failures at everything they are
 * about, and those of a price book, which is a preset of cost. */
#ifndef SIM_SCENARIO_PRESETS_H
#define SIM_SCENARIO_PRESETS_H

#include <stddef.h>

#include "sim/schema/field.h"
#include "sim/schema/node.h"

struct preset_value {
    const char *path; /* under the section that names the preset: "probe.interval"; * stands for
                         every name, [] for every entry */
    const char *value;
    const char *source;
    const char *others; /* what other documents say; NULL if they agree or are silent */
};

/* Name and help stand in its row of presets.c. */
struct preset {
    const struct preset_value *values;
    size_t count;
    /* Of rates: not NULL where its values, at the last * or [] of their paths, are for what has, or
     * has not, this key. */
    const char *only_with, *only_without;
    const struct preset *also; /* more of it; NULL */
};

extern const struct preset preset_aws_aurora_global;
extern const struct preset preset_aws_dynamodb_global;
extern const struct preset preset_aws_global_accelerator;
extern const struct preset preset_aws_route53;
extern const struct preset preset_azure_cosmos_multi_write;
extern const struct preset preset_azure_cosmos_single_write;
extern const struct preset preset_azure_front_door;
extern const struct preset preset_azure_sql_failover_group;
extern const struct preset preset_azure_traffic_manager;
extern const struct preset preset_documented_rates;
extern const struct preset preset_gcp_load_balancer;
extern const struct preset price_book_azure_2026_europe;

/* Presets of one sort of section. */
struct preset_family {
    const char *what;   /* "edge preset" */
    const char *word;   /* before a name: "preset" */
    const char *prefix; /* of the paths of the values, as `explain` writes them: "stores.*."; ""
                           where they are whole paths */
    const struct choice *choices;
};

enum { PRESET_FAMILIES = 4 };
extern const struct preset_family preset_families[PRESET_FAMILIES];

/* NULL if there is none of that name among the choices, or it is not supported yet. */
const struct preset *preset_find(const struct choice *choices, const char *name);

/* NULL if it has no value there. */
const struct preset_value *preset_value_at(const struct preset *p, const char *path);

/* The scenario with the values of the presets filled in that preset, edge.preset, stores.*.preset
 * and cost.price_book name; the same where they name none. */
const struct node *preset_apply(struct arena *a, const struct node *root);

#endif
