/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_report.h"

#include "tests/reports/claims_report_fixture.h"

static void a_line_a_claim_for_a_terminal(void **state)
{
    (void)state;
    assert_checked(
        claims_report_table,
        "line  option    claim                      standing     then                    "
        "now\n"
        "   9  a         p95 of rto.service ≤ 60 s  holds        50 s [49 s, 51 s], met  "
        "the same\n");
    assert_checked(claims_report_table,
                   "broken       50 s [49 s, 51 s], met  78 s [77 s, 79 s], missed\n");
    assert_checked(claims_report_table, "a -> b|*  rto.service                not in text");
    assert_checked(claims_report_table,
                   "choice                     open         a                       undecided\n");
    assert_checked(claims_report_table, "\nThe scenario of a has changed.\n\n"
                                        "4 claims: 1 holds, 2 no longer, 1 open.\n");
}

static void what_the_text_says_besides(void **state)
{
    (void)state;
    uint32_t lines[] = {40, 44};
    struct claims_report report = checked_fixture();
    struct buf out = BUF_INIT;
    report.prose = (struct claims_prose){
        .looked_at = true, .numbers = 7, .otherwise = 1, .stale = lines, .stale_count = 2};
    claims_report_markdown(&report, &out);
    assert_non_null(strstr(buf_text(&out),
                           "The text gives numbers of claims 7 times besides the tables, and 1 "
                           "time another number; what no longer holds stands in lines 40, 44. Not "
                           "checked: 0 paragraphs or items with other numbers.\n"));
    report.items = checked_items;
    report.count = 1;
    assert_true(claims_report_standing(&report) == STANDING_BROKEN);
    buf_clear(&out);
    claims_report_json(&report, &out);
    assert_non_null(strstr(buf_text(&out), "\"text\": {\"numbers\": 7, \"otherwise\": 1, "
                                           "\"stale_lines\": [40, 44], \"not_checked\": 0}"));
    buf_release(&out);
}

static void words_of_others_act_on_nothing_in_markdown(void **state)
{
    (void)state;
    assert_checked(claims_report_markdown, "|    9 | b\\|\\*       |");
    assert_checked(claims_report_csv, "12,a -> b|*,rto.service,not in text,");
}

static void the_worst_counts(void **state)
{
    (void)state;
    struct claims_report report = checked_fixture();
    assert_true(claims_report_standing(&report) == STANDING_BROKEN);
    report.items = &checked_items[3];
    report.count = 1;
    assert_true(claims_report_standing(&report) == STANDING_OPEN);
    report.items = &checked_items[2]; /* holds, but not in the text */
    assert_true(claims_report_standing(&report) == STANDING_BROKEN);
    report.items = checked_items;
    assert_true(claims_report_standing(&report) == STANDING_HOLDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_a_claim_for_a_terminal),
        cmocka_unit_test(what_the_text_says_besides),
        cmocka_unit_test(words_of_others_act_on_nothing_in_markdown),
        cmocka_unit_test(the_worst_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
