/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tests/reports/rows_fixture.h"
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

static void assert_contains(const struct buf *text, const char *part)
{
    if (!strstr(buf_text(text), part)) {
        fail_msg("not found: %s", part);
    }
}

/* Every line has as many cells as the heading. */
static void points_in_rows_add_lines_of_indices(void **state)
{
    static struct rows_fixture f;
    struct buf out = BUF_INIT;
    (void)state;
    rows_setup(&f);
    sweep_csv_write(&f.report, &out);
    assert_contains(&out, ",max,censored,closed_form,statistic,input,first,first_ci95_low,"
                          "first_ci95_high,total,total_ci95_low,total_ci95_high,assumption,source,"
                          "reason\r\n");
    assert_contains(&out,
                    ",rto.stage.drain,s,400,20.9375,20,21.875,9,1,20,30,35,40,45,0,,,,,,,,,,,,"
                    "\r\n");
    assert_contains(&out,
                    "\r\n,,,rto.service,s,,,,,,,,,,,,,,p95,stores.c,1,1,1,1,1,1,true,default: "
                    "assumption: nobody says,\r\n");
    assert_contains(&out,
                    "\r\n,,,downtime,min/y,,,,,,,,,,,,,,mean,,,,,,,,,,the same at all points\r\n");
    buf_release(&out);
    rows_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_for_each_point_and_metric),
        cmocka_unit_test(points_in_rows_add_lines_of_indices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
