/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/fault_kinds.h"

#include <string.h>

#include "sim/scenario/sections.h"

#define RULE(...) (&(const struct fault_rule){__VA_ARGS__})

/* Sorted by name; a new kind is a row here and a handler among the models. */
const struct choice fault_kind_choices[] = {
    {"bad-deployment", FAULT_BAD_DEPLOYMENT,
     "a deployment that breaks every stamp it reaches, until it is rolled back", false,
     RULE(TARGET_STAMPS, MODE_ERROR, {"stagger"})},
    {"clock-skew", FAULT_CLOCK_SKEW, "the clock of a region is ahead or behind", false,
     RULE(TARGET_REGION, MODE_ERROR, {"by"})},
    {"component-degraded", FAULT_COMPONENT_DEGRADED,
     "a component answers a share of what it is asked with errors, or slowly", false,
     RULE(TARGET_COMPONENT, MODE_ERROR, {"error_share", "added_latency"})},
    {"component-down", FAULT_COMPONENT_DOWN, "a component is down", false,
     RULE(TARGET_COMPONENT, MODE_ERROR, {"mode"})},
    {"config-drift", FAULT_CONFIG_DRIFT,
     "the configuration of a stamp differs: it fails a share (drift.affects) of the traffic that "
     "it "
     "does not normally serve",
     false, RULE(TARGET_STAMP, MODE_ERROR, {NULL})},
    {"control-plane-outage", FAULT_CONTROL_PLANE_OUTAGE,
     "what runs in a region runs on, but nothing is promoted, deployed or configured there", false,
     RULE(TARGET_REGION, MODE_ERROR, {NULL})},
    {"edge-outage", FAULT_EDGE_OUTAGE, "all points of presence, or a share of them, stop working",
     false, RULE(TARGET_NONE, MODE_DROP, {"share", "recovers"})},
    {"failback", FAULT_FAILBACK, "a store returns to its first region", false,
     RULE(TARGET_STORE, MODE_ERROR, {NULL})},
    {"forced-failover", FAULT_FORCED_FAILOVER,
     "a store is promoted elsewhere at once, without its primary", false,
     RULE(TARGET_STORE, MODE_ERROR, {NULL})},
    {"instance-crash", FAULT_INSTANCE_CRASH, "instances of a component are down", false,
     RULE(TARGET_COMPONENT, MODE_REFUSE, {"count"})},
    {"link-partition", FAULT_LINK_PARTITION, "two regions cannot reach each other", false,
     RULE(TARGET_LINK, MODE_DROP, {"from", "to"})},
    {"link-slow", FAULT_LINK_SLOW, "the way between two regions takes longer", false,
     RULE(TARGET_LINK, MODE_DROP, {"added_latency", "from", "to"})},
    {"load-surge", FAULT_LOAD_SURGE, "the request rate of a client group is multiplied", false,
     RULE(TARGET_GROUP, MODE_ERROR, {"factor"})},
    {"maintenance", FAULT_MAINTENANCE, "an update of a region takes some of its capacity", false,
     RULE(TARGET_REGION, MODE_ERROR, {"capacity_lost"})},
    {"origin-disabled", FAULT_ORIGIN_DISABLED,
     "a stamp is disabled at the edge by configuration, which takes edge.propagation; it stays "
     "alive, so this measures no probe",
     false, RULE(TARGET_STAMP, MODE_ERROR, {NULL})},
    {"planned-failover", FAULT_PLANNED_FAILOVER,
     "a store pauses its writes and is promoted elsewhere once nothing is missing", false,
     RULE(TARGET_STORE, MODE_ERROR, {NULL})},
    {"pop-outage", FAULT_POP_OUTAGE, "points of presence of a client group stop working", false,
     RULE(TARGET_GROUP, MODE_DROP, {"count"})},
    {"probe-loss", FAULT_PROBE_LOSS,
     "a share of the probes of a stamp fail for no fault of its own", false,
     RULE(TARGET_STAMP, MODE_ERROR, {"share"})},
    {"region-isolation", FAULT_REGION_ISOLATION,
     "nothing from outside reaches a region, whose stamps stay alive", false,
     RULE(TARGET_REGION, MODE_DROP, {"mode"})},
    {"region-outage", FAULT_REGION_OUTAGE, "everything in a region is down", false,
     RULE(TARGET_REGION, MODE_DROP, {"mode", "data", "recovers", "residual"})},
    {"replication-stall", FAULT_REPLICATION_STALL, "a store stops replicating", false,
     RULE(TARGET_STORE, MODE_ERROR, {NULL})},
    {"zone-outage", FAULT_ZONE_OUTAGE, "everything in one zone of a region is down", false,
     RULE(TARGET_ZONE, MODE_REFUSE, {NULL})},
    {NULL, 0, NULL, false, NULL},
};

const struct fault_rule *fault_rule_find(const char *name)
{
    for (const struct choice *c = fault_kind_choices; c->name != NULL; c++) {
        if (strcmp(c->name, name) == 0) {
            return c->detail;
        }
    }
    return NULL;
}

bool fault_rule_takes(const struct fault_rule *rule, const char *key)
{
    for (size_t i = 0; i < FAULT_MAX_KEYS && rule->keys[i] != NULL; i++) {
        if (strcmp(rule->keys[i], key) == 0) {
            return true;
        }
    }
    return false;
}

void fault_rule_print_takers(const char *key, struct buf *out)
{
    const char *waiting = NULL;
    bool any = false;

    for (const struct choice *c = fault_kind_choices; c->name != NULL; c++) {
        if (!fault_rule_takes(c->detail, key)) {
            continue;
        }
        if (waiting != NULL) {
            buf_printf(out, "%s%s", any ? ", " : "", waiting);
            any = true;
        }
        waiting = c->name;
    }
    if (waiting != NULL) {
        buf_printf(out, "%s%s", any ? " and " : "", waiting);
    }
}

const char *fault_target_words(enum fault_target target)
{
    static const char *const words[] = {
        [TARGET_NONE] = "no target",
        [TARGET_REGION] = "a region",
        [TARGET_ZONE] = "REGION.N, a zone of a region",
        [TARGET_COMPONENT] = "STAMP.COMPONENT",
        [TARGET_STAMP] = "a stamp",
        [TARGET_GROUP] = "a client group",
        [TARGET_STAMPS] = "a list of stamps",
        [TARGET_LINK] = "a list of two regions, or from and to for one direction",
        [TARGET_STORE] = "a store",
    };

    return words[target];
}
