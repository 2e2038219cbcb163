/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each kind of fault acts. What models/condition.c, links.c and store.c read off the list of
 * active faults needs no hooks and stands here; a kind with hooks has a file of its own. The words
 * of a scenario for these kinds are in sim/scenario/fault_kinds.c. */
#include "models/fault_kinds.h"

static const struct fault_effect fault_clock_skew = {.kind = FAULT_CLOCK_SKEW};
static const struct fault_effect fault_component_degraded = {.kind = FAULT_COMPONENT_DEGRADED};
static const struct fault_effect fault_component_down = {.kind = FAULT_COMPONENT_DOWN};
static const struct fault_effect fault_config_drift = {.kind = FAULT_CONFIG_DRIFT};
/* The store acts on these (store_failover.c), and they are over when its new writer serves. */
static const struct fault_effect fault_failback = {.kind = FAULT_FAILBACK, .deferred = true};
static const struct fault_effect fault_forced_failover = {.kind = FAULT_FORCED_FAILOVER,
                                                          .deferred = true};
static const struct fault_effect fault_planned_failover = {.kind = FAULT_PLANNED_FAILOVER,
                                                           .deferred = true};
static const struct fault_effect fault_link_partition = {.kind = FAULT_LINK_PARTITION};
static const struct fault_effect fault_link_slow = {.kind = FAULT_LINK_SLOW};
static const struct fault_effect fault_maintenance = {.kind = FAULT_MAINTENANCE};
static const struct fault_effect fault_probe_loss = {.kind = FAULT_PROBE_LOSS};
static const struct fault_effect fault_region_isolation = {.kind = FAULT_REGION_ISOLATION};

/* One hundredth at a time. */
static size_t region_steps(const struct world *w, size_t fault)
{
    (void)w;
    (void)fault;
    return 100;
}

static const struct fault_effect fault_region_outage = {.kind = FAULT_REGION_OUTAGE,
                                                        .steps = region_steps};
static const struct fault_effect fault_replication_stall = {.kind = FAULT_REPLICATION_STALL};
static const struct fault_effect fault_zone_outage = {.kind = FAULT_ZONE_OUTAGE};

/* In the order of enum fault_kind. */
const struct fault_effect *const fault_effects[FAULT_KIND_COUNT] = {
    [FAULT_BAD_DEPLOYMENT] = &fault_bad_deployment,
    [FAULT_CLOCK_SKEW] = &fault_clock_skew,
    [FAULT_COMPONENT_DEGRADED] = &fault_component_degraded,
    [FAULT_COMPONENT_DOWN] = &fault_component_down,
    [FAULT_CONFIG_DRIFT] = &fault_config_drift,
    [FAULT_CONTROL_PLANE_OUTAGE] = &fault_control_plane,
    [FAULT_EDGE_OUTAGE] = &fault_edge_outage,
    [FAULT_FAILBACK] = &fault_failback,
    [FAULT_FORCED_FAILOVER] = &fault_forced_failover,
    [FAULT_INSTANCE_CRASH] = &fault_instance_crash,
    [FAULT_LINK_PARTITION] = &fault_link_partition,
    [FAULT_LINK_SLOW] = &fault_link_slow,
    [FAULT_LOAD_SURGE] = &fault_load_surge,
    [FAULT_MAINTENANCE] = &fault_maintenance,
    [FAULT_ORIGIN_DISABLED] = &fault_origin_disabled,
    [FAULT_PLANNED_FAILOVER] = &fault_planned_failover,
    [FAULT_POP_OUTAGE] = &fault_pop_outage,
    [FAULT_PROBE_LOSS] = &fault_probe_loss,
    [FAULT_REGION_ISOLATION] = &fault_region_isolation,
    [FAULT_REGION_OUTAGE] = &fault_region_outage,
    [FAULT_REPLICATION_STALL] = &fault_replication_stall,
    [FAULT_ZONE_OUTAGE] = &fault_zone_outage,
};
