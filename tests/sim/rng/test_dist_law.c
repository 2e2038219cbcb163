/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "sim/rng/dist.h"
#include "tests/sim/base/death.h"
#include "tests/sim/rng/laws.h"

static void near(double x, double expected, double relative, const char *what)
{
    if (!(x == expected || fabs(x - expected) <= relative * fabs(expected))) {
        fail_msg("%s: %.17g instead of %.17g", what, x, expected);
    }
}

/* The quantile is the smallest x that will do: F(x) >= p, and F just below it is not above p. The
 * slack is for rounding in F: its ulps, and those of x magnified by the density. */
static void quantile_inverts_cdf(void **state)
{
    (void)state;
    static const double ps[] = {1e-12, 1e-6, 0.01, 0.1,  0.25, 0.3,   0.5,
                                0.7,   0.75, 0.9,  0.95, 0.99, 0.999, 1 - 1e-9};
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        double last = dist_quantile(d, 0);
        assert_true(last >= 0);
        for (size_t i = 0; i < sizeof ps / sizeof ps[0]; i++) {
            double x = dist_quantile(d, ps[i]);
            double above = dist_cdf(d, x * (1 + 1e-12)),
                   below = dist_cdf(d, x * (1 - 1e-12) - 1e-300);
            if (!(above >= ps[i] * (1 - 1e-9) && (below <= ps[i] * (1 + 1e-9)))) {
                fail_msg("%s: quantile(%g) = %.17g", laws[k].name, ps[i], x);
            }
            assert_true(x >= last);
            last = x;
        }
        assert_true(dist_quantile(d, 1) >= last);
    }
}

/* To the last bit, in the middle and in the tails. */
static void lognormal_quantile_is_gsls(void **state)
{
    enum { STEPS = 100000 };
    const struct dist d = {.kind = DIST_LOGNORMAL, .a = 0.5, .b = 1.5};
    (void)state;
    for (int i = 1; i < STEPS; i++) {
        double p = (double)i / STEPS;
        assert_true(dist_quantile(&d, p) == exp(d.a + d.b * gsl_cdf_ugaussian_Pinv(p)));
    }
}

/* Of many, and of a draw where it is one: to the last bit. */
static void many_quantiles_are_the_same(void **state)
{
    (void)state;
    enum { MANY = 1003 };
    static double p[MANY], all[MANY];
    for (size_t k = 0; k < sizeof laws / sizeof *laws; k++) {
        struct stream s, same;
        stream_open(&s, 5, k, 1);
        stream_open(&same, 5, k, 1);
        for (size_t i = 0; i < MANY; i++) {
            all[i] = p[i] = i == 0 ? 0 : i == 1 ? 1 - 0x1p-53 : stream_uniform(&s);
        }
        dist_quantiles(&laws[k].dist, MANY, all);
        for (size_t i = 0; i < MANY; i++) {
            assert_true(all[i] == dist_quantile(&laws[k].dist, p[i]));
            if (i > 1 && dist_draws_by_quantile(&laws[k].dist)) {
                assert_true(dist_draw(&laws[k].dist, &same) == all[i]);
            }
        }
    }
}

static void cdf_inverts_quantile(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        for (double q = 0.001; q < 0.999; q += 0.01) {
            double x = dist_quantile(d, q);
            if (dist_cdf(d, x) < 1) {
                near(dist_quantile(d, dist_cdf(d, x)), x, 1e-9, laws[k].name);
            }
        }
    }
}

static void cdf_rises_from_0_to_1(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        assert_true(dist_cdf(d, -1) == 0);
        assert_true(dist_cdf(d, -1e-300) == 0);
        assert_true(dist_cdf(d, INFINITY) == 1);
        double last = 0;
        for (double x = 0; x < 3000; x = x * 1.01 + 0.001) {
            double f = dist_cdf(d, x);
            assert_true(f >= last && f <= 1);
            last = f;
        }
    }
}

/* Mean and variance again from the distribution function, by the midpoint rule on x = t / (1 - t)
 * stretched by the median: int (1 - F) and int 2 x (1 - F). */
static void moments_agree_with_cdf(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        if (laws[k].heavy || dist_mean(d) <= 0) {
            continue;
        }
        enum { STEPS = 100000 };
        double mean = 0, square = 0, scale = dist_mean(d);
        for (int i = 0; i < STEPS; i++) {
            double t = (i + 0.5) / STEPS, x = scale * t / (1 - t);
            double weight = (1 - dist_cdf(d, x)) * scale / ((1 - t) * (1 - t)) / STEPS;
            mean += weight;
            square += 2 * x * weight;
        }
        near(mean, dist_mean(d), 1e-4, laws[k].name);
        near(square, pow(dist_mean(d), 2) + pow(dist_sd(d), 2), 1e-3, laws[k].name);
    }
}

static void known_moments(void **state)
{
    (void)state;
    static const struct {
        struct dist dist;
        double mean, sd;
    } cases[] = {
        {{.kind = DIST_WEIBULL, .a = 1, .b = 3}, 3, 3},
        {{.kind = DIST_WEIBULL, .a = 0.5, .b = 10}, 20, 44.721359549995796},
        {{.kind = DIST_WEIBULL, .a = 2, .b = 1}, 0.88622692545275801, 0.46325137517610424},
        {{.kind = DIST_LOGNORMAL, .a = 0, .b = 1}, 1.6487212707001282, 2.1611974158950877},
        {{.kind = DIST_PARETO, .a = 5, .b = 3}, 7.5, 4.3301270189221932},
        {{.kind = DIST_PARETO, .a = 5, .b = 2}, 10, INFINITY},
        {{.kind = DIST_PARETO, .a = 5, .b = 1}, INFINITY, INFINITY},
        {{.kind = DIST_TRIANGULAR, .a = 0, .b = 0, .c = 6}, 2, 1.4142135623730951},
        {{.kind = DIST_TRIANGULAR, .a = 3, .b = 20, .c = 45},
         22.666666666666668,
         8.6248993552904079},
        {{.kind = DIST_UNIFORM, .a = 0, .b = 12}, 6, 3.4641016151377544},
        {{.kind = DIST_GAMMA, .a = 4, .b = 3}, 12, 6},
        {{.kind = DIST_EMPIRICAL, .values = laws_values, .count = 10}, 105.75, 298.19936703487485},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        near(dist_mean(&cases[i].dist), cases[i].mean, 1e-12, "mean");
        near(dist_sd(&cases[i].dist), cases[i].sd, 1e-10, "sd");
    }
}

/* Coefficient of variation tends to pi / sqrt 6 / shape; the two formulas meet at 10^4. */
static void weibull_of_large_shape(void **state)
{
    (void)state;
    struct dist below = {.kind = DIST_WEIBULL, .a = 9999.9, .b = 1};
    struct dist above = {.kind = DIST_WEIBULL, .a = 10000.1, .b = 1};
    near(dist_sd(&below) * 9999.9, dist_sd(&above) * 10000.1, 1e-7, "sd at the seam");
    struct dist steep = {.kind = DIST_WEIBULL, .a = 1e12, .b = 1};
    near(dist_sd(&steep), 1.2825498301618641e-12, 1e-9, "sd of shape 1e12");
}

static void mixture_with_an_infinite_part(void **state)
{
    (void)state;
    static const struct dist_part parts[] = {{0.5, {.kind = DIST_CONSTANT, .a = 1}},
                                             {0.5, {.kind = DIST_PARETO, .a = 1, .b = 1}}};
    struct dist d = {.kind = DIST_MIXTURE, .parts = parts, .count = 2};
    assert_true(isinf(dist_mean(&d)));
    assert_true(isinf(dist_sd(&d)));
    assert_true(isinf(dist_quantile(&d, 1)));
    assert_true(dist_quantile(&d, 0) == 1);
    assert_true(dist_quantile(&d, 0.5) == 1);
    near(dist_quantile(&d, 0.75), 2, 1e-15, "quantile");
}

/* Where the jump of a part is: exactly its place, from the share on at which it begins. */
static void mixture_quantile_at_jumps(void **state)
{
    (void)state;
    static const struct dist_part parts[] = {{0.25, {.kind = DIST_CONSTANT, .a = 1}},
                                             {0.5, {.kind = DIST_CONSTANT, .a = 2}},
                                             {0.25, {.kind = DIST_CONSTANT, .a = 3}}};
    struct dist d = {.kind = DIST_MIXTURE, .parts = parts, .count = 3};
    static const double expected[][2] = {{0, 1},    {0.1, 1},  {0.25, 1}, {0.26, 2},
                                         {0.75, 2}, {0.76, 3}, {0.99, 3}, {1, 3}};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_true(dist_quantile(&d, expected[i][0]) == expected[i][1]);
    }
}

/* x(ceil(n p)), also where n p is an integer that the product misses by rounding. */
static void empirical_quantile_is_an_order_statistic(void **state)
{
    (void)state;
    static double values[1000];
    for (size_t n = 1; n <= 1000; n++) {
        values[n - 1] = (double)n;
        struct dist d = {.kind = DIST_EMPIRICAL, .values = values, .count = n};
        for (size_t k = 1; k <= n; k++) {
            assert_true(dist_quantile(&d, (double)k / (double)n) == (double)k);
            assert_true(dist_cdf(&d, (double)k) == (double)k / (double)n);
        }
        assert_true(dist_quantile(&d, 0) == 1);
    }
    struct dist hundred = {.kind = DIST_EMPIRICAL, .values = values, .count = 100};
    assert_true(0.07 * 100 > 7);
    assert_true(dist_quantile(&hundred, 0.07) == 7);
    assert_true(dist_quantile(&hundred, 0.0700001) == 8);
    assert_true(dist_quantile(&hundred, 0.001) == 1);
}

static void ask_beyond_1(void *d)
{
    dist_quantile(d, 1.0000001);
}

static void ask_nan(void *d)
{
    dist_quantile(d, (double)NAN);
}

static void no_probability_is_a_bug(void **state)
{
    (void)state;
    struct dist d = {.kind = DIST_EXPONENTIAL, .a = 1};
    assert_true(death_of(ask_beyond_1, &d).aborted);
    assert_true(death_of(ask_nan, &d).aborted);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantile_inverts_cdf),
        cmocka_unit_test(lognormal_quantile_is_gsls),
        cmocka_unit_test(many_quantiles_are_the_same),
        cmocka_unit_test(cdf_inverts_quantile),
        cmocka_unit_test(cdf_rises_from_0_to_1),
        cmocka_unit_test(moments_agree_with_cdf),
        cmocka_unit_test(known_moments),
        cmocka_unit_test(weibull_of_large_shape),
        cmocka_unit_test(mixture_with_an_infinite_part),
        cmocka_unit_test(mixture_quantile_at_jumps),
        cmocka_unit_test(empirical_quantile_is_an_order_statistic),
        cmocka_unit_test(no_probability_is_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
