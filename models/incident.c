/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/incident.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/world.h"

void incident_reset(struct world *w)
{
    struct incidents *in = &w->incidents;
    in->count = 0;
    in->open = in->below = false;
    in->restored = 0;
    memset(in->at_restored, 0, sizeof in->at_restored);
    in->outages = 0;
    in->stretch = 0;
}

void incident_release(struct world *w)
{
    free(w->incidents.list);
    w->incidents.list = NULL;
}

static struct incident *current(struct world *w)
{
    VERIFY(w->incidents.count > 0);
    return &w->incidents.list[w->incidents.count - 1];
}

void incident_fault(struct world *w)
{
    struct incidents *in = &w->incidents;
    if (in->open) {
        return;
    }
    if (in->count == in->room) {
        in->room = in->room ? 2 * in->room : 8;
        in->list = xrealloc(in->list, in->room, sizeof *in->list);
    }
    struct incident *i = &in->list[in->count++];
    *i = (struct incident){.opened = w->sim.now, .closed = SIMTIME_NEVER};
    for (size_t m = 0; m < METRIC_COUNT; m++) {
        i->value[m] = NAN;
    }
    i->value[METRIC_RTO_SERVICE] = 0;
    for (size_t s = 0; s < STAGE_COUNT; s++) {
        i->value[stage_metric[s]] = 0;
    }
    in->open = true;
}

void incident_sick(struct world *w, size_t origin)
{
    current(w)->sick |= UINT64_C(1) << origin;
}

static void keep(struct world *w, enum metric_id metric, simtime value, bool censored, bool least)
{
    struct incident *i = current(w);
    double seconds = simtime_seconds(value);
    double old = i->value[metric];
    if (isnan(old)) {
        i->censored[metric] = censored;
    } else {
        /* The largest is certain only if all are, the smallest if it is so itself. */
        bool replaces = least ? seconds < old : seconds > old;
        if (!least) {
            i->censored[metric] |= censored;
        } else if (replaces) {
            i->censored[metric] = censored;
        }
        seconds = replaces ? seconds : old;
    }
    i->value[metric] = seconds;
}

void incident_least(struct world *w, enum metric_id metric, simtime value, bool censored)
{
    keep(w, metric, value, censored, true);
}

void incident_most(struct world *w, enum metric_id metric, simtime value, bool censored)
{
    keep(w, metric, value, censored, false);
}

static void outage_begins(struct world *w)
{
    struct incidents *in = &w->incidents;
    in->below = true;
    in->outages++;
    in->stretch++;
    const struct fault_state *latest = NULL;
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        const struct fault_state *fault = &w->faults[f];
        if (fault->active && (!latest || fault->begun >= latest->begun)) {
            latest = fault;
        }
    }
    struct incident *i = in->open ? current(w) : NULL;
    simtime anchor = latest ? latest->begun : w->sim.now;
    /* Clocks that wait stop together, so of several anchors the earliest makes the longest. */
    if (i && (!i->waiting || anchor < i->anchor)) {
        i->waiting = true;
        i->anchor = anchor;
        memcpy(i->at_anchor, latest ? latest->stages : w->stages.clock, sizeof i->at_anchor);
    }
}

/* Every clock that waits stops at the same instant: the beginning of the stable stretch, or where
 * the horizon cuts it off. */
static void stop_clocks(struct world *w, simtime at, const simtime *stages, bool censored)
{
    struct incidents *in = &w->incidents;
    for (size_t k = 0; k < in->count; k++) {
        struct incident *i = &in->list[k];
        double rto = simtime_seconds(at - i->anchor);
        if (!i->waiting) {
            continue;
        }
        i->waiting = false;
        i->censored[METRIC_RTO_SERVICE] |= censored;
        i->censored[stage_metric[w->stages.current]] |= censored && in->below;
        if (rto > i->value[METRIC_RTO_SERVICE]) {
            i->value[METRIC_RTO_SERVICE] = rto;
            for (size_t s = 0; s < STAGE_COUNT; s++) {
                i->value[stage_metric[s]] = simtime_seconds(stages[s] - i->at_anchor[s]);
            }
        }
    }
}

static void on_stable(struct sim *sim, void *subject, uint64_t stretch)
{
    (void)subject;
    struct world *w = world_of(sim);
    if (stretch == w->incidents.stretch) {
        stop_clocks(w, w->incidents.restored, w->incidents.at_restored, false);
    }
}

static void outage_ends(struct world *w)
{
    struct incidents *in = &w->incidents;
    in->below = false;
    in->restored = w->sim.now;
    memcpy(in->at_restored, w->stages.clock, sizeof in->at_restored);
    in->stretch++;
    sim_at(&w->sim, simtime_add(w->sim.now, w->plan->sc->targets.stable_for), RANK_SAMPLE,
           on_stable, NULL, in->stretch);
}

static bool may_close(struct world *w)
{
    if (w->active_faults > 0) {
        return false;
    }
    for (size_t o = 0; o < w->plan->origins; o++) {
        uint64_t bit = UINT64_C(1) << o;
        bool held = w->edge.unhealthy[o] > 0 && (w->edge.enabled & bit);
        if ((current(w)->sick & bit) && (held || w->episodes[o].sick)) {
            return false;
        }
    }
    return true;
}

void incident_settle(struct world *w)
{
    struct incidents *in = &w->incidents;
    bool good = traffic_good(w);
    if (!good && !in->below) {
        outage_begins(w);
    } else if (good && in->below) {
        outage_ends(w);
    }
    if (in->open && may_close(w)) {
        in->open = false;
        current(w)->closed = w->sim.now;
    }
}

void incident_finish(struct world *w)
{
    struct incidents *in = &w->incidents;
    if (in->below) {
        stop_clocks(w, w->sim.now, w->stages.clock, true);
    } else {
        bool stable = w->sim.now - in->restored >= w->plan->sc->targets.stable_for;
        stop_clocks(w, in->restored, in->at_restored, !stable);
    }
    if (in->open) {
        current(w)->closed = w->sim.now;
    }
}
