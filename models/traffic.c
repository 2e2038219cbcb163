/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/traffic.h"

#include "models/clients.h"
#include "models/overload.h"
#include "models/world.h"

static void on_step(struct sim *sim, void *subject, uint64_t argument);

void traffic_reset(struct world *w)
{
    struct traffic *t = &w->traffic;
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        t->groups[g].count = 0;
        t->groups[g].failing = t->groups[g].rerouted = t->groups[g].edge_out = 0;
        t->groups[g].surge = 1;
        t->groups[g].failure = 0;
    }
    for (size_t o = 0; o < w->plan->origins; o++) {
        t->served[o] = 1;
    }
    t->version = 1;
    t->since = 0;
    t->success = 1;
    t->stepping = false;
    t->offered = t->failed = 0;
    t->good = 0;
}

static void grow(struct world *w, struct group_traffic *g)
{
    size_t room = g->room ? 2 * g->room : 4;
    struct route_class *classes = arena_array(&w->arena, room, sizeof *classes);
    for (size_t i = 0; i < room; i++) {
        if (i < g->room) {
            classes[i] = g->classes[i];
        } else if (w->traffic.limited) {
            classes[i].load = arena_array(&w->arena, w->plan->origins, sizeof(double));
        }
    }
    g->classes = classes;
    g->room = room;
}

size_t traffic_class(struct world *w, size_t group, uint64_t healthy)
{
    struct group_traffic *g = &w->traffic.groups[group];
    for (size_t i = 0; i < g->count; i++) {
        if (g->classes[i].healthy == healthy) {
            return i;
        }
    }
    if (g->count == g->room) {
        grow(w, g);
    }
    double *load = g->classes[g->count].load;
    g->classes[g->count] = (struct route_class){.healthy = healthy, .load = load};
    return g->count++;
}

void traffic_stale(struct world *w)
{
    w->traffic.version++;
}

void traffic_advance(struct world *w)
{
    struct traffic *t = &w->traffic;
    simtime now = w->sim.now;
    if (now == t->since) {
        return;
    }
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        const struct client_group *clients = &w->plan->sc->groups[g];
        long double offered = (long double)clients->requests * t->groups[g].surge *
                              clients_integral(&clients->profile, t->since, now);
        t->offered += offered;
        t->failed += offered * t->groups[g].failure;
    }
    if (traffic_good(w)) {
        t->good += now - t->since;
    }
    t->since = now;
}

bool traffic_good(const struct world *w)
{
    return w->traffic.success >= w->plan->sc->targets.success_ratio - 1e-9;
}

/* Requests of POPs rerouted away spread by share over those that still attract traffic. */
static void settle_group(struct group_traffic *g)
{
    int64_t in_service = 0;
    double failing = (double)g->edge_out;
    for (size_t i = 0; i < g->count; i++) {
        in_service += g->classes[i].weight;
        failing += (double)g->classes[i].weight * g->classes[i].failure;
    }
    int64_t attracting = in_service + g->edge_out;
    if (in_service == 0) {
        g->failure = 1;
        return;
    }
    if (g->rerouted > 0) {
        failing *= (double)(attracting + g->rerouted) / (double)attracting;
    }
    g->failure = (failing + (double)g->failing) / (double)WEIGHT_ONE;
}

/* Between hours nothing changes unless something fails or could be overloaded. (A group that offers
 * nothing this hour may fail all the same, and show it the next.) */
static void schedule_step(struct world *w)
{
    struct traffic *t = &w->traffic;
    bool needed = w->plan->exact || t->limited;
    bool varies = false;
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        varies |= !w->plan->sc->groups[g].profile.flat;
        needed |= t->groups[g].failure > 0;
    }
    if (varies && needed && !t->stepping) {
        t->stepping = true;
        sim_at(&w->sim, clients_next_step(w->sim.now), RANK_TRAFFIC, on_step, NULL, 0);
    }
}

static void on_step(struct sim *sim, void *subject, uint64_t argument)
{
    (void)subject;
    (void)argument;
    struct world *w = world_of(sim);
    w->traffic.stepping = false;
    world_touch(w);
}

void traffic_settle(struct world *w)
{
    struct traffic *t = &w->traffic;
    double offered = 0, failed = 0;
    overload_settle(w);
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        settle_group(&t->groups[g]);
        double rate = overload_rate(w, g);
        offered += rate;
        failed += rate * t->groups[g].failure;
    }
    t->success = offered > 0 ? 1 - failed / offered : 1;
    schedule_step(w);
}
