/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rate of acknowledged writes, from the traffic that has settled, to the replicas that have to
 * keep up with it; and when to look again because a backlog will be gone or a bound reached. */
#include "models/links.h"
#include "models/store.h"
#include "models/world.h"

double store_rate(const struct store_state *st, size_t from)
{
    double sum = 0;
    for (size_t h = 0; st->pairs && h < st->store->region_count; h++) {
        sum += st->last_rates[from * st->store->region_count + h];
    }
    return st->pairs ? sum : st->last_rate;
}

double store_write_share(const struct world *w, const struct store_state *st, size_t from, size_t h)
{
    if (!st->pairs) {
        return plan_write_share(w->plan, st->index, h);
    }
    double all = store_rate(st, from);
    return all > 0 ? st->last_rates[from * st->store->region_count + h] / all : 0;
}

static void rates_of_stamp(struct world *w, struct store_state *st, size_t stamp, double *rates)
{
    size_t n = st->store->region_count;
    size_t place = store_place(w, st, w->plan->sc->stamps[stamp].region, ACCESS_WRITE);
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        double writes = traffic_writes(w, g, stamp);
        for (size_t h = 0; h < n && writes > 0; h++) {
            rates[place * n + h] += writes * plan_home_share(w->plan, st->index, g, h);
        }
    }
}

/* Two writes of an entity conflict if each is accepted within the other's lag: with rates a and b
 * and lags d there and back, a b (d + d) a second while that is rare, and where it is not at most
 * every write of one of them, b (1 - exp(-a (d + d))). A write between two regions that are no hub
 * takes two lags. */
static double background(const struct world *w, const struct store_state *st)
{
    size_t n = st->store->region_count;
    double sum = 0, lag = dist_mean(&st->store->lag);
    for (size_t h = 0; h < n; h++) {
        for (size_t a = 0; a < n; a++) {
            for (size_t b = a + 1; b < n; b++) {
                double within = st->rates[a * n + h] * 2 * lag * (a == 0 ? 1 : 2);
                double writes = st->rates[b * n + h];
                sum += within > 0 && writes > 0
                           ? writes * popularity_missed(w->plan->popularity[st->index], h, within)
                           : 0;
            }
        }
    }
    return sum;
}

static void rate_multi(struct world *w, struct store_state *st)
{
    size_t n = st->store->region_count;
    double rates[SCENARIO_MAX_REPLICAS * SCENARIO_MAX_REPLICAS] = {0};
    bool changed = false;
    for (size_t s = 0; s < w->plan->origins; s++) {
        if (plan_bound(w->plan, st->index, s)) {
            rates_of_stamp(w, st, s, rates);
        }
    }
    for (size_t i = 0; i < n * n; i++) {
        changed |= rates[i] != st->rates[i];
        st->rates[i] = rates[i];
    }
    if (!changed) {
        return;
    }
    double sum = 0;
    if (st->multi_write) {
        multi_write_rates(st->multi_write, w->sim.now, st->rates);
        st->background = store_conflicts(st->store) ? background(w, st) : 0;
    }
    for (size_t from = 0; from < n; from++) {
        double all = 0;
        for (size_t h = 0; h < n; h++) {
            all += rates[from * n + h];
        }
        sum += all;
        for (size_t h = 0; h < n && all > 0; h++) {
            st->last_rates[from * n + h] = rates[from * n + h];
        }
        for (size_t to = 0; to < n; to++) {
            if (from != to) {
                lag_rate(st->pairs[from * n + to], w->sim.now, all);
            }
        }
    }
    lag_rate(st->unsaved, w->sim.now, sum);
}

static void rate_single(struct world *w, struct store_state *st)
{
    double accepted = 0, doomed = 0;
    for (size_t s = 0; s < w->plan->origins; s++) {
        if (!plan_bound(w->plan, st->index, s)) {
            continue;
        }
        int region = w->plan->sc->stamps[s].region;
        double writes = 0;
        for (size_t g = 0; g < w->plan->sc->group_count; g++) {
            writes += traffic_writes(w, g, s);
        }
        bool lost = store_place(w, st, region, ACCESS_WRITE) == st->zombie;
        accepted += lost ? 0 : writes;
        doomed += lost ? writes : 0;
    }
    for (size_t r = 0; r < st->store->region_count; r++) {
        if (r != st->writer) {
            lag_rate(st->replicas[r].lag, w->sim.now, accepted);
        }
    }
    st->last_rate = accepted > 0 ? accepted : st->last_rate;
    lag_rate(st->unsaved, w->sim.now, accepted);
    lag_rate(st->doomed, w->sim.now, doomed);
    if (st->fragile) {
        lag_rate(st->fragile, w->sim.now, accepted);
    }
}

static simtime sooner(simtime a, simtime b)
{
    return a < b ? a : b;
}

/* Bounded staleness: writes accepted at `from` wait for the replica behind this lag, and once they
 * do, until it is below its bound; a little below where less is taken than written, which would
 * else stop and start them at every write. */
static bool bound(const struct world *w, struct store_state *st, size_t from, struct lag *lag,
                  simtime *look)
{
    simtime now = w->sim.now, horizon = w->plan->sc->horizon;
    const struct store *store = st->store;
    if (store->consistency != CONSISTENCY_BOUNDED) {
        return false;
    }
    double resumes = store_rate(st, from) > store->throughput ? 0.98 : 1;
    double writes = (double)store->staleness_writes;
    simtime age = store->staleness_time, low_age = (simtime)(resumes * (double)age);
    bool was = st->replicas[from].throttled;
    bool is = lag_reaches(lag, now, was ? resumes * writes : writes, was ? low_age : age) <= now;
    *look = sooner(*look, is ? lag_released(lag, now, horizon, resumes * writes, low_age)
                             : lag_reaches(lag, now, writes, age));
    return is;
}

/* Whether some replica's bound is reached changes what writes meet. */
static bool look_at_lags(struct world *w, struct store_state *st, simtime *look)
{
    size_t n = st->store->region_count;
    bool changed = false;
    for (size_t from = 0; from < n; from++) {
        bool throttled = false;
        for (size_t to = 0; to < n; to++) {
            struct lag *lag = st->pairs ? st->pairs[from * n + to] : st->replicas[to].lag;
            bool follows = from != to && (st->pairs || from == st->writer);
            if (!follows || !st->replicas[to].ready) {
                continue;
            }
            throttled |= bound(w, st, from, lag, look);
            simtime drained = st->multi_write ? w->sim.now : lag_drained(lag, w->sim.now);
            *look = drained > w->sim.now ? sooner(*look, drained) : *look;
        }
        changed |= throttled != st->replicas[from].throttled;
        st->replicas[from].throttled = throttled;
    }
    return changed;
}

/* Not before the longest line has gone as it is; then again, for what has joined it. */
static simtime backlog_gone(const struct world *w, const struct store_state *st)
{
    int64_t waiting = st->multi_write ? multi_write_longest_line(st->multi_write) : 0;
    if (waiting == 0) {
        return SIMTIME_NEVER;
    }
    double takes = (double)waiting / st->store->throughput;
    return simtime_add(simtime_add(w->sim.now, simtime_from_seconds(takes)), 1);
}

static void on_look(struct sim *sim, void *subject, uint64_t watch)
{
    struct world *w = world_of(sim);
    struct store_state *st = subject;
    if (watch == st->watch) {
        if (st->multi_write) {
            multi_write_advance(st->multi_write, sim->now);
        }
        world_touch(w);
    }
}

static void settle_store(struct world *w, struct store_state *st)
{
    simtime look = backlog_gone(w, st);
    if (st->pairs) {
        rate_multi(w, st);
    } else {
        rate_single(w, st);
    }
    bool changed = look_at_lags(w, st, &look);
    st->watch++;
    if (look > w->sim.now) {
        sim_at(&w->sim, look, RANK_CONTROL, on_look, st, st->watch);
    }
    if (changed) {
        world_refresh(w);
    }
    if (st->draining_due && st->phase == STORE_DRAINING) {
        store_drain(w, st);
    }
}

void store_heed_budget(struct world *w, const struct store_state *st)
{
    if (st->multi_write && multi_write_exhausted(st->multi_write)) {
        sim_exhaust(&w->sim);
    }
}

void store_settle(struct world *w)
{
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        settle_store(w, &w->stores[k]);
        store_heed_budget(w, &w->stores[k]);
    }
}

/* What could be replicated and is not yet. */
static bool multi_write_behind(const struct world *w, const struct store_state *st)
{
    size_t n = st->store->region_count;
    if (st->multi_write) {
        return multi_write_waiting(st->multi_write) > 0;
    }
    for (size_t i = 0; i < n * n; i++) {
        simtime drained = i / n == i % n ? w->sim.now : lag_drained(st->pairs[i], w->sim.now);
        if (drained > w->sim.now) {
            return true;
        }
    }
    return false;
}

bool store_recovering(const struct world *w)
{
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        const struct store_state *st = &w->stores[k];
        if (st->pairs) {
            if (multi_write_behind(w, st)) {
                return true;
            }
            continue;
        }
        for (size_t r = 0; r < st->store->region_count; r++) {
            if (r != st->writer && st->replicas[r].ready &&
                lag_drained(st->replicas[r].lag, w->sim.now) > w->sim.now) {
                return true;
            }
        }
        if (st->phase != STORE_SERVING || !st->replicas[st->writer].ready) {
            return true;
        }
    }
    return false;
}
