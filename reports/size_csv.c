/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line a point: its settings, what it was judged by, and what became of it. What is told of the
 * whole sizing, the verdict and its probability, stands on every line. */
#include "reports/csv_result.h"
#include "reports/setting.h"
#include "reports/size_words.h"

static void add_columns(struct table *t, const struct size_report *report)
{
    static const char *const own[] = {
        "replications", "objective", "ci95_low",  "ci95_high",
        "more",         "more_low",  "more_high", "feasible_probability"};
    static const char *const ends[] = {"", "_low", "_high", "_limit", "_verdict"};
    const struct result *r = report->results[0];
    for (size_t i = 0; i < report->factors->count; i++) {
        table_column(t, report->factors->items[i].path, ALIGN_LEFT);
    }
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        table_column(t, own[i], ALIGN_LEFT);
    }
    for (size_t k = 0; k < r->target_count; k++) {
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            struct buf name = BUF_INIT;
            buf_printf(&name, "%s:%s%s", r->targets[k].metric, r->targets[k].statistic, ends[i]);
            table_column(t, buf_text(&name), ALIGN_LEFT);
            buf_release(&name);
        }
    }
    table_column(t, "outcome", ALIGN_LEFT);
    table_column(t, "excluded_by", ALIGN_LEFT);
    table_column(t, "verdict", ALIGN_LEFT);
    table_column(t, "probability_correct", ALIGN_LEFT);
}

static void add_targets(struct table *t, const struct result *r)
{
    for (size_t k = 0; k < r->target_count; k++) {
        const struct target_result *target = &r->targets[k];
        csv_number(t, target->value);
        csv_number(t, target->lo);
        csv_number(t, target->hi);
        csv_number(t, target->limit);
        table_cell(t, verdict_name(target->verdict));
    }
}

/* chosen, candidate, excluded or open; and by which metrics, parted by blanks. */
static void add_outcome(struct table *t, const struct size_report *report, size_t point)
{
    const struct selection *s = &report->sized->selection;
    const char *reasons[SIZE_REASONS];
    size_t count = size_reasons(report, point, reasons);
    struct buf names = BUF_INIT;
    for (size_t i = 0; i < count; i++) {
        buf_printf(&names, "%s%s", i == 0 ? "" : " ", reasons[i]);
    }
    if (point == s->best) {
        table_cell(t, s->verdict == VERDICT_MET ? "chosen" : "candidate");
    } else {
        table_cell(t, count > 0 ? "excluded" : "open");
    }
    table_cell(t, buf_text(&names));
    buf_release(&names);
}

static void add_point(struct table *t, const struct size_report *report, size_t point)
{
    const struct result *r = report->results[point];
    const struct summary *s = &r->summaries[report->minimise];
    const struct contender *c = &report->sized->contenders[point];
    const double values[] = {
        s->mean, s->lo, s->hi, c->lead.mean, c->lead.lo, c->lead.hi, selection_likely(c)};
    table_row(t);
    for (size_t i = 0; i < report->factors->count; i++) {
        table_cell(t, factors_value(report->factors, point, i));
    }
    table_cellf(t, "%lld", (long long)r->replications);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        csv_number(t, values[i]);
    }
    add_targets(t, r);
    add_outcome(t, report, point);
    table_cell(t, verdict_name(report->sized->selection.verdict));
    csv_number(t, report->sized->selection.probability);
}

void size_csv_write(const struct size_report *report, struct buf *out)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    add_columns(t, report);
    for (size_t i = 0; i < report->count; i++) {
        add_point(t, report, i);
    }
    table_write(t, TABLE_CSV, false, out);
    arena_release(&arena);
}
