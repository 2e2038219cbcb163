/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "sim/rng/stream.h"
#include "sim/stats/interval.h"

/* P(lo <= B < hi) by summing the binomial law, with 0 and n + 1 for ends that do not exist. */
static double between(unsigned lo, unsigned hi, unsigned n, double p)
{
    double sum = 0;
    for (unsigned k = lo; k < hi; k++) {
        sum += gsl_ran_binomial_pdf(k, p, n);
    }
    return sum;
}

static void check_ranks(unsigned n, double p, double level)
{
    struct ranks r = interval_quantile_ranks(n, p, level);
    double error = 1 - level, slack = 1e-12;
    assert_true(r.lo >= 1 && r.lo <= r.hi && r.hi <= n);
    unsigned lo = r.too_short & RANKS_NO_LOWER ? 0 : (unsigned)r.lo;
    unsigned hi = r.too_short & RANKS_NO_UPPER ? n + 1 : (unsigned)r.hi;
    assert_true(lo > 0 || r.lo == 1);
    assert_true(hi <= n || r.hi == n);
    assert_true(between(lo, hi, n, p) >= level - slack);

    /* No narrower than it must be: a step inwards exceeds half the error, or all that is left. */
    double left = between(0, lo, n, p), right = between(hi, n + 1, n, p);
    double left_next = between(0, lo + 1, n, p), right_next = between(hi - 1, n + 1, n, p);
    assert_true(left_next > error / 2 - slack || left_next + right > error - slack);
    assert_true(right_next > error / 2 - slack || left + right_next > error - slack);

    /* A missing end is missing because the first or last value alone leaves too much beyond it. */
    double first = between(0, 1, n, p), last = between(n, n + 1, n, p);
    assert_true(lo > 0 || first + (hi > n ? 0 : right) > error - slack || first > error / 2);
    assert_true(hi <= n || last + left > error - slack);
}

static void ranks_against_brute_force(void **state)
{
    (void)state;
    static const double ps[] = {0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
    for (unsigned n = 1; n <= 150; n++) {
        for (size_t i = 0; i < sizeof ps / sizeof ps[0]; i++) {
            check_ranks(n, ps[i], 0.95);
            check_ranks(n, ps[i], 0.9);
            check_ranks(n, ps[i], 0.999);
        }
    }
    check_ranks(400, 0.95, 0.95);
    check_ranks(1000, 0.99, 0.95);
    check_ranks(5000, 0.999, 0.95);
}

/* The median's ranks for a 95 % interval are tabulated (Conover; Hahn and Meeker): n = 10 gives the
 * 2nd and 9th, n = 20 the 6th and 15th, n = 5 none (1 / 32 on either side; one of them will do). */
static void ranks_of_the_median(void **state)
{
    (void)state;
    struct ranks r = interval_quantile_ranks(10, 0.5, 0.95);
    assert_true(r.lo == 2 && r.hi == 9 && !r.too_short);
    r = interval_quantile_ranks(20, 0.5, 0.95);
    assert_true(r.lo == 6 && r.hi == 15 && !r.too_short);
    r = interval_quantile_ranks(6, 0.5, 0.95);
    assert_true(r.lo == 1 && r.hi == 6 && !r.too_short);
    r = interval_quantile_ranks(5, 0.5, 0.95);
    assert_true(r.lo == 1 && r.hi == 5);
    assert_int_equal(r.too_short, RANKS_NO_UPPER);
    r = interval_quantile_ranks(4, 0.5, 0.95);
    assert_true(r.lo == 1 && r.hi == 4);
    assert_int_equal(r.too_short, RANKS_NO_LOWER | RANKS_NO_UPPER);
}

/* 0.95^n <= 5 % from n = 59 on (Wilks 1941): from there the 95th percentile has an upper end. */
static void smallest_sample_with_an_upper_end(void **state)
{
    (void)state;
    assert_int_equal(interval_quantile_ranks(58, 0.95, 0.95).too_short, RANKS_NO_UPPER);
    assert_int_equal(interval_quantile_ranks(59, 0.95, 0.95).too_short, 0);
    assert_int_equal(interval_quantile_ranks(298, 0.99, 0.95).too_short, RANKS_NO_UPPER);
    assert_int_equal(interval_quantile_ranks(299, 0.99, 0.95).too_short, 0);
}

/* Far beyond brute force, by the normal approximation: n p +- 1.96 sd, within 1 % of the sd. */
static void ranks_of_large_samples(void **state)
{
    (void)state;
    static const double sizes[] = {1e6, 1e8, 6e9};
    for (size_t i = 0; i < 3; i++) {
        double n = sizes[i], p = 0.9, sd = sqrt(n * p * (1 - p));
        struct ranks r = interval_quantile_ranks((int64_t)n, p, 0.95);
        assert_true(fabs((double)r.lo - n * p + 1.959964 * sd) < 0.01 * sd + 1);
        assert_true(fabs((double)r.hi - n * p - 1.959964 * sd) < 0.01 * sd + 1);
        assert_int_equal(r.too_short, 0);
    }
}

static void values_at_the_ranks(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 0);
    assert_true(isnan(interval_quantile(&q, 0.5, 0.95).lo));
    assert_true(isnan(interval_quantile(&q, 0.5, 0.95).hi));
    for (int i = 20; i >= 1; i--) {
        quantile_add(&q, i * 10);
    }
    struct interval x = interval_quantile(&q, 0.5, 0.95);
    assert_true(x.lo == 60 && x.hi == 150);
    x = interval_quantile(&q, 0.95, 0.95);
    assert_true(x.lo > 100 && isnan(x.hi));
    x = interval_quantile(&q, 0.05, 0.95);
    assert_true(isnan(x.lo) && x.hi < 110);
    quantile_release(&q);
}

/* 5,000 samples of 400: coverage at least 95 % less 5 standard errors of 0.31 %, and not above what
 * the binomial law says for these ranks by more than 5 (false alarm 6e-7 in all). */
static void coverage_of_a_quantile(void **state)
{
    (void)state;
    enum { REPEATS = 5000, SIZE = 400 };
    struct stream s;
    int covered = 0;
    double truth = -log(0.05), error = 0.0031;
    stream_open_name(&s, 1, "coverage", 1);
    for (int r = 0; r < REPEATS; r++) {
        struct quantile q;
        quantile_init(&q, 0);
        for (int i = 0; i < SIZE; i++) {
            quantile_add(&q, stream_exponential(&s, 1));
        }
        struct interval x = interval_quantile(&q, 0.95, 0.95);
        covered += x.lo <= truth && truth <= x.hi;
        quantile_release(&q);
    }
    struct ranks r = interval_quantile_ranks(SIZE, 0.95, 0.95);
    double nominal = between((unsigned)r.lo, (unsigned)r.hi, SIZE, 0.95);
    assert_true(nominal >= 0.95 && nominal < 0.97);
    assert_true(fabs((double)covered / REPEATS - nominal) < 5 * error);
}

/* Values repeated in whole clusters of 10 carry the information of a tenth of them: with the design
 * effect the ranks are those of the clusters, scaled up. */
static void clustered_ranks(void **state)
{
    (void)state;
    struct quantile q, single;
    quantile_init(&q, 0);
    quantile_init(&single, 0);
    for (int i = 1; i <= 400; i++) {
        quantile_add(&single, i);
        for (int j = 0; j < 10; j++) {
            quantile_add(&q, i);
        }
    }
    struct interval x = interval_quantile_clustered(&q, 0.95, 0.95, 10);
    struct interval y = interval_quantile(&single, 0.95, 0.95);
    assert_true(x.lo == y.lo && x.hi == y.hi);
    x = interval_quantile_clustered(&q, 0.95, 0.95, 1e9);
    assert_true(isnan(x.lo) && isnan(x.hi));
    struct interval naive = interval_quantile(&q, 0.95, 0.95);
    assert_true(naive.hi - naive.lo < 0.5 * (y.hi - y.lo));
    quantile_release(&q);
    quantile_release(&single);
}

/* Any design effect gives ranks inside the sample that widen with it. */
static void clustered_intervals_widen(void **state)
{
    (void)state;
    struct quantile q;
    quantile_init(&q, 0);
    for (int i = 1; i <= 1000; i++) {
        quantile_add(&q, i);
    }
    for (double effect = 1; effect < 8; effect *= 1.5) {
        struct interval x = interval_quantile_clustered(&q, 0.5, 0.95, effect);
        double half = 1.96 * sqrt(250 * effect);
        assert_true(fabs(x.lo - (500 - half)) < 0.05 * half + 3 * effect);
        assert_true(fabs(x.hi - (500 + half)) < 0.05 * half + 3 * effect);
    }
    quantile_release(&q);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_against_brute_force),
        cmocka_unit_test(ranks_of_the_median),
        cmocka_unit_test(smallest_sample_with_an_upper_end),
        cmocka_unit_test(ranks_of_large_samples),
        cmocka_unit_test(values_at_the_ranks),
        cmocka_unit_test(coverage_of_a_quantile),
        cmocka_unit_test(clustered_ranks),
        cmocka_unit_test(clustered_intervals_widen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
