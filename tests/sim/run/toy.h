/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model without a simulation: every value is a formula of the replication's number, so that means
 * are known and any replication can be had alone. It defines the opaque types of
 * models/replicate.h for the test that includes it. */
#ifndef TESTS_SIM_RUN_TOY_H
#define TESTS_SIM_RUN_TOY_H

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/kernel/sim.h"
#include "sim/run/engine.h"

enum { TOY_NINES, TOY_REQUESTS, TOY_TIME, TOY_DOWNTIME, TOY_EMPTY, TOY_RTO, TOY_COUNT };

static const struct metric toy_metrics[] = {
    {"availability.nines", "1", SCOPE_REPLICATION, SUMMARY_NINES, "nines"},
    {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, "share of requests"},
    {"availability.time", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, "share of time"},
    {"downtime", "min/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, "minutes a year"},
    {"empty", "count", SCOPE_INCIDENT, SUMMARY_SAMPLE, "never has a value"},
    {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, "seconds"},
};

static const struct metric_table toy_table = {toy_metrics, TOY_COUNT};

struct plan {
    bool perfect;          /* nothing ever fails */
    uint32_t runaway;      /* this replication spends its budget; 0: none */
    uint32_t interrupt_at; /* this one raises the flag while it plays; 0: none */
    bool uneven;           /* some replications take much longer than others */
};

struct world {
    const struct plan *plan;
    atomic_bool *interrupt;
};

static struct world *toy_world_new(const struct plan *plan, atomic_bool *interrupt)
{
    struct world *w = xmalloc(sizeof *w);
    *w = (struct world){plan, interrupt};
    return w;
}

static void toy_world_free(struct world *w)
{
    free(w);
}

/* 0 to 9 in an order that looks like chance; each ten in a row hold every digit once. */
static unsigned toy_digit(uint32_t replication)
{
    return replication * 7U % 10U;
}

static void toy_spend(uint32_t rounds)
{
    volatile double sink;
    for (uint32_t i = 0; i < rounds; i++) {
        sink = sqrt(i);
        (void)sink;
    }
}

static void toy_incidents(uint32_t replication, struct arena *rows, struct row *row)
{
    row->incident_count = replication % 3;
    row->incidents = arena_array(rows, row->incident_count, sizeof *row->incidents);
    for (size_t i = 0; i < row->incident_count; i++) {
        struct incident_row *incident = &row->incidents[i];
        incident->value = arena_array(rows, TOY_COUNT, sizeof *incident->value);
        incident->censored = arena_array(rows, TOY_COUNT, 1);
        for (size_t m = 0; m < TOY_COUNT; m++) {
            incident->value[m] = NAN;
        }
        incident->value[TOY_RTO] = 50 + toy_digit(replication) + (double)i / 16;
    }
}

static enum stop toy_replicate(struct world *w, uint32_t replication, struct arena *rows,
                               struct row *row)
{
    const struct plan *plan = w->plan;
    if (plan->uneven && toy_digit(replication) == 0) {
        toy_spend(200000);
    }
    if (plan->interrupt_at == replication) {
        atomic_store(w->interrupt, true);
    }
    if (w->interrupt && atomic_load(w->interrupt)) {
        return STOP_INTERRUPTED;
    }
    double lost = plan->perfect ? 0 : toy_digit(replication) / 1000.0;
    row->value[TOY_REQUESTS] = 1 - lost;
    row->value[TOY_TIME] = 1 - lost / 2;
    row->value[TOY_DOWNTIME] = lost * 525600;
    row->events = 10 + replication;
    row->skipped_probes = 1000;
    toy_incidents(replication, rows, row);
    return plan->runaway == replication ? STOP_EVENTS : STOP_HORIZON;
}

/* Known for the share of requests: digits 0 to 9 have the mean 4.5. */
static bool toy_closed_form(const struct plan *plan, int metric, double *ret_mean)
{
    *ret_mean = 1 - 4.5 / 1000;
    return metric == TOY_REQUESTS && !plan->perfect;
}

static const struct engine toy_engine = {
    .metrics = &toy_table,
    .world_new = toy_world_new,
    .world_free = toy_world_free,
    .replicate = toy_replicate,
    .closed_form_mean = toy_closed_form,
};

#endif
