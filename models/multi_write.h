/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A multi-write store, write by write: who has applied what, which writes met a version that their
 * writer had not seen, what became of them, and whether the ledger still adds up.
 *
 * Regions count from 0 in the order of store.regions. Entity k (from 0) is at home in region k mod
 * R. Time is the simulation's; nothing here schedules events of the kernel: the store is told what
 * changes, and plays everything up to that instant first.
 *
 * **Versions.** Every write has a dot (region that accepted it, counter of that region's writes of
 * the entity, from 1). A version is what a region shows of an entity: the write that it stands for
 * (its dot, kind, value, path value), and a version vector: for each region the counter up to which
 * writes are in its past, and one more entry for each region as a hub, which is an author of its
 * own when it merges (each apart: a new hub may not have seen what the old one merged). A region
 * accepts a write on top of the version it shows; the write's vector is that version's with its own
 * dot added, and the region shows it at once.
 *
 * **The hub.** Conflicts are decided once, in the hub: the first of store.regions at first, and
 * when the hub's region goes down, the first one that is up (where it stays until it goes down
 * itself). A write accepted in the hub is decided at once. One accepted elsewhere travels to the
 * hub, with a delay of its own, over the directed link region -> hub. There it meets the version
 * that the hub shows:
 *   - its dot is in that version's vector: nothing happens, a successor came first (only where a
 *     hub has moved can the incoming vector have more: then the hub's becomes the join of both);
 *   - the dot of the write that the version stands for is in the incoming vector: it replaces it;
 *   - otherwise it was *found concurrent*: a conflict, which the policy decides.
 * Either way (but for nothing) the hub's vector becomes the join of both, and the outcome is
 * shipped to every other region, each with a delay of its own, over hub -> region. An outcome
 * replaces what a region shows if it is newer than the last one it took (outcomes of an entity are
 * numbered) and has seen all that the region has; one that has not seen the region's own pending
 * write is set aside: one that has will follow.
 *
 * **Policies.** Order by path: the timestamp (acceptance plus the region's clock skew, rounded down
 * to the granularity), or the version number (that of the version written upon, plus 1); the higher
 * wins, of equals the region earlier in store.regions.
 *   lww        a delete beats what is none; otherwise by path
 *   keep-live  by path, but a delete loses a tie against what is none
 *   merge      fails with probability `fails`; else the outcome is a version of the hub's own (a
 *              new dot of the hub) with the serial application of all that is in the joined vector
 *              and the higher of the two path values. If it fails, the winner by lww stays readable
 *              and an item goes to the feed (nothing vanished silently: not overwritten)
 *   append, counter   nothing to conflict on: every write is sent to every other region and applied
 *              there, content is the serial application of what has arrived
 * The hub as an author counts as the last of equals. The loser that is overwritten is the write
 * that one of the two versions stands for. The path value of an entity never written is 0. Clocks
 * read the skew that was set last, at first that of the store; timestamps are rounded towards the
 * past.
 *
 * **The feed.** An item is taken out by a worker that starts at phase + i * drained_every (phase
 * uniform), takes the oldest item every 1 / drain_rate and stops when the feed is empty; the first
 * is done 1 / drain_rate after it starts. While all regions are down it rests, and one that is not
 * done by then remains for its next start. Taking one makes the entity's version in the hub, as a
 * successful merge does, the serial application of its vector, and ships it. A closing of the
 * ledger leaves the items in the feed; taking one out later changes no version.
 *
 * **Values.** Amounts are whole hundredths of the currency. Serial application goes by acceptance:
 * credit and debit add and subtract, update sets, delete sets 0. Under lww, keep-live and merge a
 * write stores the value computed from the version its region showed; a deleted entity has value 0,
 * and whoever writes on a version that shows the delete re-creates it. After convergence an entity
 * is wrong if its value is not the serial application of all acknowledged writes; not, though,
 * while an item of it is in the feed. An amount is drawn where the store gives a value; without one
 * it is 1.00.
 *
 * **Links.** A directed link sends in the order of sending, at most `throughput` a second (the next
 * one not before 1 / throughput after the last), and each message then takes its delay, which is
 * drawn by the number of the write that causes it, so that it does not depend on the order of play;
 * with order fifo it is not applied before the one sent ahead of it (what is void, see below, holds
 * up nothing that is sent later). While it is cut nothing leaves and the
 * delays of what is on its way stand still; what waits to leave goes on leaving when it is back,
 * the first at once if 1 / throughput has passed since the last. A link to or from a region that is
 * down is cut.
 *
 * **One instant.** First what arrives, over the links 0 -> 1, 0 -> 2, ..., 1 -> 0, ... in this
 * order, each in the order of sending; then the feed's worker; then what is accepted. All that
 * happens at an instant follows what the caller said about it.
 *
 * **A region goes down** with its data preserved: what it accepted and no other region has applied
 * (is in the vector of what that region shows; a region whose data is lost does not count) is
 * stranded until it is back (counted once, at that instant), but for writes younger than
 * durable_after, which are lost. With its data lost: what it accepted and no other region has
 * applied is lost, and it returns as a copy of the hub (in whose past, besides, are its own
 * writes that are not lost). A region that loses young writes of an entity goes back to the newest
 * version of it that it has sent, that is on its way or set aside, and that has none of them in its
 * vector, else to what the hub shows; other versions are lost with them, and its own writes that
 * somebody has applied stay in its past.
 *
 * **The hub moves** if its region goes down and another is up; if none is, when the first returns.
 * The version that the new hub shows becomes the version there; its own writes need not travel any
 * more, and those of others that are on their way to the old hub are on their way to the new one,
 * with what is left of their delay. What the old hub has on its way to the new one is void (to
 * others it is not, unless the data are lost): instead, entity by entity in the order of first
 * writes, whatever a region that is up shows, has seen what the new hub has not, and is not on its
 * way to it, arrives there as an incoming write at once, in the order of regions; then the new hub
 * ships its version if it has not done so just now and some region whose data are not lost has not
 * seen all that it has. A region that was down with its data preserved does the same when it is
 * back, but by sending: each such version over its link to the hub, with a new delay.
 *
 * Append and counter have no hub: a region whose data is lost takes with it what nobody else has
 * applied; what somebody has applied arrives from there everywhere at once. When it returns,
 * content is as if it had lost nothing of others.
 *
 * **Tracking.** With conflicts.track: incidents, and for append and counter always, only what is
 * found while tracking is on counts, and while it is off writes are left out. When it is switched
 * on, the writes of the last stretch before are played first, untracked, from the rates that were
 * in force: three times so long a stretch that the chance of any older write still being on its way
 * is below 1e-9 (a write on its way may not have seen an outcome that was on its way). A link that
 * is cut by then was cut when it was. When it is switched off, what is on its way is brought to its
 * end, cuts or not, without the feed's worker; the ledger is closed and versions are forgotten.
 * Exact: all writes are played, from the start or the last closing on; the rest is the same.
 *
 * What happens untracked must leave no trace in what is counted later, or the length of the
 * untracked stretch would matter: a merge that fails then is put right at once (its draw is made),
 * and when tracking is switched on, the serial value of an entity restarts under lww and keep-live
 * from what the hub shows: plus the credits and debits that are on their way to it and were
 * accepted after the last update or delete; unless that one is itself on its way, when it is right
 * as it stands. */
#ifndef MODELS_MULTI_WRITE_H
#define MODELS_MULTI_WRITE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/loss.h"
#include "models/popularity.h"
#include "sim/base/simtime.h"
#include "sim/scenario/scenario.h"

struct multi_write;

/* Counts of a replication so far. */
struct multi_write_account {
    int64_t writes;    /* played, lead-in included */
    int64_t conflicts; /* incoming writes found concurrent */
    int64_t entities;  /* that met at least one */
    int64_t overwritten, to_feed;
    int64_t feed_depth, feed_depth_max;
    double feed_depth_seconds; /* the depth's integral over time */
    double feed_oldest_max; /* seconds: the greatest age of an item, taken out or left at the end */
    int64_t unresolved;     /* in the feed; at the end of the horizon after multi_write_finish */
    int64_t wrong_entities; /* after multi_write_finish */
    double value_at_stake;  /* currency; after multi_write_finish */
};

/* The store and the popularity of its entities must outlive it. */
struct multi_write *multi_write_new(const struct store *store, const struct popularity *popularity,
                                    bool exact);
void multi_write_free(struct multi_write *m); /* accepts NULL */

/* Time 0 of a replication: all regions up, links open, no writes. Tracking is on unless only
 * incidents are tracked. Streams are named after the store. */
void multi_write_reset(struct multi_write *m, uint64_t seed, uint32_t replication);

/* All of these play everything before `now` first; `now` never decreases. */
void multi_write_advance(struct multi_write *m, simtime now);
/* Writes a second accepted in region r on entities at home in region h: rates[r * R + h]. */
void multi_write_rates(struct multi_write *m, simtime now, const double *rates);
/* Cuts and stalls of a directed link that overlap are counted by the caller. */
void multi_write_cut(struct multi_write *m, simtime now, size_t from, size_t to, bool cut);
/* Sets what is added to the region's clock, the store's own clock_skew included. */
void multi_write_skew(struct multi_write *m, simtime now, size_t region, simtime skew);
void multi_write_track(struct multi_write *m, simtime now, bool on);
/* The rates of a region that is down must be 0. ret_lost: gone for good now; ret_stranded: missing
 * until it is back. */
void multi_write_down(struct multi_write *m, simtime now, size_t region, bool data_lost,
                      struct loss *ret_lost, struct loss *ret_stranded);
void multi_write_up(struct multi_write *m, simtime now, size_t region);

/* Writes that wait to leave over links that are open, behind their throughput; 0 without one. */
int64_t multi_write_waiting(const struct multi_write *m);
/* The most of them over one link. */
int64_t multi_write_longest_line(const struct multi_write *m);
/* Writes accepted in `from` that `to` has not applied. */
int64_t multi_write_unapplied(const struct multi_write *m, size_t from, size_t to);

/* The horizon: ends all cuts, brings what is on its way to its end without new writes and without
 * the feed's worker (what is then found still counts), and closes the ledger. */
void multi_write_finish(struct multi_write *m, simtime horizon);

const struct multi_write_account *multi_write_account(const struct multi_write *m);
/* The budget of memory was exceeded, or *interrupt was set: nothing is played any more, and what
 * the account says is worth nothing. */
bool multi_write_exhausted(const struct multi_write *m);
/* *interrupt is looked at every few thousand writes and messages; NULL: nobody sets it. */
void multi_write_heed(struct multi_write *m, const atomic_bool *interrupt);

/* For tests: after multi_write_finish, what region r shows of entity k, in hundredths, and whether
 * it shows a delete. False if the entity was never written. */
bool multi_write_shows(const struct multi_write *m, size_t region, int64_t entity,
                       int64_t *ret_value, bool *ret_deleted);
/* For tests, and what the store itself plays: one write, all drawn but its delays. Plays what comes
 * before a write at `now` first, what arrives at that instant included. */
void multi_write_accept(struct multi_write *m, simtime now, size_t region, int64_t entity,
                        enum operation operation, int64_t amount);
/* Called when a conflict is found and when the feed gets longer or shorter, in the order of play;
 * changes nothing else. */
typedef void multi_write_teller(void *subject, simtime at,
                                const struct multi_write_account *account);
void multi_write_tell(struct multi_write *m, multi_write_teller *teller, void *subject);

/* For tests: called for each write that is played, for each message and for each draw of a
 * merge, in the order of play. What leaves later than it was sent (cut, throughput) has its delay
 * drawn when it is sent. */
struct multi_write_event {
    enum { MULTI_WRITE_ACCEPTED, MULTI_WRITE_SENT, MULTI_WRITE_MERGE } kind;
    simtime at;
    size_t region, to; /* SENT: over the link region -> to */
    int64_t entity;
    enum operation operation;
    int64_t amount;   /* hundredths */
    simtime delay;    /* SENT */
    bool merge_fails; /* MERGE: what was drawn */
};
typedef void multi_write_witness(void *subject, const struct multi_write_event *event);
void multi_write_watch(struct multi_write *m, multi_write_witness *witness, void *subject);

#endif
