/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/edge.h"

#include <math.h>
#include <string.h>

#include "models/world.h"

struct watch *edge_watch(const struct world *w, size_t observer, size_t origin)
{
    return &w->edge.watches[observer * w->plan->origins + origin];
}

/* What a probe from a POP of the group meets at the origin now. */
static struct odds odds_of(const struct world *w, size_t group, size_t origin)
{
    const struct scenario *sc = w->plan->sc;
    const struct condition *c = &w->stamps[origin].probe;
    simtime timeout = sc->edge.probe.timeout;
    simtime trip = sc->groups[group].latency[origin];
    simtime answer = simtime_add(trip, c->latency);
    double arrives = 1 - w->stamps[origin].probe_loss;
    struct odds odds = {.ok_after = answer, .bad_after = trip, .silent_after = timeout};
    if (c->reach == REACH_REFUSED) {
        odds.bad = arrives;
    } else if (c->reach == REACH_OK) {
        odds.bad = arrives * c->error;
        odds.ok = c->hangs || answer > timeout ? 0 : arrives * (1 - c->error);
    }
    if (trip > timeout) {
        odds.bad = 0;
    }
    odds.silent = odds.ok + odds.bad >= 1 ? 0 : 1 - odds.ok - odds.bad;
    return odds;
}

static bool odds_equal(const struct odds *a, const struct odds *b)
{
    return a->ok == b->ok && a->bad == b->bad && a->silent == b->silent &&
           a->ok_after == b->ok_after && a->bad_after == b->bad_after;
}

void edge_refresh(struct world *w, size_t origin)
{
    for (size_t g = 0; w->edge.probes && g < w->plan->sc->group_count; g++) {
        struct odds *odds = &w->edge.odds[g * w->plan->origins + origin];
        struct odds now = odds_of(w, g, origin);
        if (odds_equal(odds, &now)) {
            continue;
        }
        const size_t *first = &w->plan->first_observer[g];
        for (size_t i = first[0]; i < first[1]; i++) {
            watch_wake(w, edge_watch(w, i, origin));
        }
        *odds = now;
        for (size_t i = first[0]; i < first[1]; i++) {
            watch_settle(w, edge_watch(w, i, origin));
        }
    }
}

void edge_reset(struct world *w)
{
    struct edge_state *e = &w->edge;
    size_t origins = w->plan->origins;
    e->probes = w->plan->sc->edge.kind != EDGE_NONE;
    e->enabled = origins == 64 ? UINT64_MAX : (UINT64_C(1) << origins) - 1;
    e->config_free = 0;
    e->false_flips = 0;
    memset(e->disabled_by, 0, origins * sizeof *e->disabled_by);
    memset(e->unhealthy, 0, origins * sizeof *e->unhealthy);
    e->agreed = e->enabled;
    for (size_t o = 0; o < origins; o++) {
        e->content[o] = (struct consent){.content = (int64_t)w->plan->observer_count};
    }
    if (!e->probes) {
        return;
    }
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        for (size_t o = 0; o < origins; o++) {
            e->odds[g * origins + o] = odds_of(w, g, o);
        }
    }
    memset(e->watches, 0, w->plan->observer_count * origins * sizeof *e->watches);
    for (size_t i = 0; i < w->plan->observer_count; i++) {
        for (size_t o = 0; o < origins; o++) {
            struct watch *watch = edge_watch(w, i, o);
            watch->observer = (uint32_t)i;
            watch->origin = (uint32_t)o;
            watch_start(w, watch, &e->odds[w->plan->observers[i].group * origins + o]);
        }
    }
}

static double would_be_served(const struct client_group *g, size_t origin,
                              const struct condition *c)
{
    simtime answer = simtime_add(g->latency[origin], c->latency);
    bool never = c->reach != REACH_OK || c->hangs || answer > g->timeout;
    return never ? 0 : 1 - c->error;
}

/* The probability that a request from where this observer is would succeed at this origin. */
static double would_succeed(const struct world *w, size_t observer, size_t origin)
{
    const struct client_group *g = &w->plan->sc->groups[w->plan->observers[observer].group];
    const struct stamp_state *s = &w->stamps[origin];
    double reads = would_be_served(g, origin, &s->request);
    double served = reads;
    if (w->traffic.split && g->write_share > 0) {
        double writes = would_be_served(g, origin, &s->write);
        served = (1 - g->write_share) * reads + g->write_share * writes;
    }
    return served * w->traffic.served[origin];
}

/* What the observers agree on has changed: all POPs hold it at once. */
static void agree(struct world *w, size_t origin, bool healthy)
{
    uint64_t bit = UINT64_C(1) << origin;
    struct consent *c = &w->edge.content[origin];
    if (healthy) {
        c->unhealthy_s += simtime_seconds(w->sim.now - c->unhealthy_since);
    } else {
        c->unhealthy_since = w->sim.now;
    }
    w->edge.agreed = healthy ? w->edge.agreed | bit : w->edge.agreed & ~bit;
    chronicle_add(w, healthy ? HAPPENING_AGREED_HEALTHY : HAPPENING_AGREED_UNHEALTHY, (int)origin,
                  -1, NAN);
    for (size_t p = 0; p < w->plan->pop_count; p++) {
        pops_verdict(w, p, origin, healthy);
    }
    answers_change(w);
}

static void poll(struct world *w, const struct watch *watch)
{
    struct consent *c = &w->edge.content[watch->origin];
    c->content += watch->healthy ? 1 : -1;
    bool healthy = c->content >= w->plan->quorum;
    if (healthy != (w->edge.agreed >> watch->origin & 1)) {
        agree(w, watch->origin, healthy);
    }
}

void edge_verdict(struct world *w, struct watch *watch)
{
    simtime now = w->sim.now;
    double theta = w->plan->sc->targets.success_ratio;
    if (watch->healthy) {
        watch->unhealthy_s += simtime_seconds(now - watch->unhealthy_since);
    } else {
        watch->unhealthy_since = now;
        w->edge.false_flips += would_succeed(w, watch->observer, watch->origin) >= theta - 1e-9;
    }
    chronicle_add(w, watch->healthy ? HAPPENING_POP_HEALTHY : HAPPENING_POP_UNHEALTHY,
                  (int)watch->observer, (int)watch->origin, NAN);
    if (w->plan->polled) {
        poll(w, watch);
    } else {
        pops_verdict(w, watch->observer, watch->origin, watch->healthy);
    }
    world_touch(w);
}

/* POPs do, and not locations of their own. */
static bool observes(const struct world *w)
{
    return w->edge.probes && w->plan->sc->edge.kind == EDGE_ANYCAST;
}

void edge_pause(struct world *w, size_t pop)
{
    for (size_t o = 0; observes(w) && o < w->plan->origins; o++) {
        watch_pause(w, edge_watch(w, pop, o));
    }
}

void edge_resume(struct world *w, size_t pop)
{
    for (size_t o = 0; observes(w) && o < w->plan->origins; o++) {
        if (w->edge.enabled >> o & 1) {
            watch_resume(w, edge_watch(w, pop, o));
        }
    }
}

void edge_enable(struct world *w, size_t origin, bool enabled)
{
    uint64_t bit = UINT64_C(1) << origin;
    traffic_advance(w);
    w->edge.enabled = enabled ? w->edge.enabled | bit : w->edge.enabled & ~bit;
    for (size_t i = 0; w->edge.probes && i < w->plan->observer_count; i++) {
        if (!enabled) {
            watch_pause(w, edge_watch(w, i, origin));
        } else if (!observes(w) || pop_in_service(&w->pops[i])) {
            watch_resume(w, edge_watch(w, i, origin));
        }
    }
    chronicle_add(w, enabled ? HAPPENING_ORIGIN_ENABLED : HAPPENING_ORIGIN_DISABLED, (int)origin,
                  -1, NAN);
    answers_change(w);
    for (size_t p = 0; p < w->plan->pop_count; p++) {
        pins_route(w, p);
    }
    traffic_stale(w);
    world_touch(w);
}

void edge_finish(struct world *w)
{
    for (size_t i = 0; w->edge.probes && i < w->plan->observer_count * w->plan->origins; i++) {
        watch_finish(w, &w->edge.watches[i]);
    }
    for (size_t o = 0; o < w->plan->origins; o++) {
        struct consent *c = &w->edge.content[o];
        bool healthy = w->edge.agreed >> o & 1;
        c->unhealthy_s += healthy ? 0 : simtime_seconds(w->plan->sc->horizon - c->unhealthy_since);
    }
}
