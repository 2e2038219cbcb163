/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"
#include "tests/models/writes.h"

static void test_apply(void **state)
{
    (void)state;
    assert_int_equal(multi_write_ledger_apply(5, OPERATION_CREDIT, 3), 8);
    assert_int_equal(multi_write_ledger_apply(5, OPERATION_DEBIT, 7), -2);
    assert_int_equal(multi_write_ledger_apply(5, OPERATION_UPDATE, 3), 3);
    assert_int_equal(multi_write_ledger_apply(5, OPERATION_DELETE, 3), 0);
    assert_true(multi_write_ledger_apply(INT64_MAX, OPERATION_CREDIT, 1) == INT64_MIN);
}

/* Serial application goes by acceptance, not by arrival. */
static void test_wrong_and_stake(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_LWW);
    writes_open(&w);
    writes_put(&w, 1, 1, 7, OPERATION_CREDIT, 250);
    writes_put(&w, 1, 1, 8, OPERATION_UPDATE, 5);
    writes_put(&w, 1.5, 2, 7, OPERATION_DEBIT, 100); /* wins: -1 instead of 1.50 */
    writes_put(&w, 1.5, 2, 8, OPERATION_UPDATE, 6);  /* wins, and is right */
    multi_write_finish(w.m, seconds(9));
    const struct multi_write_account *a = multi_write_account(w.m);
    assert_int_equal(a->conflicts, 2);
    assert_int_equal(a->wrong_entities, 1);
    assert_near(a->value_at_stake, 2.5, 1e-12);
    assert_int_equal(writes_value(&w, 7), -100);
    assert_int_equal(writes_value(&w, 8), 6);
    writes_close(&w);
}

/* Conflicts before the switching on leave no trace; what is on its way then is in the ledger. */
static void test_open(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    w.store.conflicts.track_incidents = true;
    w.store.conflicts.clock_skew = w.skew;
    w.m = multi_write_new(&w.store, NULL, true);
    multi_write_reset(w.m, 1, 1);
    writes_put(&w, 1, 0, 7, OPERATION_CREDIT, 100);
    writes_put(&w, 1.5, 1, 7, OPERATION_CREDIT, 10); /* wins untracked: 10, not 110 */
    writes_put(&w, 9, 1, 7, OPERATION_CREDIT, 1);    /* on its way at 9.5 */
    writes_put(&w, 9, 1, 8, OPERATION_UPDATE, 5);    /* likewise, the last to set */
    writes_put(&w, 9.1, 0, 8, OPERATION_CREDIT, 2);  /* found concurrent after it */
    multi_write_track(w.m, seconds(9.5), true);
    assert_int_equal(multi_write_slot(w.m, 0)->serial, 11);
    assert_int_equal(multi_write_slot(w.m, 1)->serial, 7);
    multi_write_track(w.m, seconds(20), false);
    const struct multi_write_account *a = multi_write_account(w.m);
    assert_int_equal(a->conflicts, 1);
    assert_int_equal(a->wrong_entities, 1); /* entity 8 shows 2 */
    assert_near(a->value_at_stake, 0.05, 1e-12);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_apply),
        cmocka_unit_test(test_wrong_and_stake),
        cmocka_unit_test(test_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
