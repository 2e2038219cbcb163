/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stream_geometric of sim/rng/stream.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sim/rng/stream.h"
#include "tests/sim/rng/goodness.h"

static const double alarm_level = 1e-6; /* false alarm of each goodness of fit below */

static double exponential_cdf(const void *law, double x)
{
    const double *mean = law;
    return -expm1(-x / *mean);
}

/* P(N = k) = p (1 - p)^k, cells 0 .. 18 and 19 or more. */
static void check_geometric_cells(double p)
{
    int64_t cells[20] = {0};
    struct stream s;
    stream_open_name(&s, 3, "geometric", 1);
    for (int i = 0; i < 200000; i++) {
        int64_t n = stream_geometric(&s, p);
        assert_true(n >= 0);
        cells[n < 19 ? n : 19]++;
    }
    double x2 = 0, freedom = -1;
    double left = 200000, seen = 200000; /* in the cells not yet closed */
    for (int k = 0; k < 20; k++) {
        double expected = k < 19 ? 200000 * p * pow(1 - p, k) : left;
        if (left - expected < 5 || k == 19) { /* pool the tail */
            x2 += (seen - left) * (seen - left) / left;
            freedom++;
            break;
        }
        x2 += ((double)cells[k] - expected) * ((double)cells[k] - expected) / expected;
        freedom++;
        left -= expected;
        seen -= (double)cells[k];
    }
    assert_true(freedom < 1 || gsl_cdf_chisq_Q(x2, freedom) > alarm_level);
}

static void law(void **state)
{
    (void)state;
    check_geometric_cells(0.04);
    check_geometric_cells(0.3);
    check_geometric_cells(0.5);
    check_geometric_cells(0.97);
}

/* With p = 1e-12 the count times p is exponential with mean 1 to within 1e-12. */
static void of_rare_events(void **state)
{
    (void)state;
    static const double rare[] = {1e-6, 1e-9, 1e-12, 1e-15};
    for (size_t k = 0; k < sizeof rare / sizeof rare[0]; k++) {
        static double x[20000];
        double mean = 1;
        struct stream s;
        stream_open_name(&s, 4, "rare", (uint32_t)k);
        for (size_t i = 0; i < 20000; i++) {
            x[i] = ((double)stream_geometric(&s, rare[k]) + 0.5) * rare[k];
        }
        assert_true(goodness_ks(x, 20000, exponential_cdf, &mean) < 2.69);
    }
}

static void near_certainty(void **state)
{
    (void)state;
    struct stream s;
    stream_open_name(&s, 5, "certain", 1);
    int64_t sum = 0;
    for (int i = 0; i < 1000000; i++) {
        sum += stream_geometric(&s, 1 - 1e-4);
    }
    /* Mean 100, standard error 10: outside once in 3.5 million, on either side. */
    assert_in_range(sum, 50, 155);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(stream_geometric(&s, 1 - 0x1p-53), 0);
    }
}

static void at_the_ends(void **state)
{
    (void)state;
    struct stream s, steps;
    stream_open_name(&s, 6, "ends", 1);
    stream_open_name(&steps, 6, "ends", 1);
    assert_int_equal(stream_geometric(&s, 1), 0);
    assert_int_equal(stream_geometric(&s, 2), 0);
    assert_true(stream_geometric(&s, 0) == INT64_MAX);
    assert_true(stream_geometric(&s, -1) == INT64_MAX);
    assert_true(stream_geometric(&s, (double)NAN) == INT64_MAX);
    assert_true(stream_geometric(&s, 1e-30) == INT64_MAX);
    assert_true(stream_geometric(&s, 5e-324) == INT64_MAX);
    for (int i = 0; i < 7; i++) {
        stream_uniform(&steps);
    }
    assert_true(stream_uniform(&s) == stream_uniform(&steps)); /* one uniform each */
}

/* u = 0 gives 0; the largest u, 1 - 2^-53, gives 53 log 2 / p. */
static void of_extreme_uniforms(void **state)
{
    (void)state;
    struct stream s;
    stream_open(&s, 1, 1, 1);
    s.state.next = 0;
    memset(s.state.output, 0, sizeof s.state.output);
    assert_int_equal(stream_geometric(&s, 1e-12), 0);
    memset(s.state.output, 0xff, sizeof s.state.output);
    double longest = (double)stream_geometric(&s, 1e-12);
    assert_true(fabs(longest - 53 * log(2) * 1e12) < 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(law),
        cmocka_unit_test(of_rare_events),
        cmocka_unit_test(near_certainty),
        cmocka_unit_test(at_the_ends),
        cmocka_unit_test(of_extreme_uniforms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
