/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replicas go down with their region, or with a component bound to them there, and come back; what
 * they follow is cut off, stalled, or flows. A replica whose data was lost, or whose writes were
 * overtaken by a failover, is seeded anew from the writer before it counts again. */
#include "models/links.h"
#include "models/store.h"
#include "models/world.h"

bool replica_up(const struct replica *r)
{
    return r->met == INBOUND_OPEN;
}

static enum inbound met_of(const struct world *w, const struct store_state *st, int region)
{
    enum inbound worst = condition_outage(w, region);
    for (size_t s = 0; s < w->plan->origins; s++) {
        const struct stamp *stamp = &w->plan->sc->stamps[s];
        for (size_t c = 0; stamp->region == region && c < stamp->component_count; c++) {
            if (stamp->components[c].store == (int)st->index) {
                enum inbound met = condition_component(w, s, c);
                worst = met > worst ? met : worst;
            }
        }
    }
    return worst;
}

static bool any_active(const struct world *w, enum fault_kind kind, int region, size_t store)
{
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        const struct fault_state *state = &w->faults[w->active[i]];
        bool in_force = state->data_lost && state->level == 1; /* not while it recovers */
        bool here = kind == FAULT_REPLICATION_STALL ? fault->store == (int)store
                                                    : fault->region == region && in_force;
        if (fault->kind == kind && here) {
            return true;
        }
    }
    return false;
}

size_t store_candidate(const struct world *w, const struct store_state *st, size_t except,
                       bool must_be_up)
{
    (void)w;
    for (size_t r = 0; r < st->store->region_count; r++) {
        const struct replica *replica = &st->replicas[r];
        if (r != except && replica->ready && (!must_be_up || replica_up(replica))) {
            return r;
        }
    }
    return SIZE_MAX;
}

static void lose_copy(struct world *w, struct store_state *st, size_t r)
{
    if (st->replicas[r].ready && st->replicas[r].wiped) {
        st->replicas[r].ready = false;
        store_copy_gone(w, st);
    }
}

static void went_down(struct world *w, struct store_state *st, size_t r)
{
    struct replica *replica = &st->replicas[r];
    replica->seeding = 0;
    if (st->store->model == STORE_MULTI_WRITE) {
        store_multi_write_refresh(w, st, r, false, replica->wiped);
        return;
    }
    if (r == st->zombie) {
        store_zombie_end(w, st);
    }
    if (r == st->writer && st->phase != STORE_PROMOTING) {
        store_writer_down(w, st, replica->wiped);
    }
    lose_copy(w, st, r);
}

static void came_up(struct world *w, struct store_state *st, size_t r)
{
    if (st->store->model == STORE_MULTI_WRITE) {
        bool wiped = st->replicas[r].wiped;
        st->replicas[r].wiped = false;
        store_multi_write_refresh(w, st, r, true, wiped);
    } else {
        store_writer_up(w, st, r);
    }
}

/* A second outage may lose the data that the first had left. */
static void went_lost(struct world *w, struct store_state *st, size_t r)
{
    if (st->store->model == STORE_MULTI_WRITE) { /* as if it had been back for no time */
        store_multi_write_refresh(w, st, r, true, false);
        store_multi_write_refresh(w, st, r, false, true);
        return;
    }
    if (r == st->writer && st->phase != STORE_PROMOTING) {
        store_writer_down(w, st, true);
    }
    lose_copy(w, st, r);
}

static void refresh_freeze(struct world *w, struct store_state *st, size_t r)
{
    struct replica *replica = &st->replicas[r];
    const struct replica *writer = &st->replicas[st->writer];
    bool frozen = !replica_up(writer) || !replica_up(replica) ||
                  links_cut(w, writer->region, replica->region) ||
                  any_active(w, FAULT_REPLICATION_STALL, 0, st->index);
    if (replica->lag && frozen != replica->frozen) {
        replica->frozen = frozen;
        lag_freeze(replica->lag, w->sim.now, frozen);
    }
}

void store_replicas_refresh(struct world *w, struct store_state *st)
{
    for (size_t r = 0; r < st->store->region_count; r++) {
        struct replica *replica = &st->replicas[r];
        bool was_up = replica_up(replica), was_wiped = replica->wiped;
        replica->met = met_of(w, st, replica->region);
        replica->wiped |= any_active(w, FAULT_REGION_OUTAGE, replica->region, st->index);
        if (was_up && !replica_up(replica)) {
            replica->down_since = w->sim.now;
            went_down(w, st, r);
        } else if (!was_up && replica_up(replica)) {
            came_up(w, st, r);
        } else if (replica->wiped && !was_wiped) {
            went_lost(w, st, r);
        }
    }
    if (st->store->model == STORE_MULTI_WRITE) {
        return;
    }
    for (size_t r = 0; r < st->store->region_count; r++) {
        if (r != st->writer) {
            refresh_freeze(w, st, r);
        }
    }
    /* what is down is not backed up */
    lag_freeze(st->unsaved, w->sim.now,
               !st->store->has_backup || !replica_up(&st->replicas[st->writer]));
}

void store_follow_anew(struct world *w, struct store_state *st, size_t r)
{
    lag_restart(st->replicas[r].lag, w->sim.now);
    st->replicas[r].frozen = false;
    if (r != st->writer) {
        refresh_freeze(w, st, r);
    }
}

/* Its data flows on from here: what came before is there. */
static void seeded(struct world *w, struct store_state *st, size_t r)
{
    struct replica *replica = &st->replicas[r];
    replica->ready = true;
    replica->wiped = false;
    replica->seeding = 0;
    for (size_t k = 0; k < st->store->region_count; k++) {
        if (st->replicas[k].lag && (k == r || r == st->writer)) {
            store_follow_anew(w, st, k);
        }
    }
}

/* argument: the replica and the generation of its seed. */
static void on_seeded(struct sim *sim, void *subject, uint64_t argument)
{
    struct world *w = world_of(sim);
    struct store_state *st = subject;
    size_t r = (size_t)(argument >> 32);
    if (st->replicas[r].seeding == (uint32_t)argument) {
        staleness_advance(w);
        seeded(w, st, r);
        world_refresh(w);
    }
}

/* Where the data can come from now; a writer that lost its data takes it from a replica. */
static bool can_seed(const struct world *w, const struct store_state *st, size_t r)
{
    const struct replica *replica = &st->replicas[r];
    size_t source = r == st->writer ? store_candidate(w, st, r, true) : st->writer;
    if (!replica_up(replica) || r == st->zombie || source == SIZE_MAX) {
        return false;
    }
    const struct replica *from = &st->replicas[source];
    return from->ready && replica_up(from) && !links_cut(w, from->region, replica->region) &&
           links_answer(w, replica->region, from->region);
}

/* Nobody has the data any more: the store begins anew, empty. */
static bool is_empty(const struct world *w, const struct store_state *st, size_t r)
{
    bool restores = st->store->model == STORE_ZONE_REDUNDANT && st->store->has_backup;
    return r == st->writer && replica_up(&st->replicas[r]) && !restores &&
           store_candidate(w, st, SIZE_MAX, false) == SIZE_MAX;
}

void store_seed(struct world *w, struct store_state *st)
{
    bool seeds = st->phase == STORE_SERVING || st->phase == STORE_RETURNING;
    for (size_t r = 0; seeds && r < st->store->region_count; r++) {
        struct replica *replica = &st->replicas[r];
        if (replica->ready) {
            continue;
        }
        if (is_empty(w, st, r)) {
            seeded(w, st, r);
        } else if (!can_seed(w, st, r)) {
            replica->seeding = 0;
        } else if (replica->seeding == 0) {
            simtime takes = dist_draw_time(&st->store->reseed, &st->chance[STORE_CHANCE_RESEED]);
            replica->seeding = ++st->seeds;
            if (takes == 0) {
                seeded(w, st, r);
            } else {
                sim_at(&w->sim, simtime_add(w->sim.now, takes), RANK_CONTROL, on_seeded, st,
                       (uint64_t)r << 32 | replica->seeding);
            }
        }
    }
}
