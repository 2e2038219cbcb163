/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void documented_values_are_taken(void **state)
{
    const struct store *s =
        store_of(state, ASYNC, "stores.a={preset: azure-cosmos-single-write, regions: [x, y]}");

    assert_int_equal(((struct fixture *)*state)->diag.warnings, 0);
    assert_string_equal(s->preset, "azure-cosmos-single-write");
    assert_int_equal(s->model, STORE_ASYNC);               /* COS-09 */
    assert_int_equal(s->consistency, CONSISTENCY_SESSION); /* COS-01 */
    assert_int_equal(s->failover.policy, FAILOVER_NONE);   /* COS-09 */
    assert_true(s->failover.decision.a == 3600);
    assert_int_equal(s->failover.listener_ttl, 5 * SIMTIME_MINUTE); /* COS-12 */
    s = store_of(state, ASYNC,
                 "stores.a={preset: azure-cosmos-single-write, model: sync, "
                 "consistency: strong, regions: [x, y]}");
    assert_true(s->round_trips == 2); /* COS-05 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(documented_values_are_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
