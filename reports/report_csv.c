/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line a metric (RFC 4180), numbers with all digits, empty fields where there is no value. */
#include "reports/csv_result.h"
#include "reports/report.h"

static void report_csv_write(const struct report *report, struct buf *out)
{
    const struct result *r = report->result;
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    csv_result_columns(t);
    for (size_t m = 0; m < r->metrics->count; m++) {
        table_row(t);
        csv_result_cells(t, r, m);
    }
    table_write(t, TABLE_CSV, false, out);
    arena_release(&arena);
}

const struct report_type report_csv = {
    .name = "csv",
    .summary = "one line a metric, for spreadsheets",
    .write = report_csv_write,
};
