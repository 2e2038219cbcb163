/* SPDX-License-Identifier: GPL-3.0-or-later */
/* POPs of a client group go out of service: one that fails by itself, or `count` drawn at random.
 */
#include "models/choose.h"
#include "models/fault_kinds.h"
#include "models/world.h"

static bool start(struct world *w, size_t f)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    struct fault_state *state = &w->faults[f];
    size_t first = w->plan->first_pop[fault->group];
    state->chosen_count = (size_t)fault->count;
    if (fault->member != SCENARIO_NONE) {
        state->chosen[0] = (uint32_t)(first + (size_t)fault->member);
    } else {
        choose_some(&state->stream, first, w->plan->first_pop[fault->group + 1] - first,
                    state->chosen, state->chosen_count);
    }
    for (size_t i = 0; i < state->chosen_count; i++) {
        pops_outage(w, state->chosen[i], true);
    }
    return false;
}

static bool end(struct world *w, size_t fault)
{
    const struct fault_state *state = &w->faults[fault];
    for (size_t i = 0; i < state->chosen_count; i++) {
        pops_outage(w, state->chosen[i], false);
    }
    return false;
}

const struct fault_effect fault_pop_outage = {.kind = FAULT_POP_OUTAGE, .start = start, .end = end};
