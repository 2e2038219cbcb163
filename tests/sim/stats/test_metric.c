/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

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

static void a_copy_stands_alone(void **state)
{
    double values[3][2] = {{1, NAN}, {3, 4}, {NAN, 6}};
    uint8_t censored[3][2] = {{0, 1}, {1, 0}, {1, 1}};
    struct incident_row incidents[2] = {{5, 6, values[1], censored[1]},
                                        {7, SIMTIME_NEVER, values[2], censored[2]}};
    struct row row = {9, 0.25, values[0], censored[0], incidents, 2, 10, 11, 1};
    (void)state;
    for (size_t count = 0; count <= 2; count++) {
        row.incident_count = count;
        struct row *copy = row_copy(&row, 2);
        assert_true(copy->replication == 9 && copy->weight == 0.25 && copy->stop == 1);
        assert_true(copy->events == 10 && copy->skipped_probes == 11);
        assert_int_equal(copy->incident_count, count);
        assert_ptr_not_equal(copy->value, row.value);
        assert_memory_equal(copy->value, values[0], sizeof values[0]);
        assert_memory_equal(copy->censored, censored[0], sizeof censored[0]);
        for (size_t i = 0; i < count; i++) {
            const struct incident_row *incident = &copy->incidents[i];
            assert_true(incident->opened == incidents[i].opened);
            assert_true(incident->closed == incidents[i].closed);
            assert_ptr_not_equal(incident->value, incidents[i].value);
            assert_memory_equal(incident->value, values[1 + i], sizeof values[0]);
            assert_memory_equal(incident->censored, censored[1 + i], sizeof censored[0]);
        }
        free(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_name),
        cmocka_unit_test(finds_no_other),
        cmocka_unit_test(a_cleared_row_has_seen_nothing),
        cmocka_unit_test(a_copy_stands_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
