/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a multi-write store what happens around it: regions, links, clocks. */
#include "models/links.h"
#include "models/store.h"
#include "models/world.h"

void store_multi_write_reset(struct world *w, struct store_state *st)
{
    size_t n = st->store->region_count;
    if (st->multi_write) {
        multi_write_reset(st->multi_write, w->plan->sc->seed, w->sim.replication);
    }
    for (size_t i = 0; i < n * n; i++) {
        st->rates[i] = st->last_rates[i] = 0;
        st->cut[i] = false;
    }
    for (size_t r = 0; r < n; r++) {
        st->skew[r] = st->store->conflicts.clock_skew[r];
    }
}

/* Of two regions without played writes: the lag of the other one behind this one, or the other way
 * round. */
static struct lag *behind(const struct store_state *st, size_t replica, bool ahead)
{
    return st->pairs[ahead ? replica * 2 + (1 - replica) : (1 - replica) * 2 + replica];
}

/* Everything it accepted and the other has not applied. */
static void unplayed_down(struct world *w, struct store_state *st, size_t replica, bool data_lost,
                          struct loss *lost, struct loss *stranded)
{
    struct lag *ahead = behind(st, replica, true);
    if (st->store->region_count < 2) {
        return;
    }
    lag_rate(ahead, w->sim.now, 0);
    lag_lost(ahead, w->sim.now, data_lost ? lost : stranded);
    if (data_lost) {
        lag_restart(ahead, w->sim.now);
    }
}

/* What had lost its data has a copy of the other's at once. */
static void up_again(struct world *w, struct store_state *st, size_t replica, bool data_lost)
{
    if (st->multi_write) {
        multi_write_up(st->multi_write, w->sim.now, replica);
    } else if (data_lost && st->store->region_count == 2) {
        lag_restart(behind(st, replica, false), w->sim.now);
    }
}

void store_multi_write_refresh(struct world *w, struct store_state *st, size_t replica, bool up,
                               bool data_lost)
{
    struct loss lost = {.oldest = SIMTIME_NEVER}, stranded = lost;
    if (up) {
        up_again(w, st, replica, data_lost);
        return;
    }
    for (size_t h = 0; h < st->store->region_count; h++) {
        st->rates[replica * st->store->region_count + h] = 0; /* nothing is accepted any more */
    }
    if (st->multi_write) {
        multi_write_rates(st->multi_write, w->sim.now, st->rates);
        multi_write_down(st->multi_write, w->sim.now, replica, data_lost, &lost, &stranded);
    } else {
        unplayed_down(w, st, replica, data_lost, &lost, &stranded);
    }
    store_lose(w, st, &lost, w->sim.now, false);
    w->losses.stranded += stranded.count;
    if (data_lost) {
        store_copy_gone(w, st);
    }
}

static bool stalled(const struct world *w, const struct store_state *st)
{
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->kind == FAULT_REPLICATION_STALL && fault->store == (int)st->index) {
            return true;
        }
    }
    return false;
}

static void refresh_skew(struct world *w, struct store_state *st, size_t r)
{
    simtime skew = st->store->conflicts.clock_skew[r];
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->kind == FAULT_CLOCK_SKEW && fault->region == st->replicas[r].region) {
            skew += fault->by;
        }
    }
    if (skew != st->skew[r]) {
        st->skew[r] = skew;
        multi_write_skew(st->multi_write, w->sim.now, r, skew);
    }
}

/* What a region reads is behind on the same ways; the hub takes part in each of them. */
static void freeze_pair(struct world *w, struct store_state *st, size_t from, size_t to)
{
    size_t n = st->store->region_count;
    bool frozen = st->cut[from * n + to] || !replica_up(&st->replicas[from]) ||
                  !replica_up(&st->replicas[to]);
    if (from != 0 && to != 0) {
        frozen = st->cut[from * n] || st->cut[to] || !replica_up(&st->replicas[0]);
    }
    lag_freeze(st->pairs[from * n + to], w->sim.now, frozen);
}

void store_multi_write_links(struct world *w, struct store_state *st)
{
    size_t n = st->store->region_count;
    bool stall = stalled(w, st);
    for (size_t i = 0; i < n * n; i++) {
        size_t from = i / n, to = i % n;
        bool cut = from != to &&
                   (stall || links_cut(w, st->replicas[from].region, st->replicas[to].region));
        if (cut != st->cut[i]) {
            st->cut[i] = cut;
            if (st->multi_write) {
                multi_write_cut(st->multi_write, w->sim.now, from, to, cut);
            }
        }
    }
    for (size_t i = 0; i < n * n; i++) {
        if (i / n != i % n) {
            freeze_pair(w, st, i / n, i % n);
        }
    }
    for (size_t r = 0; r < n && st->multi_write; r++) {
        refresh_skew(w, st, r);
    }
}
