/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a single result with the settings of the point before them. */
#include "reports/csv_result.h"
#include "reports/sweep.h"

void sweep_csv_write(const struct sweep_report *report, struct buf *out)
{
    const struct factors *f = report->factors;
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    for (size_t i = 0; i < f->count; i++) {
        table_column(t, f->items[i].path, ALIGN_LEFT);
    }
    csv_result_columns(t);
    for (size_t point = 0; point < report->count; point++) {
        const struct result *r = report->results[point];
        for (size_t m = 0; m < r->metrics->count; m++) {
            table_row(t);
            for (size_t i = 0; i < f->count; i++) {
                table_cell(t, factors_value(f, point, i));
            }
            csv_result_cells(t, r, m);
        }
    }
    table_write(t, TABLE_CSV, false, out);
    arena_release(&arena);
}
