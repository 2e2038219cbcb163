/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void a_round_trip_is_the_same_both_ways(void **state)
{
    const struct scenario *sc = load_good(*state, pair, NULL);

    assert_int_equal(scenario_rtt(sc, 0, 1), 17 * SIMTIME_SECOND / 1000);
    assert_int_equal(scenario_rtt(sc, 1, 0), 17 * SIMTIME_SECOND / 1000);
    assert_int_equal(scenario_rtt(sc, 0, 0), 0);
    assert_int_equal(scenario_rtt(sc, 0, 2), 0);
}

static void scripted_is_what_comes_at_a_given_hour(void **state)
{
    assert_true(scenario_has_scripted_faults(load_good(*state, pair, NULL)));
    assert_false(scenario_has_scripted_faults(load_good(*state, pair, "faults=[]")));
    assert_false(scenario_has_scripted_faults(
        load_with(*state, pair, "faults=[]", "preset=documented-rates",
                  "common_cause=[{beta: 5%, of: [westeurope, northeurope]}]", NULL)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_round_trip_is_the_same_both_ways),
        FIXTURE_TEST(scripted_is_what_comes_at_a_given_hour),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
