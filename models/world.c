/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/world.h"

#include <stdlib.h>
#include <string.h>

static void on_settle(struct sim *sim, void *subject, uint64_t argument)
{
    (void)subject;
    (void)argument;
    struct world *w = world_of(sim);
    w->settling = false;
    staleness_advance(w);
    traffic_advance(w);
    stage_advance(w);
    traffic_settle(w);
    store_settle(w);
    sessions_settle(w);
    episode_settle(w);
    incident_settle(w);
    stage_settle(w);
    autoscale_settle(w);
    rare_settle(w);
    chronicle_settle(w);
}

void world_touch(struct world *w)
{
    if (!w->settling) {
        w->settling = true;
        sim_at(&w->sim, w->sim.now, RANK_SAMPLE, on_settle, NULL, 0);
    }
}

void world_refresh(struct world *w)
{
    jobs_advance(w);
    staleness_advance(w);
    traffic_advance(w);
    condition_refresh_components(w);
    store_refresh(w);
    condition_refresh(w);
    jobs_refresh(w);
    traffic_stale(w);
    for (size_t o = 0; o < w->plan->origins; o++) {
        edge_refresh(w, o);
    }
    world_touch(w);
}

static void allocate_stamps(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    w->stamps = arena_array(&w->arena, sc->stamp_count, sizeof *w->stamps);
    for (size_t s = 0; s < sc->stamp_count; s++) {
        const struct stamp *stamp = &sc->stamps[s];
        struct component_state *states =
            arena_array(&w->arena, stamp->component_count, sizeof *states);
        for (size_t c = 0; c < stamp->component_count; c++) {
            size_t instances = (size_t)stamp->components[c].instances;
            states[c].crashes = arena_array(&w->arena, instances, sizeof(uint16_t));
            repair_init(&w->arena, &states[c].repairs, &stamp->components[c]);
            w->traffic.limited |=
                stamp->components[c].required && stamp->components[c].capacity < __builtin_inf();
        }
        w->stamps[s].components = states;
        w->stamps[s].limits =
            arena_array(&w->arena, stamp->component_count, sizeof *w->stamps[s].limits);
    }
}

static void allocate_faults(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    w->faults = arena_array(&w->arena, sc->fault_count, sizeof *w->faults);
    w->active = arena_array(&w->arena, sc->fault_count, sizeof *w->active);
    for (size_t f = 0; f < sc->fault_count; f++) {
        const struct fault *fault = &sc->faults[f];
        size_t most = fault->kind == FAULT_EDGE_OUTAGE      ? w->plan->pop_count
                      : fault->kind == FAULT_BAD_DEPLOYMENT ? fault->stamp_count
                                                            : (size_t)fault->count;
        w->faults[f].chosen = arena_array(&w->arena, most, sizeof *w->faults[f].chosen);
    }
}

/* A replication that goes beyond either is a runaway: its run ends as a finding. The queue itself
 * numbers at most 2^36 insertions. */
#define EVENT_BUDGET (UINT64_C(1) << 34)
#define MEMORY_BUDGET ((size_t)1 << 30) /* beyond what the plan needs */

struct world *world_new(const struct plan *plan, atomic_bool *interrupt)
{
    struct world *w = xcalloc(1, sizeof *w);
    const struct scenario *sc = plan->sc;
    size_t origins = plan->origins;
    sim_init(&w->sim);
    w->sim.interrupt = interrupt;
    w->sim.seed = sc->seed;
    w->sim.scenario = sc->file;
    arena_init(&w->arena, 0);
    w->plan = plan;
    w->traffic.split = sc->store_count > 0;
    for (int a = ACCESS_READ; w->traffic.split && a <= ACCESS_WRITE; a++) {
        w->traffic.rates[a] = arena_array(&w->arena, sc->group_count * origins, sizeof(double));
    }
    allocate_stamps(w);
    store_init(w);
    sessions_init(w);
    allocate_faults(w);
    w->edge.watches =
        arena_array(&w->arena, plan->observer_count * origins, sizeof *w->edge.watches);
    w->edge.odds = arena_array(&w->arena, sc->group_count * origins, sizeof *w->edge.odds);
    w->edge.disabled_by = arena_array(&w->arena, origins, sizeof *w->edge.disabled_by);
    w->edge.content = arena_array(&w->arena, origins, sizeof *w->edge.content);
    w->edge.unhealthy = arena_array(&w->arena, origins, sizeof *w->edge.unhealthy);
    w->pops = arena_array(&w->arena, plan->pop_count, sizeof *w->pops);
    w->traffic.groups = arena_array(&w->arena, sc->group_count, sizeof *w->traffic.groups);
    answers_init(w);
    jobs_init(w);
    w->jobs_seen = arena_array(&w->arena, sc->region_count, sizeof *w->jobs_seen);
    pins_init(w);
    traffic_init_held(w);
    w->warmth = arena_array(&w->arena, origins, sizeof *w->warmth);
    w->autoscale = arena_array(&w->arena, origins, sizeof *w->autoscale);
    w->traffic.load = arena_array(&w->arena, origins, sizeof *w->traffic.load);
    w->traffic.served = arena_array(&w->arena, origins, sizeof *w->traffic.served);
    w->episodes = arena_array(&w->arena, origins, sizeof *w->episodes);
    w->sim.event_budget = EVENT_BUDGET;
    w->sim.arena = &w->arena;
    rare_init(w);
    w->arena.budget = w->arena.used + MEMORY_BUDGET;
    return w;
}

void world_free(struct world *w)
{
    if (w) {
        incident_release(w);
        store_release(w);
        request_scratch_release(&w->traffic.scratch);
        sim_release(&w->sim);
        arena_release(&w->arena);
        free(w);
    }
}

void world_reset(struct world *w, uint32_t replication)
{
    sim_reset(&w->sim);
    w->traffic.scratch.overflow = false;
    w->sim.replication = replication;
    w->settling = w->looking = false;
    for (size_t s = 0; s < w->plan->origins; s++) {
        const struct stamp *stamp = &w->plan->sc->stamps[s];
        for (size_t c = 0; c < stamp->component_count; c++) {
            memset(w->stamps[s].components[c].crashes, 0,
                   (size_t)stamp->components[c].instances * sizeof(uint16_t));
            repair_reset(&w->stamps[s].components[c].repairs);
        }
    }
    stage_reset(w);
    episode_reset(w);
    incident_reset(w);
    sessions_reset(w);
    autoscale_reset(w);
    warmth_reset(w);
    drain_reset(w);
    traffic_reset(w);
    rare_reset(w);
    fault_reset(w);
    store_reset(w);
    condition_refresh_components(w);
    store_refresh(w);
    condition_refresh(w);
    pops_reset(w);
    edge_reset(w);
    pins_reset(w);
    break_glass_reset(w);
    answers_reset(w);
    jobs_reset(w);
    world_touch(w);
}

void world_probe(struct world *w, bool faults)
{
    world_reset(w, 1);
    for (size_t f = 0; faults && f < w->plan->sc->fault_count; f++) {
        fault_force(w, f);
    }
    world_refresh(w);
    sim_reset(&w->sim);
}
