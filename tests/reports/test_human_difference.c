/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/human_difference.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct metric seconds = {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""};
static const struct metric share = {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE,
                                    ""};

static void assert_said(const struct metric *m, struct difference d, bool interval,
                        const char *wanted)
{
    struct buf out = BUF_INIT;
    human_difference(m, &d, interval, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void with_sign_and_interval(void **state)
{
    struct difference d = {.mean = -1.5, .lo = -2, .hi = -1};
    (void)state;
    assert_said(&seconds, d, true, "-1.5 s [-2 s, -1 s]");
    assert_said(&seconds, d, false, "-1.5 s");
    d = (struct difference){.mean = 0.01, .lo = 0.005, .hi = 0.015};
    assert_said(&share, d, true, "+1 % [+0.5 %, +1.5 %]");
}

static void without_an_interval(void **state)
{
    (void)state;
    assert_said(&seconds, (struct difference){.mean = 2, .lo = 2, .hi = 2}, true, "+2 s");
    assert_said(&seconds, (struct difference){.mean = 2, .lo = NAN, .hi = NAN}, true, "+2 s");
    assert_said(&seconds, (struct difference){.mean = NAN}, true, "-");
}

static void told_apart_where_0_is_outside(void **state)
{
    (void)state;
    assert_string_equal(human_told_apart(&(struct difference){.lo = 0.1, .hi = 2}), "yes");
    assert_string_equal(human_told_apart(&(struct difference){.lo = -2, .hi = -0.1}), "yes");
    assert_string_equal(human_told_apart(&(struct difference){.lo = -1, .hi = 1}), "no");
    assert_string_equal(human_told_apart(&(struct difference){.lo = NAN, .hi = NAN}), "-");
}

static void assert_gain(double gain, const char *wanted)
{
    struct buf out = BUF_INIT;
    human_gain(&(struct difference){.gain = gain}, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void gains_without_powers_of_ten(void **state)
{
    (void)state;
    assert_gain(3.1149, "3.11");
    assert_gain(49800.4, "49800");
    assert_gain(7.68e13, "over a million");
    assert_gain(NAN, "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(with_sign_and_interval),
        cmocka_unit_test(without_an_interval),
        cmocka_unit_test(told_apart_where_0_is_outside),
        cmocka_unit_test(gains_without_powers_of_ten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
