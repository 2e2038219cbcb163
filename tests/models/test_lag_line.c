/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_line.h"
#include "tests/models/check.h"

static struct lag_history make(double throughput, simtime batch, enum store_model model)
{
    struct store store = {.model = model, .throughput = throughput, .batch = batch};
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

static void a_line_drains_at_what_throughput_leaves(void **state)
{
    (void)state;
    struct lag_history h = make(100, 0, STORE_ASYNC);
    rate(&h, 0, 60);
    assert_int_equal(lag_line_drained(&h), 0);
    freeze(&h, 10, true);
    assert_int_equal(lag_line_drained(&h), seconds(10));
    freeze(&h, 30, true);
    assert_int_equal(lag_line_drained(&h), SIMTIME_NEVER);
    freeze(&h, 30, false);
    assert_int_equal(lag_line_drained(&h), seconds(60)); /* 1200 at 40/s */
    rate(&h, 40, 100);
    assert_int_equal(lag_line_drained(&h), SIMTIME_NEVER);
    rate(&h, 40, 0);
    assert_near(simtime_seconds(lag_line_drained(&h)), 48, 2e-9);
    lag_history_release(&h);
}

static void nothing_waits_without_a_limit(void **state)
{
    (void)state;
    struct lag_history h = make(INFINITY, 0, STORE_ASYNC);
    rate(&h, 0, 60);
    freeze(&h, 10, true);
    lag_history_advance(&h, seconds(20));
    assert_near(h.line, 600, 1e-9);
    assert_int_equal(lag_line_reaches(&h, 900, seconds(1e6)), seconds(25));
    assert_int_equal(lag_line_reaches(&h, 1e9, seconds(12)), seconds(22));
    assert_int_equal(lag_line_reaches(&h, 1e9, seconds(3)), seconds(20));
    freeze(&h, 20, false);
    assert_int_equal(lag_line_drained(&h), seconds(20));
    assert_int_equal(lag_line_reaches(&h, 1, seconds(1)), SIMTIME_NEVER);
    lag_history_release(&h);
}

static void only_what_commits_do_not_wait_for_can_overload(void **state)
{
    (void)state;
    struct lag_history h = make(100, 0, STORE_ASYNC), sync = make(100, 0, STORE_SYNC);
    rate(&h, 0, 150);
    rate(&sync, 0, 150);
    assert_int_equal(lag_line_reaches(&h, 200, SIMTIME_NEVER), seconds(4));
    assert_int_equal(lag_line_reaches(&h, 1e9, seconds(2)), seconds(6)); /* acknowledged at 4 */
    assert_int_equal(lag_line_reaches(&sync, 200, seconds(2)), SIMTIME_NEVER);
    lag_history_advance(&sync, seconds(50));
    assert_exact(sync.line, 0);
    lag_history_release(&h);
    lag_history_release(&sync);
}

/* The same by going there in small steps. */
static double walk_to(struct lag_history *h, double writes, double age, double end)
{
    for (simtime t = h->now; t < seconds(end); t += ms(10)) {
        lag_history_advance(h, t);
        double head = h->line > 1e-6 ? simtime_seconds(t - lag_history_since(h, 0)) : 0;
        if (h->line >= writes || head >= age) {
            return simtime_seconds(t);
        }
    }
    return INFINITY;
}

static double walk_to_drained(struct lag_history *h, double end)
{
    for (simtime t = h->now; t < seconds(end); t += ms(10)) {
        lag_history_advance(h, t);
        if (h->line <= 1e-6) {
            return simtime_seconds(t);
        }
    }
    return INFINITY;
}

static void story(struct lag_history *h, int which)
{
    h->phase = h->batch / 3;
    rate(h, 0, 60);
    freeze(h, 10, which & 1);
    rate(h, 14, 90);
    rate(h, 16, 0);
    rate(h, 18, which & 2 ? 130 : 70);
    freeze(h, 25, which & 4);
    rate(h, 26, which & 8 ? 120 : 20);
    lag_history_advance(h, seconds(27));
}

static void forecasts_come_true(void **state)
{
    (void)state;
    static const struct {
        double writes, age;
    } limits[] = {{1507, 1e6}, {803, 1e6}, {1e9, 9}, {1e9, 17}, {1e9, 30}, {2503, 40}};
    for (int which = 0; which < 16; which++) {
        for (int batch = 0; batch < 3; batch++) {
            for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
                struct lag_history h = make(100, seconds(batch * 2.5), STORE_ASYNC);
                story(&h, which);
                simtime at = lag_line_reaches(&h, limits[i].writes, seconds(limits[i].age));
                double want = walk_to(&h, limits[i].writes, limits[i].age, 300);
                double got = at == SIMTIME_NEVER ? INFINITY : simtime_seconds(at);
                if (!(got > 290 && want > 290) && !(fabs(got - want) <= 0.0101)) {
                    fail_msg("story %d, batch %d, limit %zu: %g instead of %g", which, batch, i,
                             got, want);
                }
                lag_history_release(&h);
            }
            struct lag_history h = make(100, seconds(batch * 2.5), STORE_ASYNC);
            story(&h, which);
            simtime at = lag_line_drained(&h);
            double want = walk_to_drained(&h, 300);
            double got = at == SIMTIME_NEVER ? INFINITY : simtime_seconds(at);
            if (!(got > 290 && want > 290) && !(fabs(got - want) <= 0.0101)) {
                fail_msg("story %d, batch %d: drained at %g, not %g", which, batch, got, want);
            }
            lag_history_release(&h);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_drains_at_what_throughput_leaves),
        cmocka_unit_test(nothing_waits_without_a_limit),
        cmocka_unit_test(only_what_commits_do_not_wait_for_can_overload),
        cmocka_unit_test(forecasts_come_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
