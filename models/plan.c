/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/plan.h"

#include <math.h>
#include <stdio.h>

#include "models/bearing.h"
#include "models/clients.h"
#include "models/drain.h"
#include "models/plan_stores.h"
#include "models/route.h"
#include "sim/base/hash.h"

/* POP k of a group gets this before normalisation, k from 0. */
static double raw_share(const struct edge *edge, size_t k)
{
    switch (edge->pop_traffic) {
    case POP_TRAFFIC_ZIPF:
        return pow((double)(k + 1), -edge->zipf);
    case POP_TRAFFIC_SHARES:
        return edge->shares[k];
    case POP_TRAFFIC_UNIFORM:
        break;
    }
    return 1;
}

/* Rounds the running sum, not the parts, so that the parts add up to WEIGHT_ONE exactly. */
static void share_out(const struct edge *edge, struct plan_pop *pops, size_t count)
{
    double total = 0, sum = 0;
    for (size_t k = 0; k < count; k++) {
        total += raw_share(edge, k);
    }
    int64_t given = 0;
    for (size_t k = 0; k < count; k++) {
        sum += raw_share(edge, k);
        int64_t upto = k + 1 == count ? WEIGHT_ONE : (int64_t)(sum / total * (double)WEIGHT_ONE);
        pops[k].weight = upto - given;
        given = upto;
    }
}

/* Observers with less than one request per interval, in the weekly mean, probe more slowly. */
static simtime slowed(const struct plan *plan, size_t group, int64_t weight)
{
    const struct probe *probe = &plan->sc->edge.probe;
    double rate = plan->mean_rate[group] * (double)weight / (double)WEIGHT_ONE;
    if (rate * simtime_seconds(probe->interval) >= 1 - 1e-9) { /* weights are rounded */
        return probe->interval;
    }
    simtime slow =
        simtime_from_seconds(simtime_seconds(probe->interval) * probe->low_traffic_slowdown);
    return probe->low_traffic_slowdown == 1 ? probe->interval : slow;
}

static void plan_group(struct plan *plan, size_t g)
{
    const struct client_group *group = &plan->sc->groups[g];
    size_t first = plan->first_pop[g], count = plan->first_pop[g + 1] - first;
    plan->mean_rate[g] = group->requests * clients_weekly_mean(&group->profile);
    share_out(&plan->sc->edge, &plan->pops[first], count);
    for (size_t k = 0; k < count; k++) {
        plan->pops[first + k].group = g;
    }
}

/* So many of a DNS edge's probing locations are as far from the stamps as the group. */
static size_t locations_near(const struct scenario *sc, size_t g)
{
    size_t all = (size_t)sc->edge.observers, groups = sc->group_count;
    return all / groups + (g < all % groups);
}

static void plan_observer(struct arena *a, struct plan *plan, size_t g, size_t k)
{
    const struct scenario *sc = plan->sc;
    bool located = sc->edge.kind == EDGE_DNS;
    size_t index = plan->first_observer[g] + k;
    plan->observers[index] = (struct plan_observer){
        .group = g,
        .interval = located ? sc->edge.probe.interval : slowed(plan, g, plan->pops[index].weight)};
    for (size_t o = 0; o < plan->origins; o++) {
        const char *stamp = sc->stamps[o].name;
        const char *name = located ? arena_printf(a, "edge/observer/%zu/%s/probe", index + 1, stamp)
                                   : arena_printf(a, "clients/%s/pop/%zu/%s/probe",
                                                  sc->groups[g].name, k + 1, stamp);
        plan->watch_stream[index * plan->origins + o] = hash_string(name);
    }
}

static void plan_observers(struct arena *a, struct plan *plan)
{
    const struct scenario *sc = plan->sc;
    const struct edge *edge = &sc->edge;
    bool dns = edge->kind == EDGE_DNS;
    plan->observer_count = dns ? (size_t)edge->observers : plan->pop_count;
    plan->observers = arena_array(a, plan->observer_count, sizeof *plan->observers);
    plan->first_observer = arena_array(a, sc->group_count + 1, sizeof *plan->first_observer);
    plan->watch_stream =
        arena_array(a, plan->observer_count * plan->origins, sizeof *plan->watch_stream);
    for (size_t g = 0; g < sc->group_count; g++) {
        size_t count = dns ? locations_near(sc, g) : plan->first_pop[g + 1] - plan->first_pop[g];
        plan->first_observer[g + 1] = plan->first_observer[g] + count;
        for (size_t k = 0; k < count; k++) {
            plan_observer(a, plan, g, k);
        }
    }
    double share = edge->probe.agrees ? edge->probe.agree : 0;
    plan->polled = dns || edge->probe.agrees;
    plan->quorum = (int64_t)floor(share * (double)plan->observer_count + 1e-9) + 1;
}

static void plan_usual(struct arena *a, struct plan *plan)
{
    const struct scenario *sc = plan->sc;
    size_t origins = plan->origins;
    uint64_t all = origins == 64 ? UINT64_MAX : (UINT64_C(1) << origins) - 1;
    plan->usual = arena_array(a, sc->group_count * origins, sizeof *plan->usual);
    for (size_t g = 0; g < sc->group_count; g++) {
        route_shares(sc, route_choose(sc, g, all, all), &plan->usual[g * origins]);
    }
}

static simtime first_onset(const struct scenario *sc)
{
    simtime first = SIMTIME_NEVER;
    for (size_t f = 0; f < sc->fault_count; f++) {
        const struct fault *fault = &sc->faults[f];
        first = scenario_scripted(fault) && fault->at < first ? fault->at : first;
    }
    return first == SIMTIME_NEVER ? 0 : first;
}

const struct plan *plan_new(struct arena *a, const struct scenario *sc, bool exact)
{
    struct plan *plan = arena_alloc(a, sizeof *plan);
    plan->sc = sc;
    plan->exact = exact;
    plan->origins = sc->stamp_count;
    plan->onset = first_onset(sc);
    plan->first_pop = arena_array(a, sc->group_count + 1, sizeof *plan->first_pop);
    plan->mean_rate = arena_array(a, sc->group_count, sizeof *plan->mean_rate);
    for (size_t g = 0; g < sc->group_count; g++) {
        plan->first_pop[g + 1] = plan->first_pop[g] + (size_t)sc->groups[g].pops;
    }
    plan->pop_count = plan->first_pop[sc->group_count];
    plan->pops = arena_array(a, plan->pop_count, sizeof *plan->pops);
    for (size_t g = 0; g < sc->group_count; g++) {
        plan_group(plan, g);
    }
    plan_observers(a, plan);
    plan_usual(a, plan);
    drain_law_init(a, sc->edge.kind == EDGE_DNS ? &sc->edge.hold : &sc->operations.break_glass.hold,
                   exact ? DRAIN_PARTS_EXACT : DRAIN_PARTS, &plan->drain);
    plan->fault_stream = arena_array(a, sc->fault_count, sizeof *plan->fault_stream);
    plan->fault_clock = arena_array(a, sc->fault_count, sizeof *plan->fault_clock);
    plan->fault_wave = arena_array(a, sc->fault_count, sizeof *plan->fault_wave);
    plan->job_stream = arena_array(a, sc->job_count, sizeof *plan->job_stream);
    for (size_t j = 0; j < sc->job_count; j++) {
        plan->job_stream[j] = hash_string(arena_printf(a, "jobs/%s", sc->jobs[j].name));
    }
    plan->bears = arena_array(a, sc->fault_count, sizeof *plan->bears);
    for (size_t f = 0; f < sc->fault_count; f++) {
        plan->bears[f] = bearing(sc, &sc->faults[f]);
        plan->fault_stream[f] = hash_string(arena_printf(a, "faults/%s", sc->faults[f].id));
        plan->fault_clock[f] = hash_string(arena_printf(a, "%s/clock", sc->faults[f].id));
        if (sc->faults[f].wave) {
            plan->fault_wave[f] = hash_string(arena_printf(a, "%s/phase", sc->faults[f].wave));
        }
    }
    plan_stores(a, plan);
    cost_plan(plan, &plan->cost);
    return plan;
}
