/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the witness and the counts of unapplied writes tell of links. */
#include "tests/models/check.h"
#include "tests/models/writes.h"

/* Unapplied in region 0 of region 1's writes just before and just after an instant. */
static void assert_arrives(struct writes *w, double at, int64_t left)
{
    multi_write_advance(w->m, seconds(at));
    assert_int_equal(multi_write_unapplied(w->m, 1, 0), left + 1);
    multi_write_advance(w->m, seconds(at) + 1);
    assert_int_equal(multi_write_unapplied(w->m, 1, 0), left);
}

static void test_cut(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    writes_put(&w, 1, 1, 1, OPERATION_UPDATE, 1);
    writes_cut(&w, 1.25, 1, 0, true);
    writes_put(&w, 2, 1, 2, OPERATION_UPDATE, 1);
    writes_cut(&w, 5, 1, 0, false);
    assert_int_equal(multi_write_waiting(w.m), 0);
    assert_arrives(&w, 5.75, 1);
    assert_arrives(&w, 6, 0);
    writes_close(&w);
}

/* Cuts are counted. */
static void test_overlapping_cuts(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    writes_cut(&w, 1, 1, 0, true);
    writes_cut(&w, 2, 1, 0, true);
    writes_put(&w, 2, 1, 1, OPERATION_UPDATE, 1);
    writes_cut(&w, 3, 1, 0, false);
    writes_cut(&w, 4, 1, 0, false);
    assert_arrives(&w, 5, 0);
    writes_close(&w);
}

static void test_throughput(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    w.store.throughput = 2;
    writes_open(&w);
    for (int64_t i = 0; i < 3; i++) {
        writes_put(&w, 1, 1, i, OPERATION_UPDATE, 1);
    }
    assert_int_equal(multi_write_waiting(w.m), 2);
    assert_arrives(&w, 2, 2);
    assert_int_equal(multi_write_waiting(w.m), 0); /* the last left at 2 */
    assert_arrives(&w, 2.5, 1);
    assert_arrives(&w, 3, 0);
    writes_close(&w);
}

/* Behind a cut what waits does not count as waiting; then it leaves in order, new ones behind. */
static void test_throughput_after_cut(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    w.store.throughput = 2;
    writes_open(&w);
    writes_put(&w, 1, 1, 0, OPERATION_UPDATE, 1);
    writes_put(&w, 1, 1, 1, OPERATION_UPDATE, 1); /* would leave at 1.5 */
    writes_cut(&w, 1.25, 1, 0, true);
    writes_put(&w, 1.25, 1, 2, OPERATION_UPDATE, 1);
    assert_int_equal(multi_write_waiting(w.m), 0);
    writes_cut(&w, 1.375, 1, 0, false); /* on its way stood for 0.125; the next leaves at 1.5 */
    writes_put(&w, 1.375, 1, 3, OPERATION_UPDATE, 1);
    assert_int_equal(multi_write_waiting(w.m), 3);
    assert_arrives(&w, 2.125, 3);
    assert_arrives(&w, 2.5, 2);
    assert_arrives(&w, 3, 1);
    assert_arrives(&w, 3.5, 0);
    writes_cut(&w, 4, 1, 0, true);
    writes_put(&w, 4, 1, 4, OPERATION_UPDATE, 1);
    writes_cut(&w, 10, 1, 0, false); /* long enough: at once */
    assert_arrives(&w, 11, 0);
    writes_close(&w);
}

struct witnessed {
    simtime longest, arrival;
    int overtakes;
};

static void watch(void *subject, const struct multi_write_event *event)
{
    struct witnessed *s = subject;
    if (event->kind == MULTI_WRITE_SENT && event->region == 1) {
        simtime arrival = event->at + event->delay;
        s->overtakes += arrival < s->arrival;
        s->arrival = arrival > s->arrival ? arrival : s->arrival;
    }
}

/* With order fifo nothing overtakes: a write arrives no later than the witnessed latest before it,
 * and not before it. */
static void test_fifo(void **state)
{
    (void)state;
    struct writes w;
    struct witnessed s = {0};
    writes_init(&w, 2, POLICY_COUNTER);
    w.store.order = ORDER_FIFO;
    w.store.lag = (struct dist){.kind = DIST_EXPONENTIAL, .a = 1};
    writes_open(&w);
    multi_write_watch(w.m, watch, &s);
    multi_write_track(w.m, 0, true);
    for (int64_t i = 0; i < 50; i++) {
        writes_put(&w, 1 + (double)i / 100, 1, i, OPERATION_UPDATE, 1);
    }
    assert_true(s.overtakes > 10);
    multi_write_advance(w.m, s.arrival); /* the latest, and whatever was sent after it */
    assert_true(multi_write_unapplied(w.m, 1, 0) >= 1);
    multi_write_advance(w.m, s.arrival + 1);
    assert_int_equal(multi_write_unapplied(w.m, 1, 0), 0);
    writes_close(&w);
}

/* A delay without end ends with the horizon. */
static void test_endless(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    w.store.lag = dist_constant(1e300);
    writes_open(&w);
    writes_cut(&w, 0, 1, 0, true);
    writes_put(&w, 1, 1, 1, OPERATION_UPDATE, 1);
    writes_cut(&w, 2, 1, 0, false);
    writes_put(&w, 3, 1, 1, OPERATION_UPDATE, 2);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 1), 2);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut),        cmocka_unit_test(test_overlapping_cuts),
        cmocka_unit_test(test_throughput), cmocka_unit_test(test_throughput_after_cut),
        cmocka_unit_test(test_fifo),       cmocka_unit_test(test_endless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
