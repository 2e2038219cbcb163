/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void documented_values_are_taken(void **state)
{
    const struct edge *e = &load_good(*state, minimal, "edge.preset=aws-global-accelerator")->edge;

    assert_int_equal(e->kind, EDGE_ANYCAST);
    assert_int_equal(e->probe.interval, 30 * SIMTIME_SECOND); /* GA-01 */
    assert_int_equal(e->probe.rule, RULE_CONSECUTIVE);
    assert_int_equal(e->probe.down_after, 3); /* GA-02 */
    assert_int_equal(e->probe.up_after, 3);
    assert_int_equal(e->when_all_unhealthy, ALL_UNHEALTHY_ROUTE); /* GA-03 */
    assert_false(e->retry_on_connect_failure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
