/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One observer's watch on one origin: probes, the window of their outcomes, the verdict.
 *
 * Probe k is sent at phase + k * interval (+ jitter). Its outcome is drawn from the odds in force
 * when it is sent and enters the window when it is known: after the response latency, a round trip
 * for a fast failure, or the timeout if nothing came. Probes may overlap.
 *
 * With a `fast_interval` a probe that failed is followed by another that much after it was sent (at
 * once if its failure is known later), until one succeeds or the verdict is reached; those of the
 * regular grid are left out meanwhile.
 *
 * A watch sleeps when nothing it does can change a verdict: every outcome of its window and in
 * flight is the same, and so will be the coming ones, for certain or until deviating probes lie so
 * close together that they might matter (slips.h). Waking at any instant rebuilds what was in
 * flight and what the window had seen. With `exact` it never sleeps; both have the same
 * distribution (tests/theory). */
#ifndef MODELS_WATCH_H
#define MODELS_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "models/slips.h"
#include "sim/base/simtime.h"
#include "sim/kernel/sim.h"
#include "sim/rng/stream.h"
#include "sim/scenario/scenario.h"

struct world;

/* What a probe meets: P(ok) + P(bad) + P(silent) = 1, exactly 0 and 1 where the outcome is certain.
 * ok: a good answer in time; bad: refused or a bad answer; silent: nothing within the timeout. */
struct odds {
    double ok, bad, silent;
    simtime ok_after, bad_after, silent_after; /* from sending to knowing */
};

enum { WINDOW_WORDS = 4 }; /* 256 outcomes; sample_size is at most 255 */

struct watch {
    struct stream stream;
    const struct odds *odds; /* of its (group, origin), updated in place */
    simtime phase, interval;
    simtime next_at;      /* when probe `next` is sent, if `next_drawn` */
    int64_t next;         /* number of the next probe to send */
    int64_t deviant;      /* asleep: number of the next probe that deviates, -1: none */
    simtime deviant_at;   /* and when it is sent */
    struct slips slips;   /* those that deviate and change nothing, before it */
    uint32_t chain, life; /* generations: of the pending send, of outcomes in flight */
    uint32_t hurry;       /* generation of the pending fast probe */
    simtime last_sent;
    uint32_t in_flight[2]; /* outcomes on their way: [0] failures, [1] successes */
    uint32_t observer, origin;
    bool next_drawn, send_pending, hurrying, paused, asleep, asleep_on, healthy;
    /* window */
    uint64_t outcomes[WINDOW_WORDS];
    uint32_t head, successes;
    /* consecutive */
    uint32_t streak; /* outcomes in a row that speak against the verdict */
    /* account */
    simtime unhealthy_since, active_since;
    double unhealthy_s, active_s; /* seconds so far, the current stretch apart */
    uint64_t played, skipped;
    int64_t extra; /* fast probes, less those of the grid that they stood in for */
};

/* Opens the stream, draws the phase and starts probing at time 0. */
void watch_start(struct world *w, struct watch *watch, const struct odds *odds);
/* The odds are about to change (call before, at the instant of the change) and have changed. */
void watch_wake(struct world *w, struct watch *watch);
void watch_settle(struct world *w, struct watch *watch);
/* Stop and resume probing; the window and the verdict stay, what is in flight is lost. */
void watch_pause(struct world *w, struct watch *watch);
void watch_resume(struct world *w, struct watch *watch);
/* Brings the account to the horizon. */
void watch_finish(struct world *w, struct watch *watch);

#endif
