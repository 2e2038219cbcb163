/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/report.h"

#include <string.h>

#include "tests/reports/fixture.h"

static const char wanted[] =
    "## Two stamps\n"
    "\n"
    "400 replications of 1y, seed 7.\n"
    "\n"
    "| target                  | statistic |    limit |    value |        95 % interval "
    "|       verdict |\n"
    "| ----------------------- | --------- | -------: | -------: | -------------------: "
    "| ------------: |\n"
    "| `availability.requests` | mean      | ≥ 99.9 % | 99.937 % | [99.925 %, 99.949 %] "
    "|       **met** |\n"
    "| `rto.service`           | p95       |   ≤ 60 s |     78 s |   [76.88 s, 79.25 s] "
    "|    **missed** |\n"
    "| `rto.write`             | p95       |   ≤ 60 s |        - |                    - "
    "| **undecided** |\n"
    "\n"
    "`rto.write` is undecided: no incident occurred.\n"
    "\n"
    "| metric                  |        mean |            95 % interval |         p50 | "
    "       p95 |        p99 |        max |   n | censored |\n"
    "| ----------------------- | ----------: | -----------------------: | ----------: | "
    "---------: | ---------: | ---------: | --: | -------: |\n"
    "| `availability.nines`    |         3.2 |             [3.125, 3.3] |           - | "
    "         - |          - |          - | 400 |        0 |\n"
    "| `availability.requests` |    99.937 % |     [99.925 %, 99.949 %] |     99.99 % | "
    "   no loss |    no loss |    no loss | 400 |        0 |\n"
    "| `downtime`              | 331.6 min/y | [269 min/y, 394.3 min/y] | 52.56 min/y | "
    "1000 min/y | 2000 min/y | 5256 min/y | 400 |        0 |\n"
    "| `probe.load`            |     3.333/s |       [3.333/s, 3.333/s] |     3.333/s | "
    "   3.333/s |    3.333/s |    3.333/s | 400 |        0 |\n"
    "| `rto.detect_first`      |     40.31 s |       [40.25 s, 40.38 s] |      40.2 s | "
    "    40.9 s |    41.25 s |     42.5 s | 400 |        0 |\n"
    "| `rto.service`           |     61.25 s |       [60.12 s, 62.38 s] |     60.94 s | "
    "      78 s |       84 s |  ≥ 88.12 s | 400 |        2 |\n"
    "| `rto.stage.decide`      |         0 s |               [0 s, 0 s] |         0 s | "
    "       0 s |        0 s |        0 s | 400 |        0 |\n"
    "| `rto.stage.detect`      |     40.31 s |       [40.25 s, 40.38 s] |      40.2 s | "
    "    40.9 s |    41.25 s |     42.5 s | 400 |        0 |\n"
    "| `rto.stage.drain`       |     20.94 s |          [20 s, 21.88 s] |        20 s | "
    "      35 s |       40 s |       45 s | 400 |        0 |\n"
    "\n"
    "Reproduce with ninefold 1.0.0:\n"
    "\n"
    "```sh\n"
    "ninefold run dir/pair.yaml --seed 7\n"
    "```\n";

static void golden(void **state)
{
    struct result r = fixture_result();
    struct buf text = fixture_write(&report_markdown, &r, false);
    (void)state;
    assert_string_equal(text.text, wanted);
    buf_release(&text);
}

static void without_targets_and_title(void **state)
{
    struct result r = fixture_result();
    (void)state;
    r.target_count = 0;
    r.title = NULL;
    struct buf text = fixture_write(&report_markdown, &r, true);
    assert_int_equal(strncmp(text.text, "## pair\n", 8), 0);
    assert_null(strstr(text.text, "verdict"));
    assert_null(strchr(text.text, '\033'));
    buf_release(&text);
}

static void money_is_in_the_scenarios_currency(void **state)
{
    struct result r = fixture_money();
    struct buf text = fixture_write(&report_markdown, &r, false);
    (void)state;
    assert_non_null(strstr(text.text, "| `cost.annual`, CHF/y "));
    assert_non_null(strstr(text.text, "| `rpo.lost_value`, CHF "));
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden),
        cmocka_unit_test(without_targets_and_title),
        cmocka_unit_test(money_is_in_the_scenarios_currency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
