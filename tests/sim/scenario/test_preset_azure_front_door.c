/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void documented_values_are_taken(void **state)
{
    const struct edge *e = &load_good(*state, minimal, "edge.preset=azure-front-door")->edge;

    assert_int_equal(e->kind, EDGE_ANYCAST);
    assert_int_equal(e->probe.interval, 30 * SIMTIME_SECOND); /* AFD-02 */
    assert_int_equal(e->probe.rule, RULE_WINDOW);
    assert_int_equal(e->probe.sample_size, 4); /* AFD-07 */
    assert_int_equal(e->probe.successful_samples_required, 3);
    assert_int_equal(e->additional_latency, 0);                       /* AFD-18 */
    assert_int_equal(e->when_all_unhealthy, ALL_UNHEALTHY_ROUTE);     /* AFD-14 */
    assert_true(e->retry_on_connect_failure);                         /* AFD-22 */
    assert_true(e->propagation.a == 180 && e->propagation.c == 2700); /* AFD-26 */
    assert_int_equal(e->probe.timeout, 10 * SIMTIME_SECOND); /* none documented: the default */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
