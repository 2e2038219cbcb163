/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "sim/rng/stream.h"
#include "sim/stats/quantile.h"
#include "tests/sim/base/death.h"
#include "tests/sim/rng/goodness.h"

static void empty(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 0);
    assert_int_equal(q.keep, QUANTILE_KEEP);
    assert_true(isnan(quantile_at(&q, 0.5)));
    assert_true(quantile_exact(&q));
    quantile_release(&q);
}

static void order_statistics(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 0);
    for (int n = 1; n <= 300; n++) {
        quantile_add(&q, n % 2 == 0 ? n : 301 - n); /* 300, 2, 298, 4, ... */
    }
    for (int k = 1; k <= 300; k++) {
        double expected = k % 2 == 0 ? (k + 1) / 2 * 2 : k + 1; /* even numbers, each twice */
        assert_true(quantile_rank(&q, k) == expected);
    }
    quantile_release(&q);
}

/* x(ceil(n p)) for all n up to 500 and p = k / n, where the product may miss k by rounding. */
static void ceiling_of_np(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 0);
    for (int n = 1; n <= 500; n++) {
        quantile_add(&q, n);
        for (int k = 1; k <= n; k++) {
            assert_true(quantile_at(&q, (double)k / n) == k);
        }
        assert_true(quantile_at(&q, 0) == 1);
        assert_true(quantile_at(&q, 1e-9) == 1);
    }
    assert_true(quantile_at(&q, 0.95) == 475);
    assert_true(quantile_at(&q, 0.9501) == 476);
    quantile_release(&q);
}

static void adding_after_asking(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 0);
    for (int i = 100; i > 0; i--) {
        quantile_add(&q, i);
        assert_true(quantile_rank(&q, 1) == i);
        assert_true(quantile_at(&q, 1) == 100);
    }
    quantile_release(&q);
}

static void negative_values_while_exact(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 0);
    quantile_add(&q, -1);
    quantile_add(&q, 3);
    quantile_add(&q, -2);
    assert_true(quantile_rank(&q, 1) == -2 && quantile_rank(&q, 3) == 3);
    quantile_release(&q);
}

static void switches_after_keep_values(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 1000);
    for (int i = 1; i <= 1000; i++) {
        quantile_add(&q, i);
    }
    assert_true(quantile_exact(&q));
    quantile_add(&q, 1001);
    assert_false(quantile_exact(&q));
    assert_null(q.values);
    for (int k = 1; k <= 1001; k++) {
        assert_true(fabs(quantile_rank(&q, k) - k) <= k * 0x1p-10);
    }
    assert_true(quantile_rank(&q, 1) == 1 && quantile_rank(&q, 1001) == 1001);
    quantile_release(&q);
    assert_true(quantile_exact(&q) && q.n == 0);
}

/* Against the exact order statistics of 3 million values over 30 decades, zeros and negative ones
 * among them. */
static void error_of_the_histogram(void **state)
{
    (void)state;
    enum { COUNT = 3000000 };
    double *x = malloc(COUNT * sizeof *x);
    assert_non_null(x);
    struct stream s;
    struct quantile q;
    stream_open_name(&s, 1, "quantile", 1);
    quantile_init(&q, 0);
    for (size_t i = 0; i < COUNT; i++) {
        double u = stream_uniform(&s);
        x[i] = u < 0.05 ? 0 : exp((stream_uniform(&s) - 0.5) * 69) * (u < 0.1 ? -1 : 1);
        quantile_add(&q, x[i]);
    }
    assert_false(quantile_exact(&q));
    qsort(x, COUNT, sizeof *x, goodness_compare);
    assert_true(x[0] < -1e10 && x[COUNT - 1] > 1e14);
    assert_true(quantile_rank(&q, 1) == x[0] && quantile_rank(&q, COUNT) == x[COUNT - 1]);
    for (int64_t k = 1; k <= COUNT; k += 14983) {
        assert_true(fabs(quantile_rank(&q, k) - x[k - 1]) <= fabs(x[k - 1]) * 0x1p-10);
    }
    quantile_release(&q);
    free(x);
}

/* The ends of the range of doubles find their bins. */
static void extreme_values_in_the_histogram(void **state)
{
    (void)state;
    static const double x[] = {-DBL_MAX, -1, -DBL_MIN, 0, DBL_MIN, 1, DBL_MAX};
    struct quantile q;
    quantile_init(&q, 1);
    for (size_t i = 0; i < 7; i++) {
        quantile_add(&q, x[6 - i]);
    }
    for (size_t i = 0; i < 7; i++) {
        double found = quantile_rank(&q, (int64_t)i + 1);
        assert_true(fabs(found - x[i]) <= fabs(x[i]) * 0x1p-10);
    }
    quantile_release(&q);
}

static void equal_values_stay_exact(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 10);
    for (int i = 0; i < 1000; i++) {
        quantile_add(&q, 61.2);
    }
    assert_false(quantile_exact(&q));
    assert_true(quantile_at(&q, 0.5) == 61.2);
    quantile_release(&q);
}

static void order_of_adding_changes_nothing(void **state)
{
    (void)state;
    struct quantile up, down;
    quantile_init(&up, 500);
    quantile_init(&down, 500);
    for (int i = 1; i <= 2000; i++) {
        quantile_add(&up, sqrt(i));
        quantile_add(&down, sqrt(2001 - i));
    }
    for (int k = 1; k <= 2000; k++) {
        assert_true(quantile_rank(&up, k) == quantile_rank(&down, k));
    }
    quantile_release(&up);
    quantile_release(&down);
}

static void add_nan(void *q)
{
    quantile_add(q, (double)NAN);
}

static void rank_0(void *q)
{
    quantile_rank(q, 0);
}

static void rank_beyond(void *q)
{
    quantile_rank(q, 2);
}

static void mistakes_are_bugs(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 0);
    quantile_add(&q, 1);
    assert_true(death_of(add_nan, &q).aborted);
    assert_true(death_of(rank_0, &q).aborted);
    assert_true(death_of(rank_beyond, &q).aborted);
    quantile_release(&q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty),
        cmocka_unit_test(order_statistics),
        cmocka_unit_test(ceiling_of_np),
        cmocka_unit_test(adding_after_asking),
        cmocka_unit_test(negative_values_while_exact),
        cmocka_unit_test(switches_after_keep_values),
        cmocka_unit_test(error_of_the_histogram),
        cmocka_unit_test(extreme_values_in_the_histogram),
        cmocka_unit_test(equal_values_stay_exact),
        cmocka_unit_test(order_of_adding_changes_nothing),
        cmocka_unit_test(mistakes_are_bugs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
