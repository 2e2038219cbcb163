/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_history.h"
#include "tests/models/check.h"
#include "tests/sim/base/death.h"

static struct lag_history make(double throughput, double batch)
{
    struct store store = {.model = STORE_ASYNC, .throughput = throughput, .batch = seconds(batch)};
    struct lag_history h;
    lag_history_init(&h, &store);
    lag_history_reset(&h, 0, 0);
    return h;
}

static void rate(struct lag_history *h, double at, double rate)
{
    lag_history_advance(h, seconds(at));
    h->rate = rate;
}

static void freeze(struct lag_history *h, double at, bool frozen)
{
    lag_history_advance(h, seconds(at));
    lag_history_freeze(h, frozen);
}

/* Age now of a write acknowledged at s. */
static double age(struct lag_history *h, double s)
{
    return -lag_history_leaves(h, seconds(s));
}

static void writes_leave_at_once(void **state)
{
    (void)state;
    struct lag_history h = make(INFINITY, 0);
    rate(&h, 5, 10);
    lag_history_advance(&h, seconds(20));
    lag_history_advance(&h, seconds(30));
    assert_int_equal(h.end - h.first, 1);
    assert_near(age(&h, 12), 18, 1e-9);
    rate(&h, 30, 20);
    rate(&h, 40, 0);
    rate(&h, 50, 20);
    lag_history_advance(&h, seconds(60));
    assert_int_equal(h.end - h.first, 4);
    assert_near(age(&h, 12), 48, 1e-9);
    assert_int_equal(lag_history_since(&h, 48), seconds(12));
    lag_history_release(&h);
}

static void the_clock_stands_while_frozen(void **state)
{
    (void)state;
    struct lag_history h = make(INFINITY, 0);
    rate(&h, 0, 10);
    freeze(&h, 20, true);
    lag_history_advance(&h, seconds(30));
    assert_int_equal(h.clock, seconds(20));
    assert_near(age(&h, 15), 5, 1e-9);
    assert_near(age(&h, 25), 0, 0);
    freeze(&h, 30, false);
    lag_history_advance(&h, seconds(33));
    assert_near(age(&h, 15), 8, 1e-9);
    assert_near(age(&h, 25), 3, 1e-9); /* left at the thaw */
    assert_near(age(&h, 32), 1, 1e-9);
    assert_int_equal(lag_history_since(&h, 3), seconds(20));
    lag_history_release(&h);
}

/* 10/s wait for 10 s and leave at 40/s, those of the meantime behind them: 100 / 30 s. */
static void what_waits_leaves_in_order_at_throughput(void **state)
{
    (void)state;
    struct lag_history h = make(40, 0);
    rate(&h, 0, 10);
    freeze(&h, 20, true);
    freeze(&h, 30, false);
    assert_near(h.line, 100, 1e-9);
    lag_history_advance(&h, seconds(31));
    assert_near(h.line, 70, 1e-9);
    assert_near(age(&h, 21), 1 - 0.25, 1e-9);
    assert_near(age(&h, 28), -1, 1e-9);
    assert_int_equal(lag_history_since(&h, 0), seconds(24));
    lag_history_advance(&h, seconds(40));
    assert_exact(h.line, 0);
    assert_near(age(&h, 32), 40 - 30 - 2.5 - 2 * 0.25, 1e-8);
    assert_near(age(&h, 35), 5, 1e-9);
    freeze(&h, 40, true); /* and once more while some wait */
    freeze(&h, 50, false);
    freeze(&h, 51, true);
    freeze(&h, 61, false);
    assert_near(h.line, 170, 1e-6);
    assert_near(age(&h, 49), -1.25, 1e-8);
    lag_history_release(&h);
}

static void batches_leave_at_their_boundaries(void **state)
{
    (void)state;
    struct lag_history h = make(INFINITY, 30);
    h.phase = seconds(10);
    rate(&h, 0, 10);
    lag_history_advance(&h, seconds(95));
    assert_near(age(&h, 5), 85, 1e-9);
    assert_near(age(&h, 15), 55, 1e-9);
    assert_near(age(&h, 75), -5, 1e-9); /* the boundary of 100 */
    lag_history_advance(&h, seconds(1e6));
    assert_in_range(h.end - h.first, 1, 3);
    assert_near(age(&h, 999999), 0, 1e-9); /* that was a boundary */
    freeze(&h, 1e6, true);
    lag_history_advance(&h, seconds(1e6 + 40));
    assert_near(age(&h, 1e6 + 5), 0, 0);
    assert_near(h.line, 10 * 30, 1e-6); /* one more batch is still open */
    freeze(&h, 1e6 + 50, false);
    lag_history_advance(&h, seconds(1e6 + 55));
    assert_near(age(&h, 1e6 + 5), 5, 1e-9);
    lag_history_release(&h);
}

static void a_batch_leaves_no_faster_than_throughput(void **state)
{
    (void)state;
    struct lag_history h = make(20, 30);
    rate(&h, 0, 10);
    lag_history_advance(&h, seconds(70));
    assert_near(age(&h, 0), 40, 1e-9);
    assert_near(age(&h, 20), 30, 1e-9);
    assert_near(h.line, 300 - 200, 1e-9);
    lag_history_release(&h);
}

/* Skipping over many batches or none: the same ages. */
static void skipping_changes_nothing(void **state)
{
    (void)state;
    for (int limited = 0; limited < 2; limited++) {
        struct lag_history skips = make(limited ? 25 : INFINITY, 30), steps = skips;
        skips.phase = steps.phase = seconds(7);
        rate(&skips, 0, 10);
        rate(&steps, 0, 10);
        for (double t = 3; t < 900; t += 3.1) {
            lag_history_advance(&steps, seconds(t));
        }
        lag_history_advance(&steps, seconds(900));
        lag_history_advance(&skips, seconds(900));
        assert_near(steps.line, skips.line, 1e-9);
        assert_in_range(steps.end - steps.first, 1, 3);
        for (double s = 0.5; s < 900; s += 1.7) {
            assert_near(age(&steps, s), age(&skips, s), 1e-9);
        }
        lag_history_release(&skips);
        lag_history_release(&steps);
    }
}

static void a_long_cut_is_one_piece(void **state)
{
    (void)state;
    for (int limited = 0; limited < 2; limited++) {
        struct lag_history h = make(limited ? 25 : INFINITY, 30);
        rate(&h, 0, 10);
        freeze(&h, 100, true);
        freeze(&h, 100000, false);
        assert_in_range(h.end - h.first, 1, 6);
        /* the boundaries from 120 to 99,990 s let in all since 90 s; 50 waited from before */
        assert_near(h.line, limited ? 999000 + 50 : 0, 1e-3);
        lag_history_advance(&h, seconds(100200));
        assert_near(age(&h, 10000), 200 - (limited ? (99100 + 50) / 25.0 : 0), 1e-6);
        lag_history_release(&h);
    }
}

static void go_back(void *subject)
{
    lag_history_advance(subject, seconds(1));
}

static void time_does_not_go_back(void **state)
{
    (void)state;
    struct lag_history h = make(INFINITY, 0);
    lag_history_advance(&h, seconds(2));
    struct death d = death_of(go_back, &h);
    assert_true(d.aborted);
    lag_history_release(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_leave_at_once),
        cmocka_unit_test(the_clock_stands_while_frozen),
        cmocka_unit_test(what_waits_leaves_in_order_at_throughput),
        cmocka_unit_test(batches_leave_at_their_boundaries),
        cmocka_unit_test(a_batch_leaves_no_faster_than_throughput),
        cmocka_unit_test(skipping_changes_nothing),
        cmocka_unit_test(a_long_cut_is_one_piece),
        cmocka_unit_test(time_does_not_go_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
