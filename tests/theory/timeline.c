/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/timeline.h"

#include <math.h>
#include <stdlib.h>

#include "sim/base/die.h"

static const double SLACK = 1e-9;

static simtime end_of(const struct fault *f)
{
    return simtime_add(f->at, f->duration);
}

static bool active(const struct fault *f, simtime at)
{
    return f->at <= at && at < end_of(f);
}

static bool any_active(const struct scenario *sc, simtime at)
{
    bool any = false;
    for (size_t i = 0; i < sc->fault_count; i++) {
        any |= active(&sc->faults[i], at);
    }
    return any;
}

static double success_at(const struct timeline *t, size_t stamp, simtime at)
{
    struct reference to = {.sc = t->sc, .stamp = stamp};
    return reference_success(&to, at);
}

static bool able(const struct timeline *t, size_t stamp, simtime at)
{
    return success_at(t, stamp, at) >= t->sc->targets.success_ratio - SLACK;
}

/* The verdict in force at `at`, flips of that instant included. */
static bool held(const struct timeline *t, size_t pop, size_t stamp, simtime at)
{
    const struct timeline_watch *w = &t->watches[pop][stamp];
    bool healthy = true;
    for (size_t i = 0; i < w->count && w->flips[i].at <= at; i++) {
        healthy = w->flips[i].healthy;
    }
    return healthy;
}

static bool held_by_all(const struct timeline *t, size_t stamp, simtime at)
{
    bool all = true;
    for (size_t p = 0; p < TIMELINE_POPS; p++) {
        all = all && held(t, p, stamp, at);
    }
    return all;
}

/* Is the stamp taken by a POP to which only those in `open` are open? */
static bool taken(const struct scenario *sc, const bool *open, size_t stamp)
{
    simtime fastest = SIMTIME_NEVER;
    int64_t priority = INT64_MAX;
    for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
        priority = open[s] && sc->stamps[s].priority < priority ? sc->stamps[s].priority : priority;
    }
    for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
        simtime trip = sc->groups[0].latency[s];
        bool candidate = open[s] && sc->stamps[s].priority == priority;
        fastest = candidate && trip < fastest ? trip : fastest;
    }
    return open[stamp] && sc->stamps[stamp].priority == priority &&
           sc->groups[0].latency[stamp] <= fastest + sc->edge.additional_latency;
}

static double success_of_pop(const struct timeline *t, size_t pop, simtime at)
{
    bool open[TIMELINE_STAMPS], any = false;
    double weight = 0, good = 0;
    for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
        open[s] = held(t, pop, s, at);
        any |= open[s];
    }
    for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
        open[s] |= !any;
    }
    for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
        if (taken(t->sc, open, s)) {
            weight += (double)t->sc->stamps[s].weight;
            good += (double)t->sc->stamps[s].weight * success_at(t, s, at);
        }
    }
    return good / weight;
}

static int ascending(const void *a, const void *b)
{
    simtime x = *(const simtime *)a, y = *(const simtime *)b;
    return (x > y) - (x < y);
}

static void add_instant(struct timeline *t, simtime at)
{
    if (at < t->sc->horizon) {
        VERIFY(t->count < TIMELINE_INSTANTS);
        t->instants[t->count++] = at;
    }
}

static void list_instants(struct timeline *t)
{
    t->count = 0;
    add_instant(t, 0);
    for (size_t i = 0; i < t->sc->fault_count; i++) {
        add_instant(t, t->sc->faults[i].at);
        add_instant(t, end_of(&t->sc->faults[i]));
    }
    for (size_t p = 0; p < TIMELINE_POPS; p++) {
        for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
            for (size_t i = 0; i < t->watches[p][s].count; i++) {
                add_instant(t, t->watches[p][s].flips[i].at);
            }
        }
    }
    qsort(t->instants, t->count, sizeof *t->instants, ascending);
    size_t kept = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (kept == 0 || t->instants[i] != t->instants[kept - 1]) {
            t->instants[kept++] = t->instants[i];
        }
    }
    t->count = kept;
}

static simtime next_instant(const struct timeline *t, size_t i)
{
    return i + 1 < t->count ? t->instants[i + 1] : t->sc->horizon;
}

static bool good_at(const struct timeline *t, size_t i)
{
    return t->success[i] >= t->sc->targets.success_ratio - SLACK;
}

static double rate_at(const struct scenario *sc, simtime at)
{
    double rate = 1;
    for (size_t i = 0; i < sc->fault_count; i++) {
        bool surges = sc->faults[i].kind == FAULT_LOAD_SURGE && active(&sc->faults[i], at);
        rate *= surges ? sc->faults[i].factor : 1;
    }
    return rate;
}

static void measure_requests(struct timeline *t)
{
    double offered = 0, failed = 0, good = 0;
    t->outages = 0;
    for (size_t i = 0; i < t->count; i++) {
        double lasts = simtime_seconds(next_instant(t, i) - t->instants[i]);
        double share = 0;
        for (size_t p = 0; p < TIMELINE_POPS; p++) {
            share += success_of_pop(t, p, t->instants[i]) / TIMELINE_POPS;
        }
        t->success[i] = share;
        offered += lasts * rate_at(t->sc, t->instants[i]);
        failed += lasts * rate_at(t->sc, t->instants[i]) * (1 - share);
        good += good_at(t, i) ? lasts : 0;
        t->outages += !good_at(t, i) && (i == 0 || good_at(t, i - 1));
    }
    t->availability_requests = 1 - failed / offered;
    t->availability_time = good / simtime_seconds(t->sc->horizon);
}

static void measure_probes(struct timeline *t)
{
    double unhealthy = 0;
    t->false_flips = 0;
    for (size_t p = 0; p < TIMELINE_POPS; p++) {
        for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
            const struct timeline_watch *w = &t->watches[p][s];
            for (size_t i = 0; i < w->count; i++) {
                simtime until = i + 1 < w->count ? w->flips[i + 1].at : t->sc->horizon;
                bool down = !w->flips[i].healthy;
                unhealthy += down ? simtime_seconds(until - w->flips[i].at) : 0;
                t->false_flips += down && able(t, s, w->flips[i].at);
            }
        }
    }
    t->unhealthy_share =
        unhealthy / simtime_seconds(t->sc->horizon) / (TIMELINE_POPS * TIMELINE_STAMPS);
}

static double least(double a, double b)
{
    return isnan(a) ? b : fmin(a, b);
}

static double most(double a, double b)
{
    return isnan(a) ? b : fmax(a, b);
}

/* The first flip of the POP to that verdict in (from, to]; SIMTIME_NEVER if none. */
static simtime flip_within(const struct timeline_watch *w, bool healthy, simtime from, simtime to)
{
    for (size_t i = 0; i < w->count; i++) {
        if (w->flips[i].healthy == healthy && w->flips[i].at > from && w->flips[i].at <= to) {
            return w->flips[i].at;
        }
    }
    return SIMTIME_NEVER;
}

/* A stamp was unable from `from` to `to`. */
static void detect(const struct timeline *t, size_t stamp, simtime from, simtime to,
                   struct timeline_incident *incident)
{
    double first = NAN, last = NAN;
    bool all = true;
    for (size_t p = 0; p < TIMELINE_POPS; p++) {
        simtime at =
            held(t, p, stamp, from) ? flip_within(&t->watches[p][stamp], false, from, to) : from;
        if (at == SIMTIME_NEVER) {
            all = false;
            continue;
        }
        first = least(first, simtime_seconds(at - from));
        last = most(last, simtime_seconds(at - from));
    }
    double reached = simtime_seconds(to - from);
    bool running = to == t->sc->horizon;
    if (isnan(first) && !running) {
        return; /* over, and nobody noticed */
    }
    incident->detect_first = least(incident->detect_first, isnan(first) ? reached : first);
    incident->detect_last = most(incident->detect_last, all ? last : reached);
}

/* Until the stamp is held healthy by all, or sick again at `again` (then it does not count). */
static void recover(const struct timeline *t, size_t stamp, simtime repaired, simtime again,
                    struct timeline_incident *incident)
{
    simtime first = SIMTIME_NEVER, last = repaired;
    if (held_by_all(t, stamp, repaired)) {
        return;
    }
    for (size_t i = 0; i < t->count; i++) {
        if (t->instants[i] > repaired && held_by_all(t, stamp, t->instants[i])) {
            last = t->instants[i];
            break;
        }
    }
    for (size_t p = 0; p < TIMELINE_POPS; p++) {
        simtime at = flip_within(&t->watches[p][stamp], true, repaired, t->sc->horizon);
        first = at < first ? at : first;
    }
    simtime horizon = t->sc->horizon;
    first = first < horizon ? first : horizon;
    last = last > repaired ? last : horizon;
    if (first <= again) {
        incident->recover_first = least(incident->recover_first, simtime_seconds(first - repaired));
    }
    if (last <= again) {
        incident->recover_last = most(incident->recover_last, simtime_seconds(last - repaired));
    }
}

/* The start of the first stretch of stable_for after instant i, or where the horizon cuts it. */
static simtime restored_after(const struct timeline *t, size_t i)
{
    simtime from = SIMTIME_NEVER;
    for (; i < t->count; i++) {
        if (!good_at(t, i)) {
            from = SIMTIME_NEVER;
            continue;
        }
        from = from == SIMTIME_NEVER ? t->instants[i] : from;
        if (next_instant(t, i) - from >= t->sc->targets.stable_for) {
            return from;
        }
    }
    return from == SIMTIME_NEVER ? t->sc->horizon : from;
}

static simtime anchor_of(const struct scenario *sc, simtime at)
{
    simtime anchor = -1;
    for (size_t i = 0; i < sc->fault_count; i++) {
        const struct fault *f = &sc->faults[i];
        anchor = active(f, at) && f->at > anchor ? f->at : anchor;
    }
    return anchor < 0 ? at : anchor;
}

static void measure_service(const struct timeline *t, struct timeline_incident *incident)
{
    incident->rto_service = 0;
    for (size_t i = 0; i < t->count; i++) {
        simtime at = t->instants[i];
        bool begins = !good_at(t, i) && (i == 0 || good_at(t, i - 1));
        if (begins && at >= incident->opened && at <= incident->closed) {
            double lasted = simtime_seconds(restored_after(t, i) - anchor_of(t->sc, at));
            incident->rto_service = fmax(incident->rto_service, lasted);
        }
    }
}

static bool sick_begins(const struct timeline *t, size_t stamp, size_t i)
{
    return !able(t, stamp, t->instants[i]) && (i == 0 || able(t, stamp, t->instants[i - 1]));
}

static void measure_stamp(const struct timeline *t, size_t stamp,
                          struct timeline_incident *incident)
{
    for (size_t i = 0; i < t->count; i++) {
        if (!sick_begins(t, stamp, i) || t->instants[i] < incident->opened ||
            t->instants[i] > incident->closed) {
            continue;
        }
        size_t end = i, next;
        while (end < t->count && !able(t, stamp, t->instants[end])) {
            end++;
        }
        for (next = end; next < t->count && !sick_begins(t, stamp, next);) {
            next++;
        }
        simtime to = end < t->count ? t->instants[end] : t->sc->horizon;
        detect(t, stamp, t->instants[i], to, incident);
        if (end < t->count) {
            recover(t, stamp, to, next < t->count ? t->instants[next] : t->sc->horizon, incident);
        }
    }
}

/* Opened by a fault if none is open; closed once no fault is active and all stamps that fell sick
 * are held healthy. */
static void list_incidents(struct timeline *t)
{
    bool open = false, sick[TIMELINE_STAMPS] = {false};
    t->incident_count = 0;
    for (size_t i = 0; i < t->count; i++) {
        simtime at = t->instants[i];
        bool close = !any_active(t->sc, at);
        if (!open && !close) {
            VERIFY(t->incident_count < TIMELINE_INCIDENTS);
            t->incidents[t->incident_count++] =
                (struct timeline_incident){at, t->sc->horizon, NAN, NAN, NAN, NAN, 0};
            open = true;
            for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
                sick[s] = false;
            }
        }
        for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
            sick[s] |= !able(t, s, at);
            close = close && (!sick[s] || held_by_all(t, s, at));
        }
        if (open && close) {
            t->incidents[t->incident_count - 1].closed = at;
            open = false;
        }
    }
}

void timeline_play(struct timeline *t, const struct scenario *sc, gsl_rng *rng)
{
    t->sc = sc;
    for (size_t p = 0; p < TIMELINE_POPS; p++) {
        for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
            struct reference watch = {sc, s, 0, sc->edge.probe.interval, t->phases[p][s]};
            t->watches[p][s].count =
                reference_play(&watch, rng, t->watches[p][s].flips, TIMELINE_FLIPS);
        }
    }
    list_instants(t);
    measure_requests(t);
    measure_probes(t);
    list_incidents(t);
    for (size_t i = 0; i < t->incident_count; i++) {
        for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
            measure_stamp(t, s, &t->incidents[i]);
        }
        measure_service(t, &t->incidents[i]);
    }
}
