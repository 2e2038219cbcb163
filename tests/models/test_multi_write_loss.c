/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is lost and what is stranded when a region goes down. */
#include "tests/models/check.h"
#include "tests/models/writes.h"

static struct loss lost, stranded;

static void open_three(struct writes *w, enum conflict_policy policy, double durable_after)
{
    writes_init(w, 3, policy);
    w->store.durable_after = seconds(durable_after);
    w->store.has_value = true;
    writes_open(w);
    multi_write_track(w->m, 0, true);
}

static void assert_loss(const struct loss *l, int64_t count, double oldest, double value)
{
    assert_int_equal(l->count, count);
    assert_int_equal(l->oldest, count ? seconds(oldest) : SIMTIME_NEVER);
    assert_near(l->value, value, 1e-12);
}

/* Accepted at 1 (in the hub at 2), 1.5 and 1.75; down at 2.25. */
static void three_writes(struct writes *w)
{
    writes_put(w, 1, 1, 7, OPERATION_CREDIT, 100);
    writes_put(w, 1.5, 1, 7, OPERATION_CREDIT, 200);
    writes_put(w, 1.75, 1, 8, OPERATION_CREDIT, 400);
}

static void test_stranded(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w, POLICY_LWW, 0);
    three_writes(&w);
    multi_write_down(w.m, seconds(2.25), 1, false, &lost, &stranded);
    assert_loss(&lost, 0, 0, 0);
    assert_loss(&stranded, 2, 1.5, 6);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 7), 300);
    assert_int_equal(multi_write_account(w.m)->wrong_entities, 0);
    writes_close(&w);
}

static void test_young_ones_are_lost(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w, POLICY_LWW, 0.6);
    three_writes(&w);
    multi_write_down(w.m, seconds(2.25), 1, false, &lost, &stranded);
    assert_loss(&lost, 1, 1.75, 4);
    assert_loss(&stranded, 1, 1.5, 2);
    assert_int_equal(multi_write_unapplied(w.m, 1, 0), 1);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 7), 300);
    assert_int_equal(writes_value(&w, 8), 0);
    assert_int_equal(multi_write_account(w.m)->wrong_entities, 1);
    writes_close(&w);
}

/* Of two writes of an entity that are on their way the younger is lost: back to the older. */
static void test_roll_back(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w, POLICY_LWW, 0.25);
    writes_put(&w, 1, 1, 7, OPERATION_CREDIT, 1);
    writes_put(&w, 1.5, 1, 7, OPERATION_CREDIT, 10);
    multi_write_down(w.m, seconds(1.625), 1, false, &lost, &stranded);
    assert_int_equal(lost.count, 1);
    assert_int_equal(stranded.count, 1);
    multi_write_up(w.m, seconds(5), 1);
    writes_put(&w, 5, 1, 7, OPERATION_CREDIT, 100);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 7), 101);
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    writes_close(&w);
}

static void test_data_lost(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w, POLICY_LWW, 0);
    three_writes(&w);
    multi_write_down(w.m, seconds(2.25), 1, true, &lost, &stranded);
    assert_loss(&lost, 2, 1.5, 6);
    assert_loss(&stranded, 0, 0, 0);
    assert_int_equal(multi_write_unapplied(w.m, 1, 0), 0);
    multi_write_up(w.m, seconds(3), 1);
    writes_put(&w, 4, 1, 7, OPERATION_CREDIT, 1);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 7), 101);
    assert_int_equal(multi_write_account(w.m)->wrong_entities, 2);
    writes_close(&w);
}

/* The hub's own: an outcome that was set aside by the one region it reached is not applied. */
static void test_set_aside(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w, POLICY_LWW, 0);
    writes_cut(&w, 0, 0, 2, true);
    writes_cut(&w, 0, 1, 0, true);
    writes_put(&w, 1, 0, 7, OPERATION_CREDIT, 1);
    writes_put(&w, 1.5, 1, 7, OPERATION_CREDIT, 10); /* not seen it, and waits */
    multi_write_advance(w.m, seconds(3));
    assert_int_equal(multi_write_unapplied(w.m, 0, 1), 1);
    multi_write_down(w.m, seconds(3), 0, true, &lost, &stranded);
    assert_loss(&lost, 1, 1, 0.01);
    writes_cut(&w, 3, 0, 2, false);
    writes_cut(&w, 3, 1, 0, false);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 7), 10);
    assert_int_equal(multi_write_account(w.m)->wrong_entities, 1);
    writes_close(&w);
}

/* Without a hub a write is lost if nobody has applied it; if somebody has, all have it at once. */
static void test_everywhere(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w, POLICY_COUNTER, 0);
    writes_cut(&w, 0, 1, 0, true);
    three_writes(&w);
    multi_write_down(w.m, seconds(2.25), 1, true, &lost, &stranded);
    assert_loss(&lost, 2, 1.5, 6);
    assert_int_equal(multi_write_unapplied(w.m, 1, 0), 0);
    assert_int_equal(multi_write_unapplied(w.m, 1, 2), 0);
    writes_cut(&w, 3, 1, 0, false);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 7), 100);
    assert_int_equal(writes_value(&w, 8), 0);
    assert_int_equal(multi_write_account(w.m)->wrong_entities, 2);
    assert_near(multi_write_account(w.m)->value_at_stake, 6, 1e-12);
    writes_close(&w);
}

static void test_everywhere_preserved(void **state)
{
    (void)state;
    struct writes w;
    open_three(&w, POLICY_APPEND, 0.6);
    three_writes(&w);
    multi_write_down(w.m, seconds(2.25), 1, false, &lost, &stranded);
    assert_loss(&lost, 1, 1.75, 4);
    assert_loss(&stranded, 1, 1.5, 2);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 7), 300);
    assert_int_equal(writes_value(&w, 8), 0);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stranded),
        cmocka_unit_test(test_young_ones_are_lost),
        cmocka_unit_test(test_roll_back),
        cmocka_unit_test(test_data_lost),
        cmocka_unit_test(test_set_aside),
        cmocka_unit_test(test_everywhere),
        cmocka_unit_test(test_everywhere_preserved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
