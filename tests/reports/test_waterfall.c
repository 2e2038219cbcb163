/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/waterfall.h"

#include <string.h>

#include "tests/reports/fixture.h"

/* Stages in the order of an incident, each bar where the one before it ends. */
static void bars_follow_each_other(void **state)
{
    struct result r = fixture_result();
    struct buf out = BUF_INIT;
    (void)state;
    fixture_copy[F_STAGE_DETECT].mean = 30;
    fixture_copy[F_STAGE_DECIDE].mean = 60;
    fixture_copy[F_STAGE_DRAIN].mean = 30;
    waterfall_write(&r, &out);
    assert_string_equal(out.text, "\nWhere the time went (mean of rto.service: 2 min)\n"
                                  "  detect        30 s   25 %  █████████████\n"
                                  "  decide        60 s   50 %               "
                                  "█████████████████████████\n"
                                  "  drain         30 s   25 %                                     "
                                  "   ████████████\n");
    buf_release(&out);
}

/* A stage too short for a block still shows. */
static void short_stage(void **state)
{
    struct result r = fixture_result();
    struct buf out = BUF_INIT;
    (void)state;
    fixture_copy[F_STAGE_DETECT].mean = 1e6;
    fixture_copy[F_STAGE_DRAIN].mean = 1e-3;
    waterfall_write(&r, &out);
    assert_non_null(strstr(out.text, "▏"));
    buf_release(&out);
}

/* What waits for a repair is no stage of the service's own. */
static void other_is_explained(void **state)
{
    static const struct metric other[] = {
        {"rto.stage.other", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""}};
    static const struct metric_table table = {other, 1};
    struct result r = fixture_result();
    struct buf out = BUF_INIT;
    (void)state;
    r.metrics = &table;
    fixture_copy[0].mean = 5;
    waterfall_write(&r, &out);
    assert_non_null(strstr(out.text, "\n  other: no stage is under way; "));
    buf_release(&out);
}

static void nothing_to_show(void **state)
{
    struct result r = fixture_result();
    struct buf out = BUF_INIT;
    (void)state;
    fixture_copy[F_STAGE_DETECT].mean = 0;
    fixture_copy[F_STAGE_DRAIN].mean = NAN;
    waterfall_write(&r, &out);
    assert_int_equal(out.len, 0);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_follow_each_other),
        cmocka_unit_test(short_stage),
        cmocka_unit_test(other_is_explained),
        cmocka_unit_test(nothing_to_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
