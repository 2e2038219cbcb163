/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#include "sim/rng/dist.h"
#include "tests/sim/base/death.h"
#include "tests/sim/rng/goodness.h"
#include "tests/sim/rng/laws.h"

enum { DRAWS = 20000 };

static double cdf(const void *law, double x)
{
    return dist_cdf(law, x);
}

static void draws_follow_the_law(void **state)
{
    (void)state;
    static double x[DRAWS];
    for (size_t k = 0; k < laws_count; k++) {
        struct stream s;
        stream_open_name(&s, 1, laws[k].name, 1);
        for (size_t i = 0; i < DRAWS; i++) {
            x[i] = dist_draw(&laws[k].dist, &s);
            assert_true(x[i] >= 0 && isfinite(x[i]));
        }
        double d = goodness_ks(x, DRAWS, cdf, &laws[k].dist);
        if (!(d < 2.69)) { /* false alarm 1e-6 each */
            fail_msg("%s: Kolmogorov-Smirnov %g", laws[k].name, d);
        }
    }
}

/* Mean and sd within 5 of their standard errors, the latter from the sample's fourth moment: false
 * alarm about 1e-6 each. Laws whose fourth moment is infinite or badly sampled are left to the test
 * above. */
static void moments_of_draws(void **state)
{
    (void)state;
    static double x[DRAWS];
    for (size_t k = 0; k < laws_count; k++) {
        if (laws[k].heavy) {
            continue;
        }
        struct stream s;
        stream_open_name(&s, 2, laws[k].name, 1);
        double mean = 0, m2 = 0, m4 = 0, n = DRAWS;
        for (size_t i = 0; i < DRAWS; i++) {
            x[i] = dist_draw(&laws[k].dist, &s);
            mean += x[i];
        }
        mean /= n;
        for (size_t i = 0; i < DRAWS; i++) {
            double square = (x[i] - mean) * (x[i] - mean);
            m2 += square / n;
            m4 += square * square / n;
        }
        double error = sqrt(m2 / n), sd_error = sqrt((m4 - m2 * m2) / (4 * m2 * n));
        if (!(fabs(mean - dist_mean(&laws[k].dist)) <= 5 * error + 1e-9 * mean)) {
            fail_msg("%s: mean %g", laws[k].name, mean);
        }
        if (dist_sd(&laws[k].dist) > 0 &&
            !(fabs(sqrt(m2) - dist_sd(&laws[k].dist)) <= 5 * sd_error)) {
            fail_msg("%s: sd %g", laws[k].name, sqrt(m2));
        }
    }
}

/* All but gamma: one uniform, and monotone in it, so that two designs stay in step. */
static void one_uniform_a_variate(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *d = &laws[k].dist;
        if (d->kind == DIST_GAMMA || d->kind == DIST_MIXTURE) {
            continue;
        }
        struct stream s, u;
        stream_open_name(&s, 3, "step", 1);
        stream_open_name(&u, 3, "step", 1);
        for (int i = 0; i < 1000; i++) {
            double expected = dist_quantile(d, stream_uniform(&u)), x = dist_draw(d, &s);
            assert_true(fabs(x - expected) <= 1e-12 * expected);
        }
        assert_true(stream_uniform(&s) == stream_uniform(&u));
    }
}

static void mixture_takes_one_uniform_and_the_parts_own(void **state)
{
    (void)state;
    struct dist_part parts[] = {
        {0, dist_constant(99)},
        {0.25, dist_constant(5)},
        {0.75, {.kind = DIST_EXPONENTIAL, .a = 2}},
        {0, dist_constant(98)},
    };
    struct dist d = {.kind = DIST_MIXTURE, .parts = parts, .count = 4};
    struct stream s, u;
    stream_open_name(&s, 4, "mixture", 1);
    stream_open_name(&u, 4, "mixture", 1);
    for (int i = 0; i < 10000; i++) {
        bool constant = stream_uniform(&u) < 0.25;
        double x = dist_draw(&d, &s), own = stream_exponential(&u, 2);
        assert_true(x == (constant ? 5 : own));
    }
}

/* Shares that sum to a little less than 1: the last part with a share gets the rest. */
static void mixture_of_rounded_shares(void **state)
{
    (void)state;
    struct dist_part parts[] = {
        {0.3333333, dist_constant(1)}, {0.6666664, dist_constant(2)}, {0, dist_constant(3)}};
    struct dist d = {.kind = DIST_MIXTURE, .parts = parts, .count = 3};
    assert_null(dist_check(&d));
    struct stream s;
    stream_open(&s, 1, 1, 1);
    s.state.next = 0;
    for (size_t i = 0; i < PHILOX_WORDS; i++) {
        s.state.output[i] = UINT32_MAX;
    }
    assert_true(dist_draw(&d, &s) == 2);
    assert_true(dist_quantile(&d, 1) == 2);
}

static void draws_at_the_ends_of_the_uniform(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        for (uint32_t word = 0, turn = 0; turn < 2; word = UINT32_MAX, turn++) {
            if (laws[k].dist.kind == DIST_GAMMA) {
                continue; /* GSL's rejection methods would wait for another uniform */
            }
            struct stream s;
            stream_open(&s, 1, 1, 1);
            s.state.next = 0;
            for (size_t i = 0; i < PHILOX_WORDS; i++) {
                s.state.output[i] = word;
            }
            double x = dist_draw(&laws[k].dist, &s);
            assert_true(x >= 0 && isfinite(x));
        }
    }
}

static void time_saturates(void **state)
{
    (void)state;
    struct dist century = {.kind = DIST_EXPONENTIAL, .a = 100 * 365 * 86400.0};
    struct stream s;
    stream_open_name(&s, 5, "century", 1);
    int never = 0;
    for (int i = 0; i < 100000; i++) {
        simtime t = dist_draw_time(&century, &s);
        assert_true(t >= 0);
        never += t == SIMTIME_NEVER;
    }
    /* exp(-292.47 / 100) = 5.368 %, standard error 0.0713 %; 5 of them */
    assert_in_range(never, 5368 - 357, 5368 + 357);
    struct dist second = dist_constant(1.5), huge = dist_constant(1e300);
    assert_int_equal(dist_draw_time(&second, &s), 1500000000);
    assert_true(dist_draw_time(&huge, &s) == SIMTIME_NEVER);
}

static void lognormal_from_mean_and_sd(void **state)
{
    (void)state;
    static const double pairs[][2] = {{1, 1}, {300, 20}, {1e-3, 5}, {1e9, 1e3}, {7, 0}, {1, 1e-6}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct dist d = dist_lognormal_mean_sd(pairs[i][0], pairs[i][1]);
        assert_null(dist_check(&d));
        assert_true(fabs(dist_mean(&d) / pairs[i][0] - 1) < 1e-12);
        assert_true(fabs(dist_sd(&d) - pairs[i][1]) <= 1e-12 * pairs[i][1]);
    }
}

static void lognormal_from_median_and_quantile(void **state)
{
    (void)state;
    struct dist d = dist_lognormal_quantile(1, 5, 0.99);
    assert_true(fabs(d.a) < 1e-15);
    assert_true(fabs(d.b - 1.6094379124341003 / 2.3263478740408408) < 1e-14);
    static const double cases[][3] = {
        {300, 1200, 0.95}, {0.12, 0.9, 0.99}, {27480, 165600, 0.95}, {5, 5, 0.95}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        d = dist_lognormal_quantile(cases[i][0], cases[i][1], cases[i][2]);
        assert_null(dist_check(&d));
        assert_true(fabs(dist_quantile(&d, 0.5) / cases[i][0] - 1) < 1e-13);
        assert_true(fabs(dist_quantile(&d, cases[i][2]) / cases[i][1] - 1) < 1e-13);
    }
}

static void only_the_kind_constant_is_constant(void **state)
{
    (void)state;
    struct dist c = dist_constant(3), u = {.kind = DIST_UNIFORM, .a = 3, .b = 3};
    assert_true(dist_is_constant(&c));
    assert_true(c.a == 3);
    assert_false(dist_is_constant(&u));
}

static void good_parameters(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const char *message = dist_check(&laws[k].dist);
        if (message) {
            fail_msg("%s: %s", laws[k].name, message);
        }
    }
    struct dist zero = dist_constant(0);
    assert_null(dist_check(&zero));
}

static void bad_parameters(void **state)
{
    (void)state;
    static const double negative[] = {-1, 2}, endless[] = {1, INFINITY};
    static const struct dist_part light[] = {{0.5, {.kind = DIST_CONSTANT}},
                                             {0.4, {.kind = DIST_CONSTANT}}};
    static const struct dist_part minus[] = {{-0.5, {.kind = DIST_CONSTANT}},
                                             {1.5, {.kind = DIST_CONSTANT}}};
    static const struct dist_part inner[] = {{1, {.kind = DIST_WEIBULL, .a = 1, .b = 0}}};
    const struct {
        const char *message;
        struct dist dist;
    } cases[] = {
        {"must be at least 0", dist_constant(-1)},
        {"must be at least 0", dist_constant(NAN)},
        {"must be at least 0", dist_constant(INFINITY)},
        {"mean must be above 0", {.kind = DIST_EXPONENTIAL, .a = 0}},
        {"mean must be above 0", {.kind = DIST_EXPONENTIAL, .a = -2}},
        {"mean must be above 0", {.kind = DIST_EXPONENTIAL, .a = NAN}},
        {"mean or median must be above 0", dist_lognormal_mean_sd(0, 1)},
        {"mean or median must be above 0", dist_lognormal_mean_sd(-1, 1)},
        {"mean or median must be above 0", dist_lognormal_quantile(0, 1, 0.95)},
        {"mean or median must be above 0", dist_lognormal_quantile(-1, 1, 0.95)},
        {"sd must be at least 0, and p95 or p99 at least the median",
         dist_lognormal_mean_sd(1, -1)},
        {"sd must be at least 0, and p95 or p99 at least the median",
         dist_lognormal_quantile(2, 1, 0.95)},
        {"sd must be at least 0, and p95 or p99 at least the median",
         dist_lognormal_quantile(2, 0, 0.95)},
        {"sd must be at least 0, and p95 or p99 at least the median",
         dist_lognormal_quantile(2, -3, 0.99)},
        {"shape must be above 0", {.kind = DIST_WEIBULL, .a = 0, .b = 1}},
        {"scale must be above 0", {.kind = DIST_WEIBULL, .a = 1, .b = 0}},
        {"shape must be above 0", {.kind = DIST_GAMMA, .a = -1, .b = 1}},
        {"scale must be above 0", {.kind = DIST_GAMMA, .a = 1, .b = INFINITY}},
        {"min must be at least 0", {.kind = DIST_UNIFORM, .a = -1, .b = 1}},
        {"max must be at least min", {.kind = DIST_UNIFORM, .a = 2, .b = 1}},
        {"max must be at least min", {.kind = DIST_UNIFORM, .a = 2, .b = INFINITY}},
        {"min must be at least 0", {.kind = DIST_TRIANGULAR, .a = -1, .b = 1, .c = 2}},
        {"mode must be at least min", {.kind = DIST_TRIANGULAR, .a = 1, .b = 0, .c = 2}},
        {"max must be at least mode", {.kind = DIST_TRIANGULAR, .a = 1, .b = 3, .c = 2}},
        {"max must be at least mode", {.kind = DIST_TRIANGULAR, .a = 1, .b = 3, .c = INFINITY}},
        {"min must be above 0", {.kind = DIST_PARETO, .a = 0, .b = 3}},
        {"shape must be above 0", {.kind = DIST_PARETO, .a = 1, .b = 0}},
        {"values must hold at least one value", {.kind = DIST_EMPIRICAL}},
        {"values must be at least 0", {.kind = DIST_EMPIRICAL, .values = negative, .count = 2}},
        {"values must be at least 0", {.kind = DIST_EMPIRICAL, .values = endless, .count = 2}},
        {"shares must sum to 1", {.kind = DIST_MIXTURE}},
        {"shares must sum to 1", {.kind = DIST_MIXTURE, .parts = light, .count = 2}},
        {"share must be at least 0", {.kind = DIST_MIXTURE, .parts = minus, .count = 2}},
        {"scale must be above 0", {.kind = DIST_MIXTURE, .parts = inner, .count = 1}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *message = dist_check(&cases[i].dist);
        assert_non_null(message);
        assert_string_equal(message, cases[i].message);
    }
}

static void check_it(void *d)
{
    dist_check(d);
}

static void unsorted_values_are_a_bug(void **state)
{
    (void)state;
    static const double values[] = {1, 3, 2};
    struct dist d = {.kind = DIST_EMPIRICAL, .values = values, .count = 3};
    assert_true(death_of(check_it, &d).aborted);
}

/* Every kind: quantiles and means are the factor times as long. */
static void a_law_can_be_scaled(void **state)
{
    (void)state;
    static const double of[] = {1, 2, 5};
    const struct dist_part parts[] = {{0.3, dist_constant(7)},
                                      {0.7, {.kind = DIST_WEIBULL, .a = 0.7, .b = 3}}};
    const struct dist all[] = {
        dist_constant(3),
        {.kind = DIST_EMPIRICAL, .values = of, .count = 3},
        {.kind = DIST_EXPONENTIAL, .a = 4},
        {.kind = DIST_GAMMA, .a = 2.5, .b = 3},
        dist_lognormal_mean_sd(4, 3),
        {.kind = DIST_MIXTURE, .parts = parts, .count = 2},
        {.kind = DIST_PARETO, .a = 2, .b = 3},
        {.kind = DIST_TRIANGULAR, .a = 1, .b = 2, .c = 6},
        {.kind = DIST_UNIFORM, .a = 1, .b = 4},
        {.kind = DIST_WEIBULL, .a = 2, .b = 3},
    };
    struct arena a;
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct dist scaled = dist_scaled(&a, &all[i], 2.5);
        assert_int_equal(scaled.kind, (int)i); /* each kind, in order */
        assert_true(fabs(dist_mean(&scaled) / dist_mean(&all[i]) / 2.5 - 1) < 1e-12);
        for (double p = 0.05; p < 1; p += 0.15) {
            double ratio = dist_quantile(&scaled, p) / dist_quantile(&all[i], p);
            assert_true(fabs(ratio / 2.5 - 1) < 1e-9);
        }
    }
    arena_release(&a);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_law_can_be_scaled),
        cmocka_unit_test(draws_follow_the_law),
        cmocka_unit_test(moments_of_draws),
        cmocka_unit_test(one_uniform_a_variate),
        cmocka_unit_test(mixture_takes_one_uniform_and_the_parts_own),
        cmocka_unit_test(mixture_of_rounded_shares),
        cmocka_unit_test(draws_at_the_ends_of_the_uniform),
        cmocka_unit_test(time_saturates),
        cmocka_unit_test(lognormal_from_mean_and_sd),
        cmocka_unit_test(lognormal_from_median_and_quantile),
        cmocka_unit_test(only_the_kind_constant_is_constant),
        cmocka_unit_test(good_parameters),
        cmocka_unit_test(bad_parameters),
        cmocka_unit_test(unsorted_values_are_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
