/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deciding on a failover of a store with one writer.
 *
 * Automatic: once the writer is gone (failover.trigger), hold, grace period and the provider's
 * decision pass one after another. By runbook: notice, health gate, approval (runbook.h). If the
 * writer is back before the decision, nothing happens: so the gate refuses every blip that is
 * shorter than its checks. */
#include <math.h>

#include "models/links.h"
#include "models/runbook.h"
#include "models/store.h"
#include "models/world.h"

/* A replica that counts has no answer from the writer. The isolation of its own region does not
 * keep it from asking. */
static bool cut_off(const struct world *w, const struct store_state *st)
{
    int writer = st->replicas[st->writer].region;
    for (size_t r = 0; r < st->store->region_count; r++) {
        const struct replica *other = &st->replicas[r];
        if (r != st->writer && other->ready && !links_answer(w, other->region, writer)) {
            return true;
        }
    }
    return false;
}

static enum store_trouble trouble_of(const struct world *w, const struct store_state *st)
{
    const struct replica *writer = &st->replicas[st->writer];
    if (!replica_up(writer) || !writer->ready) {
        return TROUBLE_DOWN;
    }
    bool cut = st->store->failover.trigger == TRIGGER_UNREACHABLE && cut_off(w, st);
    return cut ? TROUBLE_CUT_OFF : TROUBLE_NONE;
}

void store_stop_deciding(struct store_state *st)
{
    st->step++;
    st->noticing = st->deciding = st->overdue = false;
}

static void on_decided(struct sim *sim, void *subject, uint64_t step)
{
    struct world *w = world_of(sim);
    struct store_state *st = subject;
    if (step == st->step) {
        staleness_advance(w);
        store_act(w, st);
        world_refresh(w);
    }
}

/* What is noticed goes through the gate and is approved. */
static void on_noticed(struct sim *sim, void *subject, uint64_t step)
{
    struct world *w = world_of(sim);
    struct store_state *st = subject;
    if (step != st->step) {
        return;
    }
    if (st->noticing) {
        store_tell(w, st, HAPPENING_STORE_NOTICED, SIZE_MAX);
    }
    st->noticing = false;
    sim_at(sim, runbook_approved(&w->plan->sc->operations.failover, sim->now, st->approval),
           RANK_CONTROL, on_decided, st, ++st->step);
    world_touch(w);
}

/* What the farthest replica that its writer does not reach is behind; negative: all are reached. */
static double cut_lag(const struct world *w, const struct store_state *st)
{
    double most = -1;
    for (size_t r = 0; r < st->store->region_count; r++) {
        const struct replica *other = &st->replicas[r];
        if (r != st->writer && other->ready && other->frozen && other->lag) {
            double age = lag_age(other->lag, w->sim.now);
            most = fmax(most, age);
        }
    }
    return most;
}

/* A canary writes: it fails where the writer takes nothing. */
static bool canary_fails(const struct store_state *st, enum store_trouble trouble)
{
    bool waits = st->store->model == STORE_SYNC && st->store->on_partition == PARTITION_BLOCK;
    return trouble == TROUBLE_DOWN || waits;
}

static void start_runbook(struct world *w, struct store_state *st, enum store_trouble trouble)
{
    bool seen = canary_fails(st, trouble);
    double lag = trouble == TROUBLE_CUT_OFF ? cut_lag(w, st) : -1;
    struct runbook_times times =
        runbook_draw(&w->plan->sc->operations, &st->chance[STORE_CHANCE_DECISION], seen, lag);
    st->noticing = times.notice > 0;
    st->approval = times.approval;
    sim_at(&w->sim, simtime_add(w->sim.now, times.notice), RANK_CONTROL, on_noticed, st, st->step);
    for (size_t o = 0; o < w->plan->origins; o++) {
        if (w->edge.unhealthy[o] > 0) {
            store_alert(w, st, o);
        }
    }
}

void store_alert(struct world *w, struct store_state *st, size_t origin)
{
    const struct alerts *alerts = &w->plan->sc->operations.alerts;
    bool own = w->plan->sc->stamps[origin].region == st->replicas[st->writer].region;
    if (st->deciding && st->noticing && own && alerts->on_edge &&
        st->store->failover.policy == FAILOVER_RUNBOOK) {
        sim_at(&w->sim, simtime_add(w->sim.now, alerts->edge), RANK_CONTROL, on_noticed, st,
               st->step);
    }
}

static void start_deciding(struct world *w, struct store_state *st, enum store_trouble trouble)
{
    const struct failover *f = &st->store->failover;
    simtime takes = 0;
    if (f->policy == FAILOVER_NONE || st->store->model == STORE_MULTI_WRITE) {
        return;
    }
    store_stop_deciding(st);
    st->deciding = true;
    store_tell(w, st, HAPPENING_STORE_DECIDES, SIZE_MAX);
    if (f->policy == FAILOVER_RUNBOOK) {
        start_runbook(w, st, trouble);
        return;
    }
    const struct dist *parts[] = {&f->hold, &f->grace_period, &f->decision};
    for (size_t i = 0; i < 3; i++) {
        takes = simtime_add(takes, dist_draw_time(parts[i], &st->chance[STORE_CHANCE_DECISION]));
    }
    sim_at(&w->sim, simtime_add(w->sim.now, takes), RANK_CONTROL, on_decided, st, st->step);
}

/* Cut off before, down now: canaries fail from here on, if nobody has noticed yet. */
static void worsen(struct world *w, struct store_state *st, enum store_trouble now)
{
    const struct canary *canary = &w->plan->sc->operations.canary;
    bool begins = canary_fails(st, now) && !canary_fails(st, st->trouble);
    if (begins && st->noticing && st->store->failover.policy == FAILOVER_RUNBOOK && canary->given) {
        simtime takes = runbook_canary(canary, &st->chance[STORE_CHANCE_DECISION]);
        sim_at(&w->sim, simtime_add(w->sim.now, takes), RANK_CONTROL, on_noticed, st, st->step);
    }
}

void store_watch_writer(struct world *w, struct store_state *st)
{
    enum store_trouble now = trouble_of(w, st);
    if (now > st->trouble && !st->deciding && !st->overdue) {
        start_deciding(w, st, now);
    } else if (now > st->trouble && st->deciding) {
        worsen(w, st, now);
    } else if (now == TROUBLE_NONE && st->trouble != TROUBLE_NONE) {
        if (st->deciding || st->overdue) {
            store_tell(w, st, HAPPENING_STORE_CALLED_OFF, SIZE_MAX);
        }
        store_stop_deciding(st);
    } else if (now != TROUBLE_NONE && st->overdue &&
               store_candidate(w, st, st->writer, true) != SIZE_MAX) {
        store_act(w, st);
    }
    st->trouble = now;
}
