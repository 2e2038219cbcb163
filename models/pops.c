/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/pops.h"

#include "models/world.h"

static void on_reroute(struct sim *sim, void *subject, uint64_t argument);

static struct group_traffic *group_of(struct world *w, size_t pop)
{
    return &w->traffic.groups[w->plan->pops[pop].group];
}

/* The sum of weights its place adds to; its class's for a POP in service. */
static int64_t *account(struct world *w, size_t pop)
{
    struct group_traffic *g = group_of(w, pop);
    switch (w->pops[pop].place) {
    case POP_IN_SERVICE:
        return w->plan->sc->edge.kind == EDGE_DNS ? &g->resolving
                                                  : &g->classes[w->pops[pop].class].weight;
    case POP_FAILING:
        return &g->failing;
    case POP_REROUTED:
        return &g->rerouted;
    case POP_EDGE_OUT:
        return &g->edge_out;
    }
    BUG("place %d", (int)w->pops[pop].place);
}

/* What its clients hold is no matter of its own behind a DNS edge. */
static void enter_class(struct world *w, size_t pop)
{
    if (w->plan->sc->edge.kind == EDGE_DNS) {
        return;
    }
    w->pops[pop].class = traffic_class(w, w->plan->pops[pop].group, w->pops[pop].healthy);
}

void pops_reset(struct world *w)
{
    uint64_t all = w->plan->origins == 64 ? UINT64_MAX : (UINT64_C(1) << w->plan->origins) - 1;
    for (size_t p = 0; p < w->plan->pop_count; p++) {
        w->pops[p] = (struct pop_state){.healthy = all, .place = POP_IN_SERVICE};
        enter_class(w, p);
        *account(w, p) += w->plan->pops[p].weight;
    }
}

/* POPs in service that hold an origin unhealthy are counted by origin. */
static void count_unhealthy(struct world *w, size_t pop, int64_t by)
{
    for (size_t o = 0; o < w->plan->origins; o++) {
        if (!(w->pops[pop].healthy >> o & 1)) {
            w->edge.unhealthy[o] += by;
        }
    }
}

/* A stretch of a drain that ends here is worked out with the weights it had. */
static void before_weights(struct world *w)
{
    if (w->drain.open) {
        traffic_advance(w);
    }
    w->pinned.changed = true;
}

static void move(struct world *w, size_t pop, enum pop_place place)
{
    struct pop_state *state = &w->pops[pop];
    bool was = pop_in_service(state), is = place == POP_IN_SERVICE;
    before_weights(w);
    *account(w, pop) -= w->plan->pops[pop].weight;
    if (was && !is) {
        episode_leave(w, pop);
        edge_pause(w, pop);
        count_unhealthy(w, pop, -1);
    }
    state->place = place;
    if (is) {
        enter_class(w, pop);
    }
    *account(w, pop) += w->plan->pops[pop].weight;
    if (is && !was) {
        count_unhealthy(w, pop, 1);
        edge_resume(w, pop);
    }
    answers_change(w);
    world_touch(w);
}

static void settle_place(struct world *w, size_t pop)
{
    const struct pop_state *state = &w->pops[pop];
    enum pop_place place = POP_IN_SERVICE;
    if (state->outages > 0) {
        place = state->rerouted ? POP_REROUTED : POP_FAILING;
    } else if (state->edge_out > 0) {
        place = POP_EDGE_OUT;
    }
    if (place != state->place) {
        move(w, pop, place);
    }
}

static void on_reroute(struct sim *sim, void *subject, uint64_t argument)
{
    struct world *w = world_of(sim);
    struct pop_state *state = subject;
    if (argument == state->reroute) {
        state->rerouted = true;
        settle_place(w, (size_t)(state - w->pops));
    }
}

void pops_outage(struct world *w, size_t pop, bool begins)
{
    struct pop_state *state = &w->pops[pop];
    state->outages += begins ? 1 : UINT32_MAX; /* minus one */
    if (begins && state->outages == 1) {
        sim_at(&w->sim, simtime_add(w->sim.now, w->plan->sc->edge.pop_reroute), RANK_CONTROL,
               on_reroute, state, ++state->reroute);
    } else if (state->outages == 0) {
        state->reroute++;
        state->rerouted = false;
    }
    settle_place(w, pop);
}

void pops_edge_outage(struct world *w, size_t pop, bool begins)
{
    uint32_t *out = &w->pops[pop].edge_out;
    bool was = *out > 0;
    *out += begins ? 1 : UINT32_MAX; /* minus one */
    settle_place(w, pop);
    if (was != (*out > 0)) {
        break_glass_pop(w, *out > 0);
    }
}

void pops_verdict(struct world *w, size_t pop, size_t origin, bool healthy)
{
    struct pop_state *state = &w->pops[pop];
    uint64_t bit = UINT64_C(1) << origin;
    if (!pop_in_service(state)) { /* it goes by what others agreed on */
        VERIFY(w->plan->polled);
        state->healthy = healthy ? state->healthy | bit : state->healthy & ~bit;
        pins_route(w, pop);
        return;
    }
    before_weights(w);
    *account(w, pop) -= w->plan->pops[pop].weight;
    state->healthy = healthy ? state->healthy | bit : state->healthy & ~bit;
    enter_class(w, pop);
    *account(w, pop) += w->plan->pops[pop].weight;
    pins_route(w, pop);
    w->edge.unhealthy[origin] += healthy ? -1 : 1;
    episode_verdict(w, pop, origin, healthy);
    store_verdict(w, origin, healthy);
}
