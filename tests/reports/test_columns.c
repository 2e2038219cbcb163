/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/columns.h"

#include <string.h>

#include "tests/reports/fixture.h"

static void assert_column(const struct result *r, const struct column *c, const char *name,
                          const char *value)
{
    struct buf text = BUF_INIT;
    column_name(c, r, &text);
    assert_string_equal(buf_text(&text), name);
    buf_clear(&text);
    column_write(c, r, &text);
    assert_string_equal(buf_text(&text), value);
    buf_release(&text);
}

static void statistics_have_names(void **state)
{
    struct result r = fixture_result();
    struct columns c = {.count = 0};
    (void)state;
    assert_true(columns_add(&c, &fixture_table, "rto.service"));
    assert_true(columns_add(&c, &fixture_table, "rto.service:p95"));
    assert_true(columns_add(&c, &fixture_table, "rto.service:mean"));
    assert_true(columns_add(&c, &fixture_table, "downtime:max"));
    assert_false(columns_add(&c, &fixture_table, "rto.service:p96"));
    assert_false(columns_add(&c, &fixture_table, "rto.serv"));
    assert_false(columns_add(&c, &fixture_table, "rto.service:"));
    assert_int_equal(c.count, 4);
    assert_column(&r, &c.items[0], "rto.service", "61.25 s ± 1.1 s");
    assert_column(&r, &c.items[1], "rto.service p95", "78 s");
    assert_column(&r, &c.items[2], "rto.service", "61.25 s ± 1.1 s");
    assert_column(&r, &c.items[3], "downtime max", "5256 min/y");
    assert_true(column_value(&c.items[1], &r) == 78);
}

static void there_is_room_for_so_many(void **state)
{
    struct columns c = {.count = COLUMNS_MAX - 1};
    (void)state;
    assert_true(columns_add(&c, &fixture_table, "downtime"));
    assert_false(columns_add(&c, &fixture_table, "downtime"));
}

/* Of what is usual, what some result has values of; what never varies has no precision. */
static void the_usual_ones(void **state)
{
    struct result r = fixture_result();
    const struct result *results[] = {&r};
    struct columns c = {.count = 0};
    (void)state;
    columns_usual(&c, results, 1);
    assert_int_equal(c.count, 3);
    assert_column(&r, &c.items[0], "availability.nines", "3.2 ± 0.1");
    assert_column(&r, &c.items[1], "rto.service p95", "78 s");
    assert_column(&r, &c.items[2], "probe.load", "3.333/s");
}

/* Nothing, where no failure has a price. */
static void losses_with_a_price(void **state)
{
    struct result r = fixture_result();
    const struct result *results[] = {&r};
    struct columns c = {.count = 0};
    (void)state;
    columns_losses(&c, results, 1);
    assert_int_equal(c.count, 0);
}

/* Of percentiles those of which a target tells. */
static void intervals_of_means_and_of_targets(void **state)
{
    struct result r = fixture_result();
    double lo, hi;
    (void)state;
    assert_true(column_interval(&(struct column){F_SERVICE, STATISTIC_MEAN}, &r, &lo, &hi));
    assert_true(lo == 60.125 && hi == 62.375);
    assert_true(column_interval(&(struct column){F_SERVICE, STATISTIC_P95}, &r, &lo, &hi));
    assert_true(lo == 76.875 && hi == 79.25);
    assert_false(column_interval(&(struct column){F_SERVICE, STATISTIC_P99}, &r, &lo, &hi));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statistics_have_names),
        cmocka_unit_test(there_is_room_for_so_many),
        cmocka_unit_test(the_usual_ones),
        cmocka_unit_test(losses_with_a_price),
        cmocka_unit_test(intervals_of_means_and_of_targets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
