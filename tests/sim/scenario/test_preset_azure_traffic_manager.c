/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void documented_values_are_taken(void **state)
{
    const struct edge *e = &load_good(*state, minimal, "edge.preset=azure-traffic-manager")->edge;

    assert_int_equal(e->kind, EDGE_DNS);
    assert_int_equal(e->hold.ttl, 30 * SIMTIME_SECOND);
    assert_int_equal(e->probe.interval, 30 * SIMTIME_SECOND);
    assert_int_equal(e->probe.rule, RULE_CONSECUTIVE);
    assert_int_equal(e->probe.down_after, 4);
    assert_int_equal(e->probe.up_after, 1);
    assert_int_equal(e->when_all_unhealthy, ALL_UNHEALTHY_ROUTE);
    assert_false(e->retry_on_connect_failure);
    assert_int_equal(e->observers, 1);
    assert_int_equal(e->probe.timeout, 10 * SIMTIME_SECOND); /* TM-02 */
    assert_false(e->probe.agrees);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
