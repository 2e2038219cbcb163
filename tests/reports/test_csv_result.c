/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/csv_result.h"

#include "tests/reports/fixture.h"

static void cells_follow_what_the_row_has(void **state)
{
    struct result r = fixture_result();
    struct arena arena;
    struct buf out = BUF_INIT;
    (void)state;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    table_column(t, "x", ALIGN_LEFT);
    csv_result_columns(t);
    table_row(t);
    table_cell(t, "1");
    csv_result_cells(t, &r, F_SERVICE);
    table_write(t, TABLE_CSV, false, &out);
    assert_string_equal(out.text, "x,metric,unit,n,mean,ci95_low,ci95_high,sd,min,p50,p90,p95,p99,"
                                  "max,censored,closed_form\r\n"
                                  "1,rto.service,s,400,61.25,60.125,62.375,11.25,31,60.9375,74.75,"
                                  "78,84,88.125,2,\r\n");
    buf_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells_follow_what_the_row_has)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
