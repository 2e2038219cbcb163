/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_writes.h"
#include "tests/models/check.h"

struct subject {
    struct dist delay;
    struct lag_history h;
    struct lag_writes w;
    struct stream arrivals, delays;
};

static void init(struct subject *s, bool prefix, bool by_position)
{
    struct store store = {.model = STORE_ASYNC, .throughput = INFINITY};
    s->delay = (struct dist){.kind = DIST_UNIFORM, .a = 1, .b = 3};
    lag_history_init(&s->h, &store);
    lag_history_reset(&s->h, 0, 0);
    lag_writes_init(&s->w, by_position ? NULL : &s->delay, prefix);
    lag_writes_reset(&s->w);
    stream_open(&s->arrivals, 3, 1, 1);
    stream_open(&s->delays, 3, 2, 1);
}

static void release(struct subject *s)
{
    lag_history_release(&s->h);
    lag_writes_release(&s->w);
}

static void advance(struct subject *s, double to)
{
    simtime from = s->h.now;
    lag_history_advance(&s->h, seconds(to));
    lag_writes_play(&s->w, from, s->h.now, s->h.rate, &s->arrivals, &s->delays);
}

static void arrivals_do_not_depend_on_looking(void **state)
{
    (void)state;
    struct subject a, b;
    init(&a, false, false);
    init(&b, false, false);
    a.h.rate = b.h.rate = 20;
    advance(&a, 100);
    for (int i = 1; i <= 1000; i++) {
        advance(&b, 0.1 * i);
    }
    assert_int_equal(a.w.count, b.w.count);
    assert_near((double)a.w.count, 2000, 4 * sqrt(2000));
    for (size_t i = 0; i < a.w.count; i++) {
        assert_near((double)a.w.writes[i].at, (double)b.w.writes[i].at, 1000);
    }
    release(&a);
    release(&b);
}

static void the_applied_are_forgotten(void **state)
{
    (void)state;
    struct subject s;
    init(&s, false, false);
    s.h.rate = 100;
    advance(&s, 1000);
    size_t all = s.w.count;
    double longest = lag_writes_settle(&s.w, &s.h, 0);
    assert_true(s.w.count < all / 100 && s.w.count > 100);
    assert_true(longest > 2 && longest <= 3);
    for (size_t i = 0; i < s.w.count; i++) {
        assert_true(simtime_seconds(s.h.now - s.w.writes[i].at) < s.w.writes[i].delay);
    }
    s.h.rate = 0;
    advance(&s, 1000 + longest + 1e-6);
    assert_exact(lag_writes_settle(&s.w, &s.h, 0), 0);
    assert_int_equal(s.w.count, 0);
    release(&s);
}

static void in_order_nothing_overtakes(void **state)
{
    (void)state;
    struct subject s;
    init(&s, true, false);
    s.h.rate = 100;
    advance(&s, 1000);
    lag_writes_settle(&s.w, &s.h, 0);
    double age = simtime_seconds(s.h.now - s.w.writes[0].at);
    assert_true(age > 2.5 && age < 3);
    assert_near((double)s.w.count, 100 * age, 4 * sqrt(100 * age));
    release(&s);
}

static void the_position_decides_for_a_stream(void **state)
{
    (void)state;
    struct subject s;
    init(&s, true, true);
    s.h.rate = 100;
    advance(&s, 50);
    lag_writes_settle(&s.w, &s.h, 7);
    assert_true(s.w.writes[0].at >= seconds(43) && s.w.writes[0].at < seconds(44));
    assert_near((double)s.w.count, 700, 4 * sqrt(700));
    release(&s);
}

static void nothing_is_applied_while_frozen(void **state)
{
    (void)state;
    struct subject s;
    init(&s, false, false);
    s.delay = dist_constant(0);
    s.h.rate = 100;
    advance(&s, 50);
    lag_history_freeze(&s.h, true);
    advance(&s, 60);
    lag_writes_settle(&s.w, &s.h, 0);
    assert_near((double)s.w.count, 1000, 4 * sqrt(1000));
    assert_true(s.w.writes[0].at >= seconds(50));
    lag_history_freeze(&s.h, false);
    lag_writes_settle(&s.w, &s.h, 0);
    assert_int_equal(s.w.count, 0);
    release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrivals_do_not_depend_on_looking),
        cmocka_unit_test(the_applied_are_forgotten),
        cmocka_unit_test(in_order_nothing_overtakes),
        cmocka_unit_test(the_position_decides_for_a_stream),
        cmocka_unit_test(nothing_is_applied_while_frozen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
