/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points that are known: an engine without a simulation, of which every point has the cost, the
 * share of incidents that keep the limit of 60 s, and the availability that its ware says. A point
 * is a scenario that is the same but for its title, the number of its ware. What points draw in a
 * replication is their own, or partly common, and depends on seed and replication alone. */
#ifndef TESTS_SIM_RUN_SHOP_H
#define TESTS_SIM_RUN_SHOP_H

#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "models/plan.h"
#include "sim/base/die.h"
#include "sim/rng/stream.h"
#include "sim/run/sizing.h"

enum { SHOP_NINES, SHOP_REQUESTS, SHOP_ANNUAL, SHOP_PER_NINE, SHOP_RTO, SHOP_COUNT };

static const struct metric shop_metrics[] = {
    {"availability.nines", "1", SCOPE_REPLICATION, SUMMARY_NINES, "nines"},
    {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, "share of requests"},
    {"cost.annual", "currency/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, "money"},
    {"cost.per_nine", "currency/y", SCOPE_REPLICATION, SUMMARY_PER_NINE, "money"},
    {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, "seconds"},
};
static const struct metric_table shop_table = {shop_metrics, SHOP_COUNT};

struct ware {
    double cost, spread; /* mean and standard deviation; cost NaN: it has none */
    double common;       /* part of the spread that is the same for all points */
    double kept;         /* the chance that an incident is over within 60 s */
    uint32_t incidents;  /* a replication */
    double fails, loses; /* the chance that a replication loses requests, and the mean share; the
                            shares are exponential, cut off at 1 */
    double repair;       /* what such a replication costs besides, on the average: exponential */
    double ends, takes; /* the chance that a catastrophe takes this share of the requests besides */
};

enum { SHOP_WARES = 16 };
static struct ware shop_wares[SHOP_WARES];

struct world {
    const struct plan *plan;
    atomic_bool *interrupt;
};

static struct world *shop_world_new(const struct plan *plan, atomic_bool *interrupt)
{
    struct world *w = xmalloc(sizeof *w);
    *w = (struct world){plan, interrupt};
    return w;
}

static void shop_world_free(struct world *w)
{
    free(w);
}

/* Mean 0, variance 1. */
static double shop_draw(struct stream *s)
{
    return sqrt(12) * (stream_uniform(s) - 0.5);
}

static void shop_incidents(const struct ware *ware, struct stream *own, struct arena *rows,
                           struct row *row)
{
    row->incident_count = ware->incidents;
    row->incidents = arena_array(rows, row->incident_count, sizeof *row->incidents);
    for (size_t i = 0; i < row->incident_count; i++) {
        struct incident_row *incident = &row->incidents[i];
        incident->value = arena_array(rows, SHOP_COUNT, sizeof *incident->value);
        incident->censored = arena_array(rows, SHOP_COUNT, 1);
        for (size_t m = 0; m < SHOP_COUNT; m++) {
            incident->value[m] = NAN;
        }
        incident->value[SHOP_RTO] = stream_uniform(own) < ware->kept ? 50 : 70;
    }
}

static enum stop shop_replicate(struct world *w, uint32_t replication, struct arena *rows,
                                struct row *row)
{
    const struct scenario *sc = w->plan->sc;
    size_t number = strtoul(sc->title, NULL, 10);
    const struct ware *ware = &shop_wares[number];
    struct stream common, own;
    char name[32];
    if (w->interrupt && atomic_load(w->interrupt)) {
        return STOP_INTERRUPTED;
    }
    snprintf(name, sizeof name, "ware/%zu", number);
    stream_open_name(&common, sc->seed, "common", replication);
    stream_open_name(&own, sc->seed, name, replication);
    double both = ware->common * shop_draw(&common);
    double alone = sqrt(1 - ware->common * ware->common) * shop_draw(&own);
    row->value[SHOP_ANNUAL] = ware->cost + ware->spread * (both + alone);
    bool fails = stream_uniform(&own) < ware->fails;
    row->value[SHOP_REQUESTS] = fails ? 1 - fmin(1, stream_exponential(&own, ware->loses)) : 1;
    if (ware->ends > 0 && stream_uniform(&own) < ware->ends) {
        row->value[SHOP_REQUESTS] *= 1 - ware->takes;
    }
    row->value[SHOP_ANNUAL] += fails ? stream_exponential(&own, ware->repair) : 0;
    row->events = 1;
    shop_incidents(ware, &own, rows, row);
    return STOP_HORIZON;
}

static bool shop_closed_form(const struct plan *plan, int metric, double *ret_mean)
{
    (void)plan;
    (void)metric;
    (void)ret_mean;
    return false;
}

static const struct engine shop_engine = {
    .metrics = &shop_table,
    .world_new = shop_world_new,
    .world_free = shop_world_free,
    .replicate = shop_replicate,
    .closed_form_mean = shop_closed_form,
};

#define SHOP_TEXT(region)                                                                          \
    "ninefold: 1\n"                                                                                \
    "horizon: 1h\n"                                                                                \
    "clients: {a: {requests: 10/s, pops: 1, latency: {x: 5ms}}}\n"                                 \
    "edge: {preset: azure-front-door}\n"                                                           \
    "regions: {rx: {" region "}}\n"                                                                \
    "stamps: {x: {region: rx, priority: 1, components: {app: {}}}}\n"
static const char shop_text[] = SHOP_TEXT("");

/* One point a ware, with these targets (NaN, SIMTIME_NEVER: none) and at most so many replications
 * each. */
struct shop {
    struct arena arena;
    struct scenario scenarios[SHOP_WARES];
    struct study_point points[SHOP_WARES];
    size_t count;
};

static void shop_open_text(struct shop *shop, const char *text, size_t count, double availability,
                           simtime rto, int64_t most)
{
    struct diag d;
    *shop = (struct shop){.count = count};
    arena_init(&shop->arena, 0);
    diag_init(&d);
    const struct scenario *sc =
        scenario_load_text(&shop->arena, "shop.yaml", text, strlen(text), NULL, 0, &d);
    VERIFY(sc);
    diag_release(&d);
    for (size_t i = 0; i < count; i++) {
        shop->scenarios[i] = *sc;
        shop->scenarios[i].title = arena_printf(&shop->arena, "%zu", i);
        shop->scenarios[i].replications = (struct replications){.min = most, .max = most};
        shop->scenarios[i].targets.availability = availability;
        shop->scenarios[i].targets.rto = rto;
        shop->points[i].scenario = &shop->scenarios[i];
    }
}

static void shop_open(struct shop *shop, size_t count, double availability, simtime rto,
                      int64_t most)
{
    shop_open_text(shop, shop_text, count, availability, rto, most);
}

/* In a world where failures come by chance, so that more may come than has been seen. */
static inline void shop_open_by_chance(struct shop *shop, size_t count, double availability,
                                       simtime rto, int64_t most)
{
    shop_open_text(shop, SHOP_TEXT("outage: {every: {exponential: {mean: 1d}}, for: 1m}"), count,
                   availability, rto, most);
}

static void shop_close(struct shop *shop)
{
    arena_release(&shop->arena);
}

/* As sizing_run; the caller frees ret->contenders and releases the results. */
static enum experiment_end shop_size_within(struct shop *shop, uint64_t seed, size_t threads,
                                            double confidence, int64_t budget, struct sized *ret)
{
    for (size_t i = 0; i < shop->count; i++) {
        shop->scenarios[i].seed = seed;
    }
    return sizing_run(&(struct sizing){.points = shop->points,
                                       .count = shop->count,
                                       .minimise = SHOP_ANNUAL,
                                       .confidence = confidence,
                                       .budget = budget,
                                       .engine = &shop_engine,
                                       .threads = threads},
                      ret);
}

static inline enum experiment_end shop_size(struct shop *shop, uint64_t seed, size_t threads,
                                            double confidence, struct sized *ret)
{
    return shop_size_within(shop, seed, threads, confidence, INT64_MAX, ret);
}

#endif
