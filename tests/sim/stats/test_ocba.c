/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/ocba.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { DESIGNS = 5 };

/* Of means, the smallest is best: what tells each from it. */
static size_t designs_of(const double *means, const double *variances, struct ocba_design *ret)
{
    size_t best = 0;
    for (size_t i = 0; i < DESIGNS; i++) {
        best = means[i] < means[best] ? i : best;
    }
    for (size_t i = 0; i < DESIGNS; i++) {
        ret[i] = (struct ocba_design){.margin = i == best ? INFINITY : means[i] - means[best],
                                      .variance = variances[i],
                                      .against = variances[best]};
    }
    return best;
}

/* Five designs with 32 replications, 100 more (Chen and Lee 2010, appendix: their program cuts off
 * and gives the rest to the best: rounding to the nearest would give 47, 38, 12, 2, 1). */
static void chen_and_lee(void **state)
{
    static const double means[] = {1.2, 2.1, 3.4, 4.87, 6.05};
    static const double variances[] = {3.3, 2.0, 4.5, 5.3, 6.9};
    static const int64_t had[] = {12, 6, 5, 5, 4}, wanted[] = {48, 38, 11, 2, 1};
    static const double real[] = {46.890, 38.183, 11.637, 2.041, 1.249};
    struct ocba_design d[DESIGNS];
    double ratios[DESIGNS], parts[DESIGNS];
    int64_t more[DESIGNS];
    (void)state;
    size_t best = designs_of(means, variances, d);
    ocba_ratios(d, DESIGNS, best, ratios);
    ocba_spread(ratios, had, NULL, DESIGNS, 100, parts);
    ocba_spread_whole(ratios, had, NULL, DESIGNS, 100, best, more);
    for (size_t i = 0; i < DESIGNS; i++) {
        print_message("# %.3f %lld\n", parts[i], (long long)more[i]);
        assert_true(fabs(parts[i] - real[i]) < 0.0005);
        assert_int_equal(more[i], wanted[i]);
    }
}

/* From nothing: their example of 50 replications on page 49, rounded to the nearest. */
static void from_nothing(void **state)
{
    static const double means[] = {1, 2, 3, 4, 5}, variances[] = {1, 1, 9, 9, 4};
    static const int64_t had[DESIGNS] = {0}, wanted[] = {11, 9, 19, 9, 2};
    struct ocba_design d[DESIGNS];
    double ratios[DESIGNS], parts[DESIGNS];
    (void)state;
    ocba_ratios(d, DESIGNS, designs_of(means, variances, d), ratios);
    ocba_spread(ratios, had, NULL, DESIGNS, 50, parts);
    for (size_t i = 0; i < DESIGNS; i++) {
        assert_int_equal(llround(parts[i]), wanted[i]);
    }
}

/* 12 and 13 of 20 at the ratio 1 : 1 : 2 would be too many: they keep what they have. */
static void nobody_gives_back(void **state)
{
    static const double ratios[] = {1, 1, 2};
    static const int64_t had[] = {30, 0, 4};
    int64_t more[3];
    (void)state;
    ocba_spread_whole(ratios, had, NULL, 3, 20, OCBA_NONE, more);
    assert_int_equal(more[0], 0);
    assert_int_equal(more[1], 8);
    assert_int_equal(more[2], 12);
}

static void bounds_hold(void **state)
{
    static const double ratios[] = {5, 1, 1, 0};
    static const int64_t had[] = {10, 10, 10, 10}, most[] = {15, 1000, 1000, 1000};
    int64_t more[4];
    (void)state;
    ocba_spread_whole(ratios, had, most, 4, 100, 0, more);
    assert_int_equal(more[0], 5); /* though it is the best, and 95 is an odd number */
    assert_int_equal(more[1] + more[2], 95);
    assert_true(more[1] - more[2] == 1 || more[2] - more[1] == 1);
    assert_int_equal(more[3], 0);
    ocba_spread_whole(ratios, had, most, 4, 5000, 0, more); /* more than there is room for */
    assert_int_equal(more[0], 5);
    assert_int_equal(more[1], 990);
    assert_int_equal(more[2], 990);
    assert_int_equal(more[3], 0);
}

static void nothing_in_doubt_gets_nothing(void **state)
{
    static const struct ocba_design certain[] = {{.margin = INFINITY}, {.margin = 3}};
    static const int64_t had[] = {10, 10};
    double ratios[2];
    int64_t more[2];
    (void)state;
    ocba_ratios(certain, 2, 0, ratios);
    assert_true(ratios[0] == 0 && ratios[1] == 0);
    ocba_spread_whole(ratios, had, NULL, 2, 100, 0, more);
    assert_int_equal(more[0], 0);
    assert_int_equal(more[1], 0);
}

/* Margins to limits ask nothing of the best design, its own does; pairs take as many of it as of
 * the other. */
static void limits_and_pairs(void **state)
{
    struct ocba_design d[] = {{.margin = INFINITY, .variance = 4},
                              {.margin = 0.5, .variance = 1},
                              {.margin = 1, .variance = 9, .against = 4}};
    double ratios[3];
    (void)state;
    ocba_ratios(d, 3, 0, ratios);
    assert_true(ratios[1] == 4 && ratios[2] == 9);
    assert_true(fabs(ratios[0] - sqrt(81 * 4 / 9.0)) < 1e-12);
    d[0].margin = 0.2; /* 100 replications for its own limit */
    ocba_ratios(d, 3, 0, ratios);
    assert_true(fabs(ratios[0] - 100) < 1e-12);
    d[0].margin = INFINITY;
    d[2].paired = true;
    ocba_ratios(d, 3, 0, ratios);
    assert_true(ratios[0] == 9);
    ocba_ratios(d, 3, OCBA_NONE, ratios);
    assert_true(ratios[0] == 0 && ratios[1] == 4 && ratios[2] == 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chen_and_lee),
        cmocka_unit_test(from_nothing),
        cmocka_unit_test(nobody_gives_back),
        cmocka_unit_test(bounds_hold),
        cmocka_unit_test(nothing_in_doubt_gets_nothing),
        cmocka_unit_test(limits_and_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
