/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/repair.h"

#include "models/world.h"

void repair_init(struct arena *a, struct repairs *r, const struct component *component)
{
    *r = (struct repairs){.crews = component->crews};
    if (r->crews > 0) {
        r->room = (size_t)component->instances;
        r->waiting = arena_array(a, r->room, sizeof *r->waiting);
    }
}

void repair_reset(struct repairs *r)
{
    r->busy = 0;
    r->first = r->count = 0;
}

/* NULL if nobody has to wait for a crew. */
static struct repairs *crews_of(struct world *w, size_t f)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    if (!fault->recurs || fault->kind != FAULT_INSTANCE_CRASH) {
        return NULL;
    }
    struct repairs *r = &w->stamps[fault->stamp].components[fault->component].repairs;
    return r->crews > 0 ? r : NULL;
}

static void on_step(struct sim *sim, void *subject, uint64_t f);

static size_t steps_of(const struct world *w, size_t f)
{
    const struct fault_effect *effect = fault_effects[w->plan->sc->faults[f].kind];
    return effect->steps ? effect->steps(w, f) : 0;
}

/* Step k, from 1, is taken in the middle of the k-th part of the line. */
static void schedule_step(struct world *w, size_t f)
{
    simtime after = w->plan->sc->faults[f].linear_after;
    struct fault_state *state = &w->faults[f];
    size_t steps = steps_of(w, f);
    if (after >= state->lasts || state->step >= steps || state->lasts == SIMTIME_NEVER) {
        return;
    }
    double part = ((double)state->step + 0.5) / (double)steps;
    simtime at = after + (simtime)(part * (double)(state->lasts - after));
    sim_at(&w->sim, simtime_add(state->repair_since, at), RANK_REPAIR, on_step, state, f);
}

static void on_step(struct sim *sim, void *subject, uint64_t f)
{
    struct world *w = world_of(sim);
    struct fault_state *state = subject;
    const struct fault *fault = &w->plan->sc->faults[f];
    state->step++;
    double done = (double)state->step / (double)steps_of(w, (size_t)f);
    state->level = 1 - (1 - fault->residual_share) * done;
    if (fault_effects[fault->kind]->step) {
        fault_effects[fault->kind]->step(w, (size_t)f);
    } else {
        world_refresh(w);
    }
    schedule_step(w, (size_t)f);
}

static void on_residual(struct sim *sim, void *subject, uint64_t f)
{
    (void)subject;
    fault_end(world_of(sim), (size_t)f);
}

static void on_repaired(struct sim *sim, void *subject, uint64_t f);

static void start(struct world *w, size_t f)
{
    struct fault_state *state = &w->faults[f];
    state->repair_since = w->sim.now;
    sim_at(&w->sim, simtime_add(w->sim.now, state->lasts), RANK_REPAIR, on_repaired, state, f);
    schedule_step(w, f);
}

/* The crew turns to who has waited longest. */
static void hand_over(struct world *w, struct repairs *r)
{
    r->busy--;
    if (r->count > 0) {
        size_t next = r->waiting[r->first];
        r->first = (r->first + 1) % r->room;
        r->count--;
        r->busy++;
        start(w, next);
    }
}

static void on_repaired(struct sim *sim, void *subject, uint64_t f)
{
    struct world *w = world_of(sim);
    struct fault_state *state = subject;
    const struct fault *fault = &w->plan->sc->faults[f];
    struct repairs *crews = crews_of(w, (size_t)f);
    if (crews) {
        hand_over(w, crews);
    }
    if (fault->residual_share > 0) {
        simtime lasts = dist_draw_time(&fault->residual_lasts, &state->stream);
        state->level = fault->residual_share;
        sim_at(&w->sim, simtime_add(w->sim.now, lasts), RANK_REPAIR, on_residual, state, f);
        world_refresh(w);
        return;
    }
    fault_end(w, (size_t)f);
}

void repair_begin(struct world *w, size_t f, simtime lasts)
{
    struct repairs *r = crews_of(w, f);
    w->faults[f].lasts = lasts;
    if (r && r->busy == r->crews) {
        VERIFY(r->count < r->room);
        r->waiting[(r->first + r->count++) % r->room] = f;
        return;
    }
    if (r) {
        r->busy++;
    }
    start(w, f);
}
