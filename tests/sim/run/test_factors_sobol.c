/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/base/units.h"
#include "sim/run/factors.h"

/* Ranges of numbers, whole numbers and durations, and levels: each of 64 points meets its 64th. */
static void sobol_fills_the_space(void **state)
{
    enum { POINTS = 64 };
    struct factor items[4];
    struct factors f = {.items = items, .count = 4};
    struct arena a;
    int whole[4] = {0}, levels[3] = {0}, quarters[4] = {0}, minutes[4] = {0};
    (void)state;
    arena_init(&a, 0);
    factor_parse(&a, "n=2,5", &items[0]);
    factor_parse(&a, "level=a,b,c", &items[1]);
    factor_parse(&a, "share=1%,5%", &items[2]);
    factor_parse(&a, "time=30s,4m30s", &items[3]);
    assert_null(factors_sobol(&a, &f, POINTS));
    assert_int_equal(factors_points(&f), POINTS);
    for (size_t p = 0; p < POINTS; p++) {
        double share = strtod(factors_value(&f, p, 2), NULL);
        simtime time;
        whole[atoi(factors_value(&f, p, 0)) - 2]++;
        levels[factors_value(&f, p, 1)[0] - 'a']++;
        assert_string_equal(strchr(factors_value(&f, p, 2), '%'), "%");
        quarters[(int)(share - 1)]++;
        assert_null(units_duration(&a, factors_value(&f, p, 3), &time));
        minutes[(time - 30 * SIMTIME_SECOND) / SIMTIME_MINUTE]++;
    }
    for (int k = 0; k < 4; k++) {
        assert_in_range(whole[k], 15, 17); /* GSL leaves out the first point, all 0 */
        assert_in_range(quarters[k], 15, 17);
        assert_in_range(minutes[k], 15, 17);
        assert_in_range(levels[k % 3], 20, 23);
    }
    arena_release(&a);
}

/* Units that differ are levels, unless they are durations. */
static void what_is_no_range_is_a_list(void **state)
{
    struct factor items[1];
    struct factors f = {.items = items, .count = 1};
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    factor_parse(&a, "x=10/s,1/m", &items[0]);
    assert_null(factors_sobol(&a, &f, 16));
    for (size_t p = 0; p < 16; p++) {
        const char *value = factors_value(&f, p, 0);
        assert_true(strcmp(value, "10/s") == 0 || strcmp(value, "1/m") == 0);
    }
    struct factor many[41];
    for (size_t i = 0; i < 41; i++) {
        many[i] = items[0];
    }
    struct factors wide = {.items = many, .count = 41};
    assert_non_null(factors_sobol(&a, &wide, 4));
    arena_release(&a);
}

/* Each row has two points and their crosses; both points fill the ranges. */
static void rows_cross_two_points(void **state)
{
    enum { ROWS = 64 };
    struct factor items[3];
    struct factors f = {.items = items, .count = 3};
    struct arena a;
    int whole[2][4] = {{0}}, levels[2][3] = {{0}}, alike = 0;
    (void)state;
    arena_init(&a, 0);
    factor_parse(&a, "n=2,5", &items[0]);
    factor_parse(&a, "level=a,b,c", &items[1]);
    factor_parse(&a, "time=30s,4m30s", &items[2]);
    assert_null(factors_saltelli(&a, &f, ROWS));
    assert_int_equal(factors_points(&f), ROWS * 5);
    assert_int_equal(f.rows, ROWS);
    for (size_t row = 0; row < ROWS; row++) {
        size_t at = row * 5;
        for (size_t k = 0; k < 2; k++) {
            whole[k][atoi(factors_value(&f, at + k, 0)) - 2]++;
            levels[k][factors_value(&f, at + k, 1)[0] - 'a']++;
        }
        alike += strcmp(factors_value(&f, at, 2), factors_value(&f, at + 1, 2)) == 0;
        for (size_t m = 0; m < 3; m++) {
            for (size_t i = 0; i < 3; i++) {
                assert_string_equal(factors_value(&f, at + 2 + m, i),
                                    factors_value(&f, at + (m == i), i));
            }
        }
    }
    assert_int_equal(alike, 0);
    for (size_t k = 0; k < 2; k++) {
        for (size_t v = 0; v < 4; v++) {
            assert_int_equal(whole[k][v], ROWS / 4);
            assert_in_range(levels[k][v % 3], 20, 23);
        }
    }
    arena_release(&a);
}

static void twenty_factors_are_the_most(void **state)
{
    struct factor items[21];
    struct factors f = {.items = items, .count = 21};
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    for (size_t i = 0; i < 21; i++) {
        factor_parse(&a, "x=0,1", &items[i]);
    }
    assert_non_null(factors_saltelli(&a, &f, 4));
    assert_int_equal(f.rows, 0);
    f.count = 20;
    assert_null(factors_saltelli(&a, &f, 4));
    assert_int_equal(factors_points(&f), 4 * 22);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sobol_fills_the_space),
        cmocka_unit_test(what_is_no_range_is_a_list),
        cmocka_unit_test(rows_cross_two_points),
        cmocka_unit_test(twenty_factors_are_the_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
