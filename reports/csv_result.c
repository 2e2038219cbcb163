/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/csv_result.h"

#include <math.h>

#include "reports/unit.h"

void csv_result_columns(struct table *t)
{
    static const char *const headings[CSV_RESULT_COLUMNS] = {
        "metric", "unit", "n",   "mean", "ci95_low", "ci95_high", "sd",         "min",
        "p50",    "p90",  "p95", "p99",  "max",      "censored",  "closed_form"};
    for (size_t i = 0; i < CSV_RESULT_COLUMNS; i++) {
        table_column(t, headings[i], ALIGN_LEFT);
    }
}

void csv_number(struct table *t, double x)
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

void csv_result_cells(struct table *t, const struct result *r, size_t metric)
{
    const struct metric *m = &r->metrics->metrics[metric];
    const struct summary *s = &r->summaries[metric];
    table_cell(t, m->name);
    add_unit(t, r, m);
    table_cellf(t, "%lld", (long long)s->n);
    const double values[] = {s->mean, s->lo,  s->hi,  s->sd,  s->min,
                             s->p50,  s->p90, s->p95, s->p99, s->max};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        csv_number(t, values[i]);
    }
    table_cellf(t, "%lld", (long long)s->censored);
    csv_number(t, s->closed_form);
}
