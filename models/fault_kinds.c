/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each kind of fault acts. What models/condition.c, links.c and store.c read off the list of
 * active faults needs no hooks and stands here; a kind with hooks has a file of its own. The words
 * of a scenario for these kinds are in sim/scenario/fault_kinds.c. */
#include "models/fault_kinds.h"

static const struct fault_effect clock_skew = {.kind = FAULT_CLOCK_SKEW};
static const struct fault_effect component_degraded = {.kind = FAULT_COMPONENT_DEGRADED};
static const struct fault_effect component_down = {.kind = FAULT_COMPONENT_DOWN};
/* The store acts on these (store_failover.c), and they are over when its new writer serves. */
static const struct fault_effect fault_forced_failover = {.kind = FAULT_FORCED_FAILOVER,
                                                          .deferred = true};
static const struct fault_effect fault_planned_failover = {.kind = FAULT_PLANNED_FAILOVER,
                                                           .deferred = true};
static const struct fault_effect fault_link_partition = {.kind = FAULT_LINK_PARTITION};
static const struct fault_effect fault_link_slow = {.kind = FAULT_LINK_SLOW};
static const struct fault_effect probe_loss = {.kind = FAULT_PROBE_LOSS};
static const struct fault_effect region_isolation = {.kind = FAULT_REGION_ISOLATION};
/* One hundredth at a time. */
static size_t region_steps(const struct world *w, size_t fault)
{
    (void)w;
    (void)fault;
    return 100;
}

static const struct fault_effect region_outage = {.kind = FAULT_REGION_OUTAGE,
                                                  .steps = region_steps};
static const struct fault_effect replication_stall = {.kind = FAULT_REPLICATION_STALL};
static const struct fault_effect zone_outage = {.kind = FAULT_ZONE_OUTAGE};

/* In the order of enum fault_kind. */
const struct fault_effect *const fault_effects[FAULT_KIND_COUNT] = {
    [FAULT_CLOCK_SKEW] = &clock_skew,
    [FAULT_COMPONENT_DEGRADED] = &component_degraded,
    [FAULT_COMPONENT_DOWN] = &component_down,
    [FAULT_EDGE_OUTAGE] = &fault_edge_outage,
    [FAULT_FORCED_FAILOVER] = &fault_forced_failover,
    [FAULT_INSTANCE_CRASH] = &fault_instance_crash,
    [FAULT_LINK_PARTITION] = &fault_link_partition,
    [FAULT_LINK_SLOW] = &fault_link_slow,
    [FAULT_LOAD_SURGE] = &fault_load_surge,
    [FAULT_ORIGIN_DISABLED] = &fault_origin_disabled,
    [FAULT_PLANNED_FAILOVER] = &fault_planned_failover,
    [FAULT_POP_OUTAGE] = &fault_pop_outage,
    [FAULT_PROBE_LOSS] = &probe_loss,
    [FAULT_REGION_ISOLATION] = &region_isolation,
    [FAULT_REGION_OUTAGE] = &region_outage,
    [FAULT_REPLICATION_STALL] = &replication_stall,
    [FAULT_ZONE_OUTAGE] = &zone_outage,
};
