/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/timeline_words.h"

#include "tests/reports/timeline_fixture.h"

static void are(void (*write)(double, struct buf *), double x, const char *text)
{
    struct buf out = BUF_INIT;
    write(x, &out);
    assert_string_equal(buf_text(&out), text);
    buf_release(&out);
}

static void moments_have_days_and_tenths(void **state)
{
    (void)state;
    are(timeline_moment, 0, "1 00:00:00.0");
    are(timeline_moment, 640.28, "1 00:10:40.3");
    are(timeline_moment, 86399.96, "2 00:00:00.0");
    are(timeline_clock, 2 * 86400.0 + 3661, "01:01:01.0");
}

static void spans_have_two_units(void **state)
{
    (void)state;
    are(timeline_span, 0, "0 s");
    are(timeline_span, 40.28, "40.3 s");
    are(timeline_span, 59.96, "1 min");
    are(timeline_span, 72, "1 min 12 s");
    are(timeline_span, 2700, "45 min");
    are(timeline_span, 3599.9, "1 h");
    are(timeline_span, 7980, "2 h 13 min");
    are(timeline_span, 86399, "1 d");
    are(timeline_span, 90000, "1 d 1 h");
    are(timeline_since, 9.5, "+9.5 s");
    are(timeline_since, -60, "−1 min");
}

/* What is not everything does not look like it. */
static void shares_are_not_rounded_up(void **state)
{
    (void)state;
    are(timeline_share, 1, "100 %");
    are(timeline_share, 0.5, "50 %");
    are(timeline_share, 0.99, "99 %");
    are(timeline_share, 0.99999, "99.99 %");
    are(timeline_share, 0.9911, "99.11 %");
    are(timeline_share, 0.505, "50.5 %");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(moments_have_days_and_tenths),
                                       cmocka_unit_test(spans_have_two_units),
                                       cmocka_unit_test(shares_are_not_rounded_up)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
