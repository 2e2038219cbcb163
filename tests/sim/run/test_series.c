/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/series.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/run/collect.h"
#include "tests/sim/base/death.h"
#include "tests/sim/run/near.h"
#include "tests/sim/run/toy.h"

enum { REPLICATIONS = 500 };

/* Rows of the toy, into a series and a collector; every tenth is left out of both. */
static void play_rows(struct series *s, struct collector *c, bool perfect)
{
    struct plan plan = {.perfect = perfect};
    struct world w = {&plan, NULL};
    struct arena rows;
    arena_init(&rows, 0);
    collect_init(c, &toy_table);
    for (uint32_t n = 1; n <= REPLICATIONS; n++) {
        double value[TOY_COUNT];
        uint8_t censored[TOY_COUNT] = {0};
        for (int m = 0; m < TOY_COUNT; m++) {
            value[m] = NAN;
        }
        struct row row = {.replication = n, .weight = 1, .value = value, .censored = censored};
        toy_replicate(&w, n, &rows, &row);
        if (n % 10 != 3) {
            series_add(s, &row);
            collect_row(c, &row);
        }
    }
    arena_release(&rows);
}

static void play(struct series *s, struct collector *c, bool perfect)
{
    series_init(s, &toy_table);
    play_rows(s, c, perfect);
}

static void play_into(struct series *s, int metric)
{
    struct collector c;
    series_init_for(s, &toy_table, metric);
    play_rows(s, &c, false);
    collect_release(&c);
}

static struct influence estimate(const struct series *s, int metric)
{
    struct influence x;
    series_estimate(s, metric, &x);
    return x;
}

/* As the summary has it, interval and all. */
static void estimates_are_those_of_the_summary(void **state)
{
    struct series s;
    struct collector c;
    (void)state;
    play(&s, &c, false);
    assert_int_equal(s.count, REPLICATIONS);
    for (int m = 0; m < TOY_COUNT; m++) {
        struct summary wanted;
        struct influence x = estimate(&s, m);
        collect_summary(&c, m, &wanted);
        assert_true(isnan(wanted.mean) ? isnan(x.value)
                                       : fabs(x.value - wanted.mean) <= 1e-12 * wanted.mean);
        double squares = 0, sum = 0;
        for (size_t i = 0; i < x.n && !isnan(x.value); i++) {
            squares += x.of[i] * x.of[i];
            sum += x.of[i];
        }
        if (!isnan(wanted.error)) {
            double n = REPLICATIONS, error = sqrt(squares / (n * (n - 1)));
            /* those without a value do not count there, and those left out */
            assert_true(fabs(error / wanted.error - 1) < 0.01);
            assert_true(fabs(sum) < 1e-6);
        }
        free(x.of);
    }
    collect_release(&c);
    series_release(&s);
}

static void nothing_that_failed_is_no_estimate(void **state)
{
    struct series s;
    struct collector c;
    (void)state;
    play(&s, &c, true);
    struct influence nines = estimate(&s, TOY_NINES), requests = estimate(&s, TOY_REQUESTS);
    assert_true(isnan(nines.value));
    assert_true(requests.value == 1);
    free(nines.of);
    free(requests.of);
    collect_release(&c);
    series_release(&s);
}

/* Kept for one metric alone it estimates the same. */
static void kept_for_one_metric(void **state)
{
    static const int metrics[] = {TOY_REQUESTS, TOY_NINES, TOY_RTO};
    struct series all;
    struct collector c;
    (void)state;
    play(&all, &c, false);
    for (size_t i = 0; i < 3; i++) {
        struct series one;
        play_into(&one, metrics[i]);
        struct influence wanted = estimate(&all, metrics[i]), x = estimate(&one, metrics[i]);
        assert_int_equal(one.width, 1);
        assert_true(x.value == wanted.value && x.n == wanted.n);
        assert_memory_equal(x.of, wanted.of, x.n * sizeof *x.of);
        free(wanted.of);
        free(x.of);
        series_release(&one);
    }
    collect_release(&c);
    series_release(&all);
}

/* Digits 7, 4, (1), 8, 5, 2, 9, 6, 3, 0: the first ten replications but for the third. */
static void of_the_first_replications(void **state)
{
    struct series s;
    struct collector c;
    struct influence x;
    (void)state;
    play(&s, &c, false);
    series_estimate_first(&s, TOY_REQUESTS, 10, &x);
    assert_int_equal(x.n, 10);
    assert_near(x.value, 1 - 44 / 9.0 / 1000, 1e-12);
    free(x.of);
    series_estimate_first(&s, TOY_REQUESTS, 10 * REPLICATIONS, &x);
    struct influence whole = estimate(&s, TOY_REQUESTS);
    assert_true(x.value == whole.value && x.n == whole.n);
    free(x.of);
    free(whole.of);
    collect_release(&c);
    series_release(&s);
}

static void add_twice(void *subject)
{
    (void)subject;
    struct series s;
    double value[TOY_COUNT] = {0};
    uint8_t censored[TOY_COUNT] = {0};
    struct row row = {.replication = 1, .weight = 1, .value = value, .censored = censored};
    series_init(&s, &toy_table);
    series_add(&s, &row);
    series_add(&s, &row);
}

static void numbers_must_increase(void **state)
{
    (void)state;
    assert_true(death_of(add_twice, NULL).aborted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimates_are_those_of_the_summary),
        cmocka_unit_test(nothing_that_failed_is_no_estimate),
        cmocka_unit_test(kept_for_one_metric),
        cmocka_unit_test(of_the_first_replications),
        cmocka_unit_test(numbers_must_increase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
