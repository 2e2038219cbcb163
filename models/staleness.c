/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/staleness.h"

#include <math.h>

#include "models/overload.h"
#include "models/store.h"
#include "models/world.h"

static void on_sample(struct sim *sim, void *subject, uint64_t argument);

void staleness_reset(struct world *w)
{
    struct staleness *s = &w->staleness;
    s->since = 0;
    s->reads = s->stale = 0;
    s->lag = NAN;
    stream_open_name(&s->stream, w->plan->sc->seed, "stores/lag/sample", w->sim.replication);
    double at = stream_uniform(&s->stream) * simtime_seconds(w->plan->sc->horizon);
    if (plan_replicated(w->plan)) {
        sim_at(&w->sim, simtime_from_seconds(at), RANK_SAMPLE, on_sample, NULL, 0);
    }
}

struct lag *staleness_lag(const struct store_state *st, size_t from, size_t place)
{
    if (from == place) {
        return NULL;
    }
    if (st->pairs) {
        return st->pairs[from * st->store->region_count + place];
    }
    return from == st->writer ? st->replicas[place].lag : NULL;
}

/* Expected writes that `place` lacks of those accepted at `from`: from * regions + place. */
struct missing {
    double n[SCENARIO_MAX_REPLICAS * SCENARIO_MAX_REPLICAS];
};

/* In a multi-write store a write between two regions that are no hub takes two lags. */
static double over_hub(const struct store_state *st, size_t from, size_t place)
{
    bool by_hub = st->pairs && from != 0 && place != 0;
    return by_hub ? store_rate(st, from) * dist_mean(&st->store->lag) : 0;
}

/* Replicas that anybody reads now, by bit. */
static uint32_t places_read(const struct world *w, const struct store_state *st)
{
    uint32_t read = 0;
    for (size_t s = 0; s < w->plan->origins; s++) {
        for (size_t g = 0; plan_bound(w->plan, st->index, s) && g < w->plan->sc->group_count; g++) {
            if (traffic_reads(w, g, s) > 0) {
                read |= UINT32_C(1)
                        << store_place(w, st, w->plan->sc->stamps[s].region, ACCESS_READ);
            }
        }
    }
    return read;
}

/* At t, or if `settled` in the long run; false if nobody knows. What is not read is not asked. */
static bool look(const struct world *w, struct store_state *st, simtime t, bool settled,
                 struct missing *ret)
{
    size_t regions = st->store->region_count;
    uint32_t read = places_read(w, st);
    bool known = true;
    for (size_t i = 0; i < regions * regions; i++) {
        struct lag *lag =
            read >> i % regions & 1 ? staleness_lag(st, i / regions, i % regions) : NULL;
        ret->n[i] = 0;
        if (lag) {
            double n = settled ? lag_settled(lag) : lag_missing(lag, t);
            ret->n[i] = n + over_hub(st, i / regions, i % regions);
            known &= !isnan(n);
        }
    }
    return known;
}

/* The chance that a group's read misses one of n writes accepted at `from`, or, with points, one of
 * n times a point of them, in the mean. */
static double missed(const struct world *w, const struct store_state *st, size_t group, size_t from,
                     double n, const struct popularity_points *points)
{
    const struct popularity *p = w->plan->popularity[st->index];
    double sum = 0;
    for (size_t h = 0; h < st->store->region_count; h++) {
        double reads = plan_home_share(w->plan, st->index, group, h);
        double x = n * store_write_share(w, st, from, h);
        if (reads > 0 && x > 0) {
            sum += reads *
                   (points ? popularity_missed_mean(p, h, x, points) : popularity_missed(p, h, x));
        }
    }
    return sum;
}

/* Of a stream that runs freely the number is random with its lag; everywhere else it is Poisson. */
static double stale_from(const struct world *w, const struct store_state *st, size_t group,
                         size_t from, size_t place, double n)
{
    const struct popularity_points *points = w->plan->lag_points[st->index];
    bool streams = !st->pairs && st->store->model == STORE_ASYNC && !st->replicas[place].frozen;
    return n > 0 ? missed(w, st, group, from, n, streams ? points : NULL) : 0;
}

/* The share of a group's reads at a replica that are stale. */
static double stale_share(const struct world *w, const struct store_state *st, size_t group,
                          size_t place, const struct missing *missing)
{
    double fresh = 1;
    size_t regions = st->store->region_count;
    for (size_t from = 0; from < regions; from++) {
        if (staleness_lag(st, from, place)) {
            double n = missing->n[from * regions + place];
            fresh *= 1 - stale_from(w, st, group, from, place, n);
        }
    }
    return 1 - fresh;
}

static double stale_rate(const struct world *w, const struct store_state *st,
                         const struct missing *missing)
{
    double sum = 0;
    for (size_t s = 0; s < w->plan->origins; s++) {
        if (!plan_bound(w->plan, st->index, s)) {
            continue;
        }
        size_t place = store_place(w, st, w->plan->sc->stamps[s].region, ACCESS_READ);
        for (size_t g = 0; g < w->plan->sc->group_count; g++) {
            double reads = traffic_reads(w, g, s);
            sum += reads > 0 ? reads * stale_share(w, st, g, place, missing) : 0;
        }
    }
    return sum;
}

static double read_rate(const struct world *w, const struct store_state *st)
{
    double sum = 0;
    for (size_t s = 0; s < w->plan->origins; s++) {
        for (size_t g = 0; plan_bound(w->plan, st->index, s) && g < w->plan->sc->group_count; g++) {
            sum += traffic_reads(w, g, s);
        }
    }
    return sum;
}

static double stale_rate_at(const struct world *w, struct store_state *st, simtime t)
{
    struct missing missing;
    look(w, st, t, false, &missing);
    return stale_rate(w, st, &missing);
}

/* As a share of the integral: what is left out where everything has settled. */
static const double TOLERANCE = 1e-6;
/* As a share of the horizon: shorter times than this are looked at now and then. */
static const double SHORT = 1e-5;

/* Two points of Gauss and Legendre on each piece, each piece three times as long as all before it;
 * until what is yet to settle at the goal, which takes about as long as it has taken so far, is
 * nothing beside the whole time. */
static double integrate_pieces(const struct world *w, struct store_state *st, simtime from,
                               simtime to, double goal)
{
    double mean = dist_mean(&st->store->lag), sum = 0, last = 0;
    double allowed = TOLERANCE * goal * simtime_seconds(to - from);
    simtime a = from;
    for (double length = isfinite(mean) && mean > 0 ? mean / 2 : 0.5; a < to; length *= 3) {
        simtime b = simtime_add(from, simtime_from_seconds(length));
        b = b < to && b > a ? b : to;
        double half = simtime_seconds(b - a) / 2;
        for (int i = -1; i <= 1; i += 2) {
            double u = half * (1 + i / sqrt(3));
            last = stale_rate_at(w, st, a + simtime_from_seconds(u));
            sum += half * last;
        }
        a = b;
        if (fabs(last - goal) * length <= allowed) {
            return sum + goal * simtime_seconds(to - a);
        }
    }
    return sum;
}

/* While points of presence turn one by one, little changes in a short time, and often. An unbiased
 * estimate: the goal, and in one time out of many, at an instant drawn, so many times what it is
 * off by there. */
static double integrate_short(struct world *w, struct store_state *st, simtime from, simtime to,
                              double goal)
{
    double lasts = simtime_seconds(to - from);
    double chance = lasts / (SHORT * simtime_seconds(w->plan->sc->horizon));
    double u = stream_uniform(&w->staleness.stream);
    if (u >= chance) {
        return goal * lasts;
    }
    double at = u / chance * lasts;
    double off = stale_rate_at(w, st, from + simtime_from_seconds(at)) - goal;
    return (goal + off / chance) * lasts;
}

static double integrate_stale(struct world *w, struct store_state *st, simtime from, simtime to)
{
    if (places_read(w, st) == 0) {
        return 0;
    }
    struct missing settled;
    bool settles = !w->plan->exact && look(w, st, to, true, &settled);
    double goal = settles ? stale_rate(w, st, &settled) : NAN;
    double lasts = simtime_seconds(to - from);
    return settles && lasts < SHORT * simtime_seconds(w->plan->sc->horizon)
               ? integrate_short(w, st, from, to, goal)
               : integrate_pieces(w, st, from, to, goal);
}

static bool is_copied(const struct store_state *st)
{
    return st->store->region_count > 1;
}

void staleness_advance(struct world *w)
{
    struct staleness *s = &w->staleness;
    simtime now = w->sim.now, since = s->since;
    s->since = now;
    if (now == since || !w->plan->writes) {
        return;
    }
    w->losses.quiet += w->incidents.open ? 0 : simtime_seconds(now - since);
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        struct store_state *st = &w->stores[k];
        w->losses.background +=
            w->incidents.open ? 0 : st->background * simtime_seconds(now - since);
        if (is_copied(st)) {
            s->reads += read_rate(w, st) * simtime_seconds(now - since);
            s->stale += integrate_stale(w, st, since, now);
        }
    }
}

static void on_sample(struct sim *sim, void *subject, uint64_t argument)
{
    (void)subject;
    (void)argument;
    struct world *w = world_of(sim);
    double most = 0;
    staleness_advance(w);
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        struct store_state *st = &w->stores[k];
        size_t n = st->store->region_count;
        for (size_t i = 0; i < n * n; i++) {
            struct lag *lag = staleness_lag(st, i / n, i % n);
            bool follows = lag && st->replicas[i % n].ready;
            most = follows ? fmax(most, lag_age(lag, sim->now)) : most;
        }
    }
    w->staleness.lag = most;
}
