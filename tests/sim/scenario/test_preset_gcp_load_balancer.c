/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void documented_values_are_taken(void **state)
{
    const struct edge *e = &load_good(*state, minimal, "edge.preset=gcp-load-balancer")->edge;

    assert_int_equal(e->kind, EDGE_ANYCAST);
    assert_int_equal(e->probe.interval, 5 * SIMTIME_SECOND); /* GCP-01 */
    assert_int_equal(e->probe.timeout, 5 * SIMTIME_SECOND);
    assert_int_equal(e->probe.rule, RULE_CONSECUTIVE);
    assert_int_equal(e->probe.down_after, 2); /* GCP-02 */
    assert_int_equal(e->probe.up_after, 2);
    assert_int_equal(e->when_all_unhealthy, ALL_UNHEALTHY_FAIL); /* GCP-03 */
    assert_true(e->retry_on_connect_failure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
