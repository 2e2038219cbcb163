/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_errno.h>
#include <math.h>

#include "sim/rng/dist.h"
#include "tests/sim/base/death.h"
#include "tests/sim/rng/laws.h"

/* As closely as the tail itself is known: an error of e in it moves x by e tail / survival. */
static void inverse_undoes_tail(void **state)
{
    (void)state;
    static const double shares[] = {0.999999, 0.9, 0.5, 0.1, 1e-3, 1e-6, 1e-10, 1e-15, 1e-30};
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        double mean = dist_mean(d), last = 0;
        if (isinf(mean) || mean <= 0) {
            continue;
        }
        for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
            double y = shares[i] * mean, x = dist_tail_inverse(d, y);
            double slack = 4e-12 * x * dist_survival(d, x * (1 - 1e-12)) + 2e-13 * y + 1e-16 * mean;
            if (!(fabs(dist_tail(d, x) - y) <= slack)) {
                fail_msg("%s: %.17g for %g, where the tail is %.17g", laws[k].name, x, y,
                         dist_tail(d, x));
            }
            assert_true(x >= last);
            last = x;
        }
    }
}

static void closed_forms(void **state)
{
    (void)state;
    struct dist exponential = {.kind = DIST_EXPONENTIAL, .a = 3};
    assert_true(fabs(dist_tail_inverse(&exponential, 3 * exp(-40)) - 120) < 1e-11);
    struct dist weibull = {.kind = DIST_WEIBULL, .a = 1, .b = 3};
    assert_true(fabs(dist_tail_inverse(&weibull, 3 * exp(-40)) - 120) < 1e-10);
    struct dist gamma = {.kind = DIST_GAMMA, .a = 2, .b = 1};
    double x = dist_tail_inverse(&gamma, exp(-50) * 52); /* (x + 2) exp(-x) */
    assert_true(fabs(x - 50) < 1e-10);
    struct dist constant = dist_constant(30);
    assert_true(dist_tail_inverse(&constant, 10) == 20);
}

static void ends(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        double mean = dist_mean(d);
        assert_true(dist_tail_inverse(d, INFINITY) == 0);
        if (isinf(mean)) {
            assert_true(isinf(dist_tail_inverse(d, 1e6)));
            continue;
        }
        assert_true(dist_tail_inverse(d, mean) == 0 && dist_tail_inverse(d, mean * 2) == 0);
        assert_true(mean <= 0 || dist_tail_inverse(d, 0) == dist_quantile(d, 1));
    }
}

static void below_0(void *subject)
{
    struct dist d = dist_constant(1);
    (void)subject;
    dist_tail_inverse(&d, -1e-9);
}

static void nothing_lies_below_0(void **state)
{
    (void)state;
    struct death d = death_of(below_0, NULL);
    assert_true(d.aborted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inverse_undoes_tail),
        cmocka_unit_test(closed_forms),
        cmocka_unit_test(ends),
        cmocka_unit_test(nothing_lies_below_0),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
