/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claim_row.h"

#include "tests/reports/fixture.h"

static void assert_row(const struct claim *c, const char *wanted)
{
    struct buf out = BUF_INIT;
    claim_row_write(c, &fixture_metrics[metric_find(&fixture_table, c->metric)], "a|b", &out);
    assert_string_equal(buf_text(&out), wanted);
    buf_release(&out);
}

static void a_row_a_claim(void **state)
{
    (void)state;
    assert_row(&(struct claim){.metric = "rto.service",
                               .statistic = "p95",
                               .bound = CLAIM_AT_MOST,
                               .limit = 60,
                               .value = 69.773,
                               .lo = 69.75,
                               .hi = 69.79,
                               .judged = true,
                               .verdict = VERDICT_MISSED},
               "| a\\|b | p95 of `rto.service` | 69.77 s | [69.75 s, 69.79 s] | ≤ 60 s | missed |");
    assert_row(
        &(struct claim){.metric = "probe.load", .statistic = "mean", .value = 4, .lo = 4, .hi = 4},
        "| a\\|b | `probe.load` | 4/s | constant | - | - |");
    assert_row(
        &(struct claim){.metric = "downtime", .statistic = "mean", .value = 0, .lo = 0, .hi = 0},
        "| a\\|b | `downtime` | 0 min/y | none seen | - | - |");
    assert_row(&(struct claim){.metric = "downtime",
                               .statistic = "mean",
                               .value = 0,
                               .lo = 0,
                               .hi = 25598,
                               .nothing_failed = true},
               "| a\\|b | `downtime` | ≤ 25600 min/y | [0 min/y, 25600 min/y] | - | - |");
}

static void what_was_cut_off_is_a_bound(void **state)
{
    struct claim c = {.metric = "rto.service",
                      .statistic = "mean",
                      .value = 60,
                      .lo = 60,
                      .hi = 60,
                      .censored = 40};
    struct buf out = BUF_INIT;
    (void)state;
    assert_row(&c,
               "| a\\|b | `rto.service` | ≥ 60 s | all 40 still running at the horizon | - | - |");
    claim_estimate(&c, &fixture_metrics[F_SERVICE], &out);
    assert_string_equal(buf_text(&out), "60 s or more (all 40 still running at the horizon)");
    buf_release(&out);
}

static void what_never_failed_is_a_bound(void **state)
{
    (void)state;
    assert_row(&(struct claim){.metric = "availability.requests",
                               .statistic = "mean",
                               .value = 1,
                               .lo = 0.9925,
                               .hi = 1,
                               .nothing_failed = true},
               "| a\\|b | `availability.requests` | ≥ 99.25 % | [99.25 %, no loss] | - | - |");
}

static void a_row_a_difference(void **state)
{
    (void)state;
    struct claim_option options[] = {{.name = "a"}, {.name = "<b>"}};
    const struct claims all = {.options = options, .count = 2};
    const struct claim_difference d = {
        .to = 1, .metric = "rto.service", .mean = -2, .lo = -3, .hi = -1};
    struct buf out = BUF_INIT;
    claim_row_difference(&all, &d, &fixture_table, &out);
    assert_string_equal(buf_text(&out),
                        "| a | \\<b\\> | `rto.service` | -2 s [-3 s, -1 s] | yes |");
    buf_release(&out);
}

static void money_with_its_unit(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    claim_estimate(&(struct claim){.metric = "cost.annual",
                                   .statistic = "mean",
                                   .unit = "EUR/y",
                                   .value = 145081.4,
                                   .lo = 144642.5,
                                   .hi = 145520.3},
                   &fixture_money_metrics[0], &out);
    assert_string_equal(buf_text(&out), "145081 [144642, 145520] EUR/y");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_a_claim),
        cmocka_unit_test(what_was_cut_off_is_a_bound),
        cmocka_unit_test(what_never_failed_is_a_bound),
        cmocka_unit_test(a_row_a_difference),
        cmocka_unit_test(money_with_its_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
