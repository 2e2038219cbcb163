/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/fault.h"

#include <string.h>

#include "models/world.h"

static void on_end(struct sim *sim, void *subject, uint64_t fault);

/* When it will be repaired, and what it does. */
static void draw(struct world *w, size_t f)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    struct fault_state *state = &w->faults[f];
    if (fault->recurs) {
        simtime lasts = dist_draw_time(&fault->lasts, &state->clock);
        state->data_lost = stream_uniform(&state->clock) < fault->data_lost_share;
        sim_at(&w->sim, simtime_add(w->sim.now, lasts), RANK_REPAIR, on_end, state, f);
    }
}

static uint64_t able_origins(const struct world *w)
{
    uint64_t able = 0;
    for (size_t o = 0; o < w->plan->origins; o++) {
        able |= (uint64_t)w->stamps[o].able << o;
    }
    return able;
}

static bool has_a_place_in(const struct scenario *sc, int region)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        if (sc->stamps[s].region == region) {
            return true;
        }
    }
    for (size_t k = 0; k < sc->store_count; k++) {
        for (size_t r = 0; r < sc->stores[k].region_count; r++) {
            if (sc->stores[k].regions[r] == region) {
                return true;
            }
        }
    }
    return false;
}

/* By its kind alone. Of zones it takes a look at what is left. */
static bool is_an_incident(const struct scenario *sc, const struct fault *fault)
{
    return !fault->recurs ||
           (fault->kind == FAULT_REGION_OUTAGE ? has_a_place_in(sc, fault->region)
                                               : fault->kind != FAULT_ZONE_OUTAGE);
}

static void hold_incident(struct world *w, struct fault_state *state)
{
    incident_fault(w);
    state->holds = true;
    w->holding_faults++;
}

static void on_begin(struct sim *sim, void *subject, uint64_t fault)
{
    struct world *w = world_of(sim);
    struct fault_state *state = subject;
    const struct fault_effect *effect = fault_effects[w->plan->sc->faults[fault].kind];
    uint64_t able = able_origins(w);
    staleness_advance(w);
    stage_advance(w);
    draw(w, (size_t)fault);
    state->active = true;
    state->begun = sim->now;
    memcpy(state->stages, w->stages.clock, sizeof state->stages);
    w->active_faults++;
    if (is_an_incident(w->plan->sc, &w->plan->sc->faults[fault])) {
        hold_incident(w, state);
    }
    if (effect->start) {
        effect->start(w, (size_t)fault);
    }
    world_refresh(w);
    if (!state->holds && (able & ~able_origins(w))) {
        hold_incident(w, state);
    }
}

static void on_end(struct sim *sim, void *subject, uint64_t fault)
{
    (void)subject;
    struct world *w = world_of(sim);
    const struct fault_effect *effect = fault_effects[w->plan->sc->faults[fault].kind];
    if (effect->end) {
        effect->end(w, (size_t)fault);
    }
    if (!effect->deferred) {
        fault_over(w, (size_t)fault);
    }
}

static void begin_again(struct world *w, size_t f)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    struct fault_state *state = &w->faults[f];
    simtime up = dist_draw_time(&fault->every, &state->clock);
    sim_at(&w->sim, simtime_add(w->sim.now, up), RANK_FAULT, on_begin, state, f);
}

void fault_over(struct world *w, size_t fault)
{
    staleness_advance(w);
    w->faults[fault].active = false;
    w->active_faults--;
    w->holding_faults -= w->faults[fault].holds;
    w->faults[fault].holds = false;
    if (w->plan->sc->faults[fault].recurs) {
        begin_again(w, fault);
    }
    world_refresh(w);
}

void fault_reset(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    w->active_faults = w->holding_faults = 0;
    for (size_t f = 0; f < sc->fault_count; f++) {
        struct fault_state *state = &w->faults[f];
        state->active = state->holds = false;
        state->chosen_count = 0;
        state->data_lost = sc->faults[f].data_lost;
        stream_open(&state->stream, sc->seed, w->plan->fault_stream[f], w->sim.replication);
        if (sc->faults[f].recurs) {
            stream_open(&state->clock, sc->seed, w->plan->fault_clock[f], w->sim.replication);
            begin_again(w, f);
            continue;
        }
        sim_at(&w->sim, sc->faults[f].at, RANK_FAULT, on_begin, state, f);
        sim_at(&w->sim, simtime_add(sc->faults[f].at, sc->faults[f].duration), RANK_REPAIR, on_end,
               state, f);
    }
}
