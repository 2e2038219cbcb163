/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `count` POPs of a client group, drawn at random, go out of service. */
#include "models/choose.h"
#include "models/fault_kinds.h"
#include "models/world.h"

static void start(struct world *w, size_t fault)
{
    struct fault_state *state = &w->faults[fault];
    size_t group = (size_t)w->plan->sc->faults[fault].group;
    size_t first = w->plan->first_pop[group];
    state->chosen_count = (size_t)w->plan->sc->faults[fault].count;
    choose_some(&state->stream, first, w->plan->first_pop[group + 1] - first, state->chosen,
                state->chosen_count);
    for (size_t i = 0; i < state->chosen_count; i++) {
        pops_outage(w, state->chosen[i], true);
    }
}

static void end(struct world *w, size_t fault)
{
    const struct fault_state *state = &w->faults[fault];
    for (size_t i = 0; i < state->chosen_count; i++) {
        pops_outage(w, state->chosen[i], false);
    }
}

const struct fault_effect fault_pop_outage = {FAULT_POP_OUTAGE, start, end, false};
