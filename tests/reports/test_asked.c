/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/asked.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct metric metrics[] = {
    {"availability.requests", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"rto.service", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
};
static const struct metric_table table = {metrics, 2};

static struct result held_against(double limit)
{
    return (struct result){
        .metrics = &table,
        .targets = {{.metric = "availability.requests",
                     .statistic = "mean",
                     .at_least = true,
                     .limit = 0.999},
                    {.metric = "rto.service", .statistic = "p95", .limit = limit}},
        .target_count = 2};
}

static void assert_asked(double a, double b, const char *wanted)
{
    const struct result x = held_against(a), y = held_against(b);
    const struct result *results[] = {&x, &y};
    struct buf out = BUF_INIT;
    asked_write(results, 2, &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void once_for_all(void **state)
{
    (void)state;
    assert_asked(60, 60,
                 "Targets: mean of availability.requests ≥ 99.9 %, p95 of rto.service ≤ 60 s.");
    assert_asked(60, 30, ""); /* not the same for all */
}

static void without_any_nothing(void **state)
{
    const struct result none = {.metrics = &table};
    const struct result *results[] = {&none};
    struct buf out = BUF_INIT;
    (void)state;
    asked_write(results, 1, &out);
    asked_write(results, 0, &out);
    assert_string_equal(buf_text(&out), "");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(once_for_all),
        cmocka_unit_test(without_any_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
