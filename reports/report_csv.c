/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line a metric (RFC 4180), numbers with all digits, empty fields where there is no value. */
#include <math.h>

#include "reports/report.h"
#include "reports/unit.h"
#include "sim/base/table.h"

static void add_number(struct table *t, double x)
{
    struct buf text = BUF_INIT;
    if (!isnan(x)) {
        buf_add_number(&text, x);
    }
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

static void add_unit(struct table *t, const struct result *r, const struct metric *metric)
{
    struct buf text = BUF_INIT;
    unit_write(r, metric, &text);
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

static void add_metric(struct table *t, const struct result *r, size_t m)
{
    const struct metric *metric = &r->metrics->metrics[m];
    const struct summary *s = &r->summaries[m];
    table_row(t);
    table_cell(t, metric->name);
    add_unit(t, r, metric);
    table_cellf(t, "%lld", (long long)s->n);
    const double values[] = {s->mean, s->lo,  s->hi,  s->sd,  s->min,
                             s->p50,  s->p90, s->p95, s->p99, s->max};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        add_number(t, values[i]);
    }
    table_cellf(t, "%lld", (long long)s->censored);
    add_number(t, s->closed_form);
}

static void report_csv_write(const struct report *report, struct buf *out)
{
    static const char *const headings[] = {"metric",    "unit", "n",   "mean",     "ci95_low",
                                           "ci95_high", "sd",   "min", "p50",      "p90",
                                           "p95",       "p99",  "max", "censored", "closed_form"};
    const struct result *r = report->result;
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], ALIGN_LEFT);
    }
    for (size_t m = 0; m < r->metrics->count; m++) {
        add_metric(t, r, m);
    }
    table_write(t, TABLE_CSV, false, out);
    arena_release(&arena);
}

const struct report_type report_csv = {
    .name = "csv",
    .summary = "one line a metric, for spreadsheets",
    .write = report_csv_write,
};
