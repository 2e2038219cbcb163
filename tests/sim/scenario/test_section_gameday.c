/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void an_entry_is_a_fault_with_a_name(void **state)
{
    const struct scenario *sc = load_good(
        *state, pair,
        "gameday=[{name: one pod, tier: 1, fault: instance-crash, target: we.app, count: 2, for: "
        "5m, targets: {rto: 0s}}, {name: off, tier: 4, fault: region-outage, target: far, at: 20m, "
        "targets: {rto: 90s, rpo: 5s, percentile: 99}}]");

    assert_int_equal(sc->drill_count, 2);
    assert_string_equal(sc->drills[0].name, "one pod");
    assert_int_equal(sc->drills[0].fault.at, 600 * SIMTIME_SECOND);
    assert_int_equal(sc->drills[0].fault.count, 2);
    assert_int_equal(sc->drills[0].targets.rto, 0);
    assert_int_equal(sc->drills[0].targets.rpo, SIMTIME_NEVER);
    assert_true(sc->drills[0].targets.percentile == 95);
    assert_int_equal(sc->drills[1].tier, 4);
    assert_int_equal(sc->drills[1].fault.at, 1200 * SIMTIME_SECOND);
    assert_true(sc->drills[1].targets.percentile == 99);
    assert_int_equal(sc->fault_count, 1); /* nobody plays them by the way */
}

static void limits_are_its_own_and_measures_the_scenarios(void **state)
{
    const struct scenario *sc =
        load_with(*state, pair, "targets={rto: 60s, availability: 99%, success_ratio: 90%}",
                  "gameday=[{name: a, fault: region-outage, target: far}]", NULL);

    assert_non_null(sc);
    assert_int_equal(sc->drills[0].targets.rto, SIMTIME_NEVER);
    assert_true(isnan(sc->drills[0].targets.availability));
    assert_true(sc->drills[0].targets.success_ratio == 0.9);
    assert_int_equal(sc->drills[0].tier, 1);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"gameday=[{fault: region-outage, target: far}]", "S202", "gameday[0].name"},
        {"gameday=[{name: a, target: far}]", "S202", "gameday[0].fault"},
        {"gameday=[{name: a, fault: region-outage, target: nowhere}]", "S301", "gameday[0].target"},
        {"gameday=[{name: a, fault: region-outage, target: far, at: 1h}]", "S212", "gameday[0].at"},
        {"gameday=[{name: a, fault: region-outage, target: far, count: 3}]", "S213",
         "gameday[0].count"},
        {"gameday=[{name: a, fault: region-outage, target: far}, "
         "{name: a, fault: region-outage, target: far}]",
         "S212", "gameday[1].name"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(an_entry_is_a_fault_with_a_name),
        FIXTURE_TEST(limits_are_its_own_and_measures_the_scenarios),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
