/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/metric_rows.h"

#include <stdio.h>
#include <string.h>

#include "sim/base/utf8.h"
#include "tests/reports/fixture.h"

static size_t widest(const char *text)
{
    size_t most = 0;
    for (; *text; text = strchr(text, '\n') + 1) {
        size_t width = utf8_width(text, strcspn(text, "\n"));
        most = width > most ? width : most;
    }
    return most;
}

/* Drops max, then p50, then p99, and nothing else. */
static void gives_way(void **state)
{
    struct result r = fixture_result();
    struct buf wide = BUF_INIT, narrow = BUF_INIT, least = BUF_INIT;
    (void)state;
    metric_rows_write(&r, 1000, false, &wide);
    assert_non_null(strstr(wide.text, "p50"));
    assert_non_null(strstr(wide.text, "p99"));
    metric_rows_write(&r, widest(wide.text) - 1, false, &narrow);
    assert_null(strstr(narrow.text, "max"));
    assert_non_null(strstr(narrow.text, "p50"));
    metric_rows_write(&r, widest(narrow.text) - 1, false, &least);
    assert_null(strstr(least.text, "p50"));
    assert_non_null(strstr(least.text, "p99"));
    buf_clear(&least);
    metric_rows_write(&r, 1, false, &least);
    assert_null(strstr(least.text, "p99"));
    assert_non_null(strstr(least.text, "p95"));
    assert_non_null(strstr(least.text, " n\n"));
    assert_true(widest(wide.text) > widest(narrow.text));
    assert_true(widest(narrow.text) > widest(least.text));
    buf_release(&wide);
    buf_release(&narrow);
    buf_release(&least);
}

/* Every metric once, but for stages that took no time and writes that nobody makes. */
static void every_metric_once(void **state)
{
    struct result r = fixture_result();
    struct buf out = BUF_INIT;
    (void)state;
    metric_rows_write(&r, 100, false, &out);
    for (size_t m = 0; m < F_COUNT; m++) {
        const char *name = fixture_metrics[m].name;
        char padded[64];
        assert_true(snprintf(padded, sizeof padded, "\n  %s ", name) < 64);
        const char *found = strstr(out.text, padded);
        if (m == F_STAGE_DECIDE || strcmp(name, "rto.write") == 0) {
            assert_null(found);
        } else {
            assert_non_null(found);
            assert_null(strstr(found + 1, padded));
        }
    }
    buf_release(&out);
}

static void money_is_in_the_scenarios_currency(void **state)
{
    struct result r = fixture_money();
    struct buf out = BUF_INIT;
    (void)state;
    metric_rows_write(&r, 100, false, &out);
    assert_non_null(strstr(out.text, "\nMoney, CHF a year\n  cost.annual "));
    assert_non_null(strstr(out.text, "\nData lost\n  rpo.lost_value, CHF "));
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_way),
        cmocka_unit_test(every_metric_once),
        cmocka_unit_test(money_is_in_the_scenarios_currency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
