/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/pins.h"

#include <math.h>
#include <string.h>

#include "models/decay.h"
#include "models/drain.h"
#include "models/route.h"
#include "models/world.h"

void pins_init(struct world *w)
{
    const struct plan *plan = w->plan;
    struct pinned *p = &w->pinned;
    size_t origins = plan->origins;
    p->used = plan->sc->edge.session_affinity;
    if (!p->used) {
        return;
    }
    p->of = arena_array(&w->arena, plan->pop_count, sizeof *p->of);
    p->moves = arena_array(&w->arena, plan->sc->group_count * origins * origins, sizeof(double));
    p->goal_now = arena_array(&w->arena, origins, sizeof(double));
    for (size_t i = 0; i < plan->pop_count; i++) {
        p->of[i].goal = arena_array(&w->arena, origins, sizeof(double));
        p->of[i].off = arena_array(&w->arena, origins, sizeof(double));
    }
}

static simtime length_of(const struct world *w, size_t pop)
{
    return w->plan->sc->groups[w->plan->pops[pop].group].session_length;
}

/* Where a new session of the POP goes. */
static void route(const struct world *w, size_t pop, double *ret)
{
    const struct scenario *sc = w->plan->sc;
    size_t group = w->plan->pops[pop].group;
    route_shares(sc, route_choose(sc, group, w->edge.enabled, w->pops[pop].healthy), ret);
}

void pins_reset(struct world *w)
{
    struct pinned *p = &w->pinned;
    size_t origins = w->plan->origins, groups = w->plan->sc->group_count;
    p->moving = false;
    p->changed = true;
    for (size_t i = 0; p->used && i < w->plan->pop_count; i++) {
        p->of[i].since = 0;
        route(w, i, p->of[i].goal);
        memset(p->of[i].off, 0, origins * sizeof(double));
    }
    for (size_t i = 0; p->used && i < groups * origins * origins; i++) {
        p->moves[i] = 0;
    }
}

/* Its sessions stay there. */
static bool keeps(const struct world *w, size_t pop, size_t origin)
{
    const struct stamp *stamps = w->plan->sc->stamps;
    uint64_t usable = w->edge.enabled & w->pops[pop].healthy;
    for (size_t o = 0; o < w->plan->origins; o++) {
        if (usable >> o & 1 && stamps[o].priority < stamps[origin].priority) {
            return false;
        }
    }
    return usable >> origin & 1;
}

static void move(struct world *w, size_t pop, size_t from, double share, const double *goal)
{
    const struct plan_pop *of = &w->plan->pops[pop];
    size_t origins = w->plan->origins;
    double *moves = &w->pinned.moves[(of->group * origins + from) * origins];
    double part = share * (double)of->weight / (double)WEIGHT_ONE;
    for (size_t to = 0; to < origins; to++) {
        moves[to] += part * goal[to];
    }
}

void pins_route(struct world *w, size_t pop)
{
    struct pinned *p = &w->pinned;
    double freed = 1, *goal = p->goal_now;
    if (!p->used) {
        return;
    }
    struct pins *pins = &p->of[pop];
    double left = decay_left(length_of(w, pop), w->sim.now - pins->since);
    route(w, pop, goal);
    for (size_t o = 0; o < w->plan->origins; o++) {
        double share = pins->goal[o] + pins->off[o] * left;
        bool stays = keeps(w, pop, o);
        if (share > 0 && !stays) {
            move(w, pop, o, share, goal);
        }
        pins->off[o] = stays ? share : 0;
        freed -= pins->off[o];
    }
    for (size_t o = 0; o < w->plan->origins; o++) {
        pins->off[o] += fmax(freed, 0) * goal[o] - goal[o];
        pins->goal[o] = goal[o];
        p->moving |= fabs(pins->off[o]) >= DECAY_NOTHING;
    }
    pins->since = w->sim.now;
    p->changed = true;
}

static void hold_pop(struct world *w, size_t pop, simtime from, simtime to)
{
    const struct pins *pins = &w->pinned.of[pop];
    const struct plan_pop *of = &w->plan->pops[pop];
    simtime length = length_of(w, pop);
    double left = from == to ? decay_left(length, from - pins->since)
                             : decay_mean(length, from - pins->since, to - pins->since);
    struct route_class *c = &w->traffic.groups[of->group].classes[w->pops[pop].class];
    for (size_t o = 0; c->weight > 0 && o < w->plan->origins; o++) {
        double part = (double)of->weight / (double)c->weight;
        c->pinned[o] += part * (pins->goal[o] + pins->off[o] * left);
    }
}

void pins_hold(struct world *w, simtime from, simtime to)
{
    struct pinned *p = &w->pinned;
    if (!p->used || !(p->moving || p->changed)) {
        return;
    }
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        struct group_traffic *t = &w->traffic.groups[g];
        for (size_t i = 0; i < t->count; i++) {
            memset(t->classes[i].pinned, 0, w->plan->origins * sizeof(double));
        }
    }
    for (size_t i = 0; i < w->plan->pop_count; i++) {
        if (pop_in_service(&w->pops[i])) {
            hold_pop(w, i, from, to);
        }
    }
    traffic_stale(w);
}

/* How far the POP's shares are from what is routed. */
static double distance(const struct world *w, size_t pop)
{
    const struct pins *pins = &w->pinned.of[pop];
    double most = 0;
    for (size_t o = 0; o < w->plan->origins; o++) {
        most = fmax(most, fabs(pins->off[o]));
    }
    return most > 0 ? most * decay_left(length_of(w, pop), w->sim.now - pins->since) : 0;
}

simtime pins_next(struct world *w)
{
    struct pinned *p = &w->pinned;
    size_t parts = w->plan->exact ? DRAIN_PARTS_EXACT : DRAIN_PARTS;
    simtime next = SIMTIME_NEVER;
    for (size_t i = 0; p->used && p->moving && i < w->plan->pop_count; i++) {
        simtime step = decay_step(length_of(w, i), fmin(distance(w, i), 1), parts);
        if (step == SIMTIME_NEVER) {
            memset(p->of[i].off, 0, w->plan->origins * sizeof(double));
        }
        next = step < next ? step : next;
    }
    p->moving = next != SIMTIME_NEVER;
    return p->moving ? simtime_add(w->sim.now, next) : SIMTIME_NEVER;
}
