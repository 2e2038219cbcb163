/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void documented_values_are_taken(void **state)
{
    const struct store *s =
        store_of(state, ASYNC, "stores.a={preset: azure-sql-failover-group, regions: [x, y]}");

    assert_int_equal(((struct fixture *)*state)->diag.warnings, 0);
    assert_string_equal(s->preset, "azure-sql-failover-group");
    assert_int_equal(s->model, STORE_ASYNC); /* SQL-06 */
    assert_int_equal(s->lag_of, LAG_OF_STREAM);
    assert_true(fabs(dist_quantile(&s->lag, 0.99) - 5) < 1e-9);                     /* SQL-05 */
    assert_int_equal(s->failover.policy, FAILOVER_RUNBOOK);                         /* SQL-01 */
    assert_true(s->failover.grace_period.a == 3600);                                /* SQL-03 */
    assert_true(fabs(dist_quantile(&s->failover.decision, 0.5) - 7 * 3600) < 1e-6); /* PGF-01 */
    assert_true(s->failover.promote.a == 30 && s->failover.promote.b == 60);        /* SQL-05 */
    assert_int_equal(s->failover.listener_ttl, 30 * SIMTIME_SECOND);                /* SQL-07 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
