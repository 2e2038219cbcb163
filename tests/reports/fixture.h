/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A result written by hand, with one metric of every kind that reports tell apart. */
#ifndef TESTS_REPORTS_FIXTURE_H
#define TESTS_REPORTS_FIXTURE_H

#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <setjmp.h>

#include <cmocka.h>

#include "reports/report.h"

enum {
    F_NINES,
    F_REQUESTS,
    F_DOWNTIME,
    F_LOAD,
    F_DETECT,
    F_SERVICE,
    F_STAGE_DECIDE,
    F_STAGE_DETECT,
    F_STAGE_DRAIN,
    F_WRITE,
    F_COUNT
};

static const struct metric fixture_metrics[F_COUNT] = {
    {"availability.nines", "1", SCOPE_REPLICATION, SUMMARY_NINES, ""},
    {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"downtime", "min/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"probe.load", "1/s", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"rto.detect_first", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
    {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
    {"rto.stage.decide", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
    {"rto.stage.detect", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
    {"rto.stage.drain", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
    {"rto.write", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
};

static const struct metric_table fixture_table = {fixture_metrics, F_COUNT};

#define FIXTURE_EMPTY                                                                              \
    {                                                                                              \
        .mean = NAN, .lo = NAN, .hi = NAN, .error = NAN, .sd = NAN, .min = NAN, .p50 = NAN,        \
        .p90 = NAN, .p95 = NAN, .p99 = NAN, .max = NAN, .closed_form = NAN                         \
    }

static const struct summary fixture_summaries[F_COUNT] = {
    [F_NINES] = {.n = 400,
                 .mean = 3.2,
                 .lo = 3.125,
                 .hi = 3.3,
                 .error = NAN,
                 .sd = NAN,
                 .min = NAN,
                 .p50 = NAN,
                 .p90 = NAN,
                 .p95 = NAN,
                 .p99 = NAN,
                 .max = NAN,
                 .closed_form = NAN},
    [F_REQUESTS] = {400, 0.9993690426555198, 0.99925, 0.9994880853110396, 0.00006, 0.0012, 0.99,
                    0.9999, 0.99995, 1, 1, 1, 0, false, false, NAN},
    [F_DOWNTIME] = {400, 331.6311802, 269, 394.2623604, 31.8, 636, 0, 52.56, 525, 1000, 2000, 5256,
                    0, false, false, NAN},
    [F_LOAD] = {400, 3.3333333333333335, 3.3333333333333335, 3.3333333333333335, 0, 0,
                3.3333333333333335, 3.3333333333333335, 3.3333333333333335, 3.3333333333333335,
                3.3333333333333335, 3.3333333333333335, 0, false, false, NAN},
    [F_DETECT] = {400, 40.3125, 40.25, 40.375, 0.03125, 0.625, 40, 40.2, 40.6, 40.9, 41.25, 42.5, 0,
                  false, false, 40.28125},
    [F_SERVICE] = {400, 61.25, 60.125, 62.375, 0.5625, 11.25, 31, 60.9375, 74.75, 78, 84, 88.125, 2,
                   false, false, NAN},
    [F_STAGE_DECIDE] = {400, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, false, NAN},
    [F_STAGE_DETECT] = {400, 40.3125, 40.25, 40.375, 0.03125, 0.625, 40, 40.2, 40.6, 40.9, 41.25,
                        42.5, 0, false, false, NAN},
    [F_STAGE_DRAIN] = {400, 20.9375, 20, 21.875, 0.46, 9, 1, 20, 30, 35, 40, 45, 0, false, false,
                       NAN},
    [F_WRITE] = FIXTURE_EMPTY,
};

static struct summary fixture_copy[F_COUNT];

/* Tests may change what they are given. */
static inline struct result fixture_result(void)
{
    for (size_t i = 0; i < F_COUNT; i++) {
        fixture_copy[i] = fixture_summaries[i];
    }
    return (struct result){
        .name = "pair",
        .title = "Two stamps",
        .file = "dir/pair.yaml",
        .sha256 = "00ff",
        .seed = 7,
        .first = 1,
        .replications = 400,
        .horizon = SIMTIME_YEAR,
        .metrics = &fixture_table,
        .summaries = fixture_copy,
        .targets = {{"availability.requests", "mean", true, 0.999, 0.9993690426555198, 0.99925,
                     0.9994880853110396, VERDICT_MET, DOUBT_NONE, 0, 400},
                    {"rto.service", "p95", false, 60, 78, 76.875, 79.25, VERDICT_MISSED, DOUBT_NONE,
                     0, 400},
                    {"rto.write", "p95", false, 60, NAN, NAN, NAN, VERDICT_UNDECIDED,
                     DOUBT_NO_VALUES, 0, 0}},
        .target_count = 3,
        .events = 123456,
        .skipped_probes = UINT64_C(84096000000),
    };
}

static const struct metric fixture_money_metrics[] = {
    {"cost.annual", "currency/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"rpo.lost_value", "currency", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
};

static const struct metric_table fixture_money_table = {fixture_money_metrics, 2};

/* Two figures in francs, and no target. */
static inline struct result fixture_money(void)
{
    struct result r = fixture_result();
    r.metrics = &fixture_money_table;
    fixture_copy[0] = fixture_copy[1] = fixture_summaries[F_DOWNTIME];
    r.currency = "CHF";
    r.target_count = 0;
    return r;
}

/* The report as text; the caller releases it. */
static inline struct buf fixture_write(const struct report_type *type, const struct result *r,
                                       bool colour)
{
    struct buf out = BUF_INIT;
    type->write(&(struct report){.result = r,
                                 .version = "1.0.0",
                                 .command = "ninefold run dir/pair.yaml --seed 7",
                                 .colour = colour,
                                 .width = 100},
                &out);
    return out;
}

#endif
