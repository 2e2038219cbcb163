/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad artifact breaks every stamp it reaches, one after another, until it is rolled back in all
 * of them at once. The control plane of a stamp's region must be there to reach it; a stamp whose
 * is not when its turn comes is left as it is. */
#include "models/fault_kinds.h"
#include "models/world.h"

static simtime turn_of(const struct world *w, size_t f, size_t i)
{
    simtime at = w->faults[f].begun;
    while (i-- > 0) {
        at = simtime_add(at, w->plan->sc->faults[f].stagger);
    }
    return at;
}

static void reach(struct world *w, size_t f, size_t i)
{
    struct fault_state *state = &w->faults[f];
    int stamp = w->plan->sc->faults[f].stamps[i];
    if (condition_control_plane(w, w->plan->sc->stamps[stamp].region)) {
        state->chosen[state->chosen_count++] = (uint32_t)stamp;
        state->acted = w->sim.now;
    }
}

/* argument: the fault, and the place of the stamp in its list. */
static void on_turn(struct sim *sim, void *subject, uint64_t argument)
{
    struct world *w = world_of(sim);
    const struct fault_state *state = subject;
    size_t f = (size_t)(argument >> 8), i = (size_t)(argument & 0xff);
    if (state->active && turn_of(w, f, i) == sim->now) {
        reach(w, f, i);
        world_refresh(w);
    }
}

static bool start(struct world *w, size_t f)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    for (size_t i = 0; i < fault->stamp_count; i++) {
        if (turn_of(w, f, i) == w->sim.now) {
            reach(w, f, i);
        } else {
            sim_at(&w->sim, turn_of(w, f, i), RANK_FAULT, on_turn, &w->faults[f],
                   (uint64_t)f << 8 | i);
        }
    }
    return true;
}

const struct fault_effect fault_bad_deployment = {.kind = FAULT_BAD_DEPLOYMENT, .start = start};
