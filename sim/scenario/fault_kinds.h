/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of scripted faults: one row each in fault_kinds.c. */
#ifndef SIM_SCENARIO_FAULT_KINDS_H
#define SIM_SCENARIO_FAULT_KINDS_H

#include <stdbool.h>

#include "sim/base/buf.h"
#include "sim/scenario/scenario.h"

enum fault_target {
    TARGET_NONE,
    TARGET_REGION,
    TARGET_ZONE,      /* REGION.N */
    TARGET_COMPONENT, /* STAMP.COMPONENT */
    TARGET_STAMP,
    TARGET_GROUP,
    TARGET_LINK, /* two regions; from and to for one direction */
    TARGET_STORE,
    TARGET_STAMPS
};

enum { FAULT_MAX_KEYS = 4 };

struct fault_rule {
    enum fault_target target;
    enum fault_mode mode;             /* unless told; error for kinds that take none */
    const char *keys[FAULT_MAX_KEYS]; /* beside at, fault, target and for */
};

/* The row of a kind by its name; NULL if unknown. */
const struct fault_rule *fault_rule_find(const char *name);
bool fault_rule_takes(const struct fault_rule *rule, const char *key);
/* "region-outage, region-isolation and component-down": the kinds that take the key. */
void fault_rule_print_takers(const char *key, struct buf *out);
/* What a target of this sort looks like: "a region", "REGION.N: a zone of a region". */
const char *fault_target_words(enum fault_target target);

#endif
