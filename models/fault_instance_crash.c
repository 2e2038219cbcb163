/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first `count` instances of a component that no crash fault holds down yet; fewer if fewer are
 * left. They come back together. */
#include "models/fault_kinds.h"
#include "models/world.h"

static uint16_t *crashes_of(struct world *w, const struct fault *fault)
{
    return w->stamps[fault->stamp].components[fault->component].crashes;
}

static void start(struct world *w, size_t f)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    const struct stamp *stamp = &w->plan->sc->stamps[fault->stamp];
    struct fault_state *state = &w->faults[f];
    uint16_t *crashes = crashes_of(w, fault);
    int64_t instances = stamp->components[fault->component].instances;
    for (int64_t i = 0; i < instances && (int64_t)state->chosen_count < fault->count; i++) {
        if (crashes[i] == 0) {
            crashes[i]++;
            state->chosen[state->chosen_count++] = (uint32_t)i;
        }
    }
}

static void end(struct world *w, size_t f)
{
    const struct fault_state *state = &w->faults[f];
    uint16_t *crashes = crashes_of(w, &w->plan->sc->faults[f]);
    for (size_t i = 0; i < state->chosen_count; i++) {
        crashes[state->chosen[i]]--;
    }
}

const struct fault_effect fault_instance_crash = {FAULT_INSTANCE_CRASH, start, end, false};
