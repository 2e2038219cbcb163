/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define M "stores.m.operations"

static void writes_are_updates_unless_told(void **state)
{
    const struct store *s = store_of(state, MULTI, NULL);

    assert_false(s->has_operations);
    assert_true(s->operations[OPERATION_UPDATE] == 1);
    s = store_of(state, MULTI, M "={update: 70%, debit: 15%, credit: 10%, delete: 5%}");
    assert_true(s->has_operations);
    assert_true(s->operations[OPERATION_UPDATE] == 0.7 && s->operations[OPERATION_DEBIT] == 0.15);
    assert_true(s->operations[OPERATION_CREDIT] == 0.1 && s->operations[OPERATION_DELETE] == 0.05);
    s = store_of(state, ASYNC, "stores.a.operations={debit: 1}");
    assert_true(s->has_operations && s->operations[OPERATION_UPDATE] == 0);
}

static void shares_sum_to_one(void **state)
{
    static const struct bad_set sets[] = {
        {M "={update: 70%}", "S212", M},
        {M "={update: 70%, debit: 31%}", "S212", M},
        {M "={}", "S212", M},
        {M "={update: 120%}", "S206", M ".update"},
        {M "={insert: 100%}", "S201", M ".insert"},
    };

    for (size_t i = 0; i < 4; i++) {
        load_bad(*state, stores, sets[i].set, sets[i].code, sets[i].path);
    }
    load_with(*state, stores, sets[4].set, NULL);
    assert_int_equal(((struct fixture *)*state)->diag.errors, 2);
    load_good(*state, stores, M "={update: 33.33333%, debit: 33.33333%, credit: 33.33333%}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(writes_are_updates_unless_told),
        FIXTURE_TEST(shares_sum_to_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
