/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two writes of one entity that have not seen one another: region 1 at second 10, region 2 later.
 */
#include "tests/models/check.h"
#include "tests/models/writes.h"

static int64_t play(struct writes *w, enum operation first, double after, enum operation second)
{
    writes_open(w);
    writes_put(w, 0, 0, 7, OPERATION_UPDATE, 50);
    writes_put(w, 10, 1, 7, first, first == OPERATION_DELETE ? 0 : 1);
    writes_put(w, 10 + after, 2, 7, second, second == OPERATION_DELETE ? 0 : 2);
    multi_write_finish(w->m, seconds(20));
    assert_int_equal(multi_write_account(w->m)->conflicts, 1);
    int64_t value = writes_value(w, 7);
    value = writes_deleted(w, 7) ? -1 : value;
    writes_close(w);
    return value;
}

static void test_lww(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_LWW);
    assert_int_equal(play(&w, OPERATION_UPDATE, 0.5, OPERATION_UPDATE), 2);
    assert_int_equal(play(&w, OPERATION_CREDIT, 0.5, OPERATION_CREDIT), 52);
    assert_int_equal(play(&w, OPERATION_UPDATE, 0, OPERATION_UPDATE), 1); /* earlier region */
    assert_int_equal(play(&w, OPERATION_DELETE, 0.5, OPERATION_UPDATE), -1);
    assert_int_equal(play(&w, OPERATION_UPDATE, 0.5, OPERATION_DELETE), -1);
    w.store.conflicts.granularity = SIMTIME_SECOND;
    assert_int_equal(play(&w, OPERATION_UPDATE, 0.5, OPERATION_UPDATE), 1);
    w.skew[1] = -seconds(20); /* towards the past, also below 0 */
    assert_int_equal(play(&w, OPERATION_UPDATE, 0.5, OPERATION_UPDATE), 2);
    w.store.conflicts.granularity = 0;
    w.skew[1] = 0;
    w.skew[2] = -seconds(0.75);
    assert_int_equal(play(&w, OPERATION_UPDATE, 0.5, OPERATION_UPDATE), 1);
}

/* Version numbers: region 1 has written twice on the same base. */
static void test_version_path(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_LWW);
    w.store.conflicts.path = CONFLICT_PATH_VERSION;
    assert_int_equal(play(&w, OPERATION_UPDATE, 0.5, OPERATION_UPDATE), 1);
    writes_open(&w);
    writes_cut(&w, 0, 1, 0, true);
    writes_put(&w, 1, 1, 7, OPERATION_UPDATE, 1);
    writes_put(&w, 2, 1, 7, OPERATION_UPDATE, 2);
    writes_cut(&w, 3, 1, 0, false);
    writes_put(&w, 3.5, 0, 7, OPERATION_UPDATE, 3);
    multi_write_finish(w.m, seconds(20));
    assert_int_equal(writes_value(&w, 7), 2);
    writes_close(&w);
}

static void test_keep_live(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_KEEP_LIVE);
    assert_int_equal(play(&w, OPERATION_DELETE, 0.5, OPERATION_UPDATE), 2);
    assert_int_equal(play(&w, OPERATION_UPDATE, 0.5, OPERATION_DELETE), -1);
    assert_int_equal(play(&w, OPERATION_DELETE, 0, OPERATION_UPDATE), 2); /* tie: stays alive */
    assert_int_equal(play(&w, OPERATION_UPDATE, 0, OPERATION_DELETE), 1);
    assert_int_equal(play(&w, OPERATION_UPDATE, 0, OPERATION_UPDATE), 1);
}

static void test_merge(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_MERGE);
    assert_int_equal(play(&w, OPERATION_CREDIT, 0.5, OPERATION_CREDIT), 53);
    assert_int_equal(play(&w, OPERATION_UPDATE, 0.5, OPERATION_DEBIT), -1 + 0);
    assert_int_equal(play(&w, OPERATION_UPDATE, 0.5, OPERATION_DELETE), -1);
    assert_int_equal(play(&w, OPERATION_DELETE, 0.5, OPERATION_CREDIT), 2);
}

/* Fails: the winner by lww is readable, an item waits, nothing is called wrong meanwhile. */
static void test_merge_fails(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_MERGE);
    w.store.conflicts.fails = 1;
    w.store.conflicts.unread = true;
    writes_open(&w);
    writes_put(&w, 0, 1, 7, OPERATION_CREDIT, 1);
    writes_put(&w, 0.5, 2, 7, OPERATION_CREDIT, 2);
    multi_write_finish(w.m, seconds(20));
    const struct multi_write_account *a = multi_write_account(w.m);
    assert_int_equal(writes_value(&w, 7), 2);
    assert_int_equal(a->conflicts, 1);
    assert_int_equal(a->overwritten, 0);
    assert_int_equal(a->to_feed, 1);
    assert_int_equal(a->unresolved, 1);
    assert_int_equal(a->wrong_entities, 0);
    assert_near(a->feed_oldest_max, 18.5, 1e-12);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lww),         cmocka_unit_test(test_version_path),
        cmocka_unit_test(test_keep_live),   cmocka_unit_test(test_merge),
        cmocka_unit_test(test_merge_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
