/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/units.h"

static void durations_are_exact(void **state)
{
    static const struct {
        const char *text;
        simtime t;
    } cases[] = {
        {"0s", 0},
        {"0y", 0},
        {"250us", 250000},
        {"250ms", 250000000},
        {"30s", 30 * SIMTIME_SECOND},
        {"5m", 5 * SIMTIME_MINUTE},
        {"2h", 2 * SIMTIME_HOUR},
        {"7d", 7 * SIMTIME_DAY},
        {"1y", 365 * SIMTIME_DAY},
        {"1h30m", 90 * SIMTIME_MINUTE},
        {"1y2d3h4m5s6ms7us", SIMTIME_YEAR + 2 * SIMTIME_DAY + 3 * SIMTIME_HOUR +
                                 4 * SIMTIME_MINUTE + 5 * SIMTIME_SECOND + 6007000},
        {"0.1s", 100000000},
        {".5s", 500000000},
        {"1.5h30m", 2 * SIMTIME_HOUR},
        {"1.000000001s", 1000000001},
        {"0.000000001s", 1},
        {"0.001us", 1},
        {"123456789.123456789s", INT64_C(123456789123456789)},
        {"0.5y", SIMTIME_YEAR / 2},
        {"0.125us", 125},
        {"0.0025m", 150000000},
        {"0.00000000003125y", 985500},
        {"0.10000000000000000000000000000000s", 100000000},
        {"00030s", 30 * SIMTIME_SECOND},
        {"90m", 90 * SIMTIME_MINUTE},
        {"292y", 292 * SIMTIME_YEAR},
        {"9223372036.854775806s", SIMTIME_NEVER - 1},
        {"106751d23h47m16.854775806s", SIMTIME_NEVER - 1},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        simtime t = -1;

        assert_null(units_duration(&a, cases[i].text, &t));
        assert_true(t == cases[i].t);
    }
    arena_release(&a);
}

/* What is proposed is always a duration. */
static void words_for_units_are_understood(void **state)
{
    static const char *const cases[][2] = {
        {"99.9 %", "a duration has no white space in it, as in 30s"},
        {"1 year", "a duration has no white space in it: 1y?"},
        {"1 hour 30 minutes", "a duration has no white space in it: 1h30m?"},
        {"30sec", "no unit of time is called sec: 30s?"},
        {"3weeks", "no unit of time is called weeks: us, ms, s, m, h, d or y"},
        {"2min1hour", "no unit of time is called min: us, ms, s, m, h, d or y"},
        {"10min", "no unit of time is called min: 10m?"},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        simtime t;

        assert_string_equal(units_duration(&a, cases[i][0], &t), cases[i][1]);
    }
    arena_release(&a);
}

static void mistakes_are_explained(void **state)
{
    static const char too_long[] = "longer than the 292 years a simulation can have";
    static const char order[] = "a duration has each unit once and larger ones first, as in 1h30m";
    static const char shape[] = "a duration is a number and a unit, such as 30s or 1h30m";
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"30", "a duration needs a unit: 30s?"},
        {"0", "a duration needs a unit: 0s?"},
        {"1.5", "a duration needs a unit: 1.5s?"},
        {"1h30", "a duration needs a unit: 1h30m?"},
        {"1s5", "a duration needs a unit: 1s5ms?"},
        {"1us5", "a duration needs a unit: 1us5us?"},
        {"", "a duration is wanted, such as 30s"},
        {"  ", "a duration is wanted, such as 30s"},
        {"30 s", "a duration has no white space in it: 30s?"},
        {" 30s", "a duration has no white space in it: 30s?"},
        {"30s\n", "a duration has no white space in it: 30s?"},
        {"5M", "no unit of time is called M: 5m?"},
        {"1e3s", "no unit of time is called e: us, ms, s, m, h, d or y"},
        {"0x10s", "no unit of time is called x: us, ms, s, m, h, d or y"},
        {"30s-", "no unit of time is called s-: us, ms, s, m, h, d or y"},
        {"30m1h", order},
        {"1s1s", order},
        {"-5s", "a duration cannot be negative"},
        {"+5s", shape},
        {"s", shape},
        {"never", shape},
        {"nan", shape},
        {"inf", shape},
        {"5.s", shape},
        {".s", shape},
        {"1h-5m", "no unit of time is called h-: us, ms, s, m, h, d or y"},
        {"0.0000000001s", "finer than a nanosecond"},
        {"0.0015us", "finer than a nanosecond"},
        {"0.3333333333333s", "finer than a nanosecond"},
        {"293y", too_long},
        {"9223372036.854775807s", too_long},
        {"106751d23h47m16.854775807s", too_long},
        {"292y292d", too_long},
        {"99999999999999999999999999s", too_long},
        {"18446744073709551617us", too_long},
    };
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        simtime t = 42;
        const char *wrong = units_duration(&a, cases[i].text, &t);

        assert_non_null(wrong);
        assert_string_equal(wrong, cases[i].message);
        assert_true(t == 42);
    }
    arena_release(&a);
}

static void long_texts_are_read(void **state)
{
    enum { LENGTH = 100000 };
    char *text = malloc(LENGTH + 2);
    struct arena a = {0};
    simtime t = 0;

    (void)state;
    memset(text, '0', LENGTH);
    strcpy(text + LENGTH - 2, "7s");
    assert_null(units_duration(&a, text, &t));
    assert_true(t == 7 * SIMTIME_SECOND);
    text[1] = '.';
    assert_string_equal(units_duration(&a, text, &t), "finer than a nanosecond");
    memset(text, 'x', LENGTH);
    text[0] = '1';
    assert_true(strlen(units_duration(&a, text, &t)) < 120);
    free(text);
    arena_release(&a);
}

/* Against the decimal written by printf, for 100,000 durations of all sizes. */
static void nanoseconds_survive(void **state)
{
    uint64_t bits = 7;
    struct arena a = {0};

    (void)state;
    for (int i = 0; i < 100000; i++) {
        char text[40];
        simtime t, back;

        bits = bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        t = (simtime)(bits >> (1 + i % 63));
        if (t == SIMTIME_NEVER) {
            continue;
        }
        snprintf(text, sizeof text, "%lld.%09llds", (long long)(t / SIMTIME_SECOND),
                 (long long)(t % SIMTIME_SECOND));
        assert_null(units_duration(&a, text, &back));
        assert_true(back == t);
    }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_are_exact),    cmocka_unit_test(words_for_units_are_understood),
        cmocka_unit_test(mistakes_are_explained), cmocka_unit_test(long_texts_are_read),
        cmocka_unit_test(nanoseconds_survive),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
