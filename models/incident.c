/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/incident.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/store.h"
#include "models/world.h"

void incident_reset(struct world *w)
{
    struct incidents *in = &w->incidents;
    in->count = 0;
    in->open = false;
    memset(in->outages, 0, sizeof in->outages);
    memset(in->at_restored, 0, sizeof in->at_restored);
    attribution_reset(w);
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

/* Clocks that wait stop together, so of several anchors the earliest makes the longest. */
static void start_clock(struct incident *i, enum track track, const struct anchor *from)
{
    struct clock *clock = &i->clocks[track];
    if (!clock->waiting || from->time < clock->from.time) {
        *clock = (struct clock){true, *from};
    }
}

static void claim_outage(struct incident *i, enum track track, struct track_state *outage)
{
    outage->claimed = true;
    start_clock(i, track, &outage->at);
}

static void open_incident(struct world *w)
{
    struct incidents *in = &w->incidents;
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
    if (w->plan->writes) {
        i->value[METRIC_RTO_WRITE] = 0;
    }
    if (w->plan->sc->store_count > 0) {
        i->value[METRIC_RPO_SECONDS] = 0;
    }
    for (size_t s = 0; s < STAGE_COUNT; s++) {
        i->value[stage_metric[s]] = 0;
    }
    for (int track = 0; track < TRACK_COUNT; track++) {
        struct track_state *outage = &in->outages[track];
        if (outage->below && !outage->claimed) {
            claim_outage(i, (enum track)track, outage);
        }
    }
    in->open = true;
    chronicle_add(w, HAPPENING_INCIDENT_OPENS, -1, -1, NAN);
    chronicle_demand(w);
    store_incident(w, true);
}

void incident_fault(struct world *w, const struct fault *fault)
{
    if (!w->incidents.open) {
        open_incident(w);
    }
    current(w)->worked |= fault->kind != FAULT_POP_OUTAGE;
}

/* A fault may take its origin later than it began, as a deployment does on its way. */
void incident_sick(struct world *w, size_t origin)
{
    if (!w->incidents.open) {
        open_incident(w);
        current(w)->worked = true;
    }
    current(w)->sick |= UINT64_C(1) << origin;
}

static void keep(struct world *w, enum metric_id metric, double value, bool censored, bool least)
{
    struct incident *i = current(w);
    double old = i->value[metric];
    if (isnan(old)) {
        i->censored[metric] = censored;
    } else {
        /* The largest is certain only if all are, the smallest if it is so itself. */
        bool replaces = least ? value < old : value > old;
        if (!least) {
            i->censored[metric] |= censored;
        } else if (replaces) {
            i->censored[metric] = censored;
        }
        value = replaces ? value : old;
    }
    i->value[metric] = value;
}

void incident_least(struct world *w, enum metric_id metric, simtime value, bool censored)
{
    keep(w, metric, simtime_seconds(value), censored, true);
}

void incident_most(struct world *w, enum metric_id metric, simtime value, bool censored)
{
    keep(w, metric, simtime_seconds(value), censored, false);
}

void incident_largest(struct world *w, enum metric_id metric, double value, bool censored)
{
    keep(w, metric, value, censored, false);
}

void incident_price(struct world *w, double minutes, int64_t lost, bool censored)
{
    struct incident *i = current(w);
    double *saved = &i->value[METRIC_FAILOVER_SAVED];
    *saved = isnan(*saved) ? minutes : *saved + minutes;
    i->forced_lost += (double)lost;
    i->censored[METRIC_FAILOVER_SAVED] |= censored;
    if (i->forced_lost > 0) {
        i->value[METRIC_FAILOVER_BREAK_EVEN] = *saved / i->forced_lost;
        i->censored[METRIC_FAILOVER_BREAK_EVEN] = i->censored[METRIC_FAILOVER_SAVED];
    }
}

/* The latest begun of those active. NULL: none. */
static const struct fault_state *latest_begun(const struct world *w)
{
    const struct fault_state *latest = NULL;
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault_state *fault = &w->faults[w->active[i]];
        if (!latest || fault->begun >= latest->begun) {
            latest = fault;
        }
    }
    return latest;
}

/* The one that was the last to take something, of those that have a bearing on requests. NULL:
 * none. */
static const struct fault_state *latest_cause(const struct world *w)
{
    const struct fault_state *latest = NULL;
    for (size_t i = 0; i < w->active_faults; i++) {
        size_t f = w->active[i];
        const struct fault_state *fault = &w->faults[f];
        if (w->plan->bears[f] && (!latest || fault->acted >= latest->acted)) {
            latest = fault;
        }
    }
    return latest;
}

static void tell(const struct world *w, enum track track, bool begins)
{
    if (track == TRACK_SERVICE) {
        chronicle_add(w, begins ? HAPPENING_OUTAGE_BEGINS : HAPPENING_OUTAGE_ENDS, -1, -1,
                      w->traffic.success);
    } else {
        chronicle_add(w, begins ? HAPPENING_WRITES_FAIL : HAPPENING_WRITES_SUCCEED, -1, -1,
                      w->traffic.write_success);
    }
}

static void outage_begins(struct world *w, enum track track)
{
    struct incidents *in = &w->incidents;
    struct track_state *outage = &in->outages[track];
    outage->below = true;
    outage->count++;
    outage->stretch++;
    outage->claimed = false;
    tell(w, track, true);
    const struct fault_state *latest = latest_begun(w);
    outage->at.time = latest ? latest->begun : w->sim.now;
    memcpy(outage->at.stages, latest ? latest->stages : w->stages.clock, sizeof outage->at.stages);
    if (track == TRACK_SERVICE) {
        attribution_begin(w, latest_cause(w));
    }
    if (in->open) {
        claim_outage(current(w), track, outage);
    }
}

static void take_stages(struct incident *i, const simtime *stages)
{
    const simtime *anchor = i->clocks[TRACK_SERVICE].from.stages;
    for (size_t s = 0; s < STAGE_COUNT; s++) {
        i->value[stage_metric[s]] = simtime_seconds(stages[s] - anchor[s]);
    }
}

/* Every clock that waits stops at the same instant: the beginning of the stable stretch, or where
 * the horizon cuts it off. */
static void stop_clocks(struct world *w, enum track track, simtime at, const simtime *stages,
                        bool censored)
{
    static const enum metric_id metric[] = {METRIC_RTO_SERVICE, METRIC_RTO_WRITE};
    struct incidents *in = &w->incidents;
    for (size_t k = 0; k < in->count; k++) {
        struct incident *i = &in->list[k];
        struct clock *clock = &i->clocks[track];
        double rto = simtime_seconds(at - clock->from.time);
        if (!clock->waiting) {
            continue;
        }
        clock->waiting = false;
        i->censored[metric[track]] |= censored;
        if (track == TRACK_SERVICE) {
            i->censored[stage_metric[w->stages.current]] |= censored && in->outages[track].below;
        }
        if (rto > i->value[metric[track]]) {
            i->value[metric[track]] = rto;
            if (track == TRACK_SERVICE) {
                take_stages(i, stages);
            }
        }
    }
}

/* subject: the outage whose stretch this is. */
static void on_stable(struct sim *sim, void *subject, uint64_t stretch)
{
    struct world *w = world_of(sim);
    const struct track_state *outage = subject;
    if (stretch == outage->stretch) {
        stop_clocks(w, (enum track)(outage - w->incidents.outages), outage->restored,
                    w->incidents.at_restored, false);
    }
}

static void outage_ends(struct world *w, enum track track)
{
    struct incidents *in = &w->incidents;
    struct track_state *outage = &in->outages[track];
    outage->below = false;
    tell(w, track, false);
    outage->unclaimed += !outage->claimed;
    outage->restored = w->sim.now;
    if (track == TRACK_SERVICE) {
        attribution_end(w);
        memcpy(in->at_restored, w->stages.clock, sizeof in->at_restored);
    }
    outage->stretch++;
    sim_at(&w->sim, simtime_add(w->sim.now, w->plan->sc->targets.stable_for), RANK_SAMPLE,
           on_stable, outage, outage->stretch);
}

static void settle_track(struct world *w, enum track track, bool good)
{
    if (!good && !w->incidents.outages[track].below) {
        outage_begins(w, track);
    } else if (good && w->incidents.outages[track].below) {
        outage_ends(w, track);
    }
}

static bool may_close(struct world *w)
{
    if (w->holding_faults > 0 || store_recovering(w)) {
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
    settle_track(w, TRACK_SERVICE, traffic_good(w));
    if (w->plan->writes) {
        settle_track(w, TRACK_WRITE, traffic_good_writes(w));
    }
    if (in->open && may_close(w)) {
        in->open = false;
        current(w)->closed = w->sim.now;
        chronicle_add(w, HAPPENING_INCIDENT_CLOSES, -1, -1, NAN);
        chronicle_demand(w);
        store_incident(w, false);
    }
}

static void finish_track(struct world *w, enum track track)
{
    struct track_state *outage = &w->incidents.outages[track];
    if (outage->below) {
        outage->unclaimed += !outage->claimed;
        stop_clocks(w, track, w->sim.now, w->stages.clock, true);
    } else {
        bool stable = w->sim.now - outage->restored >= w->plan->sc->targets.stable_for;
        stop_clocks(w, track, outage->restored, w->incidents.at_restored, !stable);
    }
}

void incident_finish(struct world *w)
{
    if (w->incidents.outages[TRACK_SERVICE].below) {
        attribution_end(w);
    }
    for (int track = 0; track < TRACK_COUNT; track++) {
        finish_track(w, (enum track)track);
    }
    if (w->incidents.open) {
        current(w)->closed = w->sim.now;
    }
}
