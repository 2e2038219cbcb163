/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/store.h"

#include "models/staleness.h"
#include "models/world.h"

/* Followers whose lag is a constant 0 and whose line is what they measure: writes that are not
 * durable yet, or not yet in a backup, or that nobody will ever take. */
static struct lag *measure(struct world *w, const struct store *store, simtime delay, simtime batch)
{
    struct store *copy = arena_alloc(&w->arena, sizeof *copy);
    *copy = *store;
    copy->model = STORE_ASYNC;
    copy->lag = dist_constant(simtime_seconds(delay));
    copy->lag_of = LAG_OF_WRITE;
    copy->order = ORDER_FIFO;
    copy->throughput = __builtin_inf();
    copy->batch = batch;
    return lag_new(copy, false);
}

static void init_single(struct world *w, struct store_state *st)
{
    const struct store *store = st->store;
    for (size_t r = 0; r < store->region_count; r++) {
        st->replicas[r].lag = lag_new(store, w->plan->exact);
    }
    if (store->durable_after > 0) {
        st->fragile = measure(w, store, store->durable_after, 0);
    }
    st->doomed = measure(w, store, 0, 0);
}

static void init_multi(struct world *w, struct store_state *st)
{
    const struct store *store = st->store;
    size_t n = store->region_count;
    if (store->plays_writes) {
        st->multi_write = multi_write_new(store, w->plan->popularity[st->index], w->plan->exact);
        multi_write_heed(st->multi_write, w->sim.interrupt);
    }
    st->rates = arena_array(&w->arena, n * n, sizeof *st->rates);
    st->last_rates = arena_array(&w->arena, n * n, sizeof *st->last_rates);
    st->cut = arena_array(&w->arena, n * n, sizeof *st->cut);
    st->skew = arena_array(&w->arena, n, sizeof *st->skew);
    st->pairs = arena_array(&w->arena, n * n, sizeof(struct lag *));
    for (size_t i = 0; i < n * n; i++) {
        st->pairs[i] = i / n == i % n ? NULL : lag_new(store, w->plan->exact);
    }
}

void store_init(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    w->stores = arena_array(&w->arena, sc->store_count, sizeof *w->stores);
    for (size_t k = 0; k < sc->store_count; k++) {
        struct store_state *st = &w->stores[k];
        st->store = &sc->stores[k];
        st->index = k;
        st->replicas = arena_array(&w->arena, st->store->region_count, sizeof *st->replicas);
        if (st->store->model == STORE_MULTI_WRITE) {
            init_multi(w, st);
        } else {
            init_single(w, st);
        }
        st->unsaved = measure(w, st->store, 0, st->store->has_backup ? st->store->backup_every : 0);
    }
}

void store_release(struct world *w)
{
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        struct store_state *st = &w->stores[k];
        size_t n = st->store->region_count;
        for (size_t r = 0; r < n; r++) {
            lag_free(st->replicas[r].lag);
        }
        for (size_t i = 0; st->pairs && i < n * n; i++) {
            lag_free(st->pairs[i]);
        }
        lag_free(st->fragile);
        lag_free(st->unsaved);
        lag_free(st->doomed);
        multi_write_free(st->multi_write);
    }
}

void store_measure_anew(struct world *w, struct lag *measure, bool frozen)
{
    lag_restart(measure, w->sim.now);
    lag_freeze(measure, w->sim.now, frozen);
}

static void reset_lag(struct world *w, const struct store_state *st, struct lag *lag, size_t which)
{
    if (lag) {
        lag_reset(lag, w->plan->sc->seed, w->sim.replication,
                  plan_lag_stream(w->plan, st->index, which));
    }
}

/* Streams of lags are numbered: by replica, by pair, then the measures. */
static void reset_lags(struct world *w, struct store_state *st)
{
    size_t n = st->store->region_count;
    for (size_t r = 0; r < n; r++) {
        reset_lag(w, st, st->replicas[r].lag, r);
    }
    for (size_t i = 0; st->pairs && i < n * n; i++) {
        reset_lag(w, st, st->pairs[i], n + i);
    }
    reset_lag(w, st, st->fragile, n + n * n);
    reset_lag(w, st, st->unsaved, n + n * n + 1);
    reset_lag(w, st, st->doomed, n + n * n + 2);
    store_measure_anew(w, st->unsaved, !st->store->has_backup);
    if (st->doomed) {
        store_measure_anew(w, st->doomed, true);
    }
}

static void reset_store(struct world *w, struct store_state *st)
{
    size_t n = st->store->region_count;
    for (size_t r = 0; r < n; r++) {
        struct lag *lag = st->replicas[r].lag;
        st->replicas[r] =
            (struct replica){.region = st->store->regions[r], .ready = true, .lag = lag};
    }
    st->phase = STORE_SERVING;
    st->writer = st->target = st->store->writer;
    st->step = st->watch = st->seeds = 0;
    st->trouble = TROUBLE_NONE;
    st->noticing = st->deciding = st->overdue = st->draining_due = st->held = false;
    st->by_runbook = st->premature = st->waits_for_quiet = false;
    st->fault = st->zombie = st->forced_from = SIZE_MAX;
    st->fragile_lost = st->lost = 0;
    st->last_rate = st->background = 0;
    for (size_t c = 0; c < STORE_CHANCES; c++) {
        stream_open(&st->chance[c], w->plan->sc->seed,
                    w->plan->store_stream[st->index * STORE_CHANCES + c], w->sim.replication);
    }
    reset_lags(w, st);
    if (st->pairs) {
        store_multi_write_reset(w, st);
    }
}

void store_tell(const struct world *w, const struct store_state *st, enum happening what,
                size_t replica)
{
    int region = replica == SIZE_MAX ? -1 : st->replicas[replica].region;
    chronicle_add(w, what, (int)st->index, region, NAN);
}

void store_reset(struct world *w)
{
    w->losses = (struct losses){0};
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        reset_store(w, &w->stores[k]);
    }
    staleness_reset(w);
}

bool store_conflicts(const struct store *store)
{
    return store->model == STORE_MULTI_WRITE && store->conflicts.policy != POLICY_APPEND &&
           store->conflicts.policy != POLICY_COUNTER;
}

void store_refresh(struct world *w)
{
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        struct store_state *st = &w->stores[k];
        store_replicas_refresh(w, st);
        if (st->pairs) {
            store_multi_write_links(w, st);
        } else {
            store_failover_refresh(w, st);
        }
    }
}

void store_incident(struct world *w, bool open)
{
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        struct store_state *st = &w->stores[k];
        bool windows = st->store->conflicts.track_incidents || !store_conflicts(st->store);
        if (st->multi_write && windows) {
            multi_write_track(st->multi_write, w->sim.now, open);
        }
    }
}

static enum stage stage_of(const struct store_state *st)
{
    if (st->phase == STORE_PROMOTING || st->phase == STORE_DRAINING ||
        st->phase == STORE_RETURNING) {
        return STAGE_PROMOTE;
    }
    if (st->phase == STORE_SWITCHING) {
        return STAGE_DRAIN;
    }
    if (st->deciding) {
        return st->noticing ? STAGE_DETECT : STAGE_DECIDE;
    }
    return STAGE_OTHER;
}

enum stage store_stage(const struct world *w, size_t stamp, bool writes)
{
    enum stage first = STAGE_OTHER;
    int region = w->plan->sc->stamps[stamp].region;
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        simtime ignored = 0;
        if (!plan_bound(w->plan, k, stamp)) {
            continue;
        }
        bool fails = store_meets(w, k, region, ACCESS_READ, &ignored) != INBOUND_OPEN ||
                     (writes && store_meets(w, k, region, ACCESS_WRITE, &ignored) != INBOUND_OPEN);
        enum stage stage = stage_of(&w->stores[k]);
        first = fails && stage < first ? stage : first;
    }
    return first;
}

void store_finish(struct world *w)
{
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        struct store_state *st = &w->stores[k];
        if (st->multi_write) {
            multi_write_finish(st->multi_write, w->sim.now);
            store_heed_budget(w, st);
        } else if (!st->pairs) {
            store_loss_finish(w, st);
        }
    }
}
