/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back of a store with one writer, once that is not where it was at first.
 *
 * Planned: the first region has all data again, no point of presence holds a stamp there unhealthy,
 * and it is a quiet hour; then it is a planned failover. Automatic: the listener points back at the
 * first good probe of a stamp there (where nobody probes, as soon as the region is back), whether
 * the data have caught up or not. Nothing is lost, but until the first region has been seeded, has
 * applied everything and is promoted the store takes no writes, and serves no reads in that region:
 * a second outage.
 *
 * A scripted failback is a planned one without regard to hours and probes, and waits for the data;
 * with operations.failback.mode automatic it does not. */
#include "models/links.h"
#include "models/store.h"
#include "models/world.h"

bool store_away(const struct store_state *st)
{
    return st->store->model != STORE_MULTI_WRITE && st->writer != st->store->writer;
}

/* Points of presence that hold some stamp in the region healthy, and whether all do. Where there is
 * none nobody probes. */
static void green(const struct world *w, int region, bool *ret_some, bool *ret_all)
{
    int64_t in_service = 0;
    bool probed = false;
    *ret_some = false;
    *ret_all = true;
    for (size_t p = 0; p < w->plan->pop_count; p++) {
        in_service += pop_in_service(&w->pops[p]);
    }
    for (size_t o = 0; w->edge.probes && o < w->plan->origins; o++) {
        if (w->plan->sc->stamps[o].region == region) {
            probed = true;
            *ret_some |= w->edge.unhealthy[o] < in_service;
            *ret_all &= w->edge.unhealthy[o] == 0;
        }
    }
    *ret_some |= !probed;
}

static bool reached(const struct world *w, const struct store_state *st)
{
    int home = st->replicas[st->store->writer].region, now = st->replicas[st->writer].region;
    return replica_up(&st->replicas[st->store->writer]) && links_answer(w, home, now) &&
           links_answer(w, now, home) && condition_control_plane(w, home);
}

void store_go_home(struct world *w, struct store_state *st, bool premature)
{
    st->target = st->store->writer;
    st->premature = premature;
    st->step++;
    if (st->replicas[st->target].ready) {
        st->phase = STORE_DRAINING;
        st->draining_due = true;
        store_tell(w, st, HAPPENING_STORE_DRAINS, st->target);
    } else {
        st->phase = STORE_RETURNING;
        store_tell(w, st, HAPPENING_STORE_RETURNS, st->target);
    }
}

void store_watch_returning(struct world *w, struct store_state *st)
{
    if (!reached(w, st) || !replica_up(&st->replicas[st->writer])) {
        st->phase = STORE_SERVING; /* from where its data are */
        st->premature = false;
        st->fault = SIZE_MAX;
        st->step++;
    } else if (st->replicas[st->target].ready) {
        store_go_home(w, st, true);
    }
}

static void on_quiet(struct sim *sim, void *subject, uint64_t argument)
{
    struct store_state *st = subject;
    (void)argument;
    st->waits_for_quiet = false;
    world_refresh(world_of(sim));
}

/* Whether it is a quiet hour; if not, looks again when one begins. */
static bool quiet(struct world *w, struct store_state *st)
{
    simtime begins = hours_next(&w->plan->sc->operations.failback.quiet, w->sim.now);
    if (begins > w->sim.now && !st->waits_for_quiet) {
        st->waits_for_quiet = true;
        sim_at(&w->sim, begins, RANK_CONTROL, on_quiet, st, 0);
    }
    return begins == w->sim.now;
}

void store_failback_refresh(struct world *w, struct store_state *st)
{
    enum failback_mode mode = w->plan->sc->operations.failback.mode;
    bool some, all;
    if (mode == FAILBACK_NONE || st->phase != STORE_SERVING || st->deciding || st->overdue ||
        !store_away(st) || !reached(w, st) || !st->replicas[st->writer].ready) {
        return;
    }
    green(w, st->replicas[st->store->writer].region, &some, &all);
    if (mode == FAILBACK_AUTOMATIC && some) {
        store_go_home(w, st, true);
    } else if (mode == FAILBACK_PLANNED && all && st->replicas[st->store->writer].ready &&
               quiet(w, st)) {
        store_go_home(w, st, false);
    }
}

bool store_failback_starts(struct world *w, struct store_state *st)
{
    bool premature = w->plan->sc->operations.failback.mode == FAILBACK_AUTOMATIC;
    bool can = reached(w, st) && (premature || st->replicas[st->store->writer].ready);
    if (can) {
        store_go_home(w, st, premature);
    }
    return can;
}

static void on_look(struct sim *sim, void *subject, uint64_t argument)
{
    (void)subject;
    (void)argument;
    struct world *w = world_of(sim);
    w->looking = false;
    world_refresh(w);
}

void store_verdict(struct world *w, size_t origin, bool healthy)
{
    bool back = w->plan->sc->operations.failback.mode != FAILBACK_NONE && healthy;
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        if (!healthy) {
            store_alert(w, &w->stores[k], origin);
        } else if (back && store_away(&w->stores[k]) && !w->looking) {
            w->looking = true; /* not from within the watch that calls */
            sim_at(&w->sim, w->sim.now, RANK_CONTROL, on_look, NULL, 0);
        }
    }
}
