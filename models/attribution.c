/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/attribution.h"

#include <string.h>

#include "models/world.h"

const enum metric_id attribution_metric[ATTRIBUTION_COUNT] = {
    [FAULT_BAD_DEPLOYMENT] = METRIC_DOWNTIME_BY_BAD_DEPLOYMENT,
    [FAULT_CLOCK_SKEW] = METRIC_DOWNTIME_BY_CLOCK_SKEW,
    [FAULT_COMPONENT_DEGRADED] = METRIC_DOWNTIME_BY_COMPONENT_DEGRADED,
    [FAULT_COMPONENT_DOWN] = METRIC_DOWNTIME_BY_COMPONENT_DOWN,
    [FAULT_CONFIG_DRIFT] = METRIC_DOWNTIME_BY_CONFIG_DRIFT,
    [FAULT_CONTROL_PLANE_OUTAGE] = METRIC_DOWNTIME_BY_CONTROL_PLANE_OUTAGE,
    [FAULT_EDGE_OUTAGE] = METRIC_DOWNTIME_BY_EDGE_OUTAGE,
    [FAULT_FAILBACK] = METRIC_DOWNTIME_BY_FAILBACK,
    [FAULT_FORCED_FAILOVER] = METRIC_DOWNTIME_BY_FORCED_FAILOVER,
    [FAULT_INSTANCE_CRASH] = METRIC_DOWNTIME_BY_INSTANCE_CRASH,
    [FAULT_LINK_PARTITION] = METRIC_DOWNTIME_BY_LINK_PARTITION,
    [FAULT_LINK_SLOW] = METRIC_DOWNTIME_BY_LINK_SLOW,
    [FAULT_LOAD_SURGE] = METRIC_DOWNTIME_BY_LOAD_SURGE,
    [FAULT_MAINTENANCE] = METRIC_DOWNTIME_BY_MAINTENANCE,
    [FAULT_ORIGIN_DISABLED] = METRIC_DOWNTIME_BY_ORIGIN_DISABLED,
    [FAULT_PLANNED_FAILOVER] = METRIC_DOWNTIME_BY_PLANNED_FAILOVER,
    [FAULT_POP_OUTAGE] = METRIC_DOWNTIME_BY_POP_OUTAGE,
    [FAULT_PROBE_LOSS] = METRIC_DOWNTIME_BY_PROBE_LOSS,
    [FAULT_REGION_ISOLATION] = METRIC_DOWNTIME_BY_REGION_ISOLATION,
    [FAULT_REGION_OUTAGE] = METRIC_DOWNTIME_BY_REGION_OUTAGE,
    [FAULT_REPLICATION_STALL] = METRIC_DOWNTIME_BY_REPLICATION_STALL,
    [FAULT_ZONE_OUTAGE] = METRIC_DOWNTIME_BY_ZONE_OUTAGE,
    [ATTRIBUTED_COMMON_CAUSE] = METRIC_DOWNTIME_BY_COMMON_CAUSE,
    [ATTRIBUTED_NONE] = METRIC_DOWNTIME_BY_NONE,
};

static bool is_of_common_cause(const struct scenario *sc, size_t f)
{
    return sc->faults[f].follows || (f + 1 < sc->fault_count && sc->faults[f + 1].follows);
}

static size_t put_down_to(const struct scenario *sc, size_t f)
{
    return is_of_common_cause(sc, f) ? ATTRIBUTED_COMMON_CAUSE : (size_t)sc->faults[f].kind;
}

bool attribution_possible(const struct world *w, size_t to)
{
    const struct scenario *sc = w->plan->sc;
    if (to == ATTRIBUTED_NONE) {
        return w->traffic.limited || sc->edge.probe.loss > 0 ||
               w->incidents.attribution.by[ATTRIBUTED_NONE] > 0;
    }
    for (size_t f = 0; f < sc->fault_count; f++) {
        if (put_down_to(sc, f) == to) {
            return true;
        }
    }
    return false;
}

void attribution_reset(struct world *w)
{
    memset(&w->incidents.attribution, 0, sizeof w->incidents.attribution);
}

void attribution_begin(struct world *w, const struct fault_state *fault)
{
    struct attribution *a = &w->incidents.attribution;
    a->since = w->sim.now;
    a->to = fault ? put_down_to(w->plan->sc, (size_t)(fault - w->faults)) : ATTRIBUTED_NONE;
}

void attribution_end(struct world *w)
{
    struct attribution *a = &w->incidents.attribution;
    simtime length = w->sim.now - a->since;
    a->by[a->to] += length;
    a->all += length;
    a->longest = length > a->longest ? length : a->longest;
}
