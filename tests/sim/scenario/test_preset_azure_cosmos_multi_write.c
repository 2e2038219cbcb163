/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void documented_values_are_taken(void **state)
{
    const struct store *s =
        store_of(state, MULTI, "stores.m={preset: azure-cosmos-multi-write, regions: [x, y]}");

    assert_int_equal(((struct fixture *)*state)->diag.warnings, 0);
    assert_string_equal(s->preset, "azure-cosmos-multi-write");
    assert_int_equal(s->model, STORE_MULTI_WRITE);         /* COS-11 */
    assert_int_equal(s->consistency, CONSISTENCY_SESSION); /* COS-01 */
    assert_int_equal(s->lag_of, LAG_OF_WRITE);
    assert_int_equal(s->conflicts.policy, POLICY_LWW); /* COS-16 */
    assert_int_equal(s->conflicts.path, CONFLICT_PATH_TIMESTAMP);
    assert_int_equal(s->conflicts.granularity, SIMTIME_SECOND); /* COS-17 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
