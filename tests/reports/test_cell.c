/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/cell.h"

#include "tests/reports/fixture.h"

static const struct metric seconds = {"t", "s", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""};
static const struct metric share = {"reads.stale", "1", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""};
static const struct metric requests = {"availability.requests", "1", SCOPE_REPLICATION,
                                       SUMMARY_SAMPLE, ""};
static const struct metric nines = {"availability.nines", "nines", SCOPE_REPLICATION, SUMMARY_NINES,
                                    ""};
static const struct metric rate = {"r", "1/s", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""};
static const struct metric money = {"c", "currency/y", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""};

static void one_unit_fits_all(void **state)
{
    static const struct {
        const struct metric *metric;
        double most;
        const char *name;
        double size;
    } cases[] = {
        {&seconds, 0.9, "ms", 0.001}, {&seconds, 1, "s", 1},      {&seconds, 999.4, "s", 1},
        {&seconds, 1000, "min", 60},  {&seconds, 6e4, "h", 3600}, {&seconds, 1e9, "d", 86400},
        {&seconds, NAN, "s", 1},      {&share, 0.3, "%", 0.01},   {&nines, 3, "", 1},
        {&rate, 20, "1/s", 1},        {&money, 1e6, "", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cell_unit u = cell_unit_of(cases[i].metric, cases[i].most);
        assert_string_equal(u.name, cases[i].name);
        assert_true(u.size == cases[i].size);
    }
}

static void assert_cell(const struct metric *metric, double most, struct summary s,
                        enum statistic statistic, const char *wanted)
{
    const struct metric_table table = {metric, 1};
    struct result r = {.metrics = &table, .summaries = &s};
    struct cell_unit unit = cell_unit_of(metric, most);
    struct buf text = BUF_INIT;
    cell_write(&unit, &(struct column){0, statistic}, &r, &text);
    assert_string_equal(buf_text(&text), wanted);
    buf_release(&text);
}

static void three_digits_are_enough(void **state)
{
    (void)state;
    assert_cell(&seconds, 100, (struct summary){.n = 9, .mean = 19.957}, STATISTIC_MEAN, "20");
    assert_cell(&seconds, 100, (struct summary){.n = 9, .p95 = 19.857}, STATISTIC_P95, "19.9");
    assert_cell(&seconds, 3600, (struct summary){.n = 9, .max = 90}, STATISTIC_MAX, "1.5");
    assert_cell(&seconds, 100, (struct summary){.n = 9, .mean = NAN}, STATISTIC_MEAN, "-");
    assert_cell(&rate, 1, (struct summary){.n = 9, .mean = 1.0 / 3}, STATISTIC_MEAN, "0.333");
    assert_cell(&money, 1, (struct summary){.n = 9, .mean = 12345.6}, STATISTIC_MEAN, "12346");
    assert_cell(&nines, 1, (struct summary){.n = 9, .mean = 3.456}, STATISTIC_MEAN, "3.46");
}

/* Of a share near 1 what is lacking has three digits; a bound stays a bound. */
static void shares_have_the_digits_they_need(void **state)
{
    struct summary some = {.n = 9, .mean = 0.99995678, .lo = 0.9, .hi = 1, .min = 0.5, .max = 1};
    struct summary none = {
        .n = 9, .mean = 1, .lo = 0.99716, .hi = 1, .min = 1, .max = 1, .nothing_failed = true};
    (void)state;
    assert_cell(&share, 1, some, STATISTIC_MEAN, "99.99568");
    some.mean = 0.0123456;
    assert_cell(&share, 1, some, STATISTIC_MEAN, "1.23");
    assert_cell(&requests, 1, none, STATISTIC_MEAN, "≥ 99.716");
    assert_cell(&nines, 1,
                (struct summary){.n = 9, .mean = 2.5, .lo = 2.5, .hi = NAN, .nothing_failed = true},
                STATISTIC_MEAN, "≥ 2.5");
}

static void widths_are_of_two_digits_in_the_same_unit(void **state)
{
    struct cell_unit unit = cell_unit_of(&seconds, 3600);
    struct buf out = BUF_INIT;
    (void)state;
    assert_string_equal(cell_unit_word(&unit), "minutes");
    cell_half(&unit, 90.6, &out);
    assert_string_equal(buf_text(&out), "1.5");
    buf_clear(&out);
    cell_value(&unit, &seconds, 90, &out);
    assert_string_equal(buf_text(&out), "1.5");
    unit = cell_unit_of(&share, 1);
    assert_string_equal(cell_unit_word(&unit), "%");
    buf_clear(&out);
    cell_half(&unit, 0.00123, &out);
    assert_string_equal(buf_text(&out), "0.12");
    buf_clear(&out);
    unit = cell_unit_of(&seconds, 3600);
    cell_half(&unit, 0.00534, &out);
    assert_string_equal(buf_text(&out), "0.00009");
    buf_clear(&out);
    cell_value(&unit, &seconds, 0.0024, &out);
    assert_string_equal(buf_text(&out), "0.00004");
    buf_clear(&out);
    cell_value(&unit, &share, NAN, &out);
    assert_string_equal(buf_text(&out), "-");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_unit_fits_all),
        cmocka_unit_test(three_digits_are_enough),
        cmocka_unit_test(shares_have_the_digits_they_need),
        cmocka_unit_test(widths_are_of_two_digits_in_the_same_unit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
