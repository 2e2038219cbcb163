/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tests/reports/sweep_fixture.h"

static void a_line_for_each_point_and_metric(void **state)
{
    struct sweep_report report = sweep_fixture();
    struct buf out = BUF_INIT;
    size_t lines = 0;
    static const char heading[] = "edge.probe.interval,edge.kind,metric,unit,n,mean,";
    (void)state;
    sweep_csv_write(&report, &out);
    for (const char *s = out.text; *s; s++) {
        lines += *s == '\n';
    }
    assert_int_equal(lines, 1 + 2 * F_COUNT);
    assert_memory_equal(out.text, heading, sizeof heading - 1);
    assert_non_null(strstr(out.text, "\n10s,anycast,rto.detect_first,s,400,40.3125,40.25,"));
    assert_non_null(strstr(out.text, "\n30s,anycast,rto.detect_first,s,400,50,49,51,"));
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_line_for_each_point_and_metric)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
