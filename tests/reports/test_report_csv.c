/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/report.h"

#include <string.h>

#include "tests/reports/fixture.h"

static const char wanted[] =
    "metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,max,censored,closed_for"
    "m\r\n"
    "availability.nines,1,400,3.2,3.125,3.3,,,,,,,,0,\r\n"
    "availability.requests,1,400,0.9993690426555198,0.99925,0.9994880853110396,0.0012,0.9"
    "9,0.9999,0.99995,1,1,1,0,\r\n"
    "downtime,min/y,400,331.6311802,269,394.2623604,636,0,52.56,525,1000,2000,5256,0,\r\n"
    "probe.load,1/s,400,3.3333333333333335,3.3333333333333335,3.3333333333333335,0,3.3333"
    "333333333335,3.3333333333333335,3.3333333333333335,3.3333333333333335,3.333333333333"
    "3335,3.3333333333333335,0,\r\n"
    "rto.detect_first,s,400,40.3125,40.25,40.375,0.625,40,40.2,40.6,40.9,41.25,42.5,0,40."
    "28125\r\n"
    "rto.service,s,400,61.25,60.125,62.375,11.25,31,60.9375,74.75,78,84,88.125,2,\r\n"
    "rto.stage.decide,s,400,0,0,0,0,0,0,0,0,0,0,0,\r\n"
    "rto.stage.detect,s,400,40.3125,40.25,40.375,0.625,40,40.2,40.6,40.9,41.25,42.5,0,\r"
    "\n"
    "rto.stage.drain,s,400,20.9375,20,21.875,9,1,20,30,35,40,45,0,\r\n"
    "rto.write,s,0,,,,,,,,,,,0,\r\n";

static void golden(void **state)
{
    struct result r = fixture_result();
    struct buf text = fixture_write(&report_csv, &r, false);
    (void)state;
    assert_string_equal(text.text, wanted);
    buf_release(&text);
}

static void every_line_has_every_field(void **state)
{
    struct result r = fixture_result();
    struct buf text = fixture_write(&report_csv, &r, true);
    size_t lines = 0;
    (void)state;
    for (const char *at = text.text; *at; at = strchr(at, '\n') + 1, lines++) {
        size_t commas = 0;
        for (const char *c = at; *c != '\n'; c++) {
            commas += *c == ',';
        }
        assert_int_equal(commas, 14);
    }
    assert_int_equal(lines, F_COUNT + 1);
    buf_release(&text);
}

static void money_is_in_the_scenarios_currency(void **state)
{
    struct result r = fixture_money();
    struct buf text = fixture_write(&report_csv, &r, false);
    (void)state;
    assert_non_null(strstr(text.text, "\r\ncost.annual,CHF/y,"));
    assert_non_null(strstr(text.text, "\r\nrpo.lost_value,CHF,"));
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden),
        cmocka_unit_test(every_line_has_every_field),
        cmocka_unit_test(money_is_in_the_scenarios_currency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
