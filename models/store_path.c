/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a read or a write to its replica. Reads are served in the stamp's own region if the
 * store has a copy there; writes go to the writer. A fenced writer, and a listener that still leads
 * to the old one, answer with an error at once; a commit that waits for a region which cannot be
 * reached does not answer. */
#include "models/links.h"
#include "models/store.h"
#include "models/world.h"

static size_t replica_in(const struct store_state *st, int region)
{
    for (size_t r = 0; r < st->store->region_count; r++) {
        if (st->replicas[r].region == region) {
            return r;
        }
    }
    return SIZE_MAX;
}

/* The nearest that is up and answers; where none does, the nearest. */
static size_t nearest(const struct world *w, const struct store_state *st, int region)
{
    size_t best = SIZE_MAX;
    bool best_answers = false;
    for (size_t r = 0; r < st->store->region_count; r++) {
        int there = st->replicas[r].region;
        bool answers = replica_up(&st->replicas[r]) && links_answer(w, region, there) &&
                       condition_inbound(w, there) == INBOUND_OPEN;
        bool nearer =
            best == SIZE_MAX || scenario_rtt(w->plan->sc, region, there) <
                                    scenario_rtt(w->plan->sc, region, st->replicas[best].region);
        if ((answers && !best_answers) || (answers == best_answers && nearer)) {
            best = r;
            best_answers = answers;
        }
    }
    return best;
}

/* Whether writes from the region still go to an old writer that nothing has fenced. */
static bool to_zombie(const struct world *w, const struct store_state *st, int region)
{
    if (st->zombie == SIZE_MAX || !links_answer(w, region, st->replicas[st->zombie].region)) {
        return false;
    }
    bool old_name = st->phase == STORE_PROMOTING || st->phase == STORE_SWITCHING;
    return old_name || !links_answer(w, region, st->replicas[st->writer].region);
}

size_t store_place(const struct world *w, const struct store_state *st, int region,
                   enum access access)
{
    size_t own = replica_in(st, region);
    if (st->store->model == STORE_MULTI_WRITE) {
        return own != SIZE_MAX ? own : nearest(w, st, region);
    }
    if (access == ACCESS_WRITE) {
        return to_zombie(w, st, region) ? st->zombie : st->writer;
    }
    /* A fenced writer that the new one does not reach yet goes on serving what it has. */
    bool cut_off = own != SIZE_MAX && own != st->writer && !st->replicas[own].ready &&
                   !st->replicas[own].wiped && replica_up(&st->replicas[own]) &&
                   !links_answer(w, region, st->replicas[st->writer].region);
    bool awaited = st->premature && own == st->target;
    return own != SIZE_MAX && (st->replicas[own].ready || cut_off || awaited) ? own : st->writer;
}

/* A synchronous commit: what it waits for, and whether it can. */
static enum inbound commit(const struct world *w, const struct store_state *st, simtime *latency)
{
    const struct replica *writer = &st->replicas[st->writer];
    simtime longest = 0;
    for (size_t r = 0; r < st->store->region_count; r++) {
        const struct replica *other = &st->replicas[r];
        if (r == st->writer || !other->ready) {
            continue;
        }
        if (other->frozen || !replica_up(other) ||
            !links_answer(w, writer->region, other->region) ||
            condition_inbound(w, other->region) != INBOUND_OPEN) {
            if (st->store->on_partition == PARTITION_BLOCK) {
                return INBOUND_DROPPED;
            }
            continue;
        }
        simtime trip = links_round_trip(w, writer->region, other->region);
        longest = trip > longest ? trip : longest;
    }
    double waits = simtime_seconds(longest) * st->store->round_trips;
    *latency = simtime_add(*latency, simtime_from_seconds(waits));
    return INBOUND_OPEN;
}

static enum inbound accept_write(const struct world *w, const struct store_state *st, size_t place,
                                 simtime *latency)
{
    if (st->store->model == STORE_MULTI_WRITE || place == st->zombie) {
        return st->replicas[place].throttled ? INBOUND_ERROR : INBOUND_OPEN;
    }
    if (st->phase != STORE_SERVING || !st->replicas[place].ready || st->replicas[place].throttled) {
        return INBOUND_ERROR;
    }
    return st->store->model == STORE_SYNC ? commit(w, st, latency) : INBOUND_OPEN;
}

enum inbound store_meets(const struct world *w, size_t store, int region, enum access access,
                         simtime *latency)
{
    const struct store_state *st = &w->stores[store];
    size_t place = store_place(w, st, region, access);
    const struct replica *replica = &st->replicas[place];
    enum inbound met = replica->met;
    if (replica->region != region) {
        enum inbound front = condition_inbound(w, replica->region);
        *latency = simtime_add(*latency, links_round_trip(w, region, replica->region));
        front = links_answer(w, region, replica->region) ? front : INBOUND_DROPPED;
        met = front > met ? front : met;
    }
    bool catching_up = st->premature && place == st->target && st->phase != STORE_SWITCHING;
    bool empty = !replica->ready && place == st->writer;
    if (met == INBOUND_OPEN && access == ACCESS_READ && (empty || catching_up)) {
        met = INBOUND_ERROR; /* nothing to read yet */
    }
    if (met == INBOUND_OPEN && access == ACCESS_WRITE) {
        met = accept_write(w, st, place, latency);
    }
    return met;
}
