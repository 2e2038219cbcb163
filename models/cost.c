/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/cost.h"

#include <math.h>
#include <string.h>

#include "models/cost_data.h"
#include "models/metrics.h"
#include "models/plan.h"
#include "models/world.h"
#include "sim/scenario/prices.h"

static double component_year(const struct component *c, const double *price)
{
    double each = price[prices_of_component(c)];
    return c->instances > 0 ? (double)c->instances * HOURS_PER_YEAR * each : MONTHS_PER_YEAR * each;
}

static double compute(const struct scenario *sc)
{
    double sum = 0;
    for (size_t s = 0; s < sc->stamp_count; s++) {
        for (size_t c = 0; c < sc->stamps[s].component_count; c++) {
            if (prices_pays(sc, s, c)) {
                sum += component_year(&sc->stamps[s].components[c], sc->cost.price);
            }
        }
    }
    return sum;
}

/* Each session asks at most once in the life of an answer, and no more often than it has requests;
 * resolvers that share an answer make it fewer. */
static double dns(const struct plan *plan)
{
    const struct scenario *sc = plan->sc;
    const double *price = sc->cost.price;
    double ttl = simtime_seconds(sc->edge.hold.ttl);
    double sum = MONTHS_PER_YEAR * (double)sc->stamp_count * price[PRICE_DNS_CHECK_MONTH];
    for (size_t g = 0; g < sc->group_count; g++) {
        double rate = plan->mean_rate[g], sessions = sc->groups[g].sessions;
        rate = sessions > 0 && ttl > 0 ? fmin(rate, sessions / ttl) : rate;
        sum += rate * SECONDS_PER_YEAR / MILLION * price[PRICE_DNS_QUERIES_MILLION];
    }
    return sum;
}

static double edge(const struct plan *plan)
{
    const struct scenario *sc = plan->sc;
    const double *price = sc->cost.price;
    if (sc->edge.kind != EDGE_ANYCAST) {
        return sc->edge.kind == EDGE_DNS ? dns(plan) : 0;
    }
    double sum = MONTHS_PER_YEAR * price[PRICE_EDGE_MONTH];
    for (size_t g = 0; g < sc->group_count; g++) {
        double requests = plan->mean_rate[g] * SECONDS_PER_YEAR;
        double bytes = sc->groups[g].response_size * price[PRICE_EDGE_CLIENT_GB] +
                       sc->groups[g].request_size * price[PRICE_EDGE_ORIGIN_GB];
        sum += requests / MILLION * price[PRICE_EDGE_REQUESTS_MILLION];
        sum += requests * bytes / GIGABYTE;
    }
    return sum;
}

void cost_plan(const struct plan *plan, struct cost_parts *ret)
{
    const struct scenario *sc = plan->sc;
    *ret = (struct cost_parts){0};
    if (!sc->cost.priced) {
        return;
    }
    ret->compute = compute(sc);
    ret->edge = edge(plan);
    ret->drills = sc->cost.drills_per_year * sc->cost.drill_hours * sc->cost.engineer_hour;
    for (size_t k = 0; k < sc->store_count; k++) {
        ret->data += cost_data(plan, k);
        ret->egress += cost_data_egress(plan, k);
    }
}

/* Probes of a year at all origins, from those of the horizon. */
static double probes(const struct world *w, const struct row *row)
{
    double load = row->value[METRIC_PROBE_LOAD]; /* a second and origin; none without probes */
    double a_year = isnan(load) ? 0 : load * (double)w->plan->origins * SECONDS_PER_YEAR;
    return a_year / MILLION * w->plan->sc->cost.price[PRICE_PROBE_MILLION];
}

/* Work while incidents are open, from those of the horizon; a point of presence alone is left to
 * whoever runs the edge. */
static double operations(const struct world *w)
{
    const struct cost *cost = &w->plan->sc->cost;
    double open = 0;
    for (size_t i = 0; i < w->incidents.count; i++) {
        const struct incident *incident = &w->incidents.list[i];
        open += incident->worked ? simtime_seconds(incident->closed - incident->opened) : 0;
    }
    double share = open / simtime_seconds(w->plan->sc->horizon);
    return share * HOURS_PER_YEAR * cost->price[PRICE_INCIDENT_ENGINEERS] * cost->engineer_hour;
}

void cost_collect(const struct world *w, struct row *row)
{
    const struct cost_parts *parts = &w->plan->cost;
    if (!w->plan->sc->cost.priced) {
        return;
    }
    row->value[METRIC_COST_COMPUTE] = parts->compute;
    row->value[METRIC_COST_DATA] = parts->data;
    row->value[METRIC_COST_EGRESS] = parts->egress;
    row->value[METRIC_COST_PROBES] = probes(w, row);
    row->value[METRIC_COST_EDGE] = parts->edge + row->value[METRIC_COST_PROBES];
    row->value[METRIC_COST_OPERATIONS] = operations(w);
    row->value[METRIC_COST_DRILLS] = parts->drills;
    row->value[METRIC_COST_ANNUAL] = parts->compute + parts->data + parts->egress +
                                     row->value[METRIC_COST_EDGE] +
                                     row->value[METRIC_COST_OPERATIONS] + parts->drills;
}

const char *cost_lacks(const struct cost *cost, const char *metric)
{
    if (strncmp(metric, "cost.", 5) != 0) {
        return NULL;
    }
    if (strcmp(metric, "cost.downtime") == 0) {
        return isnan(cost->downtime_per_minute) ? "cost.downtime_per_minute" : NULL;
    }
    if (strcmp(metric, "cost.lost_writes") == 0) {
        return isnan(cost->lost_write) ? "cost.lost_write" : NULL;
    }
    return cost->priced ? NULL : "cost.price_book or cost.prices";
}
