/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_report.h"

#include "tests/reports/claims_report_fixture.h"

static void one_object(void **state)
{
    (void)state;
    assert_checked(claims_report_json,
                   "\"record\": {\n    \"file\": \"adr.md\",\n    \"version\": \"0.9\"");
    assert_checked(claims_report_json,
                   "\"now\": {\"value\": 78, \"ci95\": [77, 79], \"at_most\": 60, \"verdict\": "
                   "\"missed\"}");
    assert_checked(claims_report_json, "\"then\": {\"outcome\": \"chosen\", \"option\": \"a\"}");
    assert_checked(claims_report_json, "\"now\": {\"outcome\": \"undecided\", \"option\": null}");
    assert_checked(claims_report_json, "\"from\": \"a\",\n      \"to\": \"b|*\"");
    assert_checked(claims_report_json, "\"standing\": \"broken\"\n}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_object),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
