/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/stats/metric.h"

static const struct metric metrics[] = {
    {.name = "availability.nines"}, {.name = "availability.requests"}, {.name = "cost.annual"},
    {.name = "rto.service"},        {.name = "rto.stage.decide"},
};

static void finds_every_name(void **state)
{
    (void)state;
    for (size_t count = 0; count <= 5; count++) {
        struct metric_table t = {metrics, count};
        for (size_t i = 0; i < 5; i++) {
            assert_int_equal(metric_find(&t, metrics[i].name), i < count ? (int)i : -1);
        }
    }
}

static void finds_no_other(void **state)
{
    (void)state;
    static const char *const strangers[] = {"",    "a",           "availability.requestsx",
                                            "rto", "rto.servic",  "rto.service ",
                                            "zzz", "RTO.SERVICE", "cost.annual.x"};
    struct metric_table t = {metrics, 5};
    for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++) {
        assert_int_equal(metric_find(&t, strangers[i]), -1);
    }
}

static void a_cleared_row_has_seen_nothing(void **state)
{
    double value[5] = {1, 2, 3, 4, 5};
    uint8_t censored[5] = {1, 1, 1, 1, 1};
    struct incident_row incident;
    struct row row = {.replication = 3,
                      .weight = 0.5,
                      .value = value,
                      .censored = censored,
                      .incidents = &incident,
                      .incident_count = 1,
                      .events = 7,
                      .skipped_probes = 8,
                      .stop = 2};
    (void)state;
    row_clear(&row, 4);
    assert_ptr_equal(row.value, value);
    assert_ptr_equal(row.censored, censored);
    assert_null(row.incidents);
    assert_true(row.weight == 1 && row.replication == 0 && row.stop == 0);
    assert_true(row.incident_count == 0 && row.events == 0 && row.skipped_probes == 0);
    for (size_t m = 0; m < 5; m++) {
        assert_int_equal(isnan(value[m]) != 0, m < 4);
        assert_int_equal(censored[m], m == 4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_name),
        cmocka_unit_test(finds_no_other),
        cmocka_unit_test(a_cleared_row_has_seen_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
