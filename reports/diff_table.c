/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For people: first what was changed, then what it did, point by point. And the same numbers as
 * CSV, where changes of the scenario have no place. */
#include <math.h>

#include "reports/csv_result.h"
#include "reports/diff.h"
#include "reports/human.h"
#include "reports/human_difference.h"
#include "reports/unit.h"
#include "sim/base/table.h"
#include "sim/base/utf8.h"

struct page {
    const struct diff_report *report;
    enum table_format format;
    struct arena *arena;
    struct buf *out;
};

static void add_shown(struct table *t, const char *text)
{
    struct buf safe = BUF_INIT;
    utf8_show(&safe, text ? text : "-");
    table_cell(t, buf_text(&safe));
    buf_release(&safe);
}

static void heading(const struct page *p, const char *text)
{
    bool bold = p->report->colour && p->format == TABLE_TEXT;
    buf_printf(p->out, "%s%s%s\n%s",
               p->format == TABLE_MARKDOWN ? "### "
               : bold                      ? "\033[1m"
                                           : "",
               text, bold ? "\033[0m" : "", p->format == TABLE_MARKDOWN ? "\n" : "");
}

static void finish(const struct page *p, const struct table *t)
{
    table_write(t, p->format, p->report->colour && p->format == TABLE_TEXT, p->out);
    buf_add_char(p->out, '\n');
}

static void run_column(struct table *t, const struct run_row *r, enum table_align align)
{
    struct buf name = BUF_INIT;
    buf_printf(&name, "run %lld", (long long)r->id);
    table_column(t, buf_text(&name), align);
    buf_release(&name);
}

static void write_run(const struct page *p, const struct run_row *r)
{
    const char *mark = p->format == TABLE_MARKDOWN ? "`" : "";
    buf_printf(p->out, "run %lld: %s", (long long)r->id, mark);
    utf8_show(p->out, r->command_line);
    buf_printf(p->out, "%s (ninefold ", mark);
    utf8_show(p->out, r->version);
    buf_add(p->out, ", seed ");
    utf8_show(p->out, r->seed);
    buf_add(p->out, p->format == TABLE_MARKDOWN ? ")\n\n" : ")\n");
}

static void write_changes(const struct page *p)
{
    const struct diff_report *report = p->report;
    if (report->change_count == 0) {
        buf_add(p->out, "The scenarios are the same, all defaults included.\n\n");
        return;
    }
    struct table *t = table_new(p->arena);
    heading(p, "What differs in the scenario");
    table_column(t, "", ALIGN_LEFT);
    run_column(t, report->a, ALIGN_LEFT);
    run_column(t, report->b, ALIGN_LEFT);
    for (size_t i = 0; i < report->change_count; i++) {
        table_row(t);
        add_shown(t, report->changes[i].path);
        add_shown(t, report->changes[i].a);
        add_shown(t, report->changes[i].b);
    }
    finish(p, t);
}

static void add_mean(struct table *t, const struct metric *metric, const struct result *r)
{
    struct buf text = BUF_INIT;
    const struct summary *s = result_summary(r, metric->name);
    if (s) {
        human_mean(metric, s, &text);
    }
    table_cell(t, s ? buf_text(&text) : "-");
    buf_release(&text);
}

static void add_metric(struct table *t, const struct diff_point *p, size_t m, const char *label)
{
    const struct metric *metric = &p->differences.metrics->metrics[m];
    struct difference d = differences_between(&p->differences, 0, 1, m);
    struct buf text = BUF_INIT;
    table_row(t);
    if (label) {
        add_shown(t, label);
    }
    buf_add(&text, metric->name);
    if (unit_is_money(metric)) {
        buf_add(&text, ", ");
        unit_write(p->a, metric, &text);
    }
    table_cell(t, buf_text(&text));
    add_mean(t, metric, p->a);
    add_mean(t, metric, p->b);
    buf_clear(&text);
    human_difference(metric, &d, true, &text);
    table_cell(t, buf_text(&text));
    table_cell(t, human_told_apart(&d));
    buf_release(&text);
}

/* Returns how many lines there are. */
static size_t add_points(struct table *t, const struct diff_report *report)
{
    size_t lines = 0;
    for (size_t i = 0; i < report->count; i++) {
        const struct diff_point *p = &report->points[i];
        const char *label = p->label;
        for (size_t m = 0; m < p->differences.metrics->count; m++) {
            if (diff_tells(report, p, m)) {
                add_metric(t, p, m, label);
                label = p->label ? "" : NULL;
                lines++;
            }
        }
    }
    return lines;
}

static void write_metrics(const struct page *p)
{
    const struct diff_report *report = p->report;
    struct table *t = table_new(p->arena);
    if (report->count > 0 && report->points[0].label) {
        table_column(t, "point", ALIGN_LEFT);
    }
    table_column(t, "mean of", ALIGN_LEFT);
    run_column(t, report->a, ALIGN_RIGHT);
    run_column(t, report->b, ALIGN_RIGHT);
    table_column(t, "difference [95 %]", ALIGN_RIGHT);
    table_column(t, "told apart", ALIGN_RIGHT);
    if (add_points(t, report) == 0) {
        buf_add(p->out, "No metric differs: equal to the last bit.\n");
        return;
    }
    heading(p,
            differences_paired(&report->points[0].differences, 0, 1)
                ? "What differs in the results; both met the same luck, so differences are paired"
                : "What differs in the results; seeds, horizons or replications differ, so "
                  "differences are not paired");
    finish(p, t);
    if (report->columns->count == 0) {
        buf_add(p->out, "Metrics that are not listed are equal.\n");
    }
}

static void write_page(const struct diff_report *report, enum table_format format, struct buf *out)
{
    struct arena arena;
    struct page p = {report, format, &arena, out};
    arena_init(&arena, 0);
    write_run(&p, report->a);
    write_run(&p, report->b);
    buf_add_char(out, '\n');
    write_changes(&p);
    write_metrics(&p);
    if (report->only_a + report->only_b > 0) {
        buf_printf(out, "Points that only one of the two has: %zu of run %lld, %zu of run %lld.\n",
                   report->only_a, (long long)report->a->id, report->only_b,
                   (long long)report->b->id);
    }
    arena_release(&arena);
}

void diff_table_write(const struct diff_report *report, struct buf *out)
{
    write_page(report, TABLE_TEXT, out);
}

void diff_markdown_write(const struct diff_report *report, struct buf *out)
{
    write_page(report, TABLE_MARKDOWN, out);
}

static void add_csv_line(struct table *t, const struct diff_point *p, size_t m)
{
    const struct metric *metric = &p->differences.metrics->metrics[m];
    struct difference d = differences_between(&p->differences, 0, 1, m);
    struct buf unit = BUF_INIT;
    unit_write(p->a, metric, &unit);
    table_row(t);
    table_cell(t, p->label);
    table_cell(t, metric->name);
    table_cell(t, buf_text(&unit));
    csv_number(t, diff_mean(p->a, metric->name));
    csv_number(t, diff_mean(p->b, metric->name));
    csv_number(t, d.mean);
    csv_number(t, d.lo);
    csv_number(t, d.hi);
    table_cell(t, d.paired ? "true" : "false");
    buf_release(&unit);
}

void diff_csv_write(const struct diff_report *report, struct buf *out)
{
    static const char *const headings[] = {"point",    "metric",    "unit",
                                           "mean_a",   "mean_b",    "difference",
                                           "ci95_low", "ci95_high", "paired"};
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], ALIGN_LEFT);
    }
    for (size_t i = 0; i < report->count; i++) {
        for (size_t m = 0; m < report->points[i].differences.metrics->count; m++) {
            if (diff_tells(report, &report->points[i], m)) {
                add_csv_line(t, &report->points[i], m);
            }
        }
    }
    table_write(t, TABLE_CSV, false, out);
    arena_release(&arena);
}
