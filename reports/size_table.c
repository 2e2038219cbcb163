/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For people: what to choose, why, and how sure that is; who came next; then a line a point, the
 * smallest in what is to be small first. A target that every point meets tells none from another
 * and is named above the table. */
#include <math.h>
#include <stdlib.h>

#include "reports/command.h"
#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/setting.h"
#include "reports/size_words.h"
#include "sim/base/die.h"
#include "sim/base/table.h"
#include "sim/base/utf8.h"
#include "sim/base/wrap.h"

enum { READABLE = 100 };

struct page {
    const struct size_report *report;
    enum table_format format;
    bool met_by_all[RESULT_TARGETS];
    struct buf *out;
};

static const char *sign_of(enum verdict v)
{
    static const char *const signs[] = {
        [VERDICT_MET] = "✓", [VERDICT_MISSED] = "✗", [VERDICT_UNDECIDED] = "?"};
    return signs[v];
}

static const char *colour_of(enum verdict v)
{
    static const char *const colours[] = {[VERDICT_MET] = "\033[32m",
                                          [VERDICT_MISSED] = "\033[31m",
                                          [VERDICT_UNDECIDED] = "\033[33m"};
    return colours[v];
}

static void write_title(const struct page *p)
{
    const struct result *r = p->report->results[0];
    bool markdown = p->format == TABLE_MARKDOWN, bold = p->report->colour && !markdown;
    buf_add(p->out, markdown ? "## " : bold ? "\033[1m" : "");
    utf8_show(p->out, r->title ? r->title : r->name);
    buf_add(p->out, bold ? "\033[0m\n" : markdown ? "\n\n" : "\n");
}

static void write_paragraph(const struct page *p, const char *text, size_t indent)
{
    size_t width = p->report->width < READABLE ? p->report->width : READABLE;
    bool markdown = p->format == TABLE_MARKDOWN;
    if (*text && !markdown) {
        wrap_write(text, indent, width, p->out);
    } else if (*text) {
        wrap_write(text, 0, SIZE_MAX, p->out);
        buf_add_char(p->out, '\n');
    }
}

/* "5 settings of edge.probe.interval; 740 replications of 1h, seed 7; 100 to 240 of at most 1000 a
 * setting" */
static void write_setting(const struct page *p)
{
    const struct size_report *report = p->report;
    struct result all = *report->results[0];
    int64_t least = all.replications, most = least;
    struct buf text = BUF_INIT;
    all.replications = report->sized->played;
    all.runaway_count = 0;
    for (size_t i = 0; i < report->count; i++) {
        int64_t n = report->results[i]->replications;
        least = n < least ? n : least;
        most = n > most ? n : most;
        all.runaway_count += report->results[i]->runaway_count;
    }
    buf_printf(&text, "%zu setting%s of ", report->count, report->count == 1 ? "" : "s");
    for (size_t i = 0; i < report->factors->count; i++) {
        buf_add(&text, i == 0 ? "" : ", ");
        utf8_show(&text, report->factors->items[i].path);
    }
    buf_add(&text, "; ");
    human_settings(&all, report->results, report->count, &text);
    buf_add(&text, "; ");
    if (least < most) {
        buf_printf(&text, "%lld to ", (long long)least);
    }
    buf_printf(&text, "%lld of at most %lld a setting%s", (long long)most, (long long)report->most,
               p->format == TABLE_MARKDOWN ? "." : "");
    write_paragraph(p, buf_text(&text), 0);
    buf_add(p->out, p->format == TABLE_MARKDOWN ? "" : "\n");
    buf_release(&text);
}

/* As a list in Markdown. */
static void write_others(const struct page *p)
{
    static size_writer *const others[] = {size_runner_up, size_next_below, size_doubts};
    struct buf text = BUF_INIT;
    bool markdown = p->format == TABLE_MARKDOWN, any = false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        others[i](p->report, &text);
        if (text.len > 0 && markdown) {
            buf_printf(p->out, "- %s\n", buf_text(&text));
        } else {
            write_paragraph(p, buf_text(&text), 2);
        }
        any = any || text.len > 0;
        buf_clear(&text);
    }
    buf_add(p->out, markdown && any ? "\n" : "");
    buf_release(&text);
}

static void write_words(const struct page *p)
{
    enum verdict v = p->report->sized->selection.verdict;
    struct buf text = BUF_INIT;
    if (p->format == TABLE_MARKDOWN) {
        buf_add(&text, "**");
        size_choice(p->report, &text);
        buf_add(&text, "** ");
    } else {
        buf_printf(p->out, "%s%s ", p->report->colour ? colour_of(v) : "", sign_of(v));
        size_choice(p->report, p->out);
        buf_add(p->out, p->report->colour ? "\033[0m\n" : "\n");
    }
    size_reason(p->report, &text);
    write_paragraph(p, buf_text(&text), 2);
    buf_clear(&text);
    write_others(p);
    buf_release(&text);
}

static void find_met(struct page *p)
{
    for (size_t t = 0; t < p->report->results[0]->target_count; t++) {
        p->met_by_all[t] = true;
        for (size_t i = 0; i < p->report->count; i++) {
            const struct target_result *target = &p->report->results[i]->targets[t];
            const struct footing *f = &p->report->sized->contenders[i].targets[t];
            p->met_by_all[t] = p->met_by_all[t] && target->verdict == VERDICT_MET &&
                               f->error_kept <= p->report->sized->selection.error &&
                               target->limit == p->report->results[0]->targets[t].limit;
        }
    }
}

static void write_met(const struct page *p)
{
    const struct result *r = p->report->results[0];
    bool any = false;
    buf_add(p->out, p->format == TABLE_MARKDOWN ? "" : "\n");
    for (size_t t = 0; t < r->target_count; t++) {
        const struct target_result *target = &r->targets[t];
        if (p->met_by_all[t]) {
            buf_printf(p->out, "%s%s of %s ", any ? ", " : "Met by all: ", target->statistic,
                       target->metric);
            human_limit(&r->metrics->metrics[metric_find(r->metrics, target->metric)], target,
                        p->out);
            any = true;
        }
    }
    buf_add(p->out, any ? ".\n\n" : "");
}

static void add_column(const struct page *p, struct table *t, const struct column *column)
{
    struct buf name = BUF_INIT;
    column_name(column, p->report->results[0], &name);
    table_column(t, buf_text(&name), ALIGN_RIGHT);
    buf_release(&name);
}

static void add_headings(const struct page *p, struct table *t)
{
    const struct size_report *report = p->report;
    const struct result *r = report->results[0];
    for (size_t i = 0; i < report->factors->count; i++) {
        table_column(t, setting_name(report->factors, i), ALIGN_LEFT);
    }
    table_column(t, "played", ALIGN_RIGHT);
    add_column(p, t, &(struct column){report->minimise, STATISTIC_MEAN});
    for (size_t k = 0; k < r->target_count; k++) {
        if (!p->met_by_all[k]) {
            struct buf name = BUF_INIT;
            bool mean = r->targets[k].at_least;
            buf_printf(&name, "%s%s%s", r->targets[k].metric, mean ? "" : " ",
                       mean ? "" : r->targets[k].statistic);
            table_column(t, buf_text(&name), ALIGN_RIGHT);
            buf_release(&name);
        }
    }
    for (size_t i = 0; i < report->columns->count; i++) {
        add_column(p, t, &report->columns->items[i]);
    }
    table_column(t, "outcome", ALIGN_LEFT);
}

static void add_text(struct table *t, struct buf *text)
{
    table_cell(t, buf_text(text));
    buf_clear(text);
}

static void add_target(const struct result *r, size_t k, struct buf *text)
{
    const struct target_result *t = &r->targets[k];
    const struct metric *metric = &r->metrics->metrics[metric_find(r->metrics, t->metric)];
    if (t->at_least && result_summary(r, t->metric)->nothing_failed) {
        human_mean(metric, result_summary(r, t->metric), text);
    } else {
        human_target_value(r, t, text);
    }
}

static void add_estimate(const struct size_report *report, size_t point, struct buf *text)
{
    const struct result *r = report->results[point];
    size_t best = report->sized->selection.best;
    if (best == SELECTION_NONE || point == best) {
        column_write(&(struct column){report->minimise, STATISTIC_MEAN}, r, text);
    } else {
        human_value(&r->metrics->metrics[report->minimise], size_estimate(report, point), text);
    }
}

static void add_point(const struct page *p, struct table *t, size_t point)
{
    const struct size_report *report = p->report;
    const struct result *r = report->results[point];
    struct buf text = BUF_INIT;
    table_row(t);
    for (size_t i = 0; i < report->factors->count; i++) {
        setting_value(report->factors, point, i, &text);
        add_text(t, &text);
    }
    table_cellf(t, "%lld", (long long)r->replications);
    add_estimate(report, point, &text);
    add_text(t, &text);
    for (size_t k = 0; k < r->target_count; k++) {
        if (!p->met_by_all[k]) {
            add_target(r, k, &text);
            add_text(t, &text);
        }
    }
    for (size_t i = 0; i < report->columns->count; i++) {
        column_write(&report->columns->items[i], r, &text);
        add_text(t, &text);
    }
    size_outcome(report, point, &text);
    add_text(t, &text);
    buf_release(&text);
}

struct place {
    double objective;
    size_t point;
};

/* Those without a value last; equal ones in the order of the grid. */
static int by_objective(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (isnan(x->objective) != isnan(y->objective)) {
        return isnan(x->objective) ? 1 : -1;
    }
    if (x->objective < y->objective || x->objective > y->objective) {
        return x->objective < y->objective ? -1 : 1;
    }
    return (x->point > y->point) - (x->point < y->point);
}

static void write_rows(const struct page *p)
{
    struct arena arena;
    size_t n = p->report->count;
    struct place *places = xcalloc(n, sizeof *places);
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    add_headings(p, t);
    for (size_t i = 0; i < n; i++) {
        places[i] = (struct place){size_estimate(p->report, i), i};
    }
    qsort(places, n, sizeof *places, by_objective);
    for (size_t i = 0; i < n; i++) {
        add_point(p, t, places[i].point);
    }
    table_write_fit(t, p->format, p->report->factors->count, p->report->width,
                    p->report->colour && p->format == TABLE_TEXT, p->out);
    arena_release(&arena);
    free(places);
}

static void write_legend(const struct page *p)
{
    const struct size_report *report = p->report;
    struct buf text = BUF_INIT;
    buf_add(&text, "Means ± 95 %");
    if (report->sized->selection.best != SELECTION_NONE && report->count > 1) {
        buf_printf(&text,
                   "; %s as that of the best and the difference from it, under the same luck",
                   report->results[0]->metrics->metrics[report->minimise].name);
    }
    buf_add_char(&text, '.');
    buf_add_char(p->out, '\n');
    write_paragraph(p, buf_text(&text), 0);
    buf_release(&text);
    command_write_heading(report->version, p->out);
    if (p->format == TABLE_MARKDOWN) {
        command_write_block(report->command, p->out);
    } else {
        command_write(report->command, report->width, p->out);
    }
}

static void write_page(const struct size_report *report, enum table_format format, struct buf *out)
{
    struct page p = {.report = report, .format = format, .out = out};
    find_met(&p);
    write_title(&p);
    write_setting(&p);
    write_words(&p);
    write_met(&p);
    write_rows(&p);
    write_legend(&p);
}

void size_table_write(const struct size_report *report, struct buf *out)
{
    write_page(report, TABLE_TEXT, out);
}

void size_markdown_write(const struct size_report *report, struct buf *out)
{
    write_page(report, TABLE_MARKDOWN, out);
}
