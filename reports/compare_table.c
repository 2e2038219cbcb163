/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For people: the designs as columns, the most available first; the differences between
 * neighbours in that order; and the price of the next nine along the frontier. */
#include <math.h>
#include <string.h>

#include "reports/compare.h"
#include "reports/human.h"
#include "reports/unit.h"
#include "sim/base/table.h"
#include "sim/base/utf8.h"

struct page {
    const struct compare_report *report;
    const struct comparison *comparison;
    enum table_format format;
    size_t order[COMPARISON_DESIGNS]; /* by rank */
    struct buf *out;
};

static const struct design *at_rank(const struct page *p, size_t rank)
{
    return &p->comparison->designs[p->order[rank]];
}

static void add_heading(const struct page *p, const char *text)
{
    if (p->format == TABLE_MARKDOWN) {
        buf_printf(p->out, "### %s\n\n", text);
    } else {
        buf_printf(p->out, "%s%s%s\n", p->report->colour ? "\033[1m" : "", text,
                   p->report->colour ? "\033[0m" : "");
    }
}

static void finish(const struct page *p, struct table *t)
{
    table_write(t, p->format, p->report->colour && p->format == TABLE_TEXT, p->out);
    buf_add_char(p->out, '\n');
}

static void add_targets(const struct page *p, struct table *t)
{
    bool any = false;
    for (size_t i = 0; i < p->comparison->count; i++) {
        any = any || at_rank(p, i)->result->target_count > 0;
    }
    if (!any) {
        return;
    }
    table_row(t);
    table_cell(t, "targets");
    for (size_t i = 0; i < p->comparison->count; i++) {
        const struct result *r = at_rank(p, i)->result;
        table_cell(t, r->target_count > 0 ? verdict_name(result_verdict(r)) : "-");
    }
}

static void write_designs(const struct page *p, struct arena *arena)
{
    struct table *t = table_new(arena);
    struct buf text = BUF_INIT;
    table_column(t, "", ALIGN_LEFT);
    for (size_t i = 0; i < p->comparison->count; i++) {
        table_column(t, at_rank(p, i)->name, ALIGN_RIGHT);
    }
    for (size_t k = 0; k < p->report->columns->count; k++) {
        const struct column *column = &p->report->columns->items[k];
        table_row(t);
        buf_clear(&text);
        column_name(column, at_rank(p, 0)->result, &text);
        table_cell(t, buf_text(&text));
        for (size_t i = 0; i < p->comparison->count; i++) {
            buf_clear(&text);
            column_write(column, at_rank(p, i)->result, &text);
            table_cell(t, buf_text(&text));
        }
    }
    add_targets(p, t);
    finish(p, t);
    buf_release(&text);
}

static void add_signed(const struct metric *metric, double x, struct buf *out)
{
    buf_add(out, x > 0 ? "+" : x < 0 ? "-" : "");
    human_estimate(metric, fabs(x), 0, out);
}

/* "+1.2 s [1.1 s, 1.3 s]"; a difference of two shares is no share near 1, and is told plainly. */
static void add_difference(struct table *t, const struct metric *metric, const struct difference *d,
                           bool interval)
{
    struct metric plain = *metric;
    struct buf text = BUF_INIT;
    if (isnan(d->mean)) {
        table_cell(t, "-");
        return;
    }
    if (metric->summary != SUMMARY_NINES && strcmp(metric->unit, "1") == 0) {
        plain.name = ""; /* no metric of which 0 or 1 would be the best */
    }
    add_signed(&plain, d->mean, &text);
    if (interval && d->lo < d->hi) {
        buf_add(&text, " [");
        add_signed(&plain, d->lo, &text);
        buf_add(&text, ", ");
        add_signed(&plain, d->hi, &text);
        buf_add(&text, "]");
    }
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

/* More or less of it, for certain. */
static const char *told_apart(const struct difference *d)
{
    return isnan(d->lo) ? "-" : d->lo > 0 || d->hi < 0 ? "yes" : "no";
}

static void add_gain(struct table *t, const struct difference *d)
{
    if (isnan(d->gain)) {
        table_cell(t, "-");
    } else {
        table_cellf(t, "%.3g", d->gain);
    }
}

static void write_differences(const struct page *p, struct arena *arena)
{
    struct table *t = table_new(arena);
    struct buf name = BUF_INIT;
    bool any = false;
    static const char *const headings[] = {"from",       "to",     "", "difference [95 %]",
                                           "told apart", "pairing"};
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], i < 3 ? ALIGN_LEFT : ALIGN_RIGHT);
    }
    for (size_t i = p->comparison->count; i-- > 1;) {
        const struct design *a = at_rank(p, i), *b = at_rank(p, i - 1);
        const struct differences *all = p->report->differences;
        bool first = true;
        for (size_t k = 0; k < p->report->columns->count; k++) {
            struct column column = p->report->columns->items[k];
            struct difference d =
                differences_between(all, p->order[i], p->order[i - 1], (size_t)column.metric);
            if (isnan(d.mean) || (d.mean == 0 && d.lo == 0 && d.hi == 0)) {
                continue;
            }
            column.statistic = STATISTIC_MEAN;
            buf_clear(&name);
            column_name(&column, a->result, &name);
            table_row(t);
            table_cell(t, first ? a->name : "");
            table_cell(t, first ? b->name : "");
            table_cell(t, buf_text(&name));
            add_difference(t, &all->metrics->metrics[column.metric], &d, true);
            table_cell(t, told_apart(&d));
            add_gain(t, &d);
            first = false;
            any = true;
        }
    }
    if (any) {
        add_heading(p, "Differences of means, from each design to the next more available one");
        finish(p, t);
    }
    buf_release(&name);
}

static void write_frontier(const struct page *p, struct arena *arena)
{
    size_t order[COMPARISON_DESIGNS], count = comparison_frontier(p->comparison, order);
    if (count < 2) {
        return;
    }
    struct table *t = table_new(arena);
    static const char *const headings[] = {"from", "to", "costs more", "nines",
                                           "a nine costs [95 %]"};
    const struct differences *all = p->report->differences;
    const struct metric_table *metrics = all->metrics;
    int nines = metric_find(metrics, "availability.nines");
    int annual = metric_find(metrics, "cost.annual");
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], i < 2 ? ALIGN_LEFT : ALIGN_RIGHT);
    }
    for (size_t i = 0; i + 1 < count; i++) {
        const struct design *a = &p->comparison->designs[order[i]];
        const struct design *b = &p->comparison->designs[order[i + 1]];
        struct difference cost = differences_between(all, order[i], order[i + 1], (size_t)annual);
        struct difference more = differences_between(all, order[i], order[i + 1], (size_t)nines);
        struct difference each = differences_per_nine(all, order[i], order[i + 1]);
        table_row(t);
        table_cell(t, a->name);
        table_cell(t, b->name);
        add_difference(t, &metrics->metrics[annual], &cost, false);
        add_difference(t, &metrics->metrics[nines], &more, false);
        add_difference(t, &metrics->metrics[annual], &each, true);
    }
    struct buf title = BUF_INIT;
    buf_add(&title, "What the next nine costs, ");
    unit_write(p->comparison->designs[0].result, &metrics->metrics[annual], &title);
    buf_add(&title, ": designs that no other beats in both cost and availability");
    add_heading(p, buf_text(&title));
    finish(p, t);
    buf_release(&title);
}

static void write_start(const struct page *p)
{
    const struct comparison *c = p->comparison;
    struct buf title = BUF_INIT;
    bool paired = true;
    for (size_t i = 1; i < c->count; i++) {
        paired = paired && differences_paired(p->report->differences, 0, i);
    }
    buf_printf(&title, "%zu designs, the most available first", c->count);
    add_heading(p, buf_text(&title));
    human_setting(c->designs[0].result, p->out);
    buf_add(p->out, paired ? ", the same luck for all: differences are paired.\n\n"
                           : "; seeds, horizons or replications differ, so differences are not all "
                             "paired.\n\n");
    buf_release(&title);
}

static void write_page(const struct compare_report *report, enum table_format format,
                       struct buf *out)
{
    struct page p = {
        .report = report, .comparison = report->comparison, .format = format, .out = out};
    struct arena arena;
    arena_init(&arena, 0);
    comparison_rank(p.comparison, p.order);
    write_start(&p);
    write_designs(&p, &arena);
    write_differences(&p, &arena);
    write_frontier(&p, &arena);
    arena_release(&arena);
}

static const char legend[] =
    "pairing: how many times larger the variance of the difference would be under independent "
    "luck.\n";

void compare_table_write(const struct compare_report *report, struct buf *out)
{
    write_page(report, TABLE_TEXT, out);
    buf_printf(out, "%sReproduce with ninefold %s:\n  %s\n", legend, report->version,
               report->command);
}

void compare_markdown_write(const struct compare_report *report, struct buf *out)
{
    write_page(report, TABLE_MARKDOWN, out);
    buf_printf(out, "%s\nReproduce with ninefold %s:\n\n```sh\n%s\n```\n", legend, report->version,
               report->command);
}
