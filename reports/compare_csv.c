/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metrics of the designs, then nothing else: a spreadsheet subtracts, but it does not pair. So
 * each line is a pair and a metric, with both means and the difference. */
#include "reports/compare.h"
#include "reports/csv_result.h"
#include "reports/unit.h"
#include "sim/base/table.h"

static void add_line(struct table *t, const struct compare_report *report, size_t i, size_t k,
                     size_t m)
{
    const struct design *a = &report->comparison->designs[i], *b = &report->comparison->designs[k];
    const struct metric *metric = &report->differences->metrics->metrics[m];
    struct difference d = differences_between(report->differences, i, k, m);
    struct buf unit = BUF_INIT;
    unit_write(a->result, metric, &unit);
    table_row(t);
    table_cell(t, a->name);
    table_cell(t, b->name);
    table_cell(t, metric->name);
    table_cell(t, buf_text(&unit));
    csv_number(t, a->result->summaries[m].mean);
    csv_number(t, b->result->summaries[m].mean);
    csv_number(t, d.mean);
    csv_number(t, d.lo);
    csv_number(t, d.hi);
    table_cell(t, d.paired ? "true" : "false");
    csv_number(t, d.gain);
    buf_release(&unit);
}

void compare_csv_write(const struct compare_report *report, struct buf *out)
{
    static const char *const headings[] = {"a",         "b",      "metric",        "unit",
                                           "mean_a",    "mean_b", "difference",    "ci95_low",
                                           "ci95_high", "paired", "variance_ratio"};
    const struct comparison *c = report->comparison;
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], ALIGN_LEFT);
    }
    for (size_t a = 0; a < c->count; a++) {
        for (size_t b = a + 1; b < c->count; b++) {
            for (size_t m = 0; m < report->differences->metrics->count; m++) {
                add_line(t, report, a, b, m);
            }
        }
    }
    table_write(t, TABLE_CSV, false, out);
    arena_release(&arena);
}
