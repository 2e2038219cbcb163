/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The probe engine. Each observer probes each origin on its own clock (facts AFD-07, AFD-10); what
 * a probe meets is decided at the instant it is sent. Left out: the observer's own failures other
 * than a POP outage, and any sharing of results between observers. */
#include "models/watch.h"

#include "models/edge.h"
#include "models/window.h"
#include "models/world.h"

static void on_send(struct sim *sim, void *subject, uint64_t chain);
static void on_outcome(struct sim *sim, void *subject, uint64_t argument);
static void on_fast(struct sim *sim, void *subject, uint64_t hurry);
static void on_deviation(struct sim *sim, void *subject, uint64_t chain);

static const struct probe *probe_of(const struct world *w)
{
    return &w->plan->sc->edge.probe;
}

static simtime base_time(const struct watch *watch, int64_t k)
{
    return k > (SIMTIME_NEVER - watch->phase) / watch->interval
               ? SIMTIME_NEVER
               : watch->phase + k * watch->interval;
}

static simtime draw_send_time(const struct world *w, struct watch *watch, int64_t k)
{
    simtime base = base_time(watch, k);
    simtime jitter = probe_of(w)->jitter;
    if (jitter == 0 || base == SIMTIME_NEVER) {
        return base;
    }
    return simtime_add(base, (simtime)(stream_uniform(&watch->stream) * (double)jitter));
}

/* Each probe's jitter is drawn once, when first asked for. */
static simtime next_send_time(const struct world *w, struct watch *watch)
{
    if (!watch->next_drawn) {
        watch->next_at = draw_send_time(w, watch, watch->next);
        watch->next_drawn = true;
    }
    return watch->next_at;
}

static void schedule_send(struct world *w, struct watch *watch)
{
    watch->send_pending = true;
    sim_at(&w->sim, next_send_time(w, watch), RANK_CONTROL, on_send, watch, ++watch->chain);
}

static void schedule_outcome(struct world *w, struct watch *watch, simtime at, bool ok)
{
    watch->in_flight[ok]++;
    sim_at(&w->sim, at, RANK_CONTROL, on_outcome, watch, (uint64_t)watch->life << 1 | ok);
}

/* Bad or silent, given that it is not ok. */
static simtime failure_delay(struct watch *watch)
{
    const struct odds *odds = watch->odds;
    if (odds->silent <= 0) {
        return odds->bad_after;
    }
    if (odds->bad <= 0) {
        return odds->silent_after;
    }
    double u = stream_uniform(&watch->stream) * (odds->bad + odds->silent);
    return u < odds->bad ? odds->bad_after : odds->silent_after;
}

static simtime outcome_delay(struct watch *watch, bool ok)
{
    return ok ? watch->odds->ok_after : failure_delay(watch);
}

static bool draw_ok(struct watch *watch)
{
    double ok = watch->odds->ok;
    return ok >= 1 || (ok > 0 && stream_uniform(&watch->stream) < ok);
}

/* Sends a probe now; when its outcome will be known. */
static simtime send_one(struct world *w, struct watch *watch, bool ok)
{
    simtime known = simtime_add(w->sim.now, outcome_delay(watch, ok));
    watch->played++;
    watch->last_sent = w->sim.now;
    schedule_outcome(w, watch, known, ok);
    return known;
}

/* Sends probe `next` now. */
static void send(struct world *w, struct watch *watch, bool ok)
{
    watch->next++;
    watch->next_drawn = false;
    watch->send_pending = false;
    simtime known = send_one(w, watch, ok);
    if (next_send_time(w, watch) < known) {
        schedule_send(w, watch);
    } /* else the outcome sees to the next one, or finds that the watch may sleep */
}

/* The number of the first probe that is not sent before an instant, jitter apart. */
static int64_t sent_before(const struct watch *watch, simtime at)
{
    return at > watch->phase ? (at - 1 - watch->phase) / watch->interval + 1 : 0;
}

/* May the watch sleep on outcome x: nothing known, in flight or likely speaks against it. */
static bool may_sleep(const struct world *w, const struct watch *watch, bool x)
{
    double likely = x ? watch->odds->ok : 1 - watch->odds->ok;
    return !w->plan->exact && likely >= 0.5 && watch->in_flight[!x] == 0 &&
           window_settled(probe_of(w), watch, x);
}

static void sleep_on(struct world *w, struct watch *watch, bool x)
{
    watch->asleep = true;
    watch->asleep_on = x;
    watch->deviant = -1;
    watch->send_pending = false;
    ++watch->chain;
    slips_drop(&watch->slips);
    double deviates = x ? watch->odds->bad + watch->odds->silent : watch->odds->ok;
    if (deviates <= 0) {
        return;
    }
    watch->deviant =
        slips_draw(&watch->slips, &w->edge.slip_laws, probe_of(w), x, deviates, &watch->stream,
                   watch->next, sent_before(watch, w->plan->sc->horizon));
    if (watch->deviant < 0) {
        return;
    }
    watch->deviant_at = watch->deviant == watch->next ? next_send_time(w, watch)
                                                      : draw_send_time(w, watch, watch->deviant);
    sim_at(&w->sim, watch->deviant_at, RANK_CONTROL, on_deviation, watch, watch->chain);
}

static void proceed(struct world *w, struct watch *watch)
{
    if (may_sleep(w, watch, true)) {
        sleep_on(w, watch, true);
    } else if (may_sleep(w, watch, false)) {
        sleep_on(w, watch, false);
    } else if (!watch->send_pending) {
        schedule_send(w, watch);
    }
}

static void on_send(struct sim *sim, void *subject, uint64_t chain)
{
    struct watch *watch = subject;
    struct world *w = world_of(sim);
    if (chain != watch->chain) {
        return;
    }
    if (watch->hurrying) {
        watch->next++;
        watch->next_drawn = false;
        watch->extra--;
        schedule_send(w, watch);
        return;
    }
    send(w, watch, draw_ok(watch));
}

static void on_fast(struct sim *sim, void *subject, uint64_t hurry)
{
    struct watch *watch = subject;
    if (hurry == watch->hurry) {
        watch->extra++;
        send_one(world_of(sim), watch, draw_ok(watch));
    }
}

/* A failure is known, and no other outcome on its way: until the next one is, nothing is sent by
 * the grid. */
static void look_again(struct world *w, struct watch *watch)
{
    simtime at = simtime_add(watch->last_sent, probe_of(w)->fast_interval);
    watch->hurrying = true;
    sim_at(&w->sim, at > w->sim.now ? at : w->sim.now, RANK_CONTROL, on_fast, watch,
           ++watch->hurry);
}

static void on_outcome(struct sim *sim, void *subject, uint64_t argument)
{
    struct watch *watch = subject;
    struct world *w = world_of(sim);
    bool ok = argument & 1;
    if (argument >> 1 != watch->life) {
        return;
    }
    watch->in_flight[ok]--;
    watch->hurrying = false;
    if (window_push(probe_of(w), watch, ok)) {
        edge_verdict(w, watch);
    }
    if (!watch->asleep && !watch->paused) {
        bool alone = watch->in_flight[0] + watch->in_flight[1] == 0;
        if (probe_of(w)->fast_interval > 0 && !ok && watch->healthy && alone) {
            look_again(w, watch);
        }
        proceed(w, watch);
    }
}

static simtime longest_delay(const struct watch *watch)
{
    const struct odds *odds = watch->odds;
    simtime longest = odds->ok > 0 ? odds->ok_after : 0;
    longest = odds->bad > 0 && odds->bad_after > longest ? odds->bad_after : longest;
    return odds->silent > 0 && odds->silent_after > longest ? odds->silent_after : longest;
}

/* The first probe slept over whose outcome may still be on its way now. */
static int64_t first_in_flight(const struct world *w, const struct watch *watch)
{
    simtime age = w->sim.now - watch->phase - probe_of(w)->jitter - longest_delay(watch);
    int64_t first = age > 0 ? age / watch->interval : 0;
    return first > watch->next ? first : watch->next;
}

static simtime slept_send_time(struct world *w, struct watch *watch, int64_t k)
{
    if (k == watch->next) {
        return next_send_time(w, watch);
    }
    return k == watch->deviant ? watch->deviant_at : draw_send_time(w, watch, k);
}

/* A probe slept over: its outcome is on its way, or has been seen; false if it was not sent yet. */
static bool catch_up(struct world *w, struct watch *watch, int64_t k, bool ok)
{
    simtime at = slept_send_time(w, watch, k), now = w->sim.now;
    if (at >= now) {
        watch->next = k;
        watch->next_at = at;
        return false;
    }
    simtime known = simtime_add(at, outcome_delay(watch, ok));
    if (known >= now) {
        schedule_outcome(w, watch, known, ok);
    } else if (window_push(probe_of(w), watch, ok)) {
        edge_verdict(w, watch);
    }
    return true;
}

/* Where what deviated begins to matter now: a window before what is in flight. */
static int64_t first_remembered(const struct world *w, const struct watch *watch, int64_t flying)
{
    const struct probe *probe = probe_of(w);
    int64_t window = probe->rule == RULE_WINDOW ? probe->sample_size : probe->down_after;
    window = probe->up_after > window ? probe->up_after : window;
    int64_t first = flying - 2 * window - 2;
    return first > watch->next ? first : watch->next;
}

/* Counts what was stepped over, puts in flight what would be so, and leaves `next` at the first
 * probe sent now or later. */
static void leave_sleep(struct world *w, struct watch *watch, bool to_deviant)
{
    bool x = watch->asleep_on;
    int64_t from = watch->next, flying = first_in_flight(w, watch), seen[SLIPS_RECENT];
    int64_t first = first_remembered(w, watch, flying);
    int64_t end = to_deviant ? watch->deviant : sent_before(watch, w->sim.now);
    int i = 0, count = slips_again(&watch->slips, &w->edge.slip_laws, &watch->stream, first, end,
                                   to_deviant, seen);
    slips_drop(&watch->slips);
    /* Without any that deviated the window is as it was. */
    for (int64_t k = count > 0 ? seen[0] < flying ? seen[0] : flying : flying;; k++) {
        bool deviated = i < count && seen[i] == k;
        i += deviated;
        if (!catch_up(w, watch, k, deviated ? !x : x)) {
            break;
        }
    }
    watch->skipped += (uint64_t)(watch->next - from);
    watch->next_drawn = true;
    watch->asleep = false;
    ++watch->chain;
}

static void on_fast(struct sim *sim, void *subject, uint64_t hurry);
static void on_deviation(struct sim *sim, void *subject, uint64_t chain)
{
    struct watch *watch = subject;
    struct world *w = world_of(sim);
    if (chain != watch->chain) {
        return;
    }
    bool x = watch->asleep_on;
    leave_sleep(w, watch, true);
    send(w, watch, !x);
}

/* Uniform, and so that the first probe after the onset of the first scripted fault is late by a
 * uniform share of the interval, which is the same whatever the interval: designs that differ in it
 * differ by what it does, and not by where its multiples happen to fall. */
static simtime draw_phase(const struct world *w, struct watch *watch)
{
    double late = stream_uniform(&watch->stream) * (double)watch->interval;
    return (w->plan->onset % watch->interval + (simtime)late) % watch->interval;
}

void watch_start(struct world *w, struct watch *watch, const struct odds *odds)
{
    const struct probe *probe = probe_of(w);
    size_t index = watch->observer * w->plan->origins + watch->origin;
    stream_open(&watch->stream, w->plan->sc->seed, w->plan->watch_stream[index],
                w->sim.replication);
    watch->odds = odds;
    watch->interval = w->plan->observers[watch->observer].interval;
    watch->phase = probe->phase != SIMTIME_NEVER ? probe->phase : draw_phase(w, watch);
    window_reset(probe, watch);
    proceed(w, watch);
}

void watch_wake(struct world *w, struct watch *watch)
{
    if (watch->asleep) {
        leave_sleep(w, watch, false);
    }
}

void watch_settle(struct world *w, struct watch *watch)
{
    if (!watch->paused && !watch->asleep) {
        proceed(w, watch);
    }
}

void watch_pause(struct world *w, struct watch *watch)
{
    if (watch->paused) {
        return;
    }
    watch_wake(w, watch);
    watch->paused = true;
    watch->send_pending = watch->hurrying = false;
    ++watch->hurry;
    ++watch->chain;
    ++watch->life;
    watch->in_flight[0] = watch->in_flight[1] = 0;
    watch->active_s += simtime_seconds(w->sim.now - watch->active_since);
}

void watch_resume(struct world *w, struct watch *watch)
{
    if (!watch->paused) {
        return;
    }
    watch->paused = false;
    watch->active_since = w->sim.now;
    while (next_send_time(w, watch) < w->sim.now) {
        int64_t missed = (w->sim.now - watch->next_at) / watch->interval;
        watch->next += missed > 1 ? missed - 1 : 1;
        watch->next_drawn = false;
    }
    proceed(w, watch);
}

void watch_finish(struct world *w, struct watch *watch)
{
    simtime horizon = w->plan->sc->horizon;
    if (watch->asleep) {
        int64_t sent = sent_before(watch, horizon);
        watch->skipped += sent > watch->next ? (uint64_t)(sent - watch->next) : 0;
    }
    if (!watch->paused) {
        watch->active_s += simtime_seconds(horizon - watch->active_since);
    }
    if (!watch->healthy) {
        watch->unhealthy_s += simtime_seconds(horizon - watch->unhealthy_since);
    }
}
