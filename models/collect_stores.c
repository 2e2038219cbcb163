/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/collect_stores.h"

#include <math.h>

#include "models/metrics.h"
#include "models/store.h"
#include "models/world.h"

static void add(struct row *row, enum metric_id metric, double x)
{
    row->value[metric] = isnan(row->value[metric]) ? x : row->value[metric] + x;
}

static void most(struct row *row, enum metric_id metric, double x)
{
    row->value[metric] = isnan(row->value[metric]) ? x : fmax(row->value[metric], x);
}

static void collect_feed(const struct multi_write_account *a, double horizon, struct row *row)
{
    add(row, METRIC_CONFLICTS_TO_FEED, (double)a->to_feed);
    add(row, METRIC_CONFLICTS_UNRESOLVED, (double)a->unresolved);
    add(row, METRIC_CONFLICTS_FEED_DEPTH, a->feed_depth_seconds / horizon);
    most(row, METRIC_CONFLICTS_FEED_DEPTH_MAX, (double)a->feed_depth_max);
    most(row, METRIC_CONFLICTS_FEED_OLDEST, a->feed_oldest_max);
}

static void collect_conflicts(const struct world *w, const struct store_state *st, struct row *row)
{
    const struct multi_write_account *a = multi_write_account(st->multi_write);
    add(row, METRIC_CONFLICTS_TOTAL, (double)a->conflicts);
    add(row, METRIC_CONFLICTS_ENTITIES, (double)a->entities);
    add(row, METRIC_CONFLICTS_OVERWRITTEN, (double)a->overwritten);
    collect_feed(a, simtime_seconds(w->plan->sc->horizon), row);
    if (st->store->has_operations) {
        add(row, METRIC_CONFLICTS_WRONG_ENTITIES, (double)a->wrong_entities);
        add(row, METRIC_CONFLICTS_VALUE_AT_STAKE, a->value_at_stake);
    }
}

/* Money a year; what was lost is projected from the horizon. */
static void collect_cost(const struct world *w, struct row *row)
{
    const struct cost *cost = &w->plan->sc->cost;
    double years = simtime_seconds(w->plan->sc->horizon) / simtime_seconds(SIMTIME_YEAR);
    double overwritten = row->value[METRIC_CONFLICTS_OVERWRITTEN];
    double lost = (double)w->losses.lost + (isnan(overwritten) ? 0 : overwritten);
    if (!isnan(cost->lost_write)) {
        row->value[METRIC_COST_LOST_WRITES] = lost / years * cost->lost_write;
    }
}

static void collect_losses(const struct world *w, struct row *row)
{
    row->value[METRIC_RPO_LOST_WRITES] = (double)w->losses.lost;
    row->value[METRIC_RPO_STRANDED_WRITES] = (double)w->losses.stranded;
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        if (w->plan->sc->stores[k].has_value) {
            row->value[METRIC_RPO_LOST_VALUE] = w->losses.value;
        }
    }
}

static void collect_reads(const struct world *w, struct row *row)
{
    const struct staleness *s = &w->staleness;
    if (s->reads > 0) {
        row->value[METRIC_READS_STALE] = (double)(s->stale / s->reads);
    }
    row->value[METRIC_LAG] = s->lag;
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        for (size_t g = 0; g < w->plan->sc->group_count; g++) {
            if (w->plan->sc->stores[k].consistency == CONSISTENCY_SESSION &&
                w->plan->sc->groups[g].sessions > 0) {
                row->value[METRIC_SESSIONS_BROKEN] = w->sessions.broken;
            }
        }
    }
}

void collect_stores(const struct world *w, struct row *row)
{
    const struct traffic *t = &w->traffic;
    collect_losses(w, row);
    if (!w->plan->writes) {
        collect_cost(w, row);
        return;
    }
    if (t->written > 0) {
        row->value[METRIC_LATENCY_WRITE] = (double)(t->waited / t->written);
    }
    for (size_t k = 0; k < w->plan->sc->store_count; k++) {
        if (w->stores[k].multi_write) {
            collect_conflicts(w, &w->stores[k], row);
            row->value[METRIC_CONFLICTS_BACKGROUND] =
                w->losses.quiet > 0 ? w->losses.background / w->losses.quiet : 0;
        }
    }
    collect_reads(w, row);
    collect_cost(w, row);
}
