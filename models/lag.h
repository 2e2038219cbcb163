/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One replica that follows the one writer of its store: how far behind it is, and what is lost if
 * it is promoted now.
 *
 * Writes are acknowledged at a rate that the caller gives and changes, by a Poisson process. A
 * write acknowledged at s *leaves* at L(s) and is then delayed. L(s) = s, but: with a batch, the
 * first boundary phase + k * batch at or after s; while the replica is *frozen* (link cut, stream
 * stalled, an end down) nothing leaves; and what waits leaves in order, no faster than
 * `throughput`. The waiting line is a fluid: it grows by the rate of writes while frozen, and
 * otherwise by rate - throughput while it is not empty or the rate is above the throughput. Delays
 * run on the replica's own clock, which stands while it is frozen.
 *
 *   lag_of write    each write has its own delay from `lag`; a write is applied when its delay has
 *                   passed (order none), and with order fifo not before all earlier ones
 *   lag_of stream   the position is the largest v - X(v) so far, v the replica's own clock and X
 *                   redrawn from `lag` at exponential epochs of mean `coherence` (epochs run on the
 *                   replica's clock too); applied are the writes that left before the position
 *   model sync      applied when acknowledged, while not frozen (lag is not used)
 *
 * Default: nothing is played while nothing is asked. What is unapplied at an instant has, given the
 * rates and freezes so far, a law in closed form: in write mode the unapplied writes are a Poisson
 * process of intensity w(s) S(a(s)), a(s) the age on the replica's clock since L(s) and S the
 * survival function of the delay; the position is drawn backwards from the present, epoch by epoch,
 * as far as older ones could matter. Exact: every write and every epoch is drawn as time goes on.
 * Both have the same law at each instant that is asked for (tests/theory). Asked again at the same
 * instant, both give the same answer. Of two instants, the default draws the position consistently,
 * but what is unapplied anew: it is for losses that happen once.
 *
 * With batches a write that reaches its boundary while the replica is frozen leaves at the thaw. */
#ifndef MODELS_LAG_H
#define MODELS_LAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/loss.h"
#include "sim/base/simtime.h"
#include "sim/rng/stream.h"
#include "sim/scenario/scenario.h"

struct lag;

/* The store must outlive it. Grows on the heap with use. */
struct lag *lag_new(const struct store *store, bool exact);
void lag_free(struct lag *l); /* accepts NULL */

/* From `now` on the replica follows a writer that writes nothing yet; all earlier writes are
 * applied. Called at time 0 of a replication (with the streams' seed, replication and the hash of
 * the replica's name) and by lag_restart when the replica is seeded anew; rate 0 and not frozen. At
 * both the position's lag is stationary. */
void lag_reset(struct lag *l, uint64_t seed, uint32_t replication, uint64_t name);
void lag_restart(struct lag *l, simtime now);

/* From `now` on. `now` never decreases over all calls that take it. Calls that change nothing cost
 * nothing. */
void lag_rate(struct lag *l, simtime now, double rate);
void lag_freeze(struct lag *l, simtime now, bool frozen);

/* What the replica has not applied of the writes acknowledged before `now`; amounts are drawn. */
void lag_lost(struct lag *l, simtime now, struct loss *ret);
/* Nothing has been shipped yet since the last reset or restart: of what is unapplied there may be
 * more, acknowledged before. */
bool lag_cut_short(const struct lag *l, simtime now);
/* The age of the oldest of them in seconds; 0 if there is none. */
double lag_age(struct lag *l, simtime now);
/* Their expected number, given the rates and freezes (and in stream mode the lag when it was
 * frozen, if it is). What reads.stale is made of. */
double lag_missing(struct lag *l, simtime now);

/* What lag_missing comes to if nothing changes: NaN if it does not settle, or nobody knows to what.
 */
double lag_settled(const struct lag *l);

/* How long a client wrote, in seconds, of whose writes before `until` (not after now) an expected
 * one a second is not applied: the integral over the time in which anything was written of the
 * chance that what was written then is unapplied. */
double lag_unapplied_time(struct lag *l, simtime now, simtime until);

/* When the waiting line will be gone if nothing changes: now if there is none, SIMTIME_NEVER if it
 * does not shrink. */
simtime lag_drained(struct lag *l, simtime now);
/* When everything acknowledged before `now` will be applied, if no more is written and nothing is
 * frozen; drawn. SIMTIME_NEVER while frozen. */
simtime lag_caught_up(struct lag *l, simtime now);
/* When, if nothing changes, the replica will be `writes` behind or the oldest unapplied write `age`
 * old, counting what waits (the fluid) and nothing else: now if it is so already, SIMTIME_NEVER if
 * it will not be. */
simtime lag_reaches(struct lag *l, simtime now, double writes, simtime age);
/* When, if nothing changes, neither will be so any more, to a millisecond: now if neither is,
 * SIMTIME_NEVER if the line does not shrink, or not before `until`. O(length of the line's past,
 * and with batches of its time to come). */
simtime lag_released(struct lag *l, simtime now, simtime until, double writes, simtime age);

#endif
