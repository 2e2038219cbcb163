/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#include "sim/rng/dist.h"
#include "tests/sim/base/death.h"
#include "tests/sim/rng/laws.h"

static const double hazards[] = {
    1e-300, 1e-30, 1e-12, 1e-6, 1e-3,    0.1, 0.5, 0.69, 0.6931471805599453,
    0.7,    1,     3,     10,   37,      100, 300, 500,  600,
    639,    641,   650,   689,  690.775, 691, 745, 2e3,  1e5,
    1e9};
enum { HAZARDS = sizeof hazards / sizeof hazards[0] };

static void assert_near(double x, double wanted, double relative)
{
    if (!(fabs(x - wanted) <= relative * fabs(wanted))) {
        fail_msg("%.17g, not %.17g (%.2g)", x, wanted, (x - wanted) / wanted);
    }
}

/* Where the survival function is a normal double; near 0 where the distribution function is. */
static void hazard_is_the_log_of_survival(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        for (int i = 0; i < 64; i++) {
            double x = dist_quantile(d, i / 64.0), s = dist_survival(d, x);
            double h = dist_cumulative_hazard(d, x);
            if (s > 0 && !(fabs(h + log(s)) <= 2e-13 * h + 4e-16)) {
                fail_msg("%s: %.17g, not %.17g at %.17g", laws[k].name, h, -log(s), x);
            }
            assert_true(s > 0 || isinf(h));
        }
        for (double x = dist_quantile(d, 0.5); dist_survival(d, x) > 1e-300 && x < 1e300;
             x *= 1.3) {
            assert_near(dist_cumulative_hazard(d, x), -log(dist_survival(d, x)), 2e-13);
        }
        assert_true(dist_cumulative_hazard(d, -1) == 0);
        assert_true(isinf(dist_cumulative_hazard(d, INFINITY)));
    }
}

/* An error of e in the hazard, relatively, moves x by e d log x / d log h, which is 20 for a
 * Weibull law of shape 0.05 and shows in how far the inverse moves itself. Two neighbours of x are
 * as near as a double can come, where a law's support ends. */
static void inverse_undoes_hazard(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        double last = 0;
        for (size_t i = 0; dist_has_density(d) && i < HAZARDS; i++) {
            double h = hazards[i], x = dist_cumulative_hazard_inverse(d, h);
            double below = dist_cumulative_hazard(d, nextafter(nextafter(x, 0), 0));
            double above = dist_cumulative_hazard(d, nextafter(nextafter(x, INFINITY), INFINITY));
            if (x < INFINITY && x > 1e-300 &&
                !(below <= h * (1 + 1e-12) && above >= h * (1 - 1e-12))) {
                fail_msg("%s: %.17g for %.17g, where it is %.17g", laws[k].name, x, h,
                         dist_cumulative_hazard(d, x));
            }
            assert_true(x >= last);
            last = x;
        }
    }
}

/* Down to 1e-300, by what is known of a survival function: the quantiles of the normal law to 20
 * digits (mpmath), and (1 + z) exp(-z) of the gamma law of shape 2. */
static void far_tails(void **state)
{
    (void)state;
    struct dist lognormal = {.kind = DIST_LOGNORMAL, .a = 0, .b = 1};
    static const double normal[][2] = {
        {1e-10, 6.3613409024040562}, {1e-100, 21.273453560965324}, {1e-300, 37.047096299361199}};
    for (size_t i = 0; i < 3; i++) {
        double h = -log(normal[i][0]);
        assert_near(log(dist_cumulative_hazard_inverse(&lognormal, h)), normal[i][1], 1e-14);
    }
    struct dist gamma = {.kind = DIST_GAMMA, .a = 2, .b = 3};
    for (int i = -13; i <= 52; i++) {
        double z = pow(1.7, i), h = z - log1p(z);
        assert_near(dist_cumulative_hazard(&gamma, 3 * z), h, 1e-9 * (z < 0.1) + 1e-13);
        assert_near(dist_cumulative_hazard_inverse(&gamma, h), 3 * z, 1e-9 * (z < 0.1) + 1e-13);
    }
    struct dist_part parts[] = {{0.5, {.kind = DIST_EXPONENTIAL, .a = 1}},
                                {0.5, {.kind = DIST_EXPONENTIAL, .a = 10}}};
    struct dist mixture = {.kind = DIST_MIXTURE, .parts = parts, .count = 2};
    for (int i = 3; i < 10; i++) { /* only the slower part is left */
        double x = pow(10, i);
        assert_near(dist_cumulative_hazard(&mixture, x), x / 10 + log(2), 1e-14);
        assert_near(dist_cumulative_hazard_inverse(&mixture, x / 10 + log(2)), x, 1e-14);
    }
}

static void density(void **state)
{
    (void)state;
    static const char *const without[] = {"constant",
                                          "zero",
                                          "lognormal without spread",
                                          "uniform of one value",
                                          "triangular of one value",
                                          "empirical",
                                          "empirical of one value",
                                          "mixture",
                                          "mixture in a mixture"};
    for (size_t k = 0; k < laws_count; k++) {
        bool wanted = true;
        for (size_t i = 0; i < sizeof without / sizeof without[0]; i++) {
            wanted = wanted && strcmp(without[i], laws[k].name) != 0;
        }
        assert_int_equal(dist_has_density(&laws[k].dist), wanted);
    }
    struct dist_part parts[] = {{0, {.kind = DIST_CONSTANT, .a = 1}},
                                {1, {.kind = DIST_EXPONENTIAL, .a = 10}}};
    struct dist mixture = {.kind = DIST_MIXTURE, .parts = parts, .count = 2};
    assert_true(dist_has_density(&mixture)); /* a part without a share is none */
}

static void ends(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        assert_true(dist_cumulative_hazard_inverse(d, 0) == dist_quantile(d, 0));
        double end = dist_cumulative_hazard_inverse(d, INFINITY);
        assert_true(end == dist_quantile(d, 1) || end >= 1e300);
        assert_true(isinf(dist_cumulative_hazard(d, fmin(end, INFINITY))));
    }
    struct dist constant = dist_constant(5);
    assert_true(dist_cumulative_hazard(&constant, 4.9) == 0);
    assert_true(dist_cumulative_hazard_inverse(&constant, 3) == 5);
}

static void below_0(void *subject)
{
    struct dist d = dist_constant(1);
    (void)subject;
    dist_cumulative_hazard_inverse(&d, -1e-9);
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
        cmocka_unit_test(hazard_is_the_log_of_survival),
        cmocka_unit_test(inverse_undoes_hazard),
        cmocka_unit_test(far_tails),
        cmocka_unit_test(density),
        cmocka_unit_test(ends),
        cmocka_unit_test(nothing_lies_below_0),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
