/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void links_join_regions_by_index(void **state)
{
    const struct scenario *sc = load_good(*state, pair, NULL);

    assert_int_equal(sc->link_count, 1);
    assert_int_equal(sc->links[0].a, 0);
    assert_int_equal(sc->links[0].b, 1);
    assert_int_equal(sc->links[0].rtt, 17 * SIMTIME_SECOND / 1000);
    assert_int_equal(load_good(*state, pair, "links=[{between: [far, westeurope]}]")->links[0].rtt,
                     0);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"links[0].between=[westeurope, xx]", "S301", "links[0].between[1]"},
        {"links[0].between=[westeurope, westeurope]", "S302", "links[0].between"},
        {"links[0].between=[westeurope]", "S210", "links[0].between"},
        {"links[0].between=westeurope", "S203", "links[0].between"},
        {"links=[{rtt: 5ms}]", "S202", "links[0].between"},
        {"links[0].rtt=17", "S205", "links[0].rtt"},
        {"links=[{between: [westeurope, far]}, {between: [far, westeurope]}]", "S212",
         "links[1].between"},
        {"links={}", "S203", "links"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(links_join_regions_by_index),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
