/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"
#include "tests/models/writes.h"

/* Conflicts found at these seconds, each of another entity. */
static void open_with(struct writes *w, const double *found, size_t count)
{
    writes_init(w, 3, POLICY_MERGE);
    w->store.conflicts.fails = 1;
    writes_open(w);
    w->m->feed_phase = seconds(4);
    size_t first = 0, second = 0; /* of each pair, in the order of time */
    while (second < count) {
        if (first < count && found[first] - 0.5 <= found[second]) {
            writes_put(w, found[first] - 1.5, 1, (int64_t)first, OPERATION_CREDIT, 1);
            first++;
        } else {
            writes_put(w, found[second] - 1, 2, (int64_t)second, OPERATION_CREDIT, 2);
            second++;
        }
    }
}

/* The worker starts at 4, 14, 24 and needs a second an item. */
static void test_drain(void **state)
{
    (void)state;
    struct writes w;
    open_with(&w, (double[]){2, 2.25, 4.5, 7}, 4);
    const struct multi_write_account *a = multi_write_account(w.m);
    multi_write_advance(w.m, seconds(6.5)); /* done at 5 and 6 */
    assert_int_equal(a->feed_depth_max, 3);
    assert_int_equal(a->feed_depth, 1);
    assert_near(a->feed_oldest_max, 3.75, 1e-9);
    multi_write_advance(w.m, seconds(7.5)); /* done at 7 with one more before it: arrivals first */
    assert_int_equal(a->feed_depth, 1);
    multi_write_advance(w.m, seconds(8.5));
    assert_int_equal(a->feed_depth, 0);
    multi_write_finish(w.m, seconds(30));
    assert_int_equal(a->to_feed, 4);
    assert_int_equal(a->unresolved, 0);
    assert_int_equal(a->wrong_entities, 0);
    for (int64_t i = 0; i < 4; i++) {
        assert_int_equal(writes_value(&w, i), 3);
    }
    writes_close(&w);
}

static void test_stops_and_starts_again(void **state)
{
    (void)state;
    struct writes w;
    open_with(&w, (double[]){2, 5.5}, 2);
    const struct multi_write_account *a = multi_write_account(w.m);
    multi_write_advance(w.m, seconds(14.5)); /* empty at 5; starts again at 14 */
    assert_int_equal(a->feed_depth, 1);
    multi_write_finish(w.m, seconds(14.75));
    assert_int_equal(a->unresolved, 1);
    assert_near(a->feed_oldest_max, 9.25, 1e-9);
    assert_int_equal(a->wrong_entities, 0);
    writes_close(&w);
}

/* A ring that grows while it is wound. */
static void test_many(void **state)
{
    (void)state;
    struct writes w;
    double found[WRITES_ENTITIES];
    for (size_t i = 0; i < WRITES_ENTITIES; i++) {
        found[i] = 3 + (double)i * 0.5;
    }
    open_with(&w, found, WRITES_ENTITIES);
    multi_write_finish(w.m, seconds(54));
    const struct multi_write_account *a = multi_write_account(w.m);
    assert_int_equal(a->to_feed, WRITES_ENTITIES);
    assert_int_equal(a->feed_depth, WRITES_ENTITIES - 49); /* 5 to 53 */
    for (int64_t i = 0; i < WRITES_ENTITIES; i++) {
        assert_int_equal(writes_value(&w, i), i < 49 ? 3 : 2);
    }
    writes_close(&w);
}

static void test_phase(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_MERGE);
    writes_open(&w);
    simtime first = w.m->feed_phase;
    multi_write_reset(w.m, 1, 2);
    assert_true(first != w.m->feed_phase);
    assert_true(w.m->feed_phase >= 0 && w.m->feed_phase <= seconds(10));
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drain),
        cmocka_unit_test(test_stops_and_starts_again),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_phase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
