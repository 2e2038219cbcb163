/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GitHub Markdown, to be pasted into a pull request or a decision record. */
#include "reports/command.h"
#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/metric_rows.h"
#include "reports/report.h"
#include "reports/unit.h"
#include "sim/base/table.h"
#include "sim/base/utf8.h"

static void add_quantile(struct table *t, const struct metric *metric, const struct summary *s,
                         double p, double x)
{
    struct buf text = BUF_INIT;
    human_quantile(metric, s, p, x, &text);
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

/* Of a mean; one of values that were all cut off is none. */
static void add_interval(struct table *t, const struct metric *metric, const struct summary *s)
{
    struct buf text = BUF_INIT;
    if (human_censored_all(s)) {
        human_censored(metric, s->censored, true, &text);
    } else {
        human_interval(metric, s->lo, s->hi, &text);
    }
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

static void add_columns(struct table *t, const char *const *headings, size_t count, size_t left)
{
    for (size_t i = 0; i < count; i++) {
        table_column(t, headings[i], i < left ? ALIGN_LEFT : ALIGN_RIGHT);
    }
}

static void write_doubts(const struct result *r, struct buf *out)
{
    for (size_t i = 0; i < r->target_count; i++) {
        const struct target_result *target = &r->targets[i];
        if (target->doubt != DOUBT_NONE) {
            buf_printf(out, "`%s` is undecided: ", target->metric);
            human_doubt(target, out);
            buf_add(out, ".\n\n");
        }
    }
}

static void write_targets(const struct result *r, struct arena *arena, struct buf *out)
{
    static const char *const headings[] = {"target", "statistic",     "limit",
                                           "value",  "95 % interval", "verdict"};
    struct table *t = table_new(arena);
    add_columns(t, headings, sizeof headings / sizeof *headings, 2);
    for (size_t i = 0; i < r->target_count; i++) {
        const struct target_result *target = &r->targets[i];
        const struct metric *metric = &r->metrics->metrics[metric_find(r->metrics, target->metric)];
        table_row(t);
        table_cellf(t, "`%s`", target->metric);
        table_cell(t, target->statistic);
        struct buf limit = BUF_INIT;
        human_limit(metric, target, &limit);
        table_cell(t, buf_text(&limit));
        buf_release(&limit);
        struct buf text = BUF_INIT;
        human_target_value(r, target, &text);
        table_cell(t, buf_text(&text));
        buf_clear(&text);
        human_target_interval(r, target, &text);
        table_cell(t, buf_text(&text));
        buf_release(&text);
        table_cellf(t, "**%s**", verdict_name(target->verdict));
    }
    table_write(t, TABLE_MARKDOWN, false, out);
    buf_add_char(out, '\n');
    write_doubts(r, out);
}

/* Values of money stand without their unit. */
static void add_name(struct table *t, const struct result *r, const struct metric *metric)
{
    struct buf unit = BUF_INIT;
    if (unit_is_money(metric)) {
        unit_write(r, metric, &unit);
    }
    table_cellf(t, "`%s`%s%s", metric->name, unit.len > 0 ? ", " : "", buf_text(&unit));
    buf_release(&unit);
}

static void write_metrics(const struct result *r, struct arena *arena, struct buf *out)
{
    static const char *const headings[] = {"metric", "mean", "95 % interval", "p50", "p95", "p99",
                                           "max",    "n",    "censored"};
    struct table *t = table_new(arena);
    add_columns(t, headings, sizeof headings / sizeof *headings, 1);
    for (size_t m = 0; m < r->metrics->count; m++) {
        const struct metric *metric = &r->metrics->metrics[m];
        const struct summary *s = &r->summaries[m];
        struct buf mean = BUF_INIT;
        if (s->n == 0 && !metric_rows_show(metric, s)) {
            continue;
        }
        human_mean(metric, s, &mean);
        table_row(t);
        add_name(t, r, metric);
        table_cell(t, buf_text(&mean));
        buf_release(&mean);
        add_interval(t, metric, s);
        add_quantile(t, metric, s, 0.5, s->p50);
        add_quantile(t, metric, s, 0.95, s->p95);
        add_quantile(t, metric, s, 0.99, s->p99);
        add_quantile(t, metric, s, 1, s->max);
        table_cellf(t, "%lld", (long long)s->n);
        table_cellf(t, "%lld", (long long)s->censored);
    }
    table_write(t, TABLE_MARKDOWN, false, out);
}

static void report_markdown_write(const struct report *report, struct buf *out)
{
    const struct result *r = report->result;
    struct arena arena;
    arena_init(&arena, 0);
    buf_add(out, "## ");
    utf8_show(out, r->title ? r->title : r->name);
    buf_add(out, "\n\n");
    human_setting(r, out);
    buf_add(out, ".\n\n");
    if (r->target_count > 0) {
        write_targets(r, &arena, out);
    }
    write_metrics(r, &arena, out);
    buf_add_char(out, '\n');
    command_write_heading(report->version, out);
    command_write_block(report->command, out);
    arena_release(&arena);
}

const struct report_type report_markdown = {
    .name = "markdown",
    .summary = "tables for a pull request or a decision record",
    .write = report_markdown_write,
};
