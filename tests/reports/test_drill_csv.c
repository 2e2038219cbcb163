/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/drill.h"

#include <string.h>

#include "tests/reports/drill_fixture.h"

static void a_line_for_each_target(void **state)
{
    struct buf b = write(drill_csv_write, false);
    (void)state;
    assert_non_null(strstr(b.text, "drill,tier,metric,statistic,limit,value,ci95_low,ci95_high,"
                                   "verdict\r\n"));
    assert_non_null(strstr(b.text, "region,4,rto.service,p95,60,78,76.875,79.25,missed\r\n"));
    assert_non_null(strstr(b.text, "pod,1,availability.requests,mean,"));
    buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_for_each_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
