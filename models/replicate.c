/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/replicate.h"

#include <math.h>
#include <string.h>

#include "models/collect_stores.h"
#include "models/cost.h"
#include "models/metrics.h"
#include "models/world.h"

static const double MINUTES_PER_YEAR = 525600;

static bool is_complete(enum stop stop)
{
    return stop == STOP_HORIZON || stop == STOP_EMPTY;
}

/* False if it came to no end. */
static bool finish(struct world *w, enum stop *stop)
{
    staleness_advance(w);
    traffic_advance(w);
    stage_advance(w);
    jobs_advance(w);
    store_finish(w);
    episode_finish(w);
    incident_finish(w);
    edge_finish(w);
    *stop = sim_stop(&w->sim, *stop);
    return is_complete(*stop);
}

static void collect_probes(const struct world *w, struct row *row)
{
    double unhealthy = 0, probes = 0;
    size_t watches = w->plan->observer_count * w->plan->origins;
    size_t judged = w->plan->polled ? w->plan->origins : watches;
    for (size_t o = 0; w->plan->polled && o < w->plan->origins; o++) {
        unhealthy += w->edge.content[o].unhealthy_s;
    }
    for (size_t i = 0; i < watches; i++) {
        const struct watch *watch = &w->edge.watches[i];
        unhealthy += w->plan->polled ? 0 : watch->unhealthy_s;
        probes += watch->active_s / simtime_seconds(watch->interval) + (double)watch->extra;
        row->skipped_probes += watch->skipped;
    }
    double horizon = simtime_seconds(w->plan->sc->horizon);
    row->value[METRIC_PROBE_FALSE_FLIPS] = (double)w->edge.false_flips;
    row->value[METRIC_PROBE_LOAD] = probes / horizon / (double)w->plan->origins;
    row->value[METRIC_PROBE_UNHEALTHY_SHARE] = unhealthy / horizon / (double)judged;
}

static void collect_outages(const struct world *w, struct row *row)
{
    const struct attribution *a = &w->incidents.attribution;
    int64_t count = (int64_t)w->incidents.outages[TRACK_SERVICE].count;
    double horizon = simtime_seconds(w->plan->sc->horizon);
    row->value[METRIC_OUTAGES] = (double)count;
    row->value[METRIC_OUTAGES_LONGEST] = simtime_seconds(a->longest);
    row->value[METRIC_OUTAGES_OUTSIDE] = (double)w->incidents.outages[TRACK_SERVICE].unclaimed;
    if (count > 0) {
        row->value[METRIC_OUTAGES_LENGTH] = simtime_seconds(a->all) / (double)count;
    }
    row->censored[METRIC_OUTAGES_LENGTH] = w->incidents.outages[TRACK_SERVICE].below;
    row->censored[METRIC_OUTAGES_LONGEST] = w->incidents.outages[TRACK_SERVICE].below;
    for (size_t to = 0; to < ATTRIBUTION_COUNT; to++) {
        if (attribution_possible(w, to)) {
            row->value[attribution_metric[to]] =
                simtime_seconds(a->by[to]) / horizon * MINUTES_PER_YEAR;
        }
    }
}

static void collect_promises(const struct sla *s, struct row *row)
{
    if (s->months > 0) {
        row->value[METRIC_SLA_MONTH] = (double)s->months_kept / (double)s->months;
    }
    if (s->years > 0) {
        row->value[METRIC_SLA_YEAR] = (double)s->years_kept / (double)s->years;
    }
}

static void collect(const struct world *w, struct row *row)
{
    const struct traffic *t = &w->traffic;
    simtime horizon = w->plan->sc->horizon;
    double failed = t->offered > 0 ? (double)(t->failed / t->offered) : 0;
    double below = simtime_seconds(horizon - t->good) / simtime_seconds(horizon);
    row->value[METRIC_AVAILABILITY_REQUESTS] =
        t->offered > 0 ? (double)((t->offered - t->failed) / t->offered) : 1;
    row->value[METRIC_AVAILABILITY_TIME] = simtime_seconds(t->good) / simtime_seconds(horizon);
    row->value[METRIC_DOWNTIME] = below * MINUTES_PER_YEAR;
    row->value[METRIC_DOWNTIME_REQUESTS] = failed * MINUTES_PER_YEAR;
    collect_outages(w, row);
    collect_promises(&t->sla, row);
    if (!isnan(w->plan->sc->cost.downtime_per_minute)) {
        row->value[METRIC_COST_DOWNTIME] =
            below * MINUTES_PER_YEAR * w->plan->sc->cost.downtime_per_minute;
    }
    if (w->edge.probes) {
        collect_probes(w, row);
    }
    if (w->plan->sc->store_count > 0) {
        collect_stores(w, row);
    }
    jobs_collect(w, row);
    if (w->sessions.in_process) {
        row->value[METRIC_SESSIONS_LOST] = w->sessions.lost;
    }
    cost_collect(w, row);
}

static void collect_incidents(const struct world *w, struct arena *rows, struct row *row)
{
    const struct incidents *in = &w->incidents;
    row->incident_count = in->count;
    row->incidents = arena_array(rows, in->count, sizeof *row->incidents);
    for (size_t i = 0; i < in->count; i++) {
        struct incident_row *to = &row->incidents[i];
        const struct incident *from = &in->list[i];
        to->opened = from->opened;
        to->closed = from->closed;
        to->value = arena_array(rows, METRIC_COUNT, sizeof *to->value);
        to->censored = arena_array(rows, METRIC_COUNT, sizeof *to->censored);
        memcpy(to->value, from->value, sizeof from->value);
        memcpy(to->censored, from->censored, sizeof from->censored);
    }
}

enum stop replicate(struct world *w, uint32_t replication, struct arena *rows, struct row *ret_row)
{
    world_reset(w, replication);
    enum stop stop = sim_run(&w->sim, w->plan->sc->horizon);
    ret_row->replication = replication;
    ret_row->events = w->sim.events;
    ret_row->skipped_probes = 0;
    ret_row->weight = 1;
    ret_row->incident_count = 0;
    for (size_t m = 0; m < METRIC_COUNT; m++) {
        ret_row->value[m] = NAN;
        ret_row->censored[m] = 0;
    }
    if (is_complete(stop) && finish(w, &stop)) {
        ret_row->weight = rare_weight(w);
        collect(w, ret_row);
        collect_incidents(w, rows, ret_row);
    }
    ret_row->stop = (int)stop;
    return stop;
}

struct told_store {
    struct chronicle *chronicle;
    size_t store;
};

static void on_told(void *subject, simtime at, const struct multi_write_account *account)
{
    const struct told_store *to = subject;
    struct chronicle *c = to->chronicle;
    chronicle_step(c, chronicle_line(c, LINE_CONFLICTS, to->store), at, (double)account->conflicts);
    chronicle_step(c, chronicle_line(c, LINE_FEED_DEPTH, to->store), at,
                   (double)account->feed_depth);
}

bool replicate_told(const struct plan *plan, uint32_t replication, atomic_bool *interrupt,
                    struct chronicle *chronicle)
{
    struct world *w = world_new(plan, interrupt);
    struct told_store *told = arena_array(&w->arena, plan->sc->store_count, sizeof *told);
    w->chronicle = chronicle;
    for (size_t k = 0; k < plan->sc->store_count; k++) {
        told[k] = (struct told_store){chronicle, k};
        if (w->stores[k].multi_write) {
            multi_write_tell(w->stores[k].multi_write, on_told, &told[k]);
        }
    }
    world_reset(w, replication);
    enum stop stop = sim_run(&w->sim, plan->sc->horizon);
    bool told_all = is_complete(stop) && finish(w, &stop);
    chronicle_demand(w);
    world_free(w);
    return told_all;
}
