/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/metric_columns.h"

#include "tests/sim/store/fixture.h"

static const struct metric older[] = {
    {"a.old", "s", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"b.incident", "s", SCOPE_INCIDENT, SUMMARY_SHARE, ""},
};
static const struct metric newer[] = {
    {"a.new", "s", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"a.nines", "nines", SCOPE_REPLICATION, SUMMARY_NINES, ""},
    {"a.old", "s", SCOPE_REPLICATION, SUMMARY_SAMPLE, ""},
    {"b.incident", "s", SCOPE_INCIDENT, SUMMARY_SHARE, ""},
    {"b.more", "s", SCOPE_INCIDENT, SUMMARY_SAMPLE, ""},
};
static const struct metric_table old_table = {older, 2}, new_table = {newer, 5};

static void missing_ones_are_made(void **state)
{
    struct fixture f;
    struct metric_columns c;
    struct buf list = BUF_INIT;
    (void)state;
    fixture_open(&f);
    assert_true(metric_columns_make(&f.archive, &old_table));
    /* A reader that knows more reads what there is. */
    assert_true(metric_columns_read(&f.archive, &new_table, SCOPE_REPLICATION, &c));
    assert_int_equal(c.count, 1);
    assert_int_equal(c.metric[0], 2);
    free(c.metric);
    assert_true(metric_columns_make(&f.archive, &new_table));
    assert_true(metric_columns_make(&f.archive, &new_table));
    assert_true(metric_columns_read(&f.archive, &new_table, SCOPE_REPLICATION, &c));
    metric_columns_list(&c, &new_table, "t", &list);
    assert_string_equal(buf_text(&list), ", t.\"a.new\", t.\"a.old\""); /* nines have no values */
    free(c.metric);
    buf_clear(&list);
    assert_true(metric_columns_read(&f.archive, &new_table, SCOPE_INCIDENT, &c));
    metric_columns_list(&c, &new_table, NULL, &list);
    assert_string_equal(buf_text(&list), ", \"b.incident\", \"b.more\"");
    free(c.metric);
    buf_release(&list);
    fixture_close(&f);
}

static void tables_by_scope(void **state)
{
    (void)state;
    assert_string_equal(metric_columns_table(SCOPE_REPLICATION), "replications");
    assert_string_equal(metric_columns_table(SCOPE_INCIDENT), "incidents");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missing_ones_are_made),
        cmocka_unit_test(tables_by_scope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
