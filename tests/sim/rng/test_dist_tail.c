/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <math.h>

#include "sim/rng/dist.h"
#include "tests/sim/rng/laws.h"

static void near(double x, double expected, double relative, const char *what, double at)
{
    if (!(x == expected || fabs(x - expected) <= relative * fabs(expected))) {
        fail_msg("%s at %.17g: %.17g instead of %.17g", what, at, x, expected);
    }
}

static void survival_is_what_cdf_leaves(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        for (double x = 0; x < 5000; x = x * 1.05 + 0.01) {
            double cdf = dist_cdf(&laws[k].dist, x), s = dist_survival(&laws[k].dist, x);
            if (!(fabs(cdf + s - 1) <= 1e-14)) {
                fail_msg("%s: %.17g and %.17g at %g", laws[k].name, cdf, s, x);
            }
        }
        assert_true(dist_survival(&laws[k].dist, INFINITY) == 0);
        assert_true(dist_survival(&laws[k].dist, -1e-300) == 1);
    }
}

/* Where 1 - cdf is nothing but rounding. */
static void survival_is_precise_far_out(void **state)
{
    (void)state;
    struct dist lognormal = {.kind = DIST_LOGNORMAL, .a = -1, .b = 0.5};
    struct dist gamma = {.kind = DIST_GAMMA, .a = 3, .b = 1};
    struct dist weibull = {.kind = DIST_WEIBULL, .a = 0.5, .b = 2};
    struct dist triangular = {.kind = DIST_TRIANGULAR, .a = 0, .b = 1, .c = 1};
    near(dist_survival(&lognormal, exp(-1 + 0.5 * 20)), gsl_cdf_ugaussian_Q(20), 1e-12, "lognormal",
         20);
    near(dist_survival(&gamma, 300), exp(-300) * (1 + 300 + 45000), 1e-12, "gamma", 300);
    near(dist_survival(&weibull, 2e4), exp(-100), 1e-13, "weibull", 2e4);
    near(dist_survival(&triangular, 1 - 0x1p-40), 0x1p-39, 1e-11, "triangular", 1);
    near(dist_tail(&triangular, 1 - 0x1p-40), 0x1p-80, 1e-11, "triangular", 1);
    near(dist_tail(&gamma, 300), exp(-300) * (3 + 2 * 300 + 45000), 1e-12, "gamma", 300);
    assert_true(dist_survival(&gamma, 1e5) == 0 && dist_tail(&gamma, 1e5) == 0);
    assert_true(dist_survival(&weibull, 1e12) == 0 && dist_tail(&weibull, 1e12) == 0);
    assert_true(dist_tail(&lognormal, 1e30) == 0);
}

static double survival_at(double x, void *dist)
{
    return dist_survival(dist, x);
}

/* GSL's adaptive rule, in stretches of a factor of 2 until nothing is left. */
static double quadrature(const struct dist *d, double x)
{
    gsl_integration_workspace *w = gsl_integration_workspace_alloc(200);
    struct dist copy = *d;
    gsl_function f = {survival_at, &copy};
    double sum = 0, from = x, step = fmax(x, dist_mean(d)) / 64, part = 1;
    for (int i = 0; i < 20000 && (part > 1e-16 * sum || i < 300); i++) {
        double error;
        gsl_integration_qag(&f, from, from + step, 0, 1e-12, 200, GSL_INTEG_GAUSS31, w, &part,
                            &error);
        sum += part;
        from += step;
        step = i > 300 ? step * 1.1 : step;
    }
    gsl_integration_workspace_free(w);
    return sum;
}

static void tail_is_the_integral_of_survival(void **state)
{
    (void)state;
    static const double at[] = {0, 0.05, 0.5, 1, 1.7, 3, 6, 12, 25};
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        double mean = dist_mean(d);
        bool jumps =
            d->kind == DIST_CONSTANT || d->kind == DIST_EMPIRICAL || d->kind == DIST_MIXTURE;
        if (jumps || isinf(mean) || (d->kind == DIST_PARETO && d->b < 2)) {
            continue;
        }
        for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
            double x = at[i] * mean, want = quadrature(d, x);
            if (want > 1e-290) {
                near(dist_tail(d, x), want, 2e-10, laws[k].name, x);
            }
        }
    }
}

static void tail_of_steps_is_a_sum(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        for (double x = 0; d->kind == DIST_EMPIRICAL && x < 1100; x += 0.37) {
            double sum = 0;
            for (size_t i = 0; i < d->count; i++) {
                sum += fmax(0, d->values[i] - x) / (double)d->count;
            }
            near(dist_tail(d, x), sum, 1e-13, laws[k].name, x);
        }
    }
    struct dist constant = dist_constant(30);
    assert_true(dist_tail(&constant, 12) == 18 && dist_tail(&constant, 31) == 0);
    struct dist pareto = {.kind = DIST_PARETO, .a = 5, .b = 1.5};
    near(dist_tail(&pareto, 20), 20 * pow(0.25, 1.5) / 0.5, 1e-14, "pareto", 20);
}

static void tail_of_a_mixture_is_that_of_its_parts(void **state)
{
    (void)state;
    struct dist d = {.kind = DIST_MIXTURE, .parts = laws_parts, .count = 5};
    for (double x = 0; x < 100; x += 1.3) {
        double sum = 0;
        for (size_t i = 0; i < 5; i++) {
            sum +=
                laws_parts[i].share > 0 ? laws_parts[i].share * dist_tail(&laws_parts[i].of, x) : 0;
        }
        near(dist_tail(&d, x), sum, 1e-14, "mixture", x);
    }
}

static void tail_is_the_mean_at_0_and_a_line_below(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        near(dist_tail(d, 0), dist_mean(d), 1e-13, laws[k].name, 0);
        near(dist_tail(d, -3), dist_mean(d) + 3, 1e-14, laws[k].name, -3);
        assert_true(dist_tail(d, INFINITY) == (isinf(dist_mean(d)) ? INFINITY : 0));
        double last = INFINITY;
        for (double x = 0; x < 3000; x = x * 1.01 + 0.001) {
            double tail = dist_tail(d, x);
            assert_true(tail <= last * (1 + 1e-13) && tail >= 0);
            last = tail;
        }
    }
}

/* Near and far, and additive, without a mean too. */
static void between_is_the_difference_of_tails(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        for (double x = 0; x < 300; x = x * 1.3 + 0.03) {
            double mid = x * 1.2 + 0.01, end = x * 1.5 + 0.7;
            double whole = dist_tail_between(d, x, end);
            double sum = dist_tail_between(d, x, mid) + dist_tail_between(d, mid, end);
            if (!(fabs(whole - sum) <= 1e-11 * whole + 1e-15 * dist_tail(d, x))) {
                fail_msg("%s at %g: %.17g and %.17g", laws[k].name, x, whole, sum);
            }
            if (isfinite(dist_mean(d))) {
                double want = dist_tail(d, x) - dist_tail(d, end);
                assert_true(fabs(whole - want) <= 1e-14 * (dist_tail(d, x) + whole));
            }
            assert_true(dist_tail_between(d, x, x) == 0);
            double close = x + 1e-9;
            if (x > 0 && d->kind != DIST_EMPIRICAL && d->kind != DIST_CONSTANT) {
                near(dist_tail_between(d, x, close), (close - x) * dist_survival(d, x), 1e-5,
                     laws[k].name, x);
            }
        }
        near(dist_tail_between(d, -3, -1), 2, 1e-15, laws[k].name, -3);
        near(dist_tail_between(d, -3, 2), 3 + dist_tail_between(d, 0, 2), 1e-15, laws[k].name, -3);
    }
    struct dist one = {.kind = DIST_PARETO, .a = 5, .b = 1};
    near(dist_tail_between(&one, 2, 50), 3 + 5 * log(10), 1e-14, "pareto of shape 1", 50);
    struct dist below = {.kind = DIST_PARETO, .a = 5, .b = 0.5};
    near(dist_tail_between(&below, 5, 500), sqrt(5) * 2 * (sqrt(500) - sqrt(5)), 1e-14,
         "pareto of shape 0.5", 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survival_is_what_cdf_leaves),
        cmocka_unit_test(survival_is_precise_far_out),
        cmocka_unit_test(tail_is_the_integral_of_survival),
        cmocka_unit_test(tail_of_steps_is_a_sum),
        cmocka_unit_test(tail_of_a_mixture_is_that_of_its_parts),
        cmocka_unit_test(tail_is_the_mean_at_0_and_a_line_below),
        cmocka_unit_test(between_is_the_difference_of_tails),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
