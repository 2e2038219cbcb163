/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/fault.h"

#include <string.h>

#include "models/world.h"

static void on_begin(struct sim *sim, void *subject, uint64_t fault)
{
    struct world *w = world_of(sim);
    struct fault_state *state = subject;
    const struct fault_effect *effect = fault_effects[w->plan->sc->faults[fault].kind];
    staleness_advance(w);
    stage_advance(w);
    state->active = true;
    state->begun = sim->now;
    memcpy(state->stages, w->stages.clock, sizeof state->stages);
    w->active_faults++;
    incident_fault(w);
    if (effect->start) {
        effect->start(w, (size_t)fault);
    }
    world_refresh(w);
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

void fault_over(struct world *w, size_t fault)
{
    staleness_advance(w);
    w->faults[fault].active = false;
    w->active_faults--;
    world_refresh(w);
}

void fault_reset(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    w->active_faults = 0;
    for (size_t f = 0; f < sc->fault_count; f++) {
        struct fault_state *state = &w->faults[f];
        state->active = false;
        state->chosen_count = 0;
        stream_open(&state->stream, sc->seed, w->plan->fault_stream[f], w->sim.replication);
        sim_at(&w->sim, sc->faults[f].at, RANK_FAULT, on_begin, state, f);
        sim_at(&w->sim, simtime_add(sc->faults[f].at, sc->faults[f].duration), RANK_REPAIR, on_end,
               state, f);
    }
}
