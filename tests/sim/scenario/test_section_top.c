/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void a_minimal_scenario_has_all_defaults(void **state)
{
    const struct scenario *sc = load_good(*state, minimal, NULL);

    assert_string_equal(sc->name, "test");
    assert_string_equal(sc->title, "test");
    assert_string_equal(sc->file, "test.yaml");
    assert_int_equal(sc->horizon, SIMTIME_YEAR);
    assert_int_equal(sc->replications.min, 1000);
    assert_int_equal(sc->replications.max, 1000);
    assert_null(sc->replications.until_metric);
    assert_int_equal(sc->seed, 1);
    assert_int_equal(sc->group_count, 1);
    assert_int_equal(sc->region_count, 1);
    assert_int_equal(sc->stamp_count, 1);
    assert_int_equal(sc->link_count, 0);
    assert_int_equal(sc->fault_count, 0);
}

static void replications_have_two_forms(void **state)
{
    const struct scenario *sc =
        load_good(*state, minimal,
                  "replications={min: 50, max: 20000, until: {metric: availability.requests, "
                  "relative: 5%}}");

    assert_int_equal(sc->replications.min, 50);
    assert_int_equal(sc->replications.max, 20000);
    assert_string_equal(sc->replications.until_metric, "availability.requests");
    assert_true(sc->replications.until_relative == 0.05);
    sc = load_good(*state, minimal, "replications={until: {metric: m, relative: 1%}}");
    assert_int_equal(sc->replications.min, 50);
    assert_int_equal(load_good(*state, minimal, "replications=7")->replications.max, 7);
}

static void the_seed_has_all_64_bits(void **state)
{
    assert_true(load_good(*state, minimal, "seed=18446744073709551615")->seed == UINT64_MAX);
    assert_true(load_good(*state, minimal, "seed=0")->seed == 0);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"ninefold=2", "S206", "ninefold"},
        {"ninefold=~", "S202", "ninefold"},
        {"horizon=0s", "S206", "horizon"},
        {"horizon=251y", "S206", "horizon"},
        {"horizon=8760", "S205", "horizon"},
        {"replications=0", "S206", "replications"},
        {"replications=-5", "S206", "replications"},
        {"replications=4294967296", "S206", "replications"},
        {"replications=many", "S207", "replications"},
        {"replications={min: 50}", "S202", "replications.until"},
        {"replications={until: {metric: m}}", "S202", "replications.until.relative"},
        {"replications={min: 9, max: 8, until: {metric: m, relative: 1%}}", "S212",
         "replications.min"},
        {"seed=-1", "S205", "seed"},
        {"seed=1.5", "S205", "seed"},
        {"extends=x.yaml", "S214", "extends"},
        {"clients=~", "S202", "clients"},
        {"edge=~", "S202", "edge"},
        {"titel=x", "S201", "titel"},
    };

    load_bad_sets(*state, minimal, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_minimal_scenario_has_all_defaults),
        FIXTURE_TEST(replications_have_two_forms),
        FIXTURE_TEST(the_seed_has_all_64_bits),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
