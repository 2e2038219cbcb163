/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/claims_report.h"

#include <math.h>
#include <string.h>

#include "reports/claim_row.h"
#include "reports/human_difference.h"
#include "reports/markdown.h"
#include "sim/base/table.h"
#include "sim/base/utf8.h"
#include "sim/base/wrap.h"

enum standing claims_report_standing(const struct claims_report *report)
{
    enum standing worst = report->prose.otherwise > 0 ? STANDING_BROKEN : STANDING_HOLDS;
    for (size_t i = 0; i < report->count; i++) {
        enum standing s = report->items[i].in_text ? report->items[i].standing : STANDING_BROKEN;
        worst = s > worst ? s : worst;
    }
    return worst;
}

void claims_report_option(const struct claims_report *report, const struct checked_claim *c,
                          struct buf *out)
{
    const struct claim_option *options = report->claims->options;
    if (c->kind == CHECKED_CLAIM) {
        utf8_show(out, options[c->option].name);
    } else if (c->kind == CHECKED_DIFFERENCE) {
        utf8_show(out, options[c->then_difference.from].name);
        buf_add(out, " -> ");
        utf8_show(out, options[c->then_difference.to].name);
    }
}

static void add_unit(const char *unit, struct buf *out)
{
    if (unit) {
        buf_add(out, ", ");
        utf8_show(out, unit);
    }
}

void claims_report_subject(const struct claims_report *report, const struct checked_claim *c,
                           struct buf *out)
{
    (void)report;
    if (c->kind == CHECKED_CHOICE) {
        buf_add(out, "choice");
    } else if (c->kind == CHECKED_DIFFERENCE) {
        buf_add(out, c->then_difference.metric);
        add_unit(c->then_difference.unit, out);
    } else {
        if (strcmp(c->then.statistic, "mean") != 0) {
            buf_printf(out, "%s of ", c->then.statistic);
        }
        buf_add(out, c->then.metric);
        add_unit(c->then.unit, out);
        if (c->then.bound != CLAIM_FREE) {
            buf_add_char(out, ' ');
            claim_limit(&c->then, c->metric, out);
        }
    }
}

static void add_claim(const struct checked_claim *c, const struct claim *x, struct buf *out)
{
    struct claim plain = *x;
    plain.unit = NULL;
    if (!isnan(x->value) && isnan(x->lo) && isnan(x->hi)) {
        claim_value(&plain, c->metric, out);
    } else if (!isnan(x->value)) {
        claim_estimate(&plain, c->metric, out);
    }
    if (x->judged) {
        buf_printf(out, "%s%s", isnan(x->value) ? "" : ", ", verdict_name(x->verdict));
    } else if (isnan(x->value)) {
        buf_add_char(out, '-');
    }
}

static void add_difference(const struct checked_claim *c, const struct claim_difference *x,
                           struct buf *out)
{
    const struct difference d = {x->mean, x->lo, x->hi, (double)NAN, x->paired};
    human_difference(c->metric, &d, true, out);
}

void claims_report_value(const struct claims_report *report, const struct checked_claim *c,
                         bool now, struct buf *out)
{
    const struct decision *choice = now ? &c->now_choice : &c->then_choice;
    switch (c->kind) {
    case CHECKED_CLAIM:
        add_claim(c, now ? &c->now : &c->then, out);
        return;
    case CHECKED_DIFFERENCE:
        add_difference(c, now ? &c->now_difference : &c->then_difference, out);
        return;
    case CHECKED_CHOICE:
        if (choice->end == CHOICE_MADE) {
            utf8_show(out, report->claims->options[choice->option].name);
        } else {
            buf_add(out, choice_end_name(choice->end));
        }
        return;
    }
}

static void add_cell(struct table *t, struct buf *text)
{
    table_cell(t, buf_text(text));
    buf_clear(text);
}

/* In Markdown the words of others act on nothing. */
static void add_safe_cell(struct table *t, enum table_format format, struct buf *text)
{
    struct buf safe = BUF_INIT;
    if (format == TABLE_MARKDOWN) {
        for (const char *s = buf_text(text); *s; s++) {
            if (strchr("\\`*_{}[]<>#~&$@", *s)) {
                buf_add_char(&safe, '\\');
            }
            buf_add_char(&safe, *s);
        }
        buf_clear(text);
        buf_add(text, buf_text(&safe));
    }
    buf_release(&safe);
    add_cell(t, text);
}

/* What it is now, where that reads otherwise. */
static void add_now(const struct claims_report *report, const struct checked_claim *c,
                    struct buf *out)
{
    struct buf then = BUF_INIT;
    claims_report_value(report, c, false, &then);
    claims_report_value(report, c, true, out);
    if (strcmp(buf_text(&then), buf_text(out)) == 0) {
        buf_clear(out);
        buf_add(out, "the same");
    }
    buf_release(&then);
}

static void add_row(const struct claims_report *report, struct table *t, enum table_format format,
                    const struct checked_claim *c)
{
    struct buf text = BUF_INIT;
    table_row(t);
    table_cellf(t, "%u", (unsigned)c->line);
    if (report->claims->count > 1) {
        claims_report_option(report, c, &text);
        add_safe_cell(t, format, &text);
    }
    claims_report_subject(report, c, &text);
    add_safe_cell(t, format, &text);
    table_cell(t, !c->in_text ? "not in text" : standing_name(c->standing));
    enum table_format values = c->kind == CHECKED_CHOICE ? format : TABLE_TEXT; /* names */
    claims_report_value(report, c, false, &text);
    add_safe_cell(t, values, &text);
    add_now(report, c, &text);
    add_safe_cell(t, values, &text);
    buf_release(&text);
}

static void write_rows(const struct claims_report *report, enum table_format format,
                       struct buf *out)
{
    bool many = report->claims->count > 1;
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    table_column(t, "line", ALIGN_RIGHT);
    if (many) {
        table_column(t, "option", ALIGN_LEFT);
    }
    table_column(t, "claim", ALIGN_LEFT);
    table_column(t, "standing", ALIGN_LEFT);
    table_column(t, "then", ALIGN_LEFT);
    table_column(t, "now", ALIGN_LEFT);
    for (size_t i = 0; i < report->count; i++) {
        add_row(report, t, format, &report->items[i]);
    }
    table_write_fit(t, format, many ? 4 : 3, report->width, report->colour, out);
    arena_release(&arena);
}

static void write_notes(const struct claims_report *report, size_t width, struct buf *out)
{
    for (size_t i = 0; i < report->note_count; i++) {
        buf_add_char(out, '\n');
        wrap_write(report->notes[i], 0, width, out);
    }
}

static void write_sum(const struct claims_report *report, struct buf *out)
{
    size_t broken = 0, open = 0;
    for (size_t i = 0; i < report->count; i++) {
        bool is_broken = !report->items[i].in_text || report->items[i].standing == STANDING_BROKEN;
        broken += is_broken;
        open += !is_broken && report->items[i].standing == STANDING_OPEN;
    }
    buf_printf(out, "\n%zu claim%s: %zu hold%s", report->count, report->count == 1 ? "" : "s",
               report->count - broken - open, report->count - broken - open == 1 ? "s" : "");
    if (broken > 0) {
        buf_printf(out, ", %zu no longer", broken);
    }
    if (open > 0) {
        buf_printf(out, ", %zu open", open);
    }
    buf_add(out, ".\n");
}

enum { STALE_TOLD = 5 };

/* "The text gives numbers of claims 12 times besides the tables. Not checked: 5 paragraphs or items
 * with other numbers." */
static void write_prose(const struct claims_report *report, size_t width, struct buf *out)
{
    const struct claims_prose *p = &report->prose;
    struct buf text = BUF_INIT;
    if (!p->looked_at) {
        return;
    }
    buf_add_char(out, '\n');
    buf_printf(&text, "The text gives numbers of claims %zu time%s besides the tables", p->numbers,
               p->numbers == 1 ? "" : "s");
    if (p->otherwise > 0) {
        buf_printf(&text, ", and %zu time%s another number", p->otherwise,
                   p->otherwise == 1 ? "" : "s");
    }
    for (size_t i = 0; i < p->stale_count && i < STALE_TOLD; i++) {
        buf_printf(&text, "%s %u",
                   i > 0                 ? ","
                   : p->stale_count == 1 ? "; what no longer holds stands in line"
                                         : "; what no longer holds stands in lines",
                   (unsigned)p->stale[i]);
    }
    if (p->stale_count > STALE_TOLD) {
        buf_printf(&text, " and %zu more", p->stale_count - STALE_TOLD);
    }
    buf_printf(&text, ". Not checked: %zu paragraph%s or item%s with other numbers.", p->others,
               p->others == 1 ? "" : "s", p->others == 1 ? "" : "s");
    wrap_write(buf_text(&text), 0, width, out);
    buf_release(&text);
}

void claims_report_csv(const struct claims_report *report, struct buf *out)
{
    write_rows(report, TABLE_CSV, out);
}

void claims_report_markdown(const struct claims_report *report, struct buf *out)
{
    struct buf notes = BUF_INIT;
    write_rows(report, TABLE_MARKDOWN, out);
    write_notes(report, SIZE_MAX, &notes);
    buf_add(out, buf_text(&notes));
    write_prose(report, SIZE_MAX, out);
    write_sum(report, out);
    buf_release(&notes);
}

void claims_report_table(const struct claims_report *report, struct buf *out)
{
    write_rows(report, TABLE_TEXT, out);
    write_notes(report, report->width, out);
    write_prose(report, report->width, out);
    write_sum(report, out);
}
