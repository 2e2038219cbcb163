/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/study.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char text[] = "ninefold: 1\n"
                           "horizon: 1h\n"
                           "replications: 150\n"
                           "clients: {a: {requests: 10/s, pops: 3, latency: {x: 5ms, y: 9ms}}}\n"
                           "edge: {preset: azure-front-door}\n"
                           "regions: {rx: {}, ry: {}}\n"
                           "stamps:\n"
                           "  x: {region: rx, priority: 1, components: {app: {}}}\n"
                           "  y: {region: ry, priority: 2, components: {app: {}}}\n"
                           "faults: [{at: 10m, fault: region-outage, target: rx, for: 20m}]\n";

static const struct scenario *load(struct arena *a, const char *set)
{
    struct diag d;
    diag_init(&d);
    const struct override o = {.name = "--set", .assignment = set};
    const struct scenario *sc = scenario_load_text(a, "two.yaml", text, sizeof text - 1, &o, 1, &d);
    assert_int_equal(d.errors, 0);
    diag_release(&d);
    return sc;
}

struct seen {
    uint32_t last[2];
    size_t count[2];
    int64_t done, total;
    atomic_bool *interrupt; /* set after so many rows of the first */
    size_t after;
};

static void see_row(void *subject, size_t point, const struct row *row)
{
    struct seen *s = subject;
    assert_int_equal(row->replication, s->last[point] + 1);
    s->last[point] = row->replication;
    s->count[point]++;
    if (s->interrupt && s->count[0] == s->after) {
        atomic_store(s->interrupt, true);
    }
}

static void see_progress(void *subject, int64_t done, int64_t played, int64_t total)
{
    struct seen *s = subject;
    assert_true(done >= s->done && done <= played && played <= total);
    s->done = done;
    s->total = total;
}

static void points_are_played_as_alone(void **state)
{
    struct arena a;
    struct seen seen = {.count = {0}};
    atomic_bool interrupt = false;
    (void)state;
    arena_init(&a, 0);
    struct study_point points[2] = {{.scenario = load(&a, "edge.probe.interval=10s")},
                                    {.scenario = load(&a, "edge.probe.interval=30s")}};
    size_t done;
    assert_int_equal(study_run(&(struct study){.points = points,
                                               .count = 2,
                                               .engine = &engine_models,
                                               .first = 1,
                                               .threads = 2,
                                               .interrupt = &interrupt,
                                               .progress = see_progress,
                                               .progress_subject = &seen,
                                               .row = see_row,
                                               .row_subject = &seen},
                               &done),
                     EXPERIMENT_DONE);
    assert_int_equal(done, 2);
    assert_int_equal(seen.count[0], 150);
    assert_int_equal(seen.count[1], 150);
    assert_int_equal(seen.done, 300);
    assert_int_equal(seen.total, 300);
    for (int i = 0; i < 2; i++) {
        struct result alone;
        const struct plan *plan = plan_new(&a, points[i].scenario, false);
        experiment_run(&(struct experiment){.scenario = points[i].scenario,
                                            .engine = &engine_models,
                                            .plan = plan,
                                            .first = 1,
                                            .threads = 1},
                       &alone);
        assert_memory_equal(alone.summaries, points[i].result.summaries,
                            engine_models.metrics->count * sizeof *alone.summaries);
        result_release(&alone);
        plan_release(plan);
    }
    assert_true(result_summary(&points[0].result, "rto.service")->mean <
                result_summary(&points[1].result, "rto.service")->mean);
    study_release(points, 2);
    arena_release(&a);
}

/* The point that was being played is not one of those that are done. */
static void an_interrupt_leaves_whole_points(void **state)
{
    struct arena a;
    atomic_bool interrupt = false;
    struct seen seen = {.interrupt = &interrupt, .after = 150};
    (void)state;
    arena_init(&a, 0);
    struct study_point points[2] = {{.scenario = load(&a, "edge.probe.interval=10s")},
                                    {.scenario = load(&a, "replications=100000")}};
    size_t done;
    assert_int_equal(study_run(&(struct study){.points = points,
                                               .count = 2,
                                               .engine = &engine_models,
                                               .first = 1,
                                               .threads = 2,
                                               .interrupt = &interrupt,
                                               .row = see_row,
                                               .row_subject = &seen},
                               &done),
                     EXPERIMENT_INTERRUPTED);
    assert_int_equal(done, 1);
    assert_int_equal(points[0].result.replications, 150);
    assert_false(points[0].result.interrupted);
    assert_true(points[1].result.interrupted);
    study_release(points, 2);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_are_played_as_alone),
        cmocka_unit_test(an_interrupt_leaves_whole_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
