/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void documented_values_are_taken(void **state)
{
    const struct store *s =
        store_of(state, MULTI, "stores.m={preset: aws-dynamodb-global, regions: [x, y]}");

    assert_int_equal(((struct fixture *)*state)->diag.warnings, 0);
    assert_string_equal(s->preset, "aws-dynamodb-global");
    assert_int_equal(s->model, STORE_MULTI_WRITE);          /* DDB-01 */
    assert_int_equal(s->consistency, CONSISTENCY_EVENTUAL); /* DDB-01 */
    assert_int_equal(s->conflicts.policy, POLICY_LWW);      /* DDB-02 */
    assert_int_equal(s->conflicts.granularity, SIMTIME_SECOND / 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
