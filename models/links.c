/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/links.h"

#include "models/world.h"

/* The fault acts on this direction of a link. */
static bool on_way(const struct fault *fault, int from, int to)
{
    bool forth = fault->region == from && fault->region_b == to;
    bool back = fault->region == to && fault->region_b == from;
    return forth || (back && !fault->one_way);
}

static bool any_active(const struct world *w, enum fault_kind kind, int from, int to)
{
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->kind == kind &&
            (kind == FAULT_REGION_ISOLATION ? fault->region == to : on_way(fault, from, to))) {
            return true;
        }
    }
    return false;
}

bool links_cut(const struct world *w, int from, int to)
{
    return from != to && (any_active(w, FAULT_LINK_PARTITION, from, to) ||
                          any_active(w, FAULT_REGION_ISOLATION, from, to));
}

bool links_answer(const struct world *w, int from, int to)
{
    return from == to ||
           (!links_cut(w, from, to) && !any_active(w, FAULT_LINK_PARTITION, to, from));
}

static simtime added(const struct world *w, int from, int to)
{
    simtime sum = 0;
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->kind == FAULT_LINK_SLOW && on_way(fault, from, to)) {
            sum = simtime_add(sum, fault->added_latency);
        }
    }
    return sum;
}

simtime links_round_trip(const struct world *w, int from, int to)
{
    if (from == to) {
        return 0;
    }
    simtime trip = scenario_rtt(w->plan->sc, from, to);
    return simtime_add(trip, simtime_add(added(w, from, to), added(w, to, from)));
}
