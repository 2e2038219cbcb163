/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instances of a component are down: one that fails by itself, or the first `count` that no crash
 * fault holds down yet; fewer if fewer are left. Those come back together. */
#include "models/fault_kinds.h"
#include "models/world.h"

static bool change(struct world *w, size_t f, bool down)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    const struct fault_state *state = &w->faults[f];
    bool noticed = false;
    for (size_t i = 0; i < state->chosen_count; i++) {
        noticed |= condition_instance(w, (size_t)fault->stamp, (size_t)fault->component,
                                      state->chosen[i], down);
    }
    return noticed;
}

static bool start(struct world *w, size_t f)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    const struct stamp *stamp = &w->plan->sc->stamps[fault->stamp];
    struct fault_state *state = &w->faults[f];
    const uint16_t *crashes = w->stamps[fault->stamp].components[fault->component].crashes;
    int64_t instances = stamp->components[fault->component].instances;
    if (fault->member != SCENARIO_NONE) {
        state->chosen_count = 1;
        state->chosen[0] = (uint32_t)fault->member;
        return change(w, f, true);
    }
    for (int64_t i = 0; i < instances && (int64_t)state->chosen_count < fault->count; i++) {
        if (crashes[i] == 0) {
            state->chosen[state->chosen_count++] = (uint32_t)i;
        }
    }
    return change(w, f, true);
}

static bool end(struct world *w, size_t f)
{
    return change(w, f, false);
}

const struct fault_effect fault_instance_crash = {
    .kind = FAULT_INSTANCE_CRASH, .start = start, .end = end};
