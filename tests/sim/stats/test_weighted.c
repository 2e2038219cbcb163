/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/weighted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "sim/rng/stream.h"

static void equal_weights_change_nothing(void **state)
{
    static const double values[] = {3, 5, 4, 4.5, 7, 1};
    struct weighted w = {0};
    struct tally t = {0};
    (void)state;
    for (size_t i = 0; i < 6; i++) {
        weighted_add(&w, 0.7, 1, values[i]);
        tally_add(&t, values[i]);
    }
    struct interval a = weighted_interval(&w, 0.95), b = interval_mean(&t, 0.95);

    assert_true(fabs(weighted_mean(&w) - t.mean) < 1e-12);
    assert_true(fabs(a.lo - b.lo) < 1e-12 && fabs(a.hi - b.hi) < 1e-12);
}

static void too_few_have_no_interval(void **state)
{
    struct weighted w = {0};
    (void)state;
    assert_true(isnan(weighted_mean(&w)));
    weighted_add(&w, 1, 0, 0);
    assert_true(isnan(weighted_mean(&w)));
    weighted_add(&w, 2, 1, 5);
    assert_true(weighted_mean(&w) == 5);
    assert_true(isnan(weighted_interval(&w, 0.95).lo));
}

/* A Poisson number of mean 0.01 seen through one of mean 1, with the ratio of their likelihoods:
 * the interval holds the mean in 95 of 100. False alarm: below 1e-3. */
static void biased_draws_find_the_mean(void **state)
{
    struct stream s;
    int hits = 0;
    (void)state;
    stream_open_name(&s, 1, "weighted", 1);
    for (int r = 0; r < 1000; r++) {
        struct weighted w = {0};
        for (int i = 0; i < 500; i++) {
            int n = 0;
            for (double t = stream_exponential(&s, 1); t < 1; t += stream_exponential(&s, 1)) {
                n++;
            }
            weighted_add(&w, exp(0.99 + n * log(0.01)), 1, n);
        }
        struct interval i = weighted_interval(&w, 0.95);
        hits += i.lo <= 0.01 && 0.01 <= i.hi;
        assert_true(fabs(weighted_mean(&w) / 0.01 - 1) < 0.6);
    }
    assert_in_range(hits, 925, 972);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_weights_change_nothing),
        cmocka_unit_test(too_few_have_no_interval),
        cmocka_unit_test(biased_draws_find_the_mean),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
