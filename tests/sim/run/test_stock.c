/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/stock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>

#include <cmocka.h>

#include "sim/run/stopwatch.h"

static void first_in_first_out(void **state)
{
    struct stock s;
    uint32_t number;
    (void)state;
    stock_init(&s);
    stock_add(&s, 7, 2);
    stock_add(&s, 100, 0);
    stock_add(&s, UINT32_MAX, 1);
    assert_int_equal(stock_waiting(&s), 3);
    static const uint32_t wanted[] = {7, 8, UINT32_MAX};
    for (size_t i = 0; i < 3; i++) {
        assert_true(stock_take(&s, &number));
        assert_int_equal(number, wanted[i]);
    }
    assert_int_equal(stock_waiting(&s), 0);
    stock_release(&s);
}

/* More ranges than there was room for, with takes in between. */
static void any_number_of_ranges(void **state)
{
    struct stock s;
    uint32_t number, next = 0;
    (void)state;
    stock_init(&s);
    for (uint32_t i = 0; i < 1000; i++) {
        stock_add(&s, 3 * i, 3);
        for (int k = 0; k < 2; k++) {
            assert_true(stock_take(&s, &number));
            assert_int_equal(number, next++);
        }
    }
    assert_int_equal(stock_waiting(&s), 1000);
    while (stock_waiting(&s) > 0) {
        assert_true(stock_take(&s, &number));
        assert_int_equal(number, next++);
    }
    assert_int_equal(next, 3000);
    stock_release(&s);
}

static void closed_it_has_nothing(void **state)
{
    struct stock s;
    uint32_t number;
    (void)state;
    stock_init(&s);
    stock_add(&s, 1, 5);
    stock_close(&s);
    assert_false(stock_take(&s, &number));
    stock_add(&s, 1, 5);
    assert_int_equal(stock_waiting(&s), 0);
    assert_false(stock_take(&s, &number));
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
    uint32_t number;
    while (stock_take(&shop->stock, &number)) {
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
    stock_init(&shop.stock);
    for (size_t i = 0; i < TAKERS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, take_all, &shop), 0);
    }
    for (uint32_t i = 0; i < NUMBERS; i += 10) {
        stock_add(&shop.stock, i, 10);
    }
    while (atomic_load(&shop.sold) < NUMBERS) {
        stopwatch_pause(STOPWATCH_MS);
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
        cmocka_unit_test(any_number_of_ranges),
        cmocka_unit_test(closed_it_has_nothing),
        cmocka_unit_test(takers_wait_and_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
