/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/metric_columns.h"
#include "tests/reports/export_fixture.h"

static void every_table_can_be_had(void **state)
{
    struct exported e;
    (void)state;
    struct export x = exported_make(&e, true);
    for (size_t i = 0; export_tables[i]; i++) {
        char sql[96];
        buf_clear(&e.passed);
        assert_int_equal(export_csv(&x, export_tables[i]), EXPORT_DONE);
        exported_flush(&e);
        snprintf(sql, sizeof sql, "SELECT count(*) + 1 FROM %s", export_tables[i]);
        assert_int_equal(exported_count(&e, "\r\n"), fixture_number(&e.f, sql));
    }
    exported_release(&e);
}

/* Of a finished run only metrics that have values are told of, of another all. */
static void columns_without_values_are_left_out(void **state)
{
    struct exported e;
    (void)state;
    struct export x = exported_make(&e, true);
    assert_int_equal(export_csv(&x, "incidents"), EXPORT_DONE);
    exported_flush(&e);
    assert_int_equal(exported_count(&e, ",rto.service"), 1);
    assert_int_equal(exported_count(&e, ",rpo.seconds"), 0);
    exported_release(&e);
    x = exported_make(&e, false);
    assert_true(metric_columns_make(&e.f.archive, engine_models.metrics));
    assert_int_equal(export_csv(&x, "incidents"), EXPORT_DONE);
    exported_flush(&e);
    assert_int_equal(exported_count(&e, ",rpo.seconds"), 1);
    exported_release(&e);
}

static void it_ends_when_nobody_wants_more(void **state)
{
    struct exported e;
    (void)state;
    struct export x = exported_make(&e, true);
    e.limit = 0;
    assert_int_equal(export_csv(&x, "replications"), EXPORT_DONE); /* too little to pass any on */
    e.limit = 1;
    buf_pad(&e.out, '-', 1 << 17);
    assert_int_equal(export_csv(&x, "replications"), EXPORT_UNWANTED);
    exported_release(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_table_can_be_had),
        cmocka_unit_test(columns_without_values_are_left_out),
        cmocka_unit_test(it_ends_when_nobody_wants_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
