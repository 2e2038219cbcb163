/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_tell.h"

#include "tests/reports/claims_report_fixture.h"

static void what_no_longer_holds_is_an_error_where_it_stands(void **state)
{
    (void)state;
    const struct claims_report report = checked_fixture();
    const struct source source = {.name = "adr.md", .text = ""};
    const struct mark m = {&source, 9, 1, 1};
    struct diag d;
    diag_init(&d);
    claims_tell_standing(&report, &checked_items[0], m, &d);
    assert_int_equal(d.errors + d.warnings, 0);
    claims_tell_standing(&report, &checked_items[1], m, &d);
    assert_string_equal(
        d.first->message,
        "the claim no longer holds: b|*, p95 of rto.service ≤ 60 s: was 50 s [49 s, "
        "51 s], met, is 78 s [77 s, 79 s], missed");
    claims_tell_standing(&report, &checked_items[3], m, &d);
    assert_true(d.errors == 1 && d.warnings == 1);
    assert_string_equal(d.last->message, "the claim is open: choice: was a, is undecided");
    claims_tell_text(m, (struct mark){&source, 40, 1, 0}, "| row |", &d);
    assert_int_equal(d.last->mark.line, 40);
    assert_int_equal(d.last->second.line, 9);
    claims_tell_text(m, (struct mark){0}, "| row |", &d);
    assert_int_equal(d.last->mark.line, 9);
    claims_tell_missing(&(struct claim_option){.scenario = "b.yaml", .scenario_mark = m}, &d);
    assert_string_equal(d.last->code, "S101");
    checked_items[1].then.statistic = "p75";
    checked_items[1].now.value = (double)NAN;
    claims_tell_standing(&report, &checked_items[1], m, &d);
    assert_non_null(strstr(d.last->hint, "set targets.percentile"));
    diag_release(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_no_longer_holds_is_an_error_where_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
