/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/settings.h"

#include "tests/sim/store/fixture.h"

static void a_grid_is_known_as_one(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct factors back;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = recording_insert(&f.archive, &s.recording);
    assert_true(settings_read(&f.archive, run, FIXTURE_POINTS, &s.arena, &back));
    assert_int_equal(back.count, 1);
    assert_string_equal(back.items[0].path, "edge.probe.interval");
    assert_int_equal(back.items[0].count, 2);
    assert_null(back.chosen);
    assert_string_equal(factors_value(&back, 1, 0), "30s");
    fixture_study_release(&s);
    fixture_close(&f);
}

static void chosen_points_stay_chosen(void **state)
{
    static const char *const chosen[] = {"30s", "10s"};
    struct fixture f;
    struct fixture_study s;
    struct factors back;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    s.factor.count = 1;
    s.factors.chosen = chosen;
    s.factors.points = FIXTURE_POINTS;
    int64_t run = recording_insert(&f.archive, &s.recording);
    /* As many as a grid of another order has is still a grid; here one value comes twice. */
    assert_true(archive_exec(&f.archive, "UPDATE settings SET value = '30s'"));
    assert_true(settings_read(&f.archive, run, FIXTURE_POINTS, &s.arena, &back));
    assert_non_null(back.chosen);
    assert_int_equal(factors_points(&back), 2);
    assert_string_equal(factors_value(&back, 0, 0), "30s");
    assert_string_equal(factors_value(&back, 1, 0), "30s");
    fixture_study_release(&s);
    fixture_close(&f);
}

static void without_any_there_are_none(void **state)
{
    struct fixture f;
    struct factors back;
    struct arena a;
    (void)state;
    fixture_open(&f);
    arena_init(&a, 0);
    assert_true(settings_read(&f.archive, 1, 1, &a, &back));
    assert_int_equal(back.count, 0);
    arena_release(&a);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_grid_is_known_as_one),
        cmocka_unit_test(chosen_points_stay_chosen),
        cmocka_unit_test(without_any_there_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
