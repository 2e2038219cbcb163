/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a single result with the settings of the point before them. Of points in rows
 * there follow lines with an input in place of settings and its indices in columns of their own, or
 * the reason why there are none: one table, which programs read as such. */
#include "reports/csv_result.h"
#include "reports/sensitivity.h"
#include "reports/unit.h"

static const char *const index_columns[] = {
    "statistic",      "input",           "first",      "first_ci95_low", "first_ci95_high", "total",
    "total_ci95_low", "total_ci95_high", "assumption", "source",         "reason",
};
enum { INDEX_COLUMNS = sizeof index_columns / sizeof *index_columns };

static void add_point(struct table *t, const struct sweep_report *report, size_t point)
{
    const struct result *r = report->results[point];
    for (size_t m = 0; m < r->metrics->count; m++) {
        table_row(t);
        for (size_t i = 0; i < report->factors->count; i++) {
            table_cell(t, factors_value(report->factors, point, i));
        }
        csv_result_cells(t, r, m);
    }
}

static void skip(struct table *t, size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        table_cell(t, "");
    }
}

static void add_start(struct table *t, const struct sweep_report *report,
                      const struct sensitivity *s)
{
    const struct result *r = report->results[0];
    const struct metric *metric = &r->metrics->metrics[s->column.metric];
    struct buf unit = BUF_INIT;
    table_row(t);
    skip(t, report->factors->count);
    table_cell(t, metric->name);
    unit_write(r, metric, &unit);
    table_cell(t, buf_text(&unit));
    skip(t, CSV_RESULT_COLUMNS - 2);
    table_cell(t, statistic_name(s->column.statistic));
    buf_release(&unit);
}

static void add_reason(struct table *t, const struct sweep_report *report,
                       const struct sensitivity *s)
{
    add_start(t, report, s);
    skip(t, INDEX_COLUMNS - 2);
    table_cell(t, s->reason);
}

static void add_input(struct table *t, const struct sweep_report *report,
                      const struct sensitivity *s, const struct sensitivity_input *x)
{
    struct buf source = BUF_INIT;
    add_start(t, report, s);
    table_cell(t, report->factors->items[x->factor].path);
    csv_number(t, x->index.first);
    csv_number(t, x->index.first_lo);
    csv_number(t, x->index.first_hi);
    csv_number(t, x->index.total);
    csv_number(t, x->index.total_lo);
    csv_number(t, x->index.total_hi);
    table_cell(t, sensitivity_is_assumption(report, x->factor) ? "true" : "false");
    sensitivity_source(report, x->factor, &source);
    table_cell(t, buf_text(&source));
    buf_release(&source);
}

static void add_sensitivity(struct table *t, const struct sweep_report *report, struct arena *a)
{
    struct sensitivities all = sensitivity_all(report, a);
    for (size_t i = 0; i < all.count; i++) {
        const struct sensitivity *s = &all.items[i];
        if (s->reason) {
            add_reason(t, report, s);
            continue;
        }
        for (size_t k = 0; k < report->factors->count; k++) {
            add_input(t, report, s, &s->inputs[k]);
        }
    }
}

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
    for (size_t i = 0; i < INDEX_COLUMNS && sensitivity_asked(report); i++) {
        table_column(t, index_columns[i], ALIGN_LEFT);
    }
    for (size_t point = 0; point < report->count; point++) {
        add_point(t, report, point);
    }
    if (sensitivity_asked(report)) {
        add_sensitivity(t, report, &arena);
    }
    table_write(t, TABLE_CSV, false, out);
    arena_release(&arena);
}
