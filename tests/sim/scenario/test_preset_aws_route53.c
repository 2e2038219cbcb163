/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void documented_values_are_taken(void **state)
{
    const struct edge *e = &load_good(*state, minimal, "edge.preset=aws-route53")->edge;

    assert_int_equal(e->kind, EDGE_DNS);
    assert_int_equal(e->hold.ttl, 60 * SIMTIME_SECOND);
    assert_int_equal(e->probe.interval, 30 * SIMTIME_SECOND);
    assert_int_equal(e->probe.rule, RULE_CONSECUTIVE);
    assert_int_equal(e->probe.down_after, 3);
    assert_int_equal(e->probe.up_after, 3);
    assert_int_equal(e->when_all_unhealthy, ALL_UNHEALTHY_ROUTE);
    assert_false(e->retry_on_connect_failure);
    assert_int_equal(e->observers, 16);
    assert_int_equal(e->probe.timeout, 4 * SIMTIME_SECOND);
    assert_true(e->probe.agrees && e->probe.agree == 0.18); /* R53-01 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
