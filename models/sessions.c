/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left out: that good deployments restart instances, and requests that hop between stamps which
 * share a group's traffic without affinity: a session is taken to stay at one of them. */
#include "models/sessions.h"

#include <math.h>
#include <string.h>

#include "models/lag.h"
#include "models/overload.h"
#include "models/store.h"
#include "models/world.h"

void sessions_init(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    struct sessions *s = &w->sessions;
    size_t stamps = sc->stamp_count;
    bool live = false;
    s->at = arena_array(&w->arena, sc->group_count * stamps, sizeof *s->at);
    s->running = arena_array(&w->arena, stamps, sizeof *s->running);
    s->moves = arena_array(&w->arena, stamps * stamps, sizeof *s->moves);
    for (size_t g = 0; g < sc->group_count; g++) {
        live |= sc->groups[g].sessions > 0;
    }
    for (size_t o = 0; o < stamps; o++) {
        s->in_process |= live && sc->stamps[o].in_process;
    }
}

/* App instances in which sessions can live. */
static double running(const struct world *w, size_t stamp)
{
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    if (condition_outage(w, s->region) != INBOUND_OPEN) {
        return 0;
    }
    if (s->app == SCENARIO_NONE) {
        return 1;
    }
    const struct component_state *app = &w->stamps[stamp].components[s->app];
    for (size_t mode = 0; mode < 3; mode++) {
        if (app->down_by_mode[mode] > 0) {
            return 0;
        }
    }
    return s->components[s->app].instances > 0 ? (double)app->up : 1;
}

void sessions_reset(struct world *w)
{
    struct sessions *s = &w->sessions;
    s->broken = s->lost = 0;
    s->placed = false;
    for (size_t i = 0; i < w->plan->sc->group_count * w->plan->origins; i++) {
        s->at[i] = (struct session_place){.wrote = -1};
    }
    for (size_t o = 0; o < w->plan->origins; o++) {
        s->running[o] = 0; /* nobody is there yet */
    }
}

/* In proportion; of a class. */
static double share_at(const struct scenario *sc, const struct route_class *c, size_t stamp)
{
    bool pinned = c->held == HELD_EDGE && c->pinned;
    return pinned ? c->pinned[stamp] : (double)sc->stamps[stamp].weight;
}

/* The share of sessions that the edge sends to each stamp. */
static void place_sessions(const struct world *w, size_t group, double *ret)
{
    const struct scenario *sc = w->plan->sc;
    const struct group_traffic *g = &w->traffic.groups[group];
    double all = 0;
    for (size_t o = 0; o < w->plan->origins; o++) {
        ret[o] = 0;
    }
    for (size_t i = 0; i < traffic_classes(g); i++) {
        const struct route_class *c = traffic_class_at(g, i);
        double weights = 0, weight = traffic_weight(g, c);
        for (size_t o = 0; o < w->plan->origins; o++) {
            weights += c->first >> o & 1 ? share_at(sc, c, o) : 0;
        }
        for (size_t o = 0; weights > 0 && o < w->plan->origins; o++) {
            if (c->first >> o & 1 && weight > 0) {
                double part = weight * share_at(sc, c, o) / weights;
                ret[o] += part;
                all += part;
            }
        }
    }
    for (size_t o = 0; all > 0 && o < w->plan->origins; o++) {
        ret[o] /= all;
    }
}

/* Likewise of missing: how long a session wrote what is not applied, of what it wrote until then.
 */
static double unapplied(struct store_state *st, size_t from, size_t place, simtime now,
                        simtime until)
{
    double seconds = lag_unapplied_time(staleness_lag(st, from, place), now, until);
    bool by_hub = st->pairs && from != 0 && place != 0;
    return by_hub ? seconds + dist_tail(&st->store->lag, simtime_seconds(now - until)) : seconds;
}

/* The chance that a session moved between two stamps has written what is unapplied at the new one,
 * in any store that promises it its own writes. A session is taken to be older than those. */
static double breaks(const struct world *w, size_t group, size_t from, size_t to)
{
    const struct client_group *g = &w->plan->sc->groups[group];
    const struct session_place *place = &w->sessions.at[group * w->plan->origins + from];
    double rate = overload_rate(w, group) * g->write_share / g->sessions * place->succeed, sum = 0;
    for (size_t k = 0; k < w->plan->sc->store_count && place->wrote >= 0; k++) {
        struct store_state *st = &w->stores[k];
        if (st->store->consistency != CONSISTENCY_SESSION || !plan_bound(w->plan, k, from) ||
            !plan_bound(w->plan, k, to)) {
            continue;
        }
        const struct stamp *stamps = w->plan->sc->stamps;
        size_t wrote =
            st->pairs ? store_place(w, st, stamps[from].region, ACCESS_WRITE) : st->writer;
        size_t reads = store_place(w, st, stamps[to].region, ACCESS_READ);
        if (staleness_lag(st, wrote, reads)) {
            sum += rate * unapplied(st, wrote, reads, w->sim.now, place->wrote);
        }
    }
    return -expm1(-sum);
}

/* The shares that have moved between stamps, as is known of pinned ones. */
static void take_moves(struct world *w, size_t group)
{
    size_t count = w->plan->origins * w->plan->origins;
    double *moved = &w->pinned.moves[group * count];
    memcpy(w->sessions.moves, moved, count * sizeof *moved);
    memset(moved, 0, count * sizeof *moved);
}

/* Likewise, as far as shares alone tell. */
static void compare(struct world *w, size_t group, const double *now)
{
    size_t origins = w->plan->origins;
    const struct session_place *old = &w->sessions.at[group * origins];
    double gained = 0;
    for (size_t o = 0; o < origins; o++) {
        gained += fmax(0, now[o] - old[o].share);
    }
    for (size_t from = 0; from < origins; from++) {
        double left = old[from].share - now[from];
        for (size_t to = 0; to < origins; to++) {
            double gains = fmax(0, now[to] - old[to].share);
            w->sessions.moves[from * origins + to] =
                left > 1e-12 && gained > 0 ? left * gains / gained : 0;
        }
    }
}

static void move(struct world *w, size_t group)
{
    struct sessions *s = &w->sessions;
    size_t origins = w->plan->origins;
    double broken = 0, lost = 0;
    for (size_t i = 0; i < origins * origins; i++) {
        size_t from = i / origins, to = i % origins;
        double part = s->moves[i];
        bool dies = w->plan->sc->stamps[from].in_process && s->running[from] > 0;
        broken += part > 0 ? part * breaks(w, group, from, to) : 0;
        lost += part > 0 && dies ? part : 0;
    }
    s->broken += broken * w->plan->sc->groups[group].sessions;
    s->lost += lost * w->plan->sc->groups[group].sessions;
}

/* Of what was at a stamp as much dies as of its instances. */
static void bury(struct world *w)
{
    struct sessions *s = &w->sessions;
    for (size_t o = 0; s->in_process && o < w->plan->origins; o++) {
        double now = running(w, o), before = s->running[o];
        double share = w->plan->sc->stamps[o].in_process && now < before ? 1 - now / before : 0;
        for (size_t g = 0; share > 0 && g < w->plan->sc->group_count; g++) {
            s->lost +=
                share * s->at[g * w->plan->origins + o].share * w->plan->sc->groups[g].sessions;
        }
        s->running[o] = now;
    }
}

/* From now on. */
static void place_anew(const struct world *w, size_t group, size_t stamp, double share)
{
    struct session_place *place = &w->sessions.at[group * w->plan->origins + stamp];
    double writes = traffic_writes(w, group, stamp);
    double offered = overload_rate(w, group) * w->plan->sc->groups[group].write_share * share;
    place->share = share;
    place->write = writes > 0;
    if (place->write) {
        place->wrote = w->sim.now;
        place->succeed = offered > 0 ? fmin(1, writes / offered) : 1;
    }
}

static void settle_group(struct world *w, size_t g)
{
    struct sessions *s = &w->sessions;
    size_t origins = w->plan->origins;
    double now[SCENARIO_MAX_STAMPS];
    struct session_place *places = &s->at[g * origins];
    place_sessions(w, g, now);
    for (size_t o = 0; s->placed && o < origins; o++) {
        places[o].wrote = places[o].write ? w->sim.now : places[o].wrote;
    }
    if (s->placed && w->pinned.used) {
        take_moves(w, g);
        move(w, g);
    } else if (s->placed) {
        compare(w, g, now);
        move(w, g);
    }
    for (size_t o = 0; o < origins; o++) {
        place_anew(w, g, o, now[o]);
    }
}

void sessions_settle(struct world *w)
{
    bury(w);
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        if (w->plan->sc->groups[g].sessions > 0 && (w->plan->writes || w->sessions.in_process)) {
            settle_group(w, g);
        }
    }
    w->sessions.placed = true;
}
