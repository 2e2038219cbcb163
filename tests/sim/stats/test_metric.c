/* SPDX-License-Identifier: GPL-3.0-or-later */
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_name),
        cmocka_unit_test(finds_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
