/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/stored_sizing.h"

#include <math.h>

#include "tests/sim/store/fixture.h"

static const struct contender all[FIXTURE_POINTS] = {
    {.objective = 1.5,
     .targets = {{.kept = true,
                  .error_kept = 0.01,
                  .error_missed = 1,
                  .likely = 0.99,
                  .margin = 0.25,
                  .variance = 2}},
     .target_count = 1,
     .lead = {.mean = NAN, .variance = NAN, .error = 1, .lo = NAN, .hi = NAN},
     .played = 300},
    {.objective = 2.5,
     .targets = {{.kept = false,
                  .error_kept = 1,
                  .error_missed = 0.001,
                  .likely = 0,
                  .margin = NAN,
                  .variance = 3}},
     .target_count = 1,
     .lead = {.mean = 1, .variance = 4, .error = 0.02, .lo = 0.5, .hi = 1.5},
     .played = 100}};

static void the_conclusion_comes_back(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct contender contenders[FIXTURE_POINTS];
    const struct sized sized = {.selection = {.best = 0,
                                              .runner_up = SELECTION_NONE,
                                              .verdict = VERDICT_MISSED,
                                              .probability = 0.96,
                                              .error = 0.004},
                                .contenders = contenders,
                                .played = 400};
    const struct metric_table *metrics = engine_models.metrics;
    int minimise = metric_find(metrics, "probe.load");
    const struct stored_sizing z = {minimise,  metrics, 0.95,          1000,
                                    INT64_MAX, &sized,  FIXTURE_POINTS};
    struct stored_sizing back = {.metrics = metrics, .count = FIXTURE_POINTS};
    (void)state;
    memcpy(contenders, all, sizeof all);
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = recording_insert(&f.archive, &s.recording);
    assert_true(stored_sizing_write(&f.archive, run, &z));
    assert_true(stored_sizing_write(&f.archive, run, &z)); /* again, in place of itself */
    assert_true(stored_sizing_read(&f.archive, run, &s.arena, &back));
    assert_true(back.minimise == minimise && back.confidence == 0.95 && back.most == 1000);
    assert_true(back.budget == INT64_MAX && back.sized->played == 400);
    assert_true(back.sized->selection.best == 0 && back.sized->selection.error == 0.004);
    assert_true(back.sized->selection.runner_up == SELECTION_NONE);
    assert_int_equal(back.sized->selection.verdict, VERDICT_MISSED);
    for (int i = 0; i < FIXTURE_POINTS; i++) {
        const struct contender *c = &back.sized->contenders[i];
        assert_true(c->objective == all[i].objective && c->played == all[i].played);
        assert_int_equal(c->target_count, 1);
        assert_true(c->targets[0].kept == all[i].targets[0].kept);
        assert_true(c->targets[0].likely == all[i].targets[0].likely);
        assert_true(isnan(c->targets[0].margin) == isnan(all[i].targets[0].margin));
        assert_true(isnan(c->lead.mean) == isnan(all[i].lead.mean));
        assert_true(c->lead.error == all[i].lead.error);
    }
    fixture_study_release(&s);
    fixture_close(&f);
}

static void of_another_run_there_is_none(void **state)
{
    struct fixture f;
    struct arena a;
    struct stored_sizing back = {.metrics = engine_models.metrics, .count = 1};
    (void)state;
    fixture_open(&f);
    arena_init(&a, 0);
    assert_false(stored_sizing_read(&f.archive, 7, &a, &back));
    arena_release(&a);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_conclusion_comes_back),
        cmocka_unit_test(of_another_run_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
