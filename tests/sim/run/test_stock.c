/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/stock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>

#include <cmocka.h>

#include "sim/run/stopwatch.h"

static struct task one = {.number = 1}, two = {.number = 2}, three = {.number = 3};

static void assert_next(struct stock *s, const struct task *wanted, uint32_t number)
{
    struct task *task;
    uint32_t found;
    assert_true(stock_take(s, &task, &found));
    assert_ptr_equal(task, wanted);
    assert_int_equal(found, number);
}

static void first_in_first_out(void **state)
{
    struct stock s;
    struct task *task;
    uint32_t number;
    (void)state;
    stock_init(&s, 0);
    stock_add(&s, &one, 7, 2);
    stock_add(&s, &one, 100, 0);
    stock_add(&s, &one, UINT32_MAX, 1);
    assert_int_equal(stock_waiting(&s), 3);
    assert_next(&s, &one, 7);
    assert_next(&s, &one, 8);
    assert_next(&s, &one, UINT32_MAX);
    assert_int_equal(stock_waiting(&s), 0);
    assert_false(stock_try(&s, &task, &number));
    stock_release(&s);
}

/* More of an earlier task goes before what is there of later ones. */
static void earlier_tasks_come_first(void **state)
{
    struct stock s;
    (void)state;
    stock_init(&s, 0);
    stock_add(&s, &one, 1, 2);
    stock_add(&s, &three, 1, 1);
    stock_add(&s, &two, 1, 1);
    assert_next(&s, &one, 1);
    stock_add(&s, &one, 3, 1);
    assert_next(&s, &one, 2);
    assert_next(&s, &one, 3);
    stock_add(&s, &one, 4, 1);
    assert_next(&s, &one, 4);
    assert_next(&s, &two, 1);
    assert_next(&s, &three, 1);
    stock_release(&s);
}

/* More ranges than there was room for, with takes in between. */
static void any_number_of_ranges(void **state)
{
    struct stock s;
    uint32_t next = 0;
    (void)state;
    stock_init(&s, 0);
    for (uint32_t i = 0; i < 1000; i++) {
        stock_add(&s, &one, 4 * i, 3);
        assert_next(&s, &one, next / 3 * 4 + next % 3);
        next++;
    }
    assert_int_equal(stock_waiting(&s), 2000);
    for (; stock_waiting(&s) > 0; next++) {
        assert_next(&s, &one, next / 3 * 4 + next % 3);
    }
    assert_int_equal(next, 3000);
    stock_release(&s);
}

static bool knows(const void *subject, const struct task *t)
{
    return *(const uint64_t *)subject == t->number;
}

static void assert_carved(struct stock *s, const struct stock_carver *c, uint64_t task,
                          uint32_t first, uint32_t count)
{
    struct stock_range r;
    bool found = stock_carve(s, c, &r);
    assert_int_equal(found, count > 0);
    if (found) {
        assert_int_equal(r.task->number, task);
        assert_int_equal(r.first, first);
        assert_int_equal(r.count, count);
    }
}

static void carvers_go_on_with_what_they_know(void **state)
{
    static const uint64_t known = 2;
    struct stock s;
    struct stock_carver c = {.last = 2, .ready = knows, .subject = &known, .most = 3, .least = 5};
    (void)state;
    stock_init(&s, 0);
    stock_add(&s, &one, 1, 4);
    stock_add(&s, &two, 1, 4);
    stock_add(&s, &three, 1, 20);
    assert_carved(&s, &c, 2, 1, 3); /* its last, no more than it may */
    assert_carved(&s, &c, 2, 4, 1);
    assert_next(&s, &one, 1);        /* begun, so the next whole one is better */
    assert_carved(&s, &c, 3, 1, 5);  /* as many as are worth it */
    assert_carved(&s, &c, 3, 6, 5);  /* begun, but there is enough of it */
    assert_carved(&s, &c, 3, 11, 5); /* of the first hardly any is left */
    assert_carved(&s, &c, 0, 0, 0);  /* neither of the second, now */
    stock_add(&s, &two, 9, 1);
    assert_next(&s, &one, 2);
    c.last = 0;
    assert_carved(&s, &c, 2, 9, 1); /* whole */
    c.last = 3;
    assert_carved(&s, &c, 3, 16, 5);
    assert_int_equal(stock_waiting(&s), 2);
    stock_release(&s);
}

static void what_is_not_wanted_is_dropped(void **state)
{
    struct stock s;
    (void)state;
    stock_init(&s, 0);
    stock_add(&s, &one, 1, 4);
    stock_add(&s, &two, 1, 4);
    stock_add(&s, &two, 10, 4);
    stock_add(&s, &three, 1, 1);
    assert_int_equal(stock_drop(&s, &two), 8);
    assert_int_equal(stock_drop(&s, &two), 0);
    assert_int_equal(stock_waiting(&s), 5);
    assert_int_equal(stock_drop(&s, &one), 4);
    assert_next(&s, &three, 1);
    stock_release(&s);
}

/* Long rests end early when it runs low, and only then. */
static void rests_until_it_is_low(void **state)
{
    static const long long_time = 900L * STOPWATCH_MS;
    struct stock s;
    (void)state;
    stock_init(&s, 2);
    stock_add(&s, &one, 1, 4);
    int64_t start = stopwatch_now();
    stock_rest(&s, 5L * STOPWATCH_MS);
    assert_true(stopwatch_now() - start >= 5 * (int64_t)STOPWATCH_MS);
    assert_next(&s, &one, 1);
    assert_next(&s, &one, 2); /* two are left */
    start = stopwatch_now();
    stock_rest(&s, long_time);
    assert_true(stopwatch_now() - start < long_time);
    assert_next(&s, &one, 3); /* no news */
    start = stopwatch_now();
    stock_rest(&s, 5L * STOPWATCH_MS);
    assert_true(stopwatch_now() - start >= 5 * (int64_t)STOPWATCH_MS);
    assert_next(&s, &one, 4);
    start = stopwatch_now();
    stock_rest(&s, long_time);
    assert_true(stopwatch_now() - start < long_time);
    stock_release(&s);
}

static void closed_it_has_nothing(void **state)
{
    struct stock s;
    struct task *task;
    uint32_t number;
    (void)state;
    stock_init(&s, 0);
    stock_add(&s, &one, 1, 5);
    stock_close(&s);
    assert_false(stock_take(&s, &task, &number));
    stock_add(&s, &one, 1, 5);
    assert_int_equal(stock_waiting(&s), 0);
    assert_false(stock_take(&s, &task, &number));
    stock_release(&s);
}

enum { TAKERS = 4, NUMBERS = 20000 };

struct shop {
    struct stock stock;
    atomic_int taken[NUMBERS];
    atomic_int sold, home;
};

static void *take_all(void *subject)
{
    struct shop *shop = subject;
    struct task *task;
    uint32_t number;
    while (stock_take(&shop->stock, &task, &number)) {
        atomic_fetch_add(&shop->taken[number], 1);
        atomic_fetch_add(&shop->sold, 1);
    }
    atomic_fetch_add(&shop->home, 1);
    return NULL;
}

static void takers_wait_and_share(void **state)
{
    static struct shop shop;
    pthread_t threads[TAKERS];
    (void)state;
    stock_init(&shop.stock, 0);
    for (size_t i = 0; i < TAKERS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, take_all, &shop), 0);
    }
    for (uint32_t i = 0; i < NUMBERS; i += 10) {
        stock_add(&shop.stock, i % 20 ? &one : &two, i, 10);
    }
    while (atomic_load(&shop.sold) < NUMBERS) {
        stock_rest(&shop.stock, STOPWATCH_MS);
    }
    assert_int_equal(atomic_load(&shop.home), 0); /* they wait for more */
    stock_close(&shop.stock);
    for (size_t i = 0; i < TAKERS; i++) {
        pthread_join(threads[i], NULL);
    }
    for (size_t i = 0; i < NUMBERS; i++) {
        assert_int_equal(atomic_load(&shop.taken[i]), 1);
    }
    stock_release(&shop.stock);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_in_first_out),
        cmocka_unit_test(earlier_tasks_come_first),
        cmocka_unit_test(any_number_of_ranges),
        cmocka_unit_test(carvers_go_on_with_what_they_know),
        cmocka_unit_test(what_is_not_wanted_is_dropped),
        cmocka_unit_test(rests_until_it_is_low),
        cmocka_unit_test(closed_it_has_nothing),
        cmocka_unit_test(takers_wait_and_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
