/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void documented_values_are_taken(void **state)
{
    const struct store *s =
        store_of(state, ASYNC, "stores.a={preset: aws-aurora-global, regions: [x, y]}");

    assert_int_equal(((struct fixture *)*state)->diag.warnings, 0);
    assert_string_equal(s->preset, "aws-aurora-global");
    assert_int_equal(s->model, STORE_ASYNC); /* AUR-01 */
    assert_int_equal(s->lag_of, LAG_OF_STREAM);
    assert_true(fabs(dist_quantile(&s->lag, 0.99) - 1) < 1e-9);
    assert_int_equal(s->failover.policy, FAILOVER_RUNBOOK); /* AUR-03 */
    assert_true(s->failover.promote.a == 60);               /* AUR-02 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
