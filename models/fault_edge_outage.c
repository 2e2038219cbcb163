/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edge itself fails: round(share x P) POPs, drawn at random from all of them, stop probing and
 * fail every request until it ends, or until the recovery comes to them, one after another in the
 * order they were drawn. Their traffic does not move to others. */
#include <math.h>

#include "models/choose.h"
#include "models/fault_kinds.h"
#include "models/world.h"

size_t fault_edge_outage_pops(const struct plan *plan, const struct fault *fault)
{
    return (size_t)lround(fault->share * (double)plan->pop_count);
}

static bool start(struct world *w, size_t fault)
{
    struct fault_state *state = &w->faults[fault];
    state->chosen_count = fault_edge_outage_pops(w->plan, &w->plan->sc->faults[fault]);
    choose_some(&state->stream, 0, w->plan->pop_count, state->chosen, state->chosen_count);
    for (size_t i = 0; i < state->chosen_count; i++) {
        pops_edge_outage(w, state->chosen[i], true);
    }
    return false;
}

static size_t steps(const struct world *w, size_t fault)
{
    return w->faults[fault].chosen_count;
}

static void step(struct world *w, size_t fault)
{
    struct fault_state *state = &w->faults[fault];
    pops_edge_outage(w, state->chosen[state->step - 1], false);
}

static bool end(struct world *w, size_t fault)
{
    const struct fault_state *state = &w->faults[fault];
    for (size_t i = state->step; i < state->chosen_count; i++) {
        pops_edge_outage(w, state->chosen[i], false);
    }
    return false;
}

const struct fault_effect fault_edge_outage = {
    .kind = FAULT_EDGE_OUTAGE, .start = start, .end = end, .steps = steps, .step = step};
