/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "sim/rng/stream.h"
#include "sim/stats/interval.h"

static void near(struct interval i, double lo, double hi, double tolerance)
{
    if (!(fabs(i.lo - lo) <= tolerance && fabs(i.hi - hi) <= tolerance)) {
        fail_msg("[%.12g, %.12g] instead of [%.12g, %.12g]", i.lo, i.hi, lo, hi);
    }
}

static struct tally tally_of(const double *x, size_t n)
{
    struct tally t = {0};
    for (size_t i = 0; i < n; i++) {
        tally_add(&t, x[i]);
    }
    return t;
}

static void mean_of_few(void **state)
{
    (void)state;
    struct tally t = {0};
    assert_true(isnan(interval_mean(&t, 0.95).lo) && isnan(interval_mean(&t, 0.95).hi));
    tally_add(&t, 3);
    assert_true(isnan(interval_mean(&t, 0.95).lo) && isnan(interval_mean(&t, 0.95).hi));
    tally_add(&t, 3);
    near(interval_mean(&t, 0.95), 3, 3, 0);
}

/* The quantiles of every printed table of Student's t: 12.706, 2.262, 2.045 and 1.984 at 97.5 %. */
static void mean_against_tables(void **state)
{
    (void)state;
    static const struct {
        int64_t n;
        double t;
    } table[] = {{2, 12.7062}, {10, 2.26216}, {30, 2.04523}, {100, 1.98422}, {100001, 1.95998}};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        double n = (double)table[i].n;
        struct tally t = {.n = table[i].n, .mean = 10, .m2 = (n - 1) * n};
        near(interval_mean(&t, 0.95), 10 - table[i].t, 10 + table[i].t, 6e-5);
    }
    static const double x[] = {1, 2, 3, 4, 5};
    struct tally five = tally_of(x, 5);
    near(interval_mean(&five, 0.9), 3 - 2.131847 * sqrt(0.5), 3 + 2.131847 * sqrt(0.5), 1e-6);
}

/* Exact for normal values: 20,000 intervals from 5 values each cover 95 % within 5 standard errors
 * of 0.154 % (false alarm 6e-7). */
static void coverage_of_the_mean(void **state)
{
    (void)state;
    enum { REPEATS = 20000 };
    struct stream s;
    int covered = 0;
    stream_open_name(&s, 1, "coverage", 1);
    for (int r = 0; r < REPEATS; r++) {
        struct tally t = {0};
        for (int i = 0; i < 5; i++) {
            tally_add(&t, 7 + gsl_ran_gaussian_ziggurat(&s.gsl, 2));
        }
        struct interval i = interval_mean(&t, 0.95);
        covered += i.lo <= 7 && 7 <= i.hi;
    }
    assert_true(fabs((double)covered / REPEATS - 0.95) < 5 * 0.00154);
}

/* Table I of Newcombe 1998 (Statistics in Medicine 17, 857-872): methods 3 and 5. */
static void shares_as_published(void **state)
{
    (void)state;
    static const struct {
        int64_t k, n;
        struct interval wilson, exact;
    } table[] = {
        {81, 263, {0.2553, 0.3662}, {0.2527, 0.3676}},
        {15, 148, {0.0624, 0.1605}, {0.0578, 0.1617}},
        {0, 20, {0.0000, 0.1611}, {0.0000, 0.1684}},
        {1, 29, {0.0061, 0.1718}, {0.0009, 0.1776}},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        int64_t k = table[i].k, n = table[i].n;
        near(interval_wilson(k, n, 0.95), table[i].wilson.lo, table[i].wilson.hi, 5.1e-5);
        near(interval_clopper_pearson(k, n, 0.95), table[i].exact.lo, table[i].exact.hi, 5.1e-5);
        near(interval_wilson(n - k, n, 0.95), 1 - table[i].wilson.hi, 1 - table[i].wilson.lo,
             5.1e-5);
        near(interval_clopper_pearson(n - k, n, 0.95), 1 - table[i].exact.hi, 1 - table[i].exact.lo,
             5.1e-5);
    }
}

static void shares_at_the_ends(void **state)
{
    (void)state;
    assert_true(isnan(interval_wilson(0, 0, 0.95).lo) && isnan(interval_wilson(0, 0, 0.95).hi));
    assert_true(isnan(interval_clopper_pearson(0, 0, 0.95).lo));
    assert_true(interval_wilson(0, 7, 0.95).lo == 0 && interval_wilson(7, 7, 0.95).hi == 1);
    assert_true(interval_wilson(0, 1, 0.95).hi < 1 && interval_wilson(1, 1, 0.95).lo > 0);
    static const int64_t sizes[] = {1, 20, 400, 10000, 1000000, INT64_C(1000000000)};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        int64_t n = sizes[i];
        double none = -expm1(log(0.025) / (double)n); /* (1 - q)^n = 0.025 */
        near(interval_clopper_pearson(0, n, 0.95), 0, none, 1e-10 * none);
        near(interval_clopper_pearson(n, n, 0.95), 1 - none, 1, 1e-12);
    }
}

/* What defines them, for k and n far beyond the tables: the error in each tail. GSL's inverse gives
 * NaN for some of these. */
static void clopper_pearson_of_large_counts(void **state)
{
    (void)state;
    static const int64_t sizes[] = {10000, 100000, 1000000, 10000000, INT64_C(3000000000)};
    static const double shares[] = {0.5, 0.05, 0.9457, 1e-4, 0.9999};
    for (size_t i = 0; i < 5; i++) {
        for (size_t j = 0; j < 5; j++) {
            int64_t n = sizes[i], k = (int64_t)(shares[j] * (double)n);
            struct interval x = interval_clopper_pearson(k, n, 0.99);
            double left = (double)k, right = (double)(n - k);
            double tolerance = n > 10000000 ? 1e-6 : 1e-8; /* GSL's error grows with n */
            assert_true(fabs(gsl_cdf_beta_P(x.lo, left, right + 1) - 0.005) < tolerance);
            assert_true(fabs(gsl_cdf_beta_Q(x.hi, left + 1, right) - 0.005) < tolerance);
            struct interval w = interval_wilson(k, n, 0.99);
            double width = x.hi - x.lo;
            assert_true(fabs(w.lo - x.lo) < 0.3 * width && fabs(w.hi - x.hi) < 0.3 * width);
        }
    }
}

/* Exact coverage, summed over all counts: Clopper and Pearson's never falls below the level,
 * Wilson's averages it (Brown, Cai, DasGupta 2001). */
static void coverage_of_shares(void **state)
{
    (void)state;
    static const unsigned sizes[] = {1, 5, 20, 100};
    for (size_t i = 0; i < 4; i++) {
        unsigned n = sizes[i];
        double wilson_sum = 0;
        struct interval w[101], e[101];
        for (unsigned k = 0; k <= n; k++) {
            w[k] = interval_wilson(k, n, 0.95);
            e[k] = interval_clopper_pearson(k, n, 0.95);
        }
        for (int step = 1; step < 1000; step++) {
            double p = step / 1000.0, wilson = 0, exact = 0;
            for (unsigned k = 0; k <= n; k++) {
                double chance = gsl_ran_binomial_pdf(k, p, n);
                wilson += w[k].lo <= p && p <= w[k].hi ? chance : 0;
                exact += e[k].lo <= p && p <= e[k].hi ? chance : 0;
            }
            assert_true(exact >= 0.95 - 1e-9);
            wilson_sum += wilson / 999;
        }
        assert_true(n < 5 || fabs(wilson_sum - 0.95) < 0.01);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mean_of_few),          cmocka_unit_test(mean_against_tables),
        cmocka_unit_test(coverage_of_the_mean), cmocka_unit_test(shares_as_published),
        cmocka_unit_test(shares_at_the_ends),   cmocka_unit_test(clopper_pearson_of_large_counts),
        cmocka_unit_test(coverage_of_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
