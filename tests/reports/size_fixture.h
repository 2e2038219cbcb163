/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three points over two factors: the first misses rto.service, the second is chosen, the third has
 * 1.5 more probes a second. What is minimised is probe.load. */
#ifndef TESTS_REPORTS_SIZE_FIXTURE_H
#define TESTS_REPORTS_SIZE_FIXTURE_H

#include <string.h>

#include "reports/size.h"
#include "tests/reports/fixture.h"

enum { SIZE_POINTS = 3 };

static const char *const size_intervals[] = {"30s", "20s", "10s"};
static const char *const size_kinds[] = {"anycast"};
static struct factor size_items[] = {
    {.path = "edge.probe.interval", .values = size_intervals, .count = SIZE_POINTS},
    {.path = "edge.kind", .values = size_kinds, .count = 1}};
static const struct factors size_factors = {.items = size_items, .count = 2};
static struct summary size_summaries[SIZE_POINTS][F_COUNT];
static struct result size_results[SIZE_POINTS];
static const struct result *const size_points[SIZE_POINTS] = {&size_results[0], &size_results[1],
                                                              &size_results[2]};
static struct contender size_contenders[SIZE_POINTS];
static struct sized size_sized;
static struct columns size_columns;

static inline struct footing size_footing(bool kept, double error)
{
    return (struct footing){.kept = kept,
                            .error_kept = kept ? error : 1,
                            .error_missed = kept ? 1 : error,
                            .likely = kept ? 1 - error / 4 : error / 4,
                            .margin = kept ? 0.03 : -0.03,
                            .variance = 0.04};
}

static inline void size_point(size_t i, double load, int64_t played, bool met, double p95)
{
    struct result *r = &size_results[i];
    *r = fixture_result();
    memcpy(size_summaries[i], r->summaries, sizeof size_summaries[i]);
    r->summaries = size_summaries[i];
    r->summaries[F_LOAD].mean = r->summaries[F_LOAD].lo = r->summaries[F_LOAD].hi = load;
    r->replications = played;
    r->target_count = 2;
    r->targets[1].value = p95;
    r->targets[1].lo = p95 - 0.5;
    r->targets[1].hi = p95 + 0.5;
    r->targets[1].verdict = met ? VERDICT_MET : VERDICT_MISSED;
    size_contenders[i] =
        (struct contender){.objective = load,
                           .targets = {size_footing(true, 0.001), size_footing(met, 0.002)},
                           .target_count = 2,
                           .lead = {.mean = NAN, .error = 1, .lo = NAN, .hi = NAN},
                           .played = played};
}

/* Tests may change all of it; decided, with an error of 0.01 that was asked of a statement. */
static inline struct size_report size_fixture(void)
{
    size_point(0, 3.5, 100, false, 69.5);
    size_point(1, 5, 700, true, 49.5);
    size_point(2, 6.5, 100, true, 29.5);
    size_contenders[0].lead = (struct lead){-1.5, 0, 1, -1.5, -1.5};
    size_contenders[2].lead = (struct lead){1.5, 1, 0.003, 1.25, 1.75};
    size_sized = (struct sized){.selection = {.best = 1,
                                              .runner_up = 2,
                                              .verdict = VERDICT_MET,
                                              .probability = 0.98765,
                                              .error = 0.01},
                                .contenders = size_contenders,
                                .played = 900};
    size_columns.count = 0;
    return (struct size_report){.factors = &size_factors,
                                .results = size_points,
                                .count = SIZE_POINTS,
                                .sized = &size_sized,
                                .minimise = F_LOAD,
                                .confidence = 0.95,
                                .most = 1000,
                                .budget = INT64_MAX,
                                .version = "1.0.0",
                                .command = "ninefold size pair.yaml",
                                .columns = &size_columns,
                                .width = 100};
}

/* The first point, too, could still be the one. */
static inline struct size_report size_undecided(void)
{
    struct size_report report = size_fixture();
    size_contenders[0].targets[1].error_missed = 0.2;
    size_contenders[1].targets[1].error_kept = 0.1;
    size_sized.selection.verdict = VERDICT_UNDECIDED;
    size_sized.selection.probability = 0.2;
    return report;
}

/* None meets rto.service; the second is nearest to it. */
static inline struct size_report size_missed(void)
{
    struct size_report report = size_fixture();
    for (size_t i = 0; i < SIZE_POINTS; i++) {
        size_point(i, 3.5 + 1.5 * (double)i, 100, false, i == 1 ? 61.5 : 70);
    }
    size_sized.selection = (struct selection){.best = SELECTION_NONE,
                                              .runner_up = 1,
                                              .verdict = VERDICT_MISSED,
                                              .probability = 1,
                                              .error = 0.01};
    return report;
}

static inline void size_assert_contains(const struct buf *text, const char *part)
{
    if (!strstr(buf_text(text), part)) {
        print_message("%s\n", buf_text(text));
        fail_msg("not found: %s", part);
    }
}

static inline void size_assert_lacks(const struct buf *text, const char *part)
{
    if (strstr(buf_text(text), part)) {
        print_message("%s\n", buf_text(text));
        fail_msg("found: %s", part);
    }
}

#endif
