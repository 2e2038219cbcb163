/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/traffic.h"

#include "models/answers.h"
#include "models/clients.h"
#include "models/drain.h"
#include "models/overload.h"
#include "models/world.h"

static void on_step(struct sim *sim, void *subject, uint64_t argument);
static void settle_rates(struct world *w, bool zero);

void traffic_reset(struct world *w)
{
    struct traffic *t = &w->traffic;
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        t->groups[g].count = 0;
        t->groups[g].failing = t->groups[g].rerouted = t->groups[g].edge_out = 0;
        t->groups[g].resolving = 0;
        t->groups[g].direct = 0;
        for (size_t a = 0; a < t->groups[g].held_count; a++) {
            t->groups[g].held[a].share = 0;
            t->groups[g].held[a].version = 0;
        }
        t->groups[g].surge = 1;
        t->groups[g].failure = t->groups[g].write_failure = t->groups[g].write_latency = 0;
    }
    for (size_t o = 0; o < w->plan->origins; o++) {
        t->served[o] = 1;
    }
    t->version = 1;
    t->since = t->at = 0;
    t->success = t->write_success = 1;
    t->stepping = false;
    t->offered = t->failed = t->written = t->waited = 0;
    t->good = 0;
    sla_reset(&t->sla, w->plan->sc->targets.availability);
    settle_rates(w, true);
}

static void allocate_class(struct world *w, struct route_class *c)
{
    if (w->pinned.used) {
        c->pinned = arena_array(&w->arena, w->plan->origins, sizeof(double));
    }
    if (w->traffic.limited) {
        c->load = arena_array(&w->arena, w->plan->origins, sizeof(double));
    }
    if (w->traffic.split) {
        for (int a = ACCESS_READ; a <= ACCESS_WRITE; a++) {
            c->served[a] = arena_array(&w->arena, w->plan->origins, sizeof(double));
        }
    }
}

void traffic_init_held(struct world *w)
{
    for (size_t i = 0; w->answers.used && i < w->plan->sc->group_count; i++) {
        struct group_traffic *g = &w->traffic.groups[i];
        g->held_count = w->plan->origins + 1;
        g->held = arena_array(&w->arena, g->held_count, sizeof *g->held);
        for (size_t a = 0; a < g->held_count; a++) {
            g->held[a].held = (int)a;
            allocate_class(w, &g->held[a]);
        }
    }
}

static void grow(struct world *w, struct group_traffic *g)
{
    size_t room = g->room ? 2 * g->room : 4;
    struct route_class *classes = arena_array(&w->arena, room, sizeof *classes);
    for (size_t i = 0; i < room; i++) {
        if (i < g->room) {
            classes[i] = g->classes[i];
            continue;
        }
        allocate_class(w, &classes[i]);
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
    const struct route_class *unused = &g->classes[g->count];
    double *load = unused->load, *reads = unused->served[0], *writes = unused->served[1];
    g->classes[g->count] = (struct route_class){.held = HELD_EDGE,
                                                .healthy = healthy,
                                                .load = load,
                                                .pinned = unused->pinned,
                                                .served = {reads, writes}};
    return g->count++;
}

uint64_t traffic_diverted(const struct world *w, size_t group, const struct route_class *c)
{
    if (c->held == HELD_EDGE) {
        return c->diverted;
    }
    size_t origins = w->plan->origins;
    bool more = (size_t)c->held < origins &&
                c->share > w->plan->usual[group * origins + (size_t)c->held] + 1e-9;
    return (uint64_t)more << (more ? c->held : 0);
}

void traffic_stale(struct world *w)
{
    w->traffic.version++;
}

static void settle_groups(struct world *w);

static void integrate(struct world *w, simtime until)
{
    struct traffic *t = &w->traffic;
    if (drain_cut(w, t->since, until)) {
        overload_settle(w);
        settle_groups(w);
    }
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        const struct client_group *clients = &w->plan->sc->groups[g];
        long double offered = (long double)clients->requests * t->groups[g].surge *
                              clients_integral(&clients->profile, t->since, until);
        long double failed = offered * t->groups[g].failure;
        t->offered += offered;
        t->failed += failed;
        t->written += offered * clients->write_share * (1 - t->groups[g].write_failure);
        t->waited += offered * clients->write_share * t->groups[g].write_latency;
        sla_add(&t->sla, offered, failed);
    }
    if (traffic_good(w)) {
        t->good += until - t->since;
    }
    t->since = until;
}

void traffic_advance(struct world *w)
{
    struct traffic *t = &w->traffic;
    while (t->sla.ends <= w->sim.now) {
        integrate(w, t->sla.ends);
        sla_month(&t->sla);
    }
    if (t->since < w->sim.now) {
        integrate(w, w->sim.now);
    }
}

bool traffic_good(const struct world *w)
{
    return w->traffic.success >= w->plan->sc->targets.success_ratio - 1e-9;
}

bool traffic_good_writes(const struct world *w)
{
    return w->traffic.write_success >= w->plan->sc->targets.success_ratio - 1e-9;
}

static int64_t weight_in_service(const struct group_traffic *g)
{
    int64_t in_service = 0;
    for (size_t i = 0; i < g->count; i++) {
        in_service += g->classes[i].weight;
    }
    return in_service;
}

int64_t traffic_attracting(const struct group_traffic *g)
{
    return weight_in_service(g) + g->resolving + g->edge_out;
}

double traffic_weight(const struct group_traffic *g, const struct route_class *c)
{
    return c->held == HELD_EDGE ? (1 - g->direct) * (double)c->weight
                                : c->share * (double)traffic_attracting(g);
}

/* Requests of POPs rerouted away spread by share over those that still attract traffic. */
static double reroute_factor(const struct group_traffic *g)
{
    int64_t attracting = traffic_attracting(g);
    return g->rerouted > 0 ? (double)(attracting + g->rerouted) / (double)attracting : 1;
}

/* Nothing of what the group sends gets anywhere. */
static bool cut_off(const struct group_traffic *g)
{
    return traffic_attracting(g) == 0 || (g->direct <= 0 && weight_in_service(g) == 0);
}

static void settle_group(struct group_traffic *g)
{
    double failing = (1 - g->direct) * (double)g->edge_out, writes = failing, waited = 0;
    if (cut_off(g)) {
        g->failure = g->write_failure = 1;
        g->write_latency = 0;
        return;
    }
    for (size_t i = 0; i < traffic_classes(g); i++) {
        const struct route_class *c = traffic_class_at(g, i);
        double weight = traffic_weight(g, c);
        if (weight > 0) {
            failing += weight * c->failure;
            writes += weight * c->write_failure;
            waited += weight * c->write_latency;
        }
    }
    double factor = reroute_factor(g);
    g->failure = (failing * factor + (double)g->failing) / (double)WEIGHT_ONE;
    g->write_failure = (writes * factor + (double)g->failing) / (double)WEIGHT_ONE;
    g->write_latency = waited * factor / (double)WEIGHT_ONE;
}

static void settle_groups(struct world *w)
{
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        settle_group(&w->traffic.groups[g]);
    }
}

static double share_served(const struct world *w, size_t group, size_t stamp, enum access access)
{
    const struct group_traffic *g = &w->traffic.groups[group];
    double share = 0;
    for (size_t i = 0; i < traffic_classes(g) && w->traffic.split && !cut_off(g); i++) {
        const struct route_class *c = traffic_class_at(g, i);
        double weight = traffic_weight(g, c);
        if (weight > 0) {
            share += weight * c->served[access][stamp];
        }
    }
    if (share > 0) {
        share *= reroute_factor(g) / (double)WEIGHT_ONE;
    }
    return share;
}

static double rate_served(const struct world *w, size_t group, size_t stamp, enum access access)
{
    double writes = w->plan->sc->groups[group].write_share;
    double rate = overload_rate(w, group) * (access == ACCESS_WRITE ? writes : 1 - writes);
    return rate > 0 ? rate * share_served(w, group, stamp, access) : 0;
}

/* Kept, since POPs move between classes before what they did there is accounted for. */
static void settle_rates(struct world *w, bool zero)
{
    size_t origins = w->plan->origins;
    for (size_t i = 0; w->traffic.split && i < w->plan->sc->group_count * origins; i++) {
        for (int a = ACCESS_READ; a <= ACCESS_WRITE; a++) {
            w->traffic.rates[a][i] =
                zero ? 0 : rate_served(w, i / origins, i % origins, (enum access)a);
        }
    }
}

static double rate_settled(const struct world *w, size_t group, size_t stamp, enum access access)
{
    return w->traffic.split ? w->traffic.rates[access][group * w->plan->origins + stamp] : 0;
}

double traffic_reads(const struct world *w, size_t group, size_t stamp)
{
    return rate_settled(w, group, stamp, ACCESS_READ);
}

double traffic_writes(const struct world *w, size_t group, size_t stamp)
{
    return rate_settled(w, group, stamp, ACCESS_WRITE);
}

/* Between hours nothing changes unless something fails or could be overloaded. (A group that offers
 * nothing this hour may fail all the same, and show it the next.) */
static void schedule_step(struct world *w)
{
    struct traffic *t = &w->traffic;
    bool needed = w->plan->exact || t->limited || t->split;
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

void traffic_evaluate(struct world *w)
{
    struct traffic *t = &w->traffic;
    double offered = 0, failed = 0, writes = 0, refused = 0;
    overload_settle(w);
    settle_groups(w);
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        double rate = overload_rate(w, g);
        offered += rate;
        failed += rate * t->groups[g].failure;
        writes += rate * w->plan->sc->groups[g].write_share;
        refused += rate * w->plan->sc->groups[g].write_share * t->groups[g].write_failure;
    }
    t->write_success = writes > 0 ? 1 - refused / writes : 1;
    t->success = offered > 0 ? 1 - failed / offered : 1;
}

void traffic_settle(struct world *w)
{
    w->traffic.at = w->sim.now;
    warmth_settle(w);
    drain_settle(w);
    if (warmth_divert(w)) {
        drain_settle(w);
    }
    settle_rates(w, false);
    schedule_step(w);
}
