/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions: who has seen what. Region 0 is the hub. */
#include "tests/models/check.h"
#include "tests/models/writes.h"

static void test_spaced_writes_do_not_conflict(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_LWW);
    writes_open(&w);
    writes_put(&w, 0, 1, 7, OPERATION_CREDIT, 100);
    writes_put(&w, 2, 2, 7, OPERATION_CREDIT, 10); /* out at 1, here at 2 */
    writes_put(&w, 4, 0, 7, OPERATION_CREDIT, 1);  /* in the hub at 3 */
    multi_write_finish(w.m, seconds(10));
    const struct multi_write_account *a = multi_write_account(w.m);
    assert_int_equal(a->writes, 3);
    assert_int_equal(a->conflicts, 0);
    assert_int_equal(a->wrong_entities, 0);
    assert_int_equal(writes_value(&w, 7), 111);
    writes_close(&w);
}

/* One nanosecond before the outcome is there. */
static void test_conflict_before_the_outcome(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_LWW);
    writes_open(&w);
    writes_put(&w, 0, 1, 7, OPERATION_CREDIT, 100);
    writes_put(&w, 1.999999999, 2, 7, OPERATION_CREDIT, 10);
    multi_write_finish(w.m, seconds(10));
    const struct multi_write_account *a = multi_write_account(w.m);
    assert_int_equal(a->conflicts, 1);
    assert_int_equal(a->entities, 1);
    assert_int_equal(a->overwritten, 1);
    assert_int_equal(a->wrong_entities, 1);
    assert_near(a->value_at_stake, 1, 0);
    assert_int_equal(writes_value(&w, 7), 10);
    writes_close(&w);
}

/* A region's own pending writes are on top of one another: one conflict, whichever comes first. */
static void test_successor_comes_first(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    w.store.throughput = 1;
    writes_open(&w);
    writes_cut(&w, 0, 0, 1, true);
    writes_put(&w, 0, 0, 7, OPERATION_UPDATE, 5);
    writes_put(&w, 1, 1, 7, OPERATION_CREDIT, 100); /* conflicts, and wins */
    writes_put(&w, 2, 1, 7, OPERATION_CREDIT, 10);  /* on top of it: replaces it in the hub */
    writes_cut(&w, 5, 0, 1, false);
    multi_write_finish(w.m, seconds(10));
    const struct multi_write_account *a = multi_write_account(w.m);
    assert_int_equal(a->conflicts, 1);
    assert_int_equal(a->overwritten, 1);
    assert_int_equal(writes_value(&w, 7), 110);
    assert_near(a->value_at_stake, 0.05, 1e-12);
    writes_close(&w);
}

/* A region that has not seen how its write fared writes on top of it: that is concurrent once more
 * with the outcome; who has seen the outcome of that is not. */
static void test_join(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_LWW);
    writes_open(&w);
    writes_put(&w, 0, 1, 7, OPERATION_UPDATE, 5);
    writes_put(&w, 0.5, 2, 7, OPERATION_UPDATE, 6);  /* wins at 1.5, everywhere at 2.5 */
    writes_put(&w, 2.25, 1, 7, OPERATION_CREDIT, 1); /* on 5, wins at 3.25 */
    writes_put(&w, 4.5, 2, 7, OPERATION_CREDIT, 10); /* on 6 */
    multi_write_finish(w.m, seconds(10));
    const struct multi_write_account *a = multi_write_account(w.m);
    assert_int_equal(a->conflicts, 2);
    assert_int_equal(a->overwritten, 2);
    assert_int_equal(writes_value(&w, 7), 16);
    writes_close(&w);
}

static void test_unapplied(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_LWW);
    writes_open(&w);
    writes_put(&w, 0, 1, 7, OPERATION_UPDATE, 5);
    writes_put(&w, 0, 0, 8, OPERATION_UPDATE, 5);
    assert_int_equal(multi_write_unapplied(w.m, 1, 0), 1);
    assert_int_equal(multi_write_unapplied(w.m, 1, 2), 1);
    assert_int_equal(multi_write_unapplied(w.m, 0, 2), 1);
    multi_write_advance(w.m, seconds(1.5));
    assert_int_equal(multi_write_unapplied(w.m, 1, 0), 0);
    assert_int_equal(multi_write_unapplied(w.m, 1, 2), 1);
    assert_int_equal(multi_write_unapplied(w.m, 0, 2), 0);
    multi_write_advance(w.m, seconds(2.5));
    assert_int_equal(multi_write_unapplied(w.m, 1, 2), 0);
    writes_close(&w);
}

static void test_counter_has_no_conflicts(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_COUNTER);
    writes_open(&w);
    multi_write_track(w.m, 0, true);
    for (size_t r = 0; r < 3; r++) {
        writes_put(&w, 0.1 * (double)r, r, 7, OPERATION_CREDIT, 1 + (int64_t)r);
    }
    assert_int_equal(multi_write_unapplied(w.m, 1, 2), 1);
    multi_write_advance(w.m, seconds(1.15));
    assert_int_equal(multi_write_unapplied(w.m, 1, 2), 0);
    multi_write_finish(w.m, seconds(10));
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    assert_int_equal(multi_write_account(w.m)->wrong_entities, 0);
    assert_int_equal(writes_value(&w, 7), 6);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spaced_writes_do_not_conflict),
        cmocka_unit_test(test_conflict_before_the_outcome),
        cmocka_unit_test(test_successor_comes_first),
        cmocka_unit_test(test_join),
        cmocka_unit_test(test_unapplied),
        cmocka_unit_test(test_counter_has_no_conflicts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
