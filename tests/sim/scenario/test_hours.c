/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/hours.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const simtime HOUR = SIMTIME_HOUR, DAY = 24 * SIMTIME_HOUR;

static void texts(void **state)
{
    static const char *const bad[] = {"",
                                      "08:00",
                                      "8:00-18:00",
                                      "08:00-18:60",
                                      "08:00-24:01",
                                      "24:00-08:00",
                                      "08:00-08:00",
                                      "08:00/18:00",
                                      "ab:cd-ef:gh",
                                      "08:00-18:00 ",
                                      "-8:00-18:00"};
    struct hours h;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_false(hours_parse(bad[i], &h));
    }
    assert_true(hours_parse("08:30-24:00", &h));
    assert_true(h.given && h.from == 8 * HOUR + HOUR / 2 && h.until == DAY);
}

static void within_a_day(void **state)
{
    struct hours h;

    (void)state;
    assert_true(hours_parse("08:00-18:00", &h));
    assert_int_equal(hours_next(&h, 0), 8 * HOUR);
    assert_int_equal(hours_next(&h, 8 * HOUR), 8 * HOUR);
    assert_int_equal(hours_next(&h, 18 * HOUR - 1), 18 * HOUR - 1);
    assert_int_equal(hours_next(&h, 18 * HOUR), DAY + 8 * HOUR);
    assert_int_equal(hours_next(&h, 9 * DAY + 20 * HOUR), 10 * DAY + 8 * HOUR);
}

static void over_midnight(void **state)
{
    struct hours h;

    (void)state;
    assert_true(hours_parse("22:00-05:00", &h));
    assert_int_equal(hours_next(&h, 0), 0);
    assert_int_equal(hours_next(&h, 5 * HOUR), 22 * HOUR);
    assert_int_equal(hours_next(&h, 23 * HOUR), 23 * HOUR);
}

static void at_all_hours(void **state)
{
    struct hours h = {0};

    (void)state;
    assert_int_equal(hours_next(&h, 123), 123);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),
        cmocka_unit_test(within_a_day),
        cmocka_unit_test(over_midnight),
        cmocka_unit_test(at_all_hours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
