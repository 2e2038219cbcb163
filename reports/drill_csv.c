/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for each drill and target; one that has none has a line all the same. */
#include "reports/csv_result.h"
#include "reports/drill.h"

static void add_line(struct table *t, const struct drill_step *s,
                     const struct target_result *target)
{
    table_row(t);
    table_cell(t, s->name);
    table_cellf(t, "%lld", (long long)s->tier);
    if (target) {
        table_cell(t, target->metric);
        table_cell(t, target->statistic);
        csv_number(t, target->limit);
        csv_number(t, target->value);
        csv_number(t, target->lo);
        csv_number(t, target->hi);
        table_cell(t, verdict_name(target->verdict));
    }
}

void drill_csv_write(const struct drill_report *report, struct buf *out)
{
    static const char *const headings[] = {"drill", "tier",     "metric",    "statistic", "limit",
                                           "value", "ci95_low", "ci95_high", "verdict"};
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], ALIGN_LEFT);
    }
    for (size_t i = 0; i < report->count; i++) {
        const struct drill_step *s = &report->steps[i];
        for (size_t k = 0; k < s->result->target_count; k++) {
            add_line(t, s, &s->result->targets[k]);
        }
        if (s->result->target_count == 0) {
            add_line(t, s, NULL);
        }
    }
    table_write(t, TABLE_CSV, false, out);
    arena_release(&arena);
}
