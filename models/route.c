/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/route.h"

#include "sim/scenario/scenario.h"

static uint64_t lowest_priority(const struct scenario *sc, uint64_t among)
{
    int64_t best = INT64_MAX;
    uint64_t chosen = 0;
    for (size_t o = 0; o < sc->stamp_count; o++) {
        uint64_t bit = UINT64_C(1) << o;
        if (!(among & bit) || sc->stamps[o].priority > best) {
            continue;
        }
        chosen = sc->stamps[o].priority < best ? bit : chosen | bit;
        best = sc->stamps[o].priority;
    }
    return chosen;
}

static uint64_t near_fastest(const struct scenario *sc, const simtime *latency, uint64_t among)
{
    simtime fastest = SIMTIME_NEVER;
    for (size_t o = 0; o < sc->stamp_count; o++) {
        if (among >> o & 1 && latency[o] < fastest) {
            fastest = latency[o];
        }
    }
    simtime reach = simtime_add(fastest, sc->edge.additional_latency);
    uint64_t chosen = 0;
    for (size_t o = 0; o < sc->stamp_count; o++) {
        if (among >> o & 1 && latency[o] <= reach) {
            chosen |= UINT64_C(1) << o;
        }
    }
    return chosen;
}

uint64_t route_choose(const struct scenario *sc, size_t group, uint64_t enabled, uint64_t healthy)
{
    uint64_t among = enabled & healthy;
    if (!among && sc->edge.when_all_unhealthy == ALL_UNHEALTHY_ROUTE) {
        among = enabled;
    }
    return near_fastest(sc, sc->groups[group].latency, lowest_priority(sc, among));
}

void route_shares(const struct scenario *sc, uint64_t chosen, double *ret)
{
    int64_t weights = 0;
    for (size_t o = 0; o < sc->stamp_count; o++) {
        weights += chosen >> o & 1 ? sc->stamps[o].weight : 0;
    }
    for (size_t o = 0; o < sc->stamp_count; o++) {
        bool takes = chosen >> o & 1;
        ret[o] = takes ? (double)sc->stamps[o].weight / (double)weights : 0;
    }
}

int route_retry(const struct scenario *sc, size_t group, uint64_t enabled, uint64_t healthy,
                size_t tried)
{
    const simtime *latency = sc->groups[group].latency;
    uint64_t among = enabled & healthy & ~(UINT64_C(1) << tried);
    among = lowest_priority(sc, among);
    int best = -1;
    for (size_t o = 0; o < sc->stamp_count; o++) {
        if (among >> o & 1 && (best < 0 || latency[o] < latency[best])) {
            best = (int)o;
        }
    }
    return best;
}
