/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/size_fixture.h"

static void a_line_a_point(void **state)
{
    struct size_report report = size_fixture();
    struct buf out = BUF_INIT;
    (void)state;
    size_csv_write(&report, &out);
    size_assert_contains(
        &out, "edge.probe.interval,edge.kind,replications,objective,ci95_low,ci95_high,more,"
              "more_low,more_high,feasible_probability,availability.requests:mean,"
              "availability.requests:mean_low,availability.requests:mean_high,"
              "availability.requests:mean_limit,availability.requests:mean_verdict,"
              "rto.service:p95,rto.service:p95_low,rto.service:p95_high,rto.service:p95_limit,"
              "rto.service:p95_verdict,outcome,excluded_by,verdict,probability_correct\r\n");
    size_assert_contains(&out, "\n30s,anycast,100,3.5,3.5,3.5,-1.5,-1.5,-1.5,0.000249");
    size_assert_contains(&out, ",69.5,69,70,60,missed,excluded,rto.service,met,0.98765\r\n");
    size_assert_contains(&out, "\n20s,anycast,700,5,5,5,,,,0.999");
    size_assert_contains(&out, ",49.5,49,50,60,met,chosen,,met,0.98765\r\n");
    size_assert_contains(&out, ",excluded,probe.load,met,0.98765\r\n");
    buf_release(&out);
}

static void what_is_not_decided(void **state)
{
    struct size_report report = size_undecided();
    struct buf out = BUF_INIT;
    (void)state;
    size_csv_write(&report, &out);
    size_assert_contains(&out, ",missed,open,,undecided,0.2\r\n");
    size_assert_contains(&out, ",met,candidate,,undecided,0.2\r\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_a_point),
        cmocka_unit_test(what_is_not_decided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
