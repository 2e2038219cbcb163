/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store is sized by the whole load, not by its share of it: after a failover any replica may have
 * to carry everything, and a secondary that is smaller slows its primary down (SQL-06). A replica
 * in a region of several zones outlives the outage of one in this model, and so pays for it.
 * Storage is left out, since no field tells how much is stored. */
#include "models/cost_data.h"

#include <math.h>

#include "models/clients.h"
#include "models/cost.h"
#include "models/plan.h"
#include "models/route.h"
#include "sim/scenario/prices.h"

static const double RU_STEP = 100; /* what ru_hour is the price of */

/* The share of a group's requests that stamps with the store get while everything is healthy. */
static double bound_share(const struct plan *plan, size_t store, size_t group)
{
    uint64_t chosen = route_choose(plan->sc, group, UINT64_MAX, UINT64_MAX);
    double all = 0, bound = 0;
    for (size_t o = 0; o < plan->origins; o++) {
        if (chosen >> o & 1) {
            double weight = (double)plan->sc->stamps[o].weight;
            all += weight;
            bound += plan_bound(plan, store, o) ? weight : 0;
        }
    }
    return all > 0 ? bound / all : 0;
}

double cost_data_writes(const struct plan *plan, size_t store)
{
    double writes = 0;
    for (size_t g = 0; g < plan->sc->group_count; g++) {
        writes +=
            plan->mean_rate[g] * plan->sc->groups[g].write_share * bound_share(plan, store, g);
    }
    return writes;
}

/* The largest hour of the week, of reads and writes with these weights. */
static double peak(const struct scenario *sc, double per_read, double per_write)
{
    double most = 0;
    for (simtime hour = 0; hour < WEEK_HOURS; hour++) {
        double sum = 0;
        for (size_t g = 0; g < sc->group_count; g++) {
            const struct client_group *group = &sc->groups[g];
            double each = (1 - group->write_share) * per_read + group->write_share * per_write;
            sum += group->requests * clients_factor(&group->profile, hour * SIMTIME_HOUR) * each;
        }
        most = fmax(most, sum);
    }
    return most;
}

/* Rounded up, but not for what adding up has rounded. */
static double whole(double x)
{
    return ceil(x * (1 - 1e-12));
}

double cost_data_throughput(const struct plan *plan, size_t store)
{
    const struct store *s = &plan->sc->stores[store];
    const double *price = plan->sc->cost.price;
    bool strong = s->consistency == CONSISTENCY_STRONG || s->consistency == CONSISTENCY_BOUNDED;
    double read = price[PRICE_RU_READ] * (strong ? price[PRICE_RU_STRONG_FACTOR] : 1);
    double needed = fmax(peak(plan->sc, read, price[PRICE_RU_WRITE]), price[PRICE_RU_LEAST]);
    return whole(needed / RU_STEP) * RU_STEP;
}

double cost_data_vcores(const struct plan *plan)
{
    const double *price = plan->sc->cost.price;
    return fmax(whole(peak(plan->sc, 1, 1) / price[PRICE_VCORE_OPERATIONS]),
                price[PRICE_VCORES_LEAST]);
}

/* Money an hour and region. */
static double throughput_hour(const struct plan *plan, size_t store, bool zones)
{
    const double *price = plan->sc->cost.price;
    double hour = cost_data_throughput(plan, store) / RU_STEP * price[PRICE_RU_HOUR];
    if (plan->sc->stores[store].model == STORE_MULTI_WRITE) {
        return hour * price[PRICE_RU_MULTI_WRITE_FACTOR];
    }
    return zones ? hour * price[PRICE_RU_ZONE_FACTOR] : hour;
}

static double vcores_hour(const struct plan *plan, size_t store, bool zones)
{
    const double *price = plan->sc->cost.price;
    bool redundant = zones || plan->sc->stores[store].model == STORE_ZONE_REDUNDANT;
    double each = price[PRICE_VCORE_HOUR] * (redundant ? price[PRICE_VCORE_ZONE_FACTOR] : 1);
    return cost_data_vcores(plan) * (each + price[PRICE_VCORE_LICENSE_HOUR]);
}

double cost_data(const struct plan *plan, size_t store)
{
    const struct store *s = &plan->sc->stores[store];
    if (!prices_used(plan->sc, store)) {
        return 0;
    }
    double hour = 0;
    for (size_t i = 0; i < s->region_count; i++) {
        bool zones = plan->sc->regions[s->regions[i]].zones > 1;
        hour += prices_by_throughput(s) ? throughput_hour(plan, store, zones)
                                        : vcores_hour(plan, store, zones);
    }
    double writes = cost_data_writes(plan, store) * SECONDS_PER_YEAR;
    return hour * HOURS_PER_YEAR + writes / MILLION * plan->sc->cost.price[PRICE_WRITE_MILLION];
}

double cost_data_egress(const struct plan *plan, size_t store)
{
    const struct store *s = &plan->sc->stores[store];
    double writes = cost_data_writes(plan, store) * SECONDS_PER_YEAR;
    double copies = (double)s->region_count - 1;
    return writes * s->write_size * copies / GIGABYTE * plan->sc->cost.price[PRICE_EGRESS_GB];
}
