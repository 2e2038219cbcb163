/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/plan_stores.h"

#include <math.h>

#include "models/popularity.h"
#include "models/staleness.h"
#include "models/store.h"
#include "sim/base/hash.h"

bool plan_bound(const struct plan *plan, size_t store, size_t stamp)
{
    return plan->bound[store * plan->origins + stamp];
}

bool plan_replicated(const struct plan *plan)
{
    bool any = false;
    for (size_t k = 0; k < plan->sc->store_count; k++) {
        any |= plan->sc->stores[k].region_count > 1;
    }
    return any && plan->writes;
}

/* Far apart in the space of hashes, which is all that a stream asks of its name. */
uint64_t plan_lag_stream(const struct plan *plan, size_t store, size_t which)
{
    return plan->lag_stream[store] + (which + 1) * UINT64_C(0x9E3779B97F4A7C15);
}

/* log P(lag > r) of a stationary stream, X redrawn at exponential epochs of mean c: the current X
 * is above r, and no epoch that ended at age u < r had X <= r - u. */
static double log_exceeds(const struct store *s, double r)
{
    double below = r - (dist_mean(&s->lag) - dist_tail(&s->lag, r)); /* integral of the cdf */
    return log(dist_survival(&s->lag, r)) - below / simtime_seconds(s->coherence);
}

/* Its quantile: where P(lag > r) falls below u. */
static double stream_lag(const struct store *s, double u)
{
    double lo = 0, hi = 1e-9;
    while (log_exceeds(s, hi) > log(u) && hi < 1e9) {
        lo = hi;
        hi *= 2;
    }
    for (int i = 0; i < 80; i++) {
        double middle = (lo + hi) / 2;
        *(log_exceeds(s, middle) > log(u) ? &lo : &hi) = middle;
    }
    return hi;
}

static struct popularity_points *lag_points(struct arena *a, const struct store *s)
{
    double sum = 0;
    if (s->model != STORE_ASYNC || s->lag_of != LAG_OF_STREAM || !isfinite(dist_mean(&s->lag))) {
        return NULL;
    }
    struct popularity_points *points = arena_alloc(a, sizeof *points);
    for (size_t i = 0; i < POPULARITY_POINTS; i++) {
        points->x[i] = stream_lag(s, ((double)i + 0.5) / POPULARITY_POINTS);
        sum += points->x[i];
    }
    for (size_t i = 0; i < POPULARITY_POINTS && sum > 0; i++) {
        points->x[i] *= POPULARITY_POINTS / sum;
    }
    popularity_points_prepare(points);
    return sum > 0 ? points : NULL;
}

double plan_home_share(const struct plan *plan, size_t store, size_t group, size_t h)
{
    return plan->home_share[store][group * plan->sc->stores[store].region_count + h];
}

double plan_write_share(const struct plan *plan, size_t store, size_t h)
{
    return plan->write_share[store][h];
}

/* The region of the store in which the group is at home; SIZE_MAX: none. */
static size_t home_of(const struct scenario *sc, const struct store *store, size_t group)
{
    int stamp = sc->groups[group].home;
    for (size_t r = 0; r < store->region_count && stamp != SCENARIO_NONE; r++) {
        if (store->regions[r] == sc->stamps[stamp].region) {
            return r;
        }
    }
    return SIZE_MAX;
}

static void share_homes(const struct plan *plan, size_t k, size_t group, double *ret)
{
    const struct store *store = &plan->sc->stores[k];
    size_t n = store->region_count, home = home_of(plan->sc, store, group);
    double own = store->entities.home_share, sum = 0, peopled = 0;
    for (size_t h = 0; h < n; h++) {
        bool any = popularity_count(plan->popularity[k], h) > 0;
        ret[h] = home == SIZE_MAX ? 1 / (double)n : home == h ? own : (1 - own) / (double)(n - 1);
        ret[h] = any ? ret[h] : 0;
        sum += ret[h];
        peopled += any;
    }
    for (size_t h = 0; h < n; h++) { /* all at home where nobody is: the others take it */
        bool any = popularity_count(plan->popularity[k], h) > 0;
        ret[h] = sum > 0 ? ret[h] / sum : any / peopled;
    }
}

static void plan_homes(struct arena *a, struct plan *plan, size_t k)
{
    size_t n = plan->sc->stores[k].region_count, groups = plan->sc->group_count;
    double sum = 0;
    plan->home_share[k] = arena_array(a, groups * n, sizeof(double));
    plan->write_share[k] = arena_array(a, n, sizeof(double));
    for (size_t g = 0; g < groups; g++) {
        double writes = plan->mean_rate[g] * plan->sc->groups[g].write_share;
        double *share = &plan->home_share[k][g * n];
        share_homes(plan, k, g, share);
        sum += writes;
        for (size_t h = 0; h < n; h++) {
            plan->write_share[k][h] += writes * share[h];
        }
    }
    for (size_t h = 0; h < n && sum > 0; h++) {
        plan->write_share[k][h] /= sum;
    }
}

/* In the order of enum store_chance. */
static const char *const chances[STORE_CHANCES] = {"decision", "listener", "promotion",
                                                   "repoint",  "reseed",   "restore"};

static void plan_store(struct arena *a, struct plan *plan, size_t k)
{
    const struct store *store = &plan->sc->stores[k];
    for (size_t s = 0; s < plan->origins; s++) {
        const struct stamp *stamp = &plan->sc->stamps[s];
        for (size_t c = 0; c < stamp->component_count; c++) {
            plan->bound[k * plan->origins + s] |= stamp->components[c].store == (int)k;
        }
    }
    plan->popularity[k] = popularity_new(a, &store->entities, store->region_count);
    plan->lag_stream[k] = hash_string(arena_printf(a, "stores/%s/lag", store->name));
    for (size_t c = 0; c < STORE_CHANCES; c++) {
        plan->store_stream[k * STORE_CHANCES + c] =
            hash_string(arena_printf(a, "stores/%s/%s", store->name, chances[c]));
    }
    plan->lag_points[k] = lag_points(a, store);
    plan_homes(a, plan, k);
}

void plan_stores(struct arena *a, struct plan *plan)
{
    size_t count = plan->sc->store_count;
    plan->bound = arena_array(a, count * plan->origins + 1, sizeof *plan->bound);
    plan->popularity = arena_array(a, count + 1, sizeof *plan->popularity);
    plan->store_stream = arena_array(a, count * STORE_CHANCES + 1, sizeof *plan->store_stream);
    plan->lag_stream = arena_array(a, count + 1, sizeof *plan->lag_stream);
    plan->lag_points = arena_array(a, count + 1, sizeof *plan->lag_points);
    plan->home_share = arena_array(a, count + 1, sizeof *plan->home_share);
    plan->write_share = arena_array(a, count + 1, sizeof *plan->write_share);
    for (size_t g = 0; g < plan->sc->group_count; g++) {
        plan->writes |= plan->sc->groups[g].write_share > 0 && plan->sc->groups[g].requests > 0;
    }
    for (size_t k = 0; k < count; k++) {
        plan_store(a, plan, k);
    }
}

void plan_release(const struct plan *plan)
{
    for (size_t k = 0; k < plan->sc->store_count; k++) {
        popularity_release(plan->popularity[k]);
    }
}
