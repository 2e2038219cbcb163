/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two points over two factors, the second with another detection and a target that is missed. */
#ifndef TESTS_REPORTS_SWEEP_FIXTURE_H
#define TESTS_REPORTS_SWEEP_FIXTURE_H

#include "reports/sweep.h"
#include "tests/reports/fixture.h"

static const char *const intervals[] = {"10s", "30s"};
static const char *const kinds[] = {"anycast"};
static struct factor sweep_items[] = {
    {.path = "edge.probe.interval", .values = intervals, .count = 2},
    {.path = "edge.kind", .values = kinds, .count = 1}};
static const struct factors sweep_factors = {.items = sweep_items, .count = 2};
static struct summary sweep_summaries[F_COUNT];
static struct result sweep_results[2];
static const struct result *const sweep_points[2] = {&sweep_results[0], &sweep_results[1]};
static struct columns sweep_columns;

static inline struct sweep_report sweep_fixture(void)
{
    sweep_results[0] = sweep_results[1] = fixture_result();
    for (size_t m = 0; m < F_COUNT; m++) {
        sweep_summaries[m] = sweep_results[0].summaries[m];
    }
    sweep_summaries[F_DETECT].mean = 50;
    sweep_summaries[F_DETECT].lo = 49;
    sweep_summaries[F_DETECT].hi = 51;
    sweep_results[1].summaries = sweep_summaries;
    sweep_columns.count = 0;
    columns_add(&sweep_columns, &fixture_table, "rto.detect_first");
    columns_add(&sweep_columns, &fixture_table, "probe.load");
    return (struct sweep_report){.factors = &sweep_factors,
                                 .results = sweep_points,
                                 .count = 2,
                                 .version = "1.0.0",
                                 .command = "ninefold sweep pair.yaml",
                                 .columns = &sweep_columns,
                                 .width = 100};
}

#endif
