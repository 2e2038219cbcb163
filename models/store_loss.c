/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is gone for good, what is missing for a while, and when.
 *
 * A loss event is reported to the incident (rpo.seconds: from the acknowledgement of the oldest
 * lost write to the moment the store stopped acknowledging what is lost) and to the totals of the
 * replication. Writes that a replica lacks while its writer is down are stranded, unless a failover
 * or a loss of data makes them lost. */
#include "models/runbook.h"
#include "models/store.h"
#include "models/world.h"

#include <math.h>

void store_lose(struct world *w, struct store_state *st, const struct loss *loss, simtime stopped,
                bool censored)
{
    if (loss->count == 0) {
        return;
    }
    st->lost += loss->count;
    chronicle_add(w, HAPPENING_STORE_LOSES, (int)st->index, -1, (double)loss->count);
    w->losses.lost += loss->count;
    w->losses.value += loss->value;
    incident_largest(w, METRIC_RPO_SECONDS, simtime_seconds(stopped - loss->oldest), censored);
}

static void take_out(struct loss *loss, int64_t count)
{
    int64_t left = loss->count > count ? loss->count - count : 0;
    if (left < loss->count) {
        loss->value *= (double)left / (double)loss->count;
        loss->count = left;
        loss->oldest = left > 0 ? loss->oldest : SIMTIME_NEVER;
    }
}

void store_without_young(const struct store_state *st, struct loss *loss)
{
    take_out(loss, st->fragile_lost);
}

/* Nobody has the data any more: of it only what was written in this replication counts. */
static void lose_everything(struct world *w, struct store_state *st, simtime stopped)
{
    struct loss rest;
    lag_lost(st->unsaved, w->sim.now, &rest);
    take_out(&rest, st->lost);
    store_lose(w, st, &rest, stopped, true);
    store_measure_anew(w, st->unsaved, true);
    st->lost = 0;
}

void store_copy_gone(struct world *w, struct store_state *st)
{
    bool gone = true;
    for (size_t r = 0; r < st->store->region_count; r++) {
        gone &= st->pairs ? st->replicas[r].wiped : !st->replicas[r].ready;
    }
    if (gone && !st->store->has_backup) {
        const struct replica *writer = &st->replicas[st->writer];
        bool stopped = !st->pairs && !replica_up(writer);
        lose_everything(w, st, stopped ? writer->down_since : w->sim.now);
    }
}

/* The writer's data is gone: what no replica has applied, or what no backup holds. */
static void lose_data(struct world *w, struct store_state *st)
{
    struct loss loss;
    size_t survivor = store_candidate(w, st, st->writer, false);
    simtime stopped = st->replicas[st->writer].down_since;
    if (survivor == SIZE_MAX && !st->store->has_backup) {
        lose_everything(w, st, stopped);
        return;
    }
    struct lag *behind = survivor == SIZE_MAX ? st->unsaved : st->replicas[survivor].lag;
    lag_lost(behind, w->sim.now, &loss);
    store_without_young(st, &loss);
    store_lose(w, st, &loss, stopped,
               survivor == SIZE_MAX && lag_cut_short(st->unsaved, w->sim.now));
    if (survivor == SIZE_MAX) {
        store_measure_anew(w, st->unsaved, false);
    }
}

void store_writer_down(struct world *w, struct store_state *st, bool data_lost)
{
    struct replica *writer = &st->replicas[st->writer];
    if (st->fragile && writer->down_since == w->sim.now && writer->ready) {
        struct loss loss;
        lag_lost(st->fragile, w->sim.now, &loss);
        lag_restart(st->fragile, w->sim.now);
        st->fragile_lost = loss.count;
        store_lose(w, st, &loss, w->sim.now, false);
    }
    if (data_lost && writer->ready) {
        lose_data(w, st);
        writer->ready = false;
        if (st->store->model == STORE_ZONE_REDUNDANT && st->store->has_backup) {
            store_restore(w, st);
        }
    }
}

/* Minutes of write downtime that forcing has saved or would have, and what each cost or would have
 * cost in lost writes. */
static void price(struct world *w, double minutes, int64_t lost, bool censored)
{
    incident_price(w, minutes, lost, censored);
}

static void price_forcing(struct world *w, struct store_state *st, bool censored)
{
    if (st->forced_at < w->sim.now) {
        price(w, simtime_seconds(w->sim.now - st->forced_at) / 60, st->forced_lost, censored);
    }
    st->forced_from = SIZE_MAX;
}

/* The time that a failover would have taken on the average. */
static double mean_failover(const struct world *w, const struct store *store)
{
    const struct operations *operations = &w->plan->sc->operations;
    double takes =
        dist_mean(&store->failover.promote) + simtime_seconds(store->failover.listener_ttl) / 2;
    return operations->failover.given ? takes + runbook_mean(operations) : takes;
}

/* What waiting for the writer kept: missing until now, and the price of forcing instead. */
static void end_waiting(struct world *w, struct store_state *st, bool censored)
{
    const struct replica *writer = &st->replicas[st->writer];
    size_t target = store_candidate(w, st, st->writer, false);
    struct loss missing;
    if (!writer->ready || target == SIZE_MAX) {
        return;
    }
    lag_lost(st->replicas[target].lag, w->sim.now, &missing);
    store_without_young(st, &missing);
    w->losses.stranded += missing.count;
    double saved = simtime_seconds(w->sim.now - writer->down_since) - mean_failover(w, st->store);
    if (saved > 0) {
        price(w, saved / 60, missing.count, censored);
    }
}

void store_writer_up(struct world *w, struct store_state *st, size_t replica)
{
    bool waited = replica == st->writer && st->phase == STORE_SERVING;
    if (replica == st->forced_from) {
        price_forcing(w, st, false);
    }
    if (waited && st->store->model != STORE_ZONE_REDUNDANT) {
        end_waiting(w, st, false);
    }
    if (waited) {
        st->fragile_lost = 0;
    }
}

/* The backup is restored where the store was, or if that is down, where a stamp is that uses it. */
void store_restored(struct world *w, struct store_state *st)
{
    struct replica *replica = &st->replicas[st->writer];
    for (size_t s = 0; s < w->plan->origins && !replica_up(replica); s++) {
        int region = w->plan->sc->stamps[s].region;
        if (plan_bound(w->plan, st->index, s) && condition_outage(w, region) == INBOUND_OPEN) {
            replica->region = region;
            replica->met = INBOUND_OPEN; /* until the refresh that follows */
        }
    }
    replica->ready = true;
    replica->wiped = false;
    st->fragile_lost = 0;
    store_measure_anew(w, st->unsaved, !st->store->has_backup);
}

/* At the horizon: what is still down, cut off or waited for. */
void store_loss_finish(struct world *w, struct store_state *st)
{
    if (st->zombie != SIZE_MAX) {
        store_zombie_end(w, st);
    }
    if (st->forced_from != SIZE_MAX && st->forced_at != SIMTIME_NEVER) {
        price_forcing(w, st, true);
    }
    if (st->store->model != STORE_ZONE_REDUNDANT && st->phase == STORE_SERVING &&
        !replica_up(&st->replicas[st->writer])) {
        end_waiting(w, st, true);
    }
}
