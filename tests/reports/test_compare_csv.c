/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/compare_fixture.h"

static void a_line_for_each_pair_and_metric(void **state)
{
    struct buf out = BUF_INIT;
    (void)state;
    fixture_compare(compare_csv_write, &out);
    assert_contains(&out, "a,b,metric,unit,mean_a,mean_b,difference,ci95_low,ci95_high,paired,"
                          "variance_ratio\r\n");
    assert_contains(&out, "\na,b,cost.annual,EUR/y,305,405,100,100,100,true,\r\n");
    assert_contains(&out, "\na,b,rto.service,s,,,,,,true,\r\n");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_line_for_each_pair_and_metric)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
