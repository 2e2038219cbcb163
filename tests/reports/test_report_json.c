/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/report.h"

#include <string.h>

#include "tests/reports/fixture.h"

static const char wanted[] =
    "{\n"
    "  \"ninefold\": \"1.0.0\",\n"
    "  \"scenario\": {\"name\": \"pair\", \"file\": \"dir/pair.yaml\", \"sha256\": \"00ff"
    "\"},\n"
    "  \"seed\": 7,\n"
    "  \"replications\": 400,\n"
    "  \"horizon_s\": 31536000,\n"
    "  \"metrics\": {\n"
    "    \"availability.nines\": {\"unit\": \"1\", \"n\": 400, \"mean\": 3.2, \"ci95\": ["
    "3.125, 3.3], \"sd\": null, \"min\": null, \"p50\": null, \"p90\": null, \"p95\": nul"
    "l, \"p99\": null, \"max\": null, \"censored\": 0},\n"
    "    \"availability.requests\": {\"unit\": \"1\", \"n\": 400, \"mean\": 0.99936904265"
    "55198, \"ci95\": [0.99925, 0.9994880853110396], \"sd\": 0.0012, \"min\": 0.99, \"p50"
    "\": 0.9999, \"p90\": 0.99995, \"p95\": 1, \"p99\": 1, \"max\": 1, \"censored\": 0},"
    "\n"
    "    \"downtime\": {\"unit\": \"min/y\", \"n\": 400, \"mean\": 331.6311802, \"ci95\":"
    " [269, 394.2623604], \"sd\": 636, \"min\": 0, \"p50\": 52.56, \"p90\": 525, \"p95\":"
    " 1000, \"p99\": 2000, \"max\": 5256, \"censored\": 0},\n"
    "    \"probe.load\": {\"unit\": \"1/s\", \"n\": 400, \"mean\": 3.3333333333333335, \""
    "ci95\": [3.3333333333333335, 3.3333333333333335], \"sd\": 0, \"min\": 3.333333333333"
    "3335, \"p50\": 3.3333333333333335, \"p90\": 3.3333333333333335, \"p95\": 3.333333333"
    "3333335, \"p99\": 3.3333333333333335, \"max\": 3.3333333333333335, \"censored\": 0},"
    "\n"
    "    \"rto.detect_first\": {\"unit\": \"s\", \"n\": 400, \"mean\": 40.3125, \"ci95\":"
    " [40.25, 40.375], \"sd\": 0.625, \"min\": 40, \"p50\": 40.2, \"p90\": 40.6, \"p95\":"
    " 40.9, \"p99\": 41.25, \"max\": 42.5, \"censored\": 0, \"closed_form\": 40.28125},\n"
    "    \"rto.service\": {\"unit\": \"s\", \"n\": 400, \"mean\": 61.25, \"ci95\": [60.12"
    "5, 62.375], \"sd\": 11.25, \"min\": 31, \"p50\": 60.9375, \"p90\": 74.75, \"p95\": 7"
    "8, \"p99\": 84, \"max\": 88.125, \"censored\": 2},\n"
    "    \"rto.stage.decide\": {\"unit\": \"s\", \"n\": 400, \"mean\": 0, \"ci95\": [0, 0"
    "], \"sd\": 0, \"min\": 0, \"p50\": 0, \"p90\": 0, \"p95\": 0, \"p99\": 0, \"max\": 0"
    ", \"censored\": 0},\n"
    "    \"rto.stage.detect\": {\"unit\": \"s\", \"n\": 400, \"mean\": 40.3125, \"ci95\":"
    " [40.25, 40.375], \"sd\": 0.625, \"min\": 40, \"p50\": 40.2, \"p90\": 40.6, \"p95\":"
    " 40.9, \"p99\": 41.25, \"max\": 42.5, \"censored\": 0},\n"
    "    \"rto.stage.drain\": {\"unit\": \"s\", \"n\": 400, \"mean\": 20.9375, \"ci95\": "
    "[20, 21.875], \"sd\": 9, \"min\": 1, \"p50\": 20, \"p90\": 30, \"p95\": 35, \"p99\":"
    " 40, \"max\": 45, \"censored\": 0},\n"
    "    \"rto.write\": {\"unit\": \"s\", \"n\": 0, \"mean\": null, \"ci95\": [null, null"
    "], \"sd\": null, \"min\": null, \"p50\": null, \"p90\": null, \"p95\": null, \"p99\""
    ": null, \"max\": null, \"censored\": 0}\n"
    "  },\n"
    "  \"targets\": [\n"
    "    {\"metric\": \"availability.requests\", \"statistic\": \"mean\", \"limit\": 0.99"
    "9, \"value\": 0.9993690426555198, \"ci95\": [0.99925, 0.9994880853110396], \"verdict"
    "\": \"met\"},\n"
    "    {\"metric\": \"rto.service\", \"statistic\": \"p95\", \"limit\": 60, \"value\": "
    "78, \"ci95\": [76.875, 79.25], \"verdict\": \"missed\"},\n"
    "    {\"metric\": \"rto.write\", \"statistic\": \"p95\", \"limit\": 60, \"value\": nu"
    "ll, \"ci95\": [null, null], \"verdict\": \"undecided\"}\n"
    "  ],\n"
    "  \"engine\": {\"events\": 123456, \"skipped_probes\": 84096000000, \"exact\": false"
    "}\n"
    "}\n";

static void golden(void **state)
{
    struct result r = fixture_result();
    struct buf text = fixture_write(&report_json, &r, false);
    (void)state;
    assert_string_equal(text.text, wanted);
    buf_release(&text);
}

static void runaways_only_if_there_are_any(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.runaway_count = 3;
    r.exact = true;
    struct buf text = fixture_write(&report_json, &r, false);
    assert_non_null(strstr(text.text, "\"exact\": true, \"runaways\": 3}"));
    buf_release(&text);
}

static void largest_numbers(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.seed = UINT64_MAX;
    r.events = UINT64_MAX;
    struct buf text = fixture_write(&report_json, &r, false);
    assert_non_null(strstr(text.text, "\"seed\": 18446744073709551615,"));
    assert_non_null(strstr(text.text, "\"events\": 18446744073709551615,"));
    buf_release(&text);
}

static void nothing_failed_keeps_its_bound(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.target_count = 0;
    fixture_copy[F_NINES].mean = fixture_copy[F_NINES].hi = NAN;
    fixture_copy[F_NINES].lo = 2.5;
    struct buf text = fixture_write(&report_json, &r, false);
    assert_non_null(strstr(text.text, "\"mean\": null, \"ci95\": [2.5, null], \"sd\": null"));
    assert_non_null(strstr(text.text, "\"targets\": [],"));
    buf_release(&text);
}

static void money_is_in_the_scenarios_currency(void **state)
{
    struct result r = fixture_money();
    struct buf text = fixture_write(&report_json, &r, false);
    (void)state;
    assert_non_null(strstr(text.text, "\"cost.annual\": {\"unit\": \"CHF/y\", "));
    assert_non_null(strstr(text.text, "\"rpo.lost_value\": {\"unit\": \"CHF\", "));
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden),
        cmocka_unit_test(runaways_only_if_there_are_any),
        cmocka_unit_test(largest_numbers),
        cmocka_unit_test(nothing_failed_keeps_its_bound),
        cmocka_unit_test(money_is_in_the_scenarios_currency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
