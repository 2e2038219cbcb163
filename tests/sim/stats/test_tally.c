/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "sim/rng/stream.h"
#include "sim/stats/tally.h"

static void near(double x, double expected, double relative)
{
    if (!(fabs(x - expected) <= relative * fabs(expected))) {
        fail_msg("%.17g instead of %.17g", x, expected);
    }
}

static void empty_and_single(void **state)
{
    (void)state;
    struct tally t = {0};
    assert_true(isnan(tally_variance(&t)));
    assert_true(isnan(tally_sd(&t)));
    tally_add(&t, -7.5);
    assert_int_equal(t.n, 1);
    assert_true(t.mean == -7.5 && t.min == -7.5 && t.max == -7.5);
    assert_true(isnan(tally_variance(&t)));
}

static void known_values(void **state)
{
    (void)state;
    static const double x[] = {2, 4, 4, 4, 5, 5, 7, 9};
    struct tally t = {0};
    for (size_t i = 0; i < 8; i++) {
        tally_add(&t, x[i]);
    }
    near(t.mean, 5, 1e-15);
    near(tally_variance(&t), 32.0 / 7, 1e-15);
    near(tally_sd(&t), 2.1380899352993952, 1e-15);
    assert_true(t.min == 2 && t.max == 9);
}

/* Sums of squares would lose all of the variance here. */
static void small_spread_on_a_large_mean(void **state)
{
    (void)state;
    struct tally t = {0};
    for (int i = 0; i < 1000; i++) {
        tally_add(&t, 1e9 + (i % 2 == 0 ? 0.5 : -0.5));
    }
    near(t.mean, 1e9, 1e-15);
    near(tally_variance(&t), 0.25 * 1000 / 999, 1e-6);
}

static void equal_values_have_no_variance(void **state)
{
    (void)state;
    struct tally t = {0};
    for (int i = 0; i < 10000; i++) {
        tally_add(&t, 61.2);
    }
    assert_true(t.mean == 61.2);
    assert_true(tally_variance(&t) == 0);
}

/* Merging is as good as adding, wherever the sample is cut; empty parts included. */
static void merge_equals_adding(void **state)
{
    (void)state;
    enum { COUNT = 1000 };
    double x[COUNT];
    struct stream s;
    struct tally whole = {0};
    stream_open_name(&s, 1, "tally", 1);
    for (size_t i = 0; i < COUNT; i++) {
        x[i] = stream_exponential(&s, 50) - 20;
        tally_add(&whole, x[i]);
    }
    for (size_t cut = 0; cut <= COUNT; cut += 50) {
        struct tally a = {0}, b = {0};
        for (size_t i = 0; i < COUNT; i++) {
            tally_add(i < cut ? &a : &b, x[i]);
        }
        tally_merge(&a, &b);
        assert_int_equal(a.n, COUNT);
        near(a.mean, whole.mean, 1e-13);
        near(tally_variance(&a), tally_variance(&whole), 1e-13);
        assert_true(a.min == whole.min && a.max == whole.max);
    }
}

static void merge_with_nothing_changes_no_bit(void **state)
{
    (void)state;
    struct tally t = {0}, nothing = {0};
    tally_add(&t, 0.1);
    tally_add(&t, 0.7);
    struct tally before = t;
    tally_merge(&t, &nothing);
    assert_memory_equal(&t, &before, sizeof t);
    tally_merge(&nothing, &t);
    assert_memory_equal(&nothing, &before, sizeof t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_and_single),
        cmocka_unit_test(known_values),
        cmocka_unit_test(small_spread_on_a_large_mean),
        cmocka_unit_test(equal_values_have_no_variance),
        cmocka_unit_test(merge_equals_adding),
        cmocka_unit_test(merge_with_nothing_changes_no_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
