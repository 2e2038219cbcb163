/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The replica put together: a history of when writes left (lag_history.c), its weights
 * (lag_mass.c), the position of a stream (lag_position.c) or, exact, every write (lag_writes.c).
 *
 * Write mode: what is unapplied is a Poisson process of intensity m(s) = rate(s) S(a(s)), with
 * total T. With E ~ Exp(1) the oldest lies where m, summed from the oldest on, reaches E; if E > T
 * there is none. Behind it lie Poisson(T - E) more, and in fifo order all that were acknowledged
 * later. In stream mode the unapplied are all that left after the position, and m is the rate
 * there. */
#include "models/lag.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "models/lag_history.h"
#include "models/lag_line.h"
#include "models/lag_mass.h"
#include "models/lag_order.h"
#include "models/lag_position.h"
#include "models/lag_writes.h"
#include "sim/base/die.h"

struct lag {
    const struct store *store;
    bool exact, stream, fifo;
    struct dist delay;  /* of each write; 0 where commits wait */
    double mean, reach; /* of it, see lag_mass.h */
    struct lag_history history;
    struct lag_position position;
    struct lag_writes writes;
    struct {
        bool oldest_known, count_known, value_known;
        simtime oldest; /* SIMTIME_NEVER: none */
        double rest;    /* expected writes besides the oldest */
        double own;     /* those of them that their own delay holds back */
        int64_t count;
        double value;
    } drawn; /* at history.now */
    struct stream oldest, count, value, epochs, arrivals, delays, future;
};

struct lag *lag_new(const struct store *store, bool exact)
{
    struct lag *l = xcalloc(1, sizeof *l);
    l->store = store;
    l->exact = exact;
    l->stream = store->model != STORE_SYNC && store->lag_of == LAG_OF_STREAM;
    l->fifo = store->model != STORE_SYNC && !l->stream && store->order == ORDER_FIFO;
    l->delay = store->model == STORE_SYNC ? dist_constant(0) : store->lag;
    l->mean = dist_mean(&l->delay);
    l->reach = isfinite(l->mean) && l->mean > 0 ? dist_tail_inverse(&l->delay, l->mean * 1e-17)
                                                : (double)INFINITY;
    lag_history_init(&l->history, store);
    if (l->stream) {
        lag_position_init(&l->position, &l->delay, store->coherence);
    }
    lag_writes_init(&l->writes, l->stream ? NULL : &l->delay, l->stream || l->fifo);
    return l;
}

void lag_free(struct lag *l)
{
    if (l) {
        lag_history_release(&l->history);
        lag_position_release(&l->position);
        lag_writes_release(&l->writes);
        free(l);
    }
}

static void forget_drawn(struct lag *l)
{
    l->drawn.oldest_known = l->drawn.count_known = l->drawn.value_known = false;
}

static void start(struct lag *l, simtime now, simtime clock)
{
    lag_history_reset(&l->history, now, clock);
    lag_position_reset(&l->position);
    lag_writes_reset(&l->writes);
    forget_drawn(l);
}

/* One stream a purpose, at fixed distances from the name's hash. */
void lag_reset(struct lag *l, uint64_t seed, uint32_t replication, uint64_t name)
{
    static const uint64_t salt = UINT64_C(0x9e3779b97f4a7c15);
    struct stream phase, *streams[] = {&phase,     &l->oldest,   &l->count,  &l->value,
                                       &l->epochs, &l->arrivals, &l->delays, &l->future};
    for (uint64_t i = 0; i < sizeof streams / sizeof streams[0]; i++) {
        stream_open(streams[i], seed, name + (i + 1) * salt, replication);
    }
    start(l, 0, 0);
    l->history.phase = (simtime)(stream_uniform(&phase) * (double)l->history.batch);
}

static struct lag_weight weight(const struct lag *l)
{
    return l->stream ? (struct lag_weight){.position = &l->position}
                     : (struct lag_weight){.delay = &l->delay, .mean = l->mean, .reach = l->reach};
}

/* Not those of a write that is played and unapplied, if there is one. What is gone goes by the law
 * even so: of pieces that happen to hold nothing any more, something is expected. */
static void forget_pieces(struct lag *l)
{
    struct lag_history *h = &l->history;
    struct lag_weight w = weight(l);
    simtime oldest = l->writes.count > 0 ? l->writes.writes[0].at : h->now;
    while (h->first < h->end && h->pieces[h->first].to <= oldest && lag_mass_is_gone(h, &w)) {
        lag_history_drop(h);
    }
}

static void advance(struct lag *l, simtime now)
{
    struct lag_history *h = &l->history;
    simtime before = h->now;
    VERIFY(now >= before);
    if (now == before) {
        return;
    }
    forget_drawn(l);
    lag_history_advance(h, now);
    if (l->exact) {
        lag_writes_play(&l->writes, before, now, h->rate, &l->arrivals, &l->delays);
        if (l->stream) {
            lag_position_play(&l->position, h->clock, &l->epochs);
        }
        if (l->writes.count > l->writes.crowded || h->end - h->first > l->writes.crowded) {
            lag_writes_settle(&l->writes, h, l->position.lag);
            forget_pieces(l);
            size_t enough = 2 * (h->end - h->first);
            l->writes.crowded = enough > l->writes.crowded ? enough : l->writes.crowded;
        }
        return;
    }
    forget_pieces(l);
}

void lag_restart(struct lag *l, simtime now)
{
    advance(l, now);
    start(l, now, l->history.clock);
}

void lag_rate(struct lag *l, simtime now, double rate)
{
    VERIFY(rate >= 0 && rate < INFINITY && now >= l->history.now);
    if (rate < l->history.rate || rate > l->history.rate) {
        advance(l, now);
        l->history.rate = rate;
    }
}

void lag_freeze(struct lag *l, simtime now, bool frozen)
{
    VERIFY(now >= l->history.now);
    if (frozen != l->history.frozen) {
        advance(l, now);
        lag_history_freeze(&l->history, frozen);
        forget_drawn(l);
    }
}

static double draw_lag(struct lag *l)
{
    return l->exact ? lag_position_play(&l->position, l->history.clock, &l->epochs)
                    : lag_position_draw(&l->position, l->history.clock, &l->epochs);
}

/* gsl_ran_poisson returns 32 bits. */
static int64_t draw_poisson(struct stream *s, double mean)
{
    static const double most = 1e9;
    int64_t sum = 0;
    for (; mean > most; mean -= most) {
        sum += gsl_ran_poisson(&s->gsl, most);
    }
    return mean > 0 ? sum + gsl_ran_poisson(&s->gsl, mean) : sum;
}

static void draw_oldest_exact(struct lag *l)
{
    lag_writes_settle(&l->writes, &l->history, l->stream ? draw_lag(l) : 0);
    l->drawn.count = (int64_t)l->writes.count;
    l->drawn.oldest = l->writes.count > 0 ? l->writes.writes[0].at : SIMTIME_NEVER;
    l->drawn.count_known = true;
}

static void draw_oldest(struct lag *l)
{
    struct lag_history *h = &l->history;
    if (l->drawn.oldest_known) {
        return;
    }
    l->drawn.oldest_known = true;
    if (l->exact) {
        draw_oldest_exact(l);
        return;
    }
    struct lag_weight w = weight(l);
    simtime since = l->stream ? lag_history_since(h, draw_lag(l)) : 0;
    double total = l->stream ? lag_mass_since(h, since) : lag_mass(h, &w, -1);
    double place = stream_exponential(&l->oldest, 1);
    l->drawn.oldest = SIMTIME_NEVER;
    if (place < total) {
        l->drawn.oldest =
            l->stream ? lag_mass_place_since(h, since, place) : lag_mass_place(h, &w, place);
        l->drawn.own = total - place;
        l->drawn.rest = l->fifo ? lag_mass_since(h, l->drawn.oldest) : l->drawn.own;
    }
}

static int64_t draw_count(struct lag *l)
{
    draw_oldest(l);
    if (!l->drawn.count_known) {
        bool none = l->drawn.oldest == SIMTIME_NEVER;
        l->drawn.count = none ? 0 : 1 + draw_poisson(&l->count, l->drawn.rest);
        l->drawn.count_known = true;
    }
    return l->drawn.count;
}

void lag_lost(struct lag *l, simtime now, struct loss *ret)
{
    advance(l, now);
    ret->count = draw_count(l);
    ret->oldest = l->drawn.oldest;
    if (!l->drawn.value_known) {
        l->drawn.value = loss_value(l->store, ret->count, &l->value);
        l->drawn.value_known = true;
    }
    ret->value = l->drawn.value;
}

bool lag_cut_short(const struct lag *l, simtime now)
{
    return l->history.batch > 0 && now < l->history.phase;
}

double lag_age(struct lag *l, simtime now)
{
    advance(l, now);
    draw_oldest(l);
    return l->drawn.oldest == SIMTIME_NEVER ? 0 : simtime_seconds(now - l->drawn.oldest);
}

double lag_missing(struct lag *l, simtime now)
{
    struct lag_history *h = &l->history;
    advance(l, now);
    if (l->stream && h->frozen) {
        return lag_mass_since(h, lag_history_since(h, draw_lag(l)));
    }
    struct lag_weight w = weight(l);
    if (!l->fifo) {
        return lag_mass_expected(h, &w);
    }
    lag_mass(h, &w, -1);
    return lag_order_missing(h, &w);
}

double lag_settled(const struct lag *l)
{
    const struct lag_history *h = &l->history;
    bool moves = h->frozen || h->line > 0 || h->batch > 0 || h->rate >= h->throughput || l->fifo;
    return moves || !isfinite(l->mean) ? NAN : h->rate * l->mean;
}

/* In order, what is written counts, for it holds up the rest; else each second of writing is one.
 */
double lag_unapplied_time(struct lag *l, simtime now, simtime until)
{
    advance(l, now);
    struct lag_weight w = weight(l);
    struct lag_history h = lag_history_before(&l->history, until);
    double rate = lag_history_mean_rate(&h), seconds;
    for (size_t i = h.first; i < h.end && !l->fifo; i++) {
        h.pieces[i].rate = h.pieces[i].rate > 0;
    }
    if (l->stream && h.frozen) {
        seconds = lag_mass_since(&h, lag_history_since(&l->history, draw_lag(l)));
    } else if (!l->fifo) {
        seconds = lag_mass_expected(&h, &w);
    } else {
        lag_mass(&h, &w, -1);
        seconds = rate > 0 ? lag_order_missing(&h, &w) / rate : 0;
    }
    lag_history_release(&h);
    return seconds;
}

simtime lag_drained(struct lag *l, simtime now)
{
    advance(l, now);
    return lag_line_drained(&l->history);
}

simtime lag_reaches(struct lag *l, simtime now, double writes, simtime age)
{
    advance(l, now);
    return lag_line_reaches(&l->history, writes, age);
}

static bool reaches_at(const struct lag *l, simtime t, double writes, simtime age)
{
    struct lag_history ahead = lag_history_copy(&l->history);
    lag_history_advance(&ahead, t);
    bool reaches = lag_line_reaches(&ahead, writes, age) <= t;
    lag_history_release(&ahead);
    return reaches;
}

/* By bisection, since what waits shrinks steadily. */
simtime lag_released(struct lag *l, simtime now, simtime until, double writes, simtime age)
{
    simtime below = lag_drained(l, now), above = now;
    if (below == SIMTIME_NEVER || !reaches_at(l, now, writes, age)) {
        return below == SIMTIME_NEVER ? below : now;
    }
    if (below > until) {
        if (until <= now || reaches_at(l, until, writes, age)) {
            return SIMTIME_NEVER;
        }
        below = until;
    }
    while (below - above > SIMTIME_SECOND / 1000) {
        simtime middle = above + (below - above) / 2;
        *(reaches_at(l, middle, writes, age) ? &above : &below) = middle;
    }
    return below;
}

/* Among the expected writes since the oldest, the last one lies where the largest of count - 1
 * uniforms does; the position has to pass the instant when that one leaves. */
static double stream_catches_up(struct lag *l)
{
    struct lag_history *h = &l->history;
    simtime last = l->drawn.oldest;
    if (l->exact) {
        last = l->writes.writes[l->writes.count - 1].at;
    } else if (l->drawn.count > 1) {
        double share = pow(stream_uniform(&l->future), 1 / (double)(l->drawn.count - 1));
        last = lag_mass_place_since(h, last, share * lag_mass_since(h, last));
    }
    return lag_position_passes(&l->position, lag_history_leaves(h, last), &l->future);
}

/* The delays left of `count` writes that are drawn each by the same law are all below t with
 * (1 - m(t) / m(0))^count, m(t) being what will be unapplied of them t on. */
static double writes_catch_up(struct lag *l)
{
    struct lag_history *h = &l->history;
    struct lag_weight w = weight(l);
    if (l->exact) {
        return lag_writes_settle(&l->writes, h, 0);
    }
    int64_t count = l->drawn.count;
    if (l->fifo) { /* of those behind the oldest only some are unapplied by themselves */
        count = 1 + draw_poisson(&l->future, l->drawn.own);
    }
    lag_history_foresee(h);
    double share = -expm1(-stream_exponential(&l->future, 1) / (double)count);
    double target = lag_mass(h, &w, 0) * share, lo = 0, hi = 1e-3;
    while (lag_mass(h, &w, hi) > target && hi < 1e10) {
        lo = hi;
        hi *= 4;
    }
    while (hi - lo > 5e-10 + 1e-13 * hi) {
        double mid = lo + (hi - lo) / 2;
        if (lag_mass(h, &w, mid) > target) {
            lo = mid;
        } else {
            hi = mid;
        }
    }
    return hi;
}

simtime lag_caught_up(struct lag *l, simtime now)
{
    advance(l, now);
    if (l->history.frozen) {
        return SIMTIME_NEVER;
    }
    if (draw_count(l) == 0) {
        return now;
    }
    double more = l->stream ? stream_catches_up(l) : writes_catch_up(l);
    return simtime_add(simtime_add(now, simtime_from_seconds(more)), 1);
}
