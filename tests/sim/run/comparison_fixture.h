/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs by their values: replication by replication what share of requests fails, and what the
 * year costs. */
#ifndef TESTS_SIM_RUN_COMPARISON_FIXTURE_H
#define TESTS_SIM_RUN_COMPARISON_FIXTURE_H

#include <math.h>
#include <stdlib.h>

#include "sim/run/comparison.h"

enum { CF_NINES, CF_REQUESTS, CF_ANNUAL, CF_PER_NINE, CF_RTO, CF_COUNT, CF_DESIGNS = 4 };

static const struct metric cf_metrics[CF_COUNT] = {
    {"availability.nines", "nines", SCOPE_REPLICATION, SUMMARY_NINES, ""},
    {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"cost.annual", "currency/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"cost.per_nine", "currency/y", SCOPE_REPLICATION, SUMMARY_PER_NINE, ""},
    {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
};
static const struct metric_table cf_table = {cf_metrics, CF_COUNT};

struct cf_design {
    struct series series;
    struct result result;
    struct summary summaries[CF_COUNT];
};

/* Fails lost, 3 lost, lost, 3 lost ... of a thousand; costs cost a year (NaN: unpriced). */
static inline struct design cf_make(struct cf_design *d, const char *name, double lost, double cost)
{
    series_init(&d->series, &cf_table);
    for (uint32_t n = 1; n <= 100; n++) {
        double value[CF_COUNT] = {NAN, 1 - (n % 2 ? lost : 3 * lost) / 1000, cost + n % 2 * 10, NAN,
                                  NAN};
        uint8_t censored[CF_COUNT] = {0};
        struct row row = {.replication = n, .weight = 1, .value = value, .censored = censored};
        series_add(&d->series, &row);
    }
    d->result = (struct result){.name = name,
                                .file = "dir/file.yaml",
                                .sha256 = "00ff",
                                .seed = 7,
                                .first = 1,
                                .replications = 100,
                                .horizon = SIMTIME_YEAR,
                                .currency = "EUR",
                                .downtime_per_minute = NAN,
                                .metrics = &cf_table,
                                .summaries = d->summaries};
    for (int m = 0; m < CF_COUNT; m++) {
        struct influence x;
        series_estimate(&d->series, m, &x);
        d->summaries[m] = (struct summary){.n = isnan(x.value) ? 0 : 100,
                                           .mean = x.value,
                                           .lo = x.value,
                                           .hi = x.value,
                                           .error = NAN,
                                           .sd = NAN,
                                           .min = NAN,
                                           .p50 = NAN,
                                           .p90 = NAN,
                                           .p95 = NAN,
                                           .p99 = NAN,
                                           .max = NAN,
                                           .closed_form = NAN};
        free(x.of);
    }
    return (struct design){.name = name, .result = &d->result, .series = &d->series};
}

#endif
