/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For people: the designs as columns, the most available first; the differences between
 * neighbours in that order; and the price of the next nine along the frontier. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/asked.h"
#include "reports/command.h"
#include "reports/compare.h"
#include "reports/human.h"
#include "reports/human_difference.h"
#include "reports/unit.h"
#include "sim/base/table.h"
#include "sim/base/units.h"
#include "sim/base/utf8.h"
#include "sim/base/wrap.h"

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

/* Of lines; Markdown breaks none. */
static size_t width_of(const struct page *p)
{
    return p->format == TABLE_MARKDOWN ? SIZE_MAX : p->report->width;
}

static void add_heading(const struct page *p, const char *text)
{
    if (p->format == TABLE_MARKDOWN) {
        buf_printf(p->out, "### %s\n\n", text);
    } else {
        buf_add(p->out, p->report->colour ? "\033[1m" : "");
        wrap_write(text, 0, width_of(p), p->out);
        buf_add(p->out, p->report->colour ? "\033[0m" : "");
    }
}

/* keep: columns that stand in each block of a table that is too wide. */
static void finish(const struct page *p, struct table *t, size_t keep)
{
    table_write_fit(t, p->format, keep, p->report->width, p->report->colour, p->out);
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
    finish(p, t, 1);
    buf_release(&text);
}

static void add_difference(struct table *t, const struct metric *metric, const struct difference *d,
                           bool interval)
{
    struct buf text = BUF_INIT;
    human_difference(metric, d, interval, &text);
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

static void add_gain(struct table *t, const struct difference *d)
{
    struct buf text = BUF_INIT;
    human_gain(d, &text);
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

static bool no_difference(const struct difference *d)
{
    return isnan(d->mean) || (d->mean == 0 && d->lo == 0 && d->hi == 0);
}

static struct table *differences_table(struct arena *arena, bool names)
{
    static const char *const headings[] = {"from",       "to",     "", "difference [95 %]",
                                           "told apart", "pairing"};
    struct table *t = table_new(arena);
    for (size_t i = names ? 0 : 2; i < sizeof headings / sizeof *headings; i++) {
        table_column(t, headings[i], i < 3 ? ALIGN_LEFT : ALIGN_RIGHT);
    }
    return t;
}

/* What a design has more than the one a rank below it, a row a metric; their number. */
static size_t add_pair(const struct page *p, struct table *t, size_t rank, bool names)
{
    const struct design *a = at_rank(p, rank), *b = at_rank(p, rank - 1);
    const struct differences *all = p->report->differences;
    struct buf name = BUF_INIT;
    size_t rows = 0;
    for (size_t k = 0; k < p->report->columns->count; k++) {
        struct column column = p->report->columns->items[k];
        struct difference d =
            differences_between(all, p->order[rank], p->order[rank - 1], (size_t)column.metric);
        if (no_difference(&d)) {
            continue;
        }
        column.statistic = STATISTIC_MEAN;
        buf_clear(&name);
        column_name(&column, a->result, &name);
        table_row(t);
        for (size_t i = 0; i < 2 && names; i++) {
            table_cell(t, rows > 0 ? "" : i == 0 ? a->name : b->name);
        }
        table_cell(t, buf_text(&name));
        add_difference(t, &all->metrics->metrics[column.metric], &d, true);
        table_cell(t, human_told_apart(&d));
        add_gain(t, &d);
        rows++;
    }
    buf_release(&name);
    return rows;
}

/* Where names and numbers do not fit side by side, the names stand above. */
static void write_pairs(const struct page *p, struct arena *arena)
{
    for (size_t i = p->comparison->count; i-- > 1;) {
        struct table *t = differences_table(arena, false);
        if (add_pair(p, t, i, false) > 0) {
            utf8_show(p->out, at_rank(p, i)->name);
            buf_add(p->out, " to ");
            utf8_show(p->out, at_rank(p, i - 1)->name);
            buf_add(p->out, ":\n");
            finish(p, t, 1);
        }
    }
}

static bool differs(const struct page *p, size_t metric)
{
    for (size_t i = 1; i < p->comparison->count; i++) {
        struct difference d = differences_between(p->report->differences, 0, i, metric);
        if (!no_difference(&d)) {
            return true;
        }
    }
    return false;
}

enum { OTHERS_TOLD = 8 };

/* Where all that is shown is the same: what is not. */
static void write_others(const struct page *p)
{
    const struct metric_table *metrics = p->report->differences->metrics;
    struct buf text = BUF_INIT;
    size_t count = 0;
    for (size_t m = 0; m < metrics->count; m++) {
        if (differs(p, m) && count++ < OTHERS_TOLD) {
            buf_printf(&text, "%s%s", count == 1 ? "" : ", ", metrics->metrics[m].name);
        }
    }
    struct buf line = BUF_INIT;
    buf_add(&line, count == 0 ? "The designs do not differ in any metric."
                              : "In these the designs do not differ. They do in ");
    buf_add(&line, buf_text(&text));
    if (count > OTHERS_TOLD) {
        buf_printf(&line, " and %zu more", count - OTHERS_TOLD);
    }
    buf_add(&line, count == 0 ? "" : ": --metric shows it.");
    wrap_write(buf_text(&line), 0, width_of(p), p->out);
    buf_add_char(p->out, '\n');
    buf_release(&line);
    buf_release(&text);
}

static void write_differences(const struct page *p, struct arena *arena)
{
    struct table *t = differences_table(arena, true);
    size_t rows = 0;
    for (size_t i = p->comparison->count; i-- > 1;) {
        rows += add_pair(p, t, i, true);
    }
    if (rows == 0) {
        write_others(p);
        return;
    }
    add_heading(p, "Differences of means, from each design to the next more available one");
    if (p->format == TABLE_TEXT && table_width(t) > p->report->width) {
        write_pairs(p, arena);
    } else {
        finish(p, t, 3);
    }
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
    finish(p, t, 2);
    buf_release(&title);
}

static void write_asked(const struct page *p, struct buf *out)
{
    const struct result *results[COMPARISON_DESIGNS];
    for (size_t i = 0; i < p->comparison->count; i++) {
        results[i] = p->comparison->designs[i].result;
    }
    asked_write(results, p->comparison->count, out);
}

static const struct design *unlike_first(const struct comparison *c)
{
    const struct design *first = &c->designs[0];
    for (size_t i = 1; i < c->count; i++) {
        const struct design *d = &c->designs[i];
        if (d->scripted != first->scripted || d->result->horizon != first->result->horizon) {
            return d;
        }
    }
    return NULL;
}

static void add_question(const struct design *d, struct buf *out)
{
    utf8_show(out, d->name);
    buf_printf(out, " has %s in ", d->scripted ? "scripted faults" : "no scripted fault");
    units_print_duration(out, d->result->horizon);
}

/* An hour with an outage in it says nothing about a year with or without one. */
static void write_questions(const struct page *p)
{
    const struct design *other = unlike_first(p->comparison);
    struct buf text = BUF_INIT;
    if (!other) {
        return;
    }
    buf_add(&text, "These designs do not answer the same question: ");
    add_question(&p->comparison->designs[0], &text);
    buf_add(&text, ", ");
    add_question(other, &text);
    buf_add(&text, ". Their shares, rates and costs are of different times: differences and ranks "
                   "mean little.");
    wrap_write(buf_text(&text), 0, width_of(p), p->out);
    buf_add_char(p->out, '\n');
    buf_release(&text);
}

static void write_start(const struct page *p)
{
    const struct comparison *c = p->comparison;
    struct buf title = BUF_INIT;
    const struct result *results[COMPARISON_DESIGNS] = {c->designs[0].result};
    bool paired = true;
    for (size_t i = 1; i < c->count; i++) {
        results[i] = c->designs[i].result;
        paired = paired && differences_paired(p->report->differences, 0, i);
    }
    buf_printf(&title, "%zu designs, the most available first", c->count);
    add_heading(p, buf_text(&title));
    buf_clear(&title);
    human_settings(results[0], results, c->count, &title);
    buf_add(&title, paired ? ", the same luck for all: differences are paired."
                           : "; seeds, horizons or replications differ, so differences are not all "
                             "paired.");
    wrap_write(buf_text(&title), 0, width_of(p), p->out);
    buf_clear(&title);
    write_asked(p, &title);
    if (title.len > 0) {
        buf_add(p->out, p->format == TABLE_MARKDOWN ? "\n" : "");
        wrap_write(buf_text(&title), 0, width_of(p), p->out);
    }
    buf_add_char(p->out, '\n');
    buf_release(&title);
    write_questions(p);
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
    "luck.";

void compare_table_write(const struct compare_report *report, struct buf *out)
{
    write_page(report, TABLE_TEXT, out);
    wrap_write(legend, 0, report->width, out);
    command_write_heading(report->version, out);
    command_write(report->command, report->width, out);
}

void compare_markdown_write(const struct compare_report *report, struct buf *out)
{
    write_page(report, TABLE_MARKDOWN, out);
    buf_printf(out, "%s\n\n", legend);
    command_write_heading(report->version, out);
    command_write_block(report->command, out);
}
