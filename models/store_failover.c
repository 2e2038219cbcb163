/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failover of a store with one writer.
 *
 * Once it is decided (store_decide.c) the writer is fenced, at which the loss is fixed; the target
 * is promoted, after a runbook the listener pointed at it; and writers follow when the rest of the
 * listener's TTL, uniform, has run out. A planned failover pauses writes, waits until the target
 * has applied all of them, and promotes it then. The way back is store_failback.c.
 *
 * The target is the first of the store's regions that is up and has a copy. A zone-redundant store
 * has none: a runbook restores it from backup (store_loss.c). Without fencing an old writer that is
 * up goes on acknowledging whoever still reaches it, until it can reach the new one: all that is
 * lost. */
#include "models/links.h"
#include "models/store.h"
#include "models/world.h"

static void on_switched(struct sim *sim, void *subject, uint64_t step)
{
    struct world *w = world_of(sim);
    struct store_state *st = subject;
    if (step != st->step) {
        return;
    }
    st->phase = STORE_SERVING;
    store_tell(w, st, HAPPENING_STORE_SWITCHED, st->writer);
    if (st->trouble == TROUBLE_DOWN && st->store->model != STORE_ZONE_REDUNDANT) {
        st->trouble = TROUBLE_CUT_OFF; /* was the old writer's; the new one's own counts anew */
    }
    if (st->forced_from != SIZE_MAX && st->forced_at == SIMTIME_NEVER) {
        st->forced_at = sim->now;
    }
    size_t fault = st->fault;
    st->fault = SIZE_MAX;
    if (fault != SIZE_MAX) {
        fault_over(w, fault);
    } else {
        world_refresh(w);
    }
}

/* The name leads to the new writer for each client once its old answer has expired; writers as a
 * whole follow after the rest of one TTL. */
static void switch_listener(struct world *w, struct store_state *st)
{
    double rest = stream_uniform(&st->chance[STORE_CHANCE_LISTENER]) *
                  simtime_seconds(st->store->failover.listener_ttl);
    simtime pointed = 0;
    if (st->by_runbook) {
        pointed = dist_draw_time(&w->plan->sc->operations.failover.repoint,
                                 &st->chance[STORE_CHANCE_REPOINT]);
    }
    simtime takes = simtime_add(pointed, simtime_from_seconds(rest));
    st->by_runbook = false;
    st->phase = STORE_SWITCHING;
    sim_at(&w->sim, simtime_add(w->sim.now, takes), RANK_CONTROL, on_switched, st, ++st->step);
    world_refresh(w);
}

static void on_restored(struct sim *sim, void *subject, uint64_t step)
{
    struct world *w = world_of(sim);
    struct store_state *st = subject;
    if (step == st->step) {
        staleness_advance(w);
        store_restored(w, st);
        switch_listener(w, st);
    }
}

void store_restore(struct world *w, struct store_state *st)
{
    store_stop_deciding(st);
    st->phase = STORE_PROMOTING;
    st->replicas[st->writer].ready = false;
    store_tell(w, st, HAPPENING_STORE_RESTORES, SIZE_MAX);
    simtime takes = dist_draw_time(&st->store->restore, &st->chance[STORE_CHANCE_RESTORE]);
    sim_at(&w->sim, simtime_add(w->sim.now, takes), RANK_CONTROL, on_restored, st, st->step);
}

static void on_promoted(struct sim *sim, void *subject, uint64_t step)
{
    struct world *w = world_of(sim);
    struct store_state *st = subject;
    if (step != st->step) {
        return;
    }
    size_t old = st->writer;
    staleness_advance(w);
    st->writer = st->target;
    store_tell(w, st, HAPPENING_STORE_PROMOTED, st->writer);
    for (size_t r = 0; r < st->store->region_count; r++) {
        if (r != st->writer) {
            st->replicas[r].ready &= r != old || !st->forced;
        }
        store_follow_anew(w, st, r);
    }
    if (st->fragile) {
        lag_restart(st->fragile, sim->now);
    }
    st->fragile_lost = 0;
    st->premature = false;
    switch_listener(w, st);
}

/* Whether anything can be promoted in the region of a replica. */
static bool promotable(const struct world *w, const struct store_state *st, size_t replica)
{
    return condition_control_plane(w, st->replicas[replica].region);
}

static void go_on_promoting(struct world *w, struct store_state *st)
{
    st->held = !promotable(w, st, st->target);
    if (!st->held) {
        store_tell(w, st, HAPPENING_STORE_PROMOTES, st->target);
        simtime takes =
            dist_draw_time(&st->store->failover.promote, &st->chance[STORE_CHANCE_PROMOTION]);
        sim_at(&w->sim, simtime_add(w->sim.now, takes), RANK_CONTROL, on_promoted, st, st->step);
    }
}

static void promote(struct world *w, struct store_state *st, bool forced)
{
    st->phase = STORE_PROMOTING;
    st->forced = forced;
    go_on_promoting(w, st);
}

/* A commit that waits for a region which follows another writer by now waits in vain. */
static bool may_go_on(const struct store *store)
{
    bool waits = store->model == STORE_SYNC && store->on_partition == PARTITION_BLOCK;
    return !store->failover.fencing && !waits;
}

static void fence(struct world *w, struct store_state *st, size_t target)
{
    const struct replica *writer = &st->replicas[st->writer];
    struct loss loss = {.oldest = SIMTIME_NEVER};
    bool alive = replica_up(writer) && writer->ready;
    store_stop_deciding(st);
    store_tell(w, st, HAPPENING_STORE_FENCED, st->writer);
    st->target = target;
    if (writer->ready) { /* else its data is gone, and the loss known */
        lag_lost(st->replicas[target].lag, w->sim.now, &loss);
        store_without_young(st, &loss);
    }
    st->forced_from = alive ? SIZE_MAX : st->writer;
    st->forced_at = SIMTIME_NEVER;
    st->forced_lost = loss.count;
    if (alive && may_go_on(st->store)) {
        st->zombie = st->writer;
        st->zombie_loss = loss;
        store_measure_anew(w, st->doomed, true);
    } else {
        store_lose(w, st, &loss, alive ? w->sim.now : writer->down_since, false);
    }
    promote(w, st, true);
}

void store_zombie_end(struct world *w, struct store_state *st)
{
    struct loss late, *loss = &st->zombie_loss;
    lag_lost(st->doomed, w->sim.now, &late);
    loss->count += late.count;
    loss->value += late.value;
    loss->oldest = late.oldest < loss->oldest ? late.oldest : loss->oldest;
    store_lose(w, st, loss, w->sim.now, false);
    st->lost -= late.count; /* which are not among those that there are */
    st->zombie = SIZE_MAX;
}

/* Everything has been decided: does it, or waits until there is somewhere to go. */
void store_act(struct world *w, struct store_state *st)
{
    st->deciding = st->noticing = false;
    if (st->store->model == STORE_ZONE_REDUNDANT) {
        struct loss loss;
        lag_lost(st->unsaved, w->sim.now, &loss);
        store_without_young(st, &loss);
        store_lose(w, st, &loss, st->replicas[st->writer].down_since,
                   lag_cut_short(st->unsaved, w->sim.now));
        store_restore(w, st);
        return;
    }
    size_t target = store_candidate(w, st, st->writer, true);
    st->overdue = target == SIZE_MAX || !promotable(w, st, target);
    if (!st->overdue) {
        st->by_runbook = st->store->failover.policy == FAILOVER_RUNBOOK;
        fence(w, st, target);
    }
}

/* The scripted failovers of the store that are still to be done, in the order of the file. */
static size_t next_scripted(const struct world *w, const struct store_state *st)
{
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        bool failover = fault->kind == FAULT_FORCED_FAILOVER ||
                        fault->kind == FAULT_PLANNED_FAILOVER || fault->kind == FAULT_FAILBACK;
        if (failover && fault->store == (int)st->index) {
            return w->active[i];
        }
    }
    return SIZE_MAX;
}

static void on_refused(struct sim *sim, void *subject, uint64_t fault)
{
    (void)subject;
    fault_over(world_of(sim), (size_t)fault);
}

/* What is asked for while there is no region to go to, or for a planned one no writer to come from,
 * is refused. One that has lost them on its way waits. */
static void refuse(struct world *w, size_t fault)
{
    if (w->faults[fault].begun == w->sim.now) {
        sim_at(&w->sim, w->sim.now, RANK_CONTROL, on_refused, NULL, fault);
    }
}

/* There is nowhere to go back from, or it waits until it can. */
static void start_failback(struct world *w, struct store_state *st, size_t fault)
{
    if (!store_away(st)) {
        refuse(w, fault);
    } else if (store_failback_starts(w, st)) {
        st->fault = fault;
    }
}

static void start_scripted(struct world *w, struct store_state *st)
{
    size_t fault = next_scripted(w, st), target = store_candidate(w, st, st->writer, true);
    const struct replica *writer = &st->replicas[st->writer];
    if (fault == SIZE_MAX || st->phase != STORE_SERVING) {
        return;
    }
    if (w->plan->sc->faults[fault].kind == FAULT_FAILBACK) {
        start_failback(w, st, fault);
        return;
    }
    bool forced = w->plan->sc->faults[fault].kind == FAULT_FORCED_FAILOVER;
    if (target == SIZE_MAX || (!forced && !(replica_up(writer) && writer->ready))) {
        refuse(w, fault);
    } else if (!promotable(w, st, target)) {
        return; /* until it is */
    } else if (forced) {
        st->fault = fault;
        fence(w, st, target);
    } else {
        st->fault = fault;
        st->target = target;
        st->phase = STORE_DRAINING;
        store_tell(w, st, HAPPENING_STORE_DRAINS, target);
        st->step++;
        st->draining_due = true;
    }
}

static void on_drained(struct sim *sim, void *subject, uint64_t step)
{
    struct world *w = world_of(sim);
    struct store_state *st = subject;
    if (step == st->step && st->phase == STORE_DRAINING) {
        st->forced_from = SIZE_MAX;
        promote(w, st, false);
        world_refresh(w);
    }
}

void store_drain(struct world *w, struct store_state *st)
{
    st->draining_due = false;
    st->drained_frozen = st->replicas[st->target].frozen;
    st->step++;
    sim_at(&w->sim, lag_caught_up(st->replicas[st->target].lag, w->sim.now), RANK_CONTROL,
           on_drained, st, st->step);
}

/* A planned failover that has lost its target, or its source, begins again when it can. */
static void watch_draining(const struct world *w, struct store_state *st)
{
    const struct replica *writer = &st->replicas[st->writer];
    const struct replica *target = &st->replicas[st->target];
    (void)w;
    if (!replica_up(writer) || !replica_up(target) || !target->ready) {
        st->phase = STORE_SERVING;
        st->premature = false;
        st->fault = SIZE_MAX;
        st->step++;
    } else if (target->frozen != st->drained_frozen) { /* else what has been drawn holds */
        st->draining_due = true;
    }
}

void store_failover_refresh(struct world *w, struct store_state *st)
{
    const struct replica *zombie = st->zombie == SIZE_MAX ? NULL : &st->replicas[st->zombie];
    if (st->phase == STORE_DRAINING) {
        watch_draining(w, st);
    }
    if (st->phase == STORE_RETURNING) {
        store_seed(w, st);
        store_watch_returning(w, st);
    }
    if (st->phase == STORE_PROMOTING && st->held) {
        go_on_promoting(w, st);
    }
    if (st->phase == STORE_SERVING) {
        if (zombie && links_answer(w, zombie->region, st->replicas[st->writer].region)) {
            store_zombie_end(w, st);
        }
        store_seed(w, st); /* first: a target may be ready at once */
        store_watch_writer(w, st);
        start_scripted(w, st);
        store_failback_refresh(w, st);
    }
}
