/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/plan.h"

#include <math.h>
#include <stdio.h>

#include "models/bearing.h"
#include "models/clients.h"
#include "models/plan_stores.h"
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

static void plan_group(struct arena *a, struct plan *plan, size_t g)
{
    const struct client_group *group = &plan->sc->groups[g];
    size_t first = plan->first_pop[g], count = plan->first_pop[g + 1] - first;
    plan->mean_rate[g] = group->requests * clients_weekly_mean(&group->profile);
    share_out(&plan->sc->edge, &plan->pops[first], count);
    for (size_t k = 0; k < count; k++) {
        struct plan_pop *pop = &plan->pops[first + k];
        pop->group = g;
        pop->interval = slowed(plan, g, pop->weight);
        for (size_t o = 0; o < plan->origins; o++) {
            const char *name = arena_printf(a, "clients/%s/pop/%zu/%s/probe", group->name, k + 1,
                                            plan->sc->stamps[o].name);
            plan->watch_stream[(first + k) * plan->origins + o] = hash_string(name);
        }
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
    plan->watch_stream =
        arena_array(a, plan->pop_count * plan->origins, sizeof *plan->watch_stream);
    for (size_t g = 0; g < sc->group_count; g++) {
        plan_group(a, plan, g);
    }
    plan->fault_stream = arena_array(a, sc->fault_count, sizeof *plan->fault_stream);
    plan->fault_clock = arena_array(a, sc->fault_count, sizeof *plan->fault_clock);
    plan->fault_wave = arena_array(a, sc->fault_count, sizeof *plan->fault_wave);
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
