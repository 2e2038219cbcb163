/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <string.h>

#include "sim/base/units.h"

typedef void print_fn(struct buf *out, double x);
typedef const char *parse_fn(struct arena *a, const char *s, double *ret);

struct value {
    double x;
    const char *text;
};

static void check(print_fn *print, const struct value *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buf out = BUF_INIT;

        print(&out, values[i].x);
        assert_string_equal(out.text, values[i].text);
        buf_release(&out);
    }
}

/* 30,000 values of all magnitudes, a third of them with few digits as people write them. */
static void check_reading_back(print_fn *print, parse_fn *parse)
{
    struct arena a = {0};
    struct buf out = BUF_INIT;
    uint64_t bits = 3;

    for (int i = 0; i < 30000; i++) {
        double x, back = -1;

        bits = bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        x = ldexp((double)(bits >> 11), i % 120 - 100);
        if (i % 3 == 0) {
            x = (double)(bits >> 54) / (i % 2 ? 1e4 : 60);
        }
        buf_clear(&out);
        print(&out, x);
        assert_null(parse(&a, out.text, &back));
        assert_memory_equal(&back, &x, sizeof x);
    }
    buf_release(&out);
    arena_release(&a);
}

static void durations_take_the_fewest_units(void **state)
{
    static const struct {
        simtime t;
        const char *text;
    } cases[] = {
        {0, "0s"},
        {1, "0.001us"},
        {250000, "250us"},
        {1500000, "1.5ms"},
        {250000000, "250ms"},
        {1500000000, "1.5s"},
        {90 * SIMTIME_SECOND, "1m30s"},
        {SIMTIME_MINUTE + 1, "1m0.001us"},
        {SIMTIME_MINUTE + 500000000, "1m500ms"},
        {61500000000, "1m1.5s"},
        {SIMTIME_HOUR, "1h"},
        {36 * SIMTIME_HOUR, "1d12h"},
        {SIMTIME_WEEK, "7d"},
        {SIMTIME_YEAR, "1y"},
        {2 * SIMTIME_YEAR + SIMTIME_DAY, "2y1d"},
        {SIMTIME_NEVER, "never"},
        {SIMTIME_NEVER - 1, "292y171d23h47m16.854775806s"},
        {-1500000000, "-1.5s"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = BUF_INIT;

        units_print_duration(&out, cases[i].t);
        assert_string_equal(out.text, cases[i].text);
        buf_release(&out);
    }
}

static void durations_read_back(void **state)
{
    struct arena a = {0};
    struct buf out = BUF_INIT;
    uint64_t bits = 5;

    (void)state;
    for (int i = 0; i < 100000; i++) {
        simtime t, back;

        bits = bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        t = (simtime)(bits >> (1 + i % 63));
        if (t == SIMTIME_NEVER) {
            continue;
        }
        buf_clear(&out);
        units_print_duration(&out, t);
        assert_null(units_duration(&a, out.text, &back));
        assert_true(back == t);
    }
    buf_release(&out);
    arena_release(&a);
}

static void shares_are_percentages(void **state)
{
    static const struct value values[] = {
        {0, "0%"},     {0.2, "20%"},        {0.9999, "99.99%"},   {1, "100%"},
        {0.07, "7%"},  {0.0001, "0.01%"},   {1.5, "150%"},        {-0.05, "-5%"},
        {0.29, "29%"}, {0.00001, "0.001%"}, {0.99999, "99.999%"}, {1.0 / 3, "33.33333333333333%"},
    };

    (void)state;
    check(units_print_share, values, sizeof values / sizeof *values);
    check_reading_back(units_print_share, units_share);
}

static void rates_take_the_shortest_unit(void **state)
{
    static const struct value values[] = {
        {0, "0/s"},          {800, "800/s"},       {50.0 / 60, "50/m"},
        {5.0 / 3600, "5/h"}, {1.0 / 86400, "1/d"}, {2.0 / 31536000, "2/y"},
        {1.5, "1.5/s"},      {1, "1/s"},           {0.1 + 0.2, "0.30000000000000004/s"},
    };

    (void)state;
    check(units_print_rate, values, sizeof values / sizeof *values);
    check_reading_back(units_print_rate, units_rate);
}

static void sizes_take_the_shortest_unit(void **state)
{
    static const struct value values[] = {
        {0, "0B"},      {100, "100B"}, {2000, "2KB"},        {1e6, "1MB"},
        {4096, "4KiB"}, {1e9, "1GB"},  {1073741824, "1GiB"}, {1500, "1.5KB"},
        {1, "1B"},      {0.5, "0.5B"}, {1e15, "1000TB"},     {1234567, "1234567B"},
    };

    (void)state;
    check(units_print_size, values, sizeof values / sizeof *values);
    check_reading_back(units_print_size, units_size);
}

static void seconds_are_for_people(void **state)
{
    static const struct value values[] = {
        {0, "0 s"},          {61.2, "61.2 s"},     {252.6, "4.21 min"},
        {0.82, "820 ms"},    {1.5e-5, "15 us"},    {1, "1 s"},
        {119.9, "119.9 s"},  {120, "2 min"},       {7199, "120 min"},
        {7200, "2 h"},       {172800, "2 d"},      {63072000, "2 y"},
        {3600 * 36, "36 h"}, {-61.25, "-61.25 s"}, {31536000e6, "1000000 y"},
        {NAN, "-"},          {INFINITY, "never"},  {-INFINITY, "-never"},
    };

    (void)state;
    check(units_human_seconds, values, sizeof values / sizeof *values);
}

static void what_is_not_finite_is_printed_too(void **state)
{
    static print_fn *const prints[] = {units_print_share, units_print_rate, units_print_size};
    static const double values[] = {NAN, INFINITY, -INFINITY};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < 3; k++) {
            struct buf out = BUF_INIT;

            prints[i](&out, values[k]);
            assert_int_equal(strncmp(out.text, "null", 4), 0);
            buf_release(&out);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_take_the_fewest_units),
        cmocka_unit_test(durations_read_back),
        cmocka_unit_test(shares_are_percentages),
        cmocka_unit_test(rates_take_the_shortest_unit),
        cmocka_unit_test(sizes_take_the_shortest_unit),
        cmocka_unit_test(seconds_are_for_people),
        cmocka_unit_test(what_is_not_finite_is_printed_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
