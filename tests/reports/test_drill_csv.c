/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/drill.h"

#include <string.h>

#include "tests/reports/fixture.h"

static struct result met, missed;

/* A region that misses its targets, and below it a pod that meets them. */
static const struct drill_step ladder[] = {{"region", 4, &missed}, {"pod", 1, &met}};

static struct buf write(drill_writer *writer, bool schedule)
{
    const struct drill_report report = {.steps = ladder,
                                        .count = 2,
                                        .version = "1.0.0",
                                        .command = "ninefold drill pair.yaml",
                                        .schedule = schedule,
                                        .width = 100};
    struct buf b = BUF_INIT;
    missed = met = fixture_result();
    met.target_count = 1;
    missed.target_count = 2;
    writer(&report, &b);
    return b;
}

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
