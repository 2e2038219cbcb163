/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub, region 0, goes down; region 1 is the next. */
#include "tests/models/check.h"
#include "tests/models/writes.h"

static struct loss lost, stranded;

static void open_three(struct writes *w)
{
    writes_init(w, 3, POLICY_LWW);
    writes_open(w);
}

/* A write that was on its way to the old hub arrives in the new one with what was left. */
static void test_pending_is_redirected(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w);
    writes_put(&w, 1, 2, 7, OPERATION_CREDIT, 1);
    multi_write_down(w.m, seconds(1.25), 0, false, &lost, &stranded);
    assert_int_equal(w.m->hub, 1);
    multi_write_advance(w.m, seconds(2));
    assert_int_equal(multi_write_unapplied(w.m, 2, 1), 1);
    multi_write_advance(w.m, seconds(2) + 1);
    assert_int_equal(multi_write_unapplied(w.m, 2, 1), 0);
    multi_write_finish(w.m, seconds(5));
    assert_int_equal(writes_value(&w, 7), 1);
    writes_close(&w);
}

/* Its own write need not travel: it is shipped. */
static void test_own_pending_is_decided(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w);
    writes_put(&w, 1, 1, 7, OPERATION_CREDIT, 1);
    multi_write_down(w.m, seconds(1.25), 0, false, &lost, &stranded);
    multi_write_advance(w.m, seconds(2.25) + 1);
    assert_int_equal(multi_write_unapplied(w.m, 1, 2), 0);
    assert_int_equal(multi_write_unapplied(w.m, 1, 0), 1);
    multi_write_finish(w.m, seconds(5));
    assert_int_equal(writes_value(&w, 7), 1);
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    writes_close(&w);
}

/* Stranded in the old hub, then sent when it is back: concurrent with what the new one decided. */
static void test_old_hub_returns(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w);
    writes_put(&w, 1, 0, 7, OPERATION_CREDIT, 1);
    multi_write_down(w.m, seconds(1.5), 0, false, &lost, &stranded);
    assert_int_equal(stranded.count, 1);
    assert_int_equal(lost.count, 0);
    writes_put(&w, 2, 2, 7, OPERATION_CREDIT, 10);
    multi_write_up(w.m, seconds(10), 0);
    assert_int_equal(w.m->hub, 1);
    multi_write_advance(w.m, seconds(11));
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    multi_write_finish(w.m, seconds(20));
    assert_int_equal(multi_write_account(w.m)->conflicts, 1);
    assert_int_equal(writes_value(&w, 7), 10);
    writes_close(&w);
}

/* An outcome that one survivor has and the new hub has not arrives there at once. */
static void test_survivor_brings_it(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w);
    writes_cut(&w, 0, 0, 1, true);
    writes_put(&w, 1, 0, 7, OPERATION_CREDIT, 1); /* in region 2 at 2 */
    multi_write_advance(w.m, seconds(3));
    multi_write_down(w.m, seconds(3), 0, true, &lost, &stranded);
    assert_int_equal(lost.count + stranded.count, 0);
    assert_int_equal(multi_write_unapplied(w.m, 0, 1), 0);
    writes_cut(&w, 3, 0, 1, false);
    multi_write_finish(w.m, seconds(5));
    assert_int_equal(writes_value(&w, 7), 1);
    assert_int_equal(multi_write_account(w.m)->wrong_entities, 0);
    writes_close(&w);
}

/* With all regions down the first to return is the hub. */
static void test_all_down(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w);
    writes_put(&w, 1, 2, 7, OPERATION_CREDIT, 1);
    writes_put(&w, 1, 0, 8, OPERATION_CREDIT, 2);
    for (size_t r = 3; r-- > 0;) {
        multi_write_down(w.m, seconds(1.5), r, false, &lost, &stranded);
    }
    multi_write_up(w.m, seconds(3), 2);
    assert_int_equal(w.m->hub, 2);
    multi_write_up(w.m, seconds(4), 0);
    multi_write_up(w.m, seconds(5), 1);
    multi_write_finish(w.m, seconds(20));
    assert_int_equal(writes_value(&w, 7), 1);
    assert_int_equal(writes_value(&w, 8), 2);
    assert_int_equal(multi_write_unapplied(w.m, 0, 1), 0);
    assert_int_equal(multi_write_unapplied(w.m, 2, 1), 0);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pending_is_redirected),
        cmocka_unit_test(test_own_pending_is_decided),
        cmocka_unit_test(test_old_hub_returns),
        cmocka_unit_test(test_survivor_brings_it),
        cmocka_unit_test(test_all_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
