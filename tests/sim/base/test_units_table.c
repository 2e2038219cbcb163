/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "sim/base/units_table.h"

static void units_fall_in_size(void **state)
{
    (void)state;
    for (size_t i = 1; i < UNITS_TIMES; i++) {
        assert_true(units_times[i - 1].length > units_times[i].length);
        assert_true(units_times[i - 1].length % units_times[i].length == 0);
    }
    assert_string_equal(units_times[UNITS_TIME_SECOND].name, "s");
    assert_true(units_times[UNITS_TIME_SECOND].length == SIMTIME_SECOND);
    assert_string_equal(units_times[UNITS_RATES - 1].name, "s");
    assert_string_equal(units_sizes[UNITS_SIZES - 1].name, "B");
}

static void decimals_are_measured(void **state)
{
    static const struct {
        const char *text;
        size_t plain, with_exponent;
    } cases[] = {
        {"", 0, 0},      {"x", 0, 0},     {"1", 1, 1},   {"12x", 2, 2}, {"-1.5s", 4, 4},
        {"+.5", 3, 3},   {"1.", 0, 0},    {".", 0, 0},   {"-", 0, 0},   {"1e3", 1, 3},
        {"1e-3s", 1, 4}, {"1e", 1, 1},    {"1e+", 1, 1}, {"1ex", 1, 1}, {"1E5B", 1, 3},
        {"1.2.3", 3, 3}, {"1e3.5", 1, 3}, {"++1", 0, 0}, {" 1", 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(units_scan(cases[i].text, false), cases[i].plain);
        assert_int_equal(units_scan(cases[i].text, true), cases[i].with_exponent);
    }
}

static const char *anything(struct arena *a, const char *s, double *ret)
{
    (void)a;
    *ret = 1;
    return s[0] == 'x' ? "no x" : NULL;
}

static void words_become_units(void **state)
{
    static const char *const cases[][2] = {
        {"1 year", "1y"},
        {"30 Seconds", "30s"},
        {"5 min", "5m"},
        {"2hours", "2h"},
        {"10 days", "10d"},
        {"1 hour 30 minutes", "1h30m"},
        {"10 per second", "10/s"},
        {"10/sec", "10/s"},
        {"3 weeks", "3weeks"},
        {"1yearsss", "1yearsss"},
        {"250 milliseconds", "250ms"},
        {"30s", "30s"},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(units_respell(&a, cases[i][0]), cases[i][1]);
    }
    arena_release(&a);
}

static void white_space_is_found(void **state)
{
    struct arena a = {0};

    (void)state;
    assert_null(units_look(&a, "30s", "a thing", "7x", anything));
    assert_string_equal(units_look(&a, "", "a thing", "7x", anything),
                        "a thing is wanted, such as 7x");
    assert_string_equal(units_look(&a, "\t\v\f\r\n", "a thing", "7x", anything),
                        "a thing is wanted, such as 7x");
    assert_string_equal(units_look(&a, "3 0\ts ", "a thing", "7x", anything),
                        "a thing has no white space in it: 30s?");
    assert_string_equal(units_look(&a, "x 3", "a thing", "7x", anything),
                        "a thing has no white space in it, as in 7x");
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_fall_in_size),
        cmocka_unit_test(decimals_are_measured),
        cmocka_unit_test(words_become_units),
        cmocka_unit_test(white_space_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
