/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder as a table, measured against asked; then of each drill that took time where that went,
 * and of each that missed what would mend it. The same for a terminal and as Markdown. */
#include <math.h>
#include <string.h>

#include "reports/command.h"
#include "reports/drill.h"
#include "reports/human.h"
#include "reports/waterfall.h"
#include "sim/base/table.h"
#include "sim/base/utf8.h"
#include "sim/base/wrap.h"

static const char *const signs[] = {
    [VERDICT_MET] = "✓ met", [VERDICT_MISSED] = "✗ missed", [VERDICT_UNDECIDED] = "? undecided"};

static void cell_of(struct table *t, struct buf *text)
{
    table_cell(t, buf_text(text));
    buf_clear(text);
}

/* The metric, the limit, what was measured with its interval, the verdict. */
static void target_cells(struct table *t, const struct result *r, const struct target_result *x)
{
    const struct metric *metric = &r->metrics->metrics[metric_find(r->metrics, x->metric)];
    struct buf text = BUF_INIT;
    buf_printf(&text, "%s of %s", x->statistic, x->metric);
    cell_of(t, &text);
    human_limit(metric, x, &text);
    cell_of(t, &text);
    if (isnan(x->value)) {
        buf_add(&text, "-");
    } else {
        human_estimate(metric, x->value, (x->hi - x->lo) / 2, &text);
    }
    cell_of(t, &text);
    if (isnan(x->lo) && isnan(x->hi)) {
        buf_add(&text, "-");
    } else {
        human_interval(metric, x->lo, x->hi, &text);
    }
    cell_of(t, &text);
    table_cell(t, signs[x->verdict]);
    buf_release(&text);
}

static void step_rows(struct table *t, const struct drill_step *s)
{
    for (size_t k = 0; k == 0 || k < s->result->target_count; k++) {
        struct buf name = BUF_INIT;
        table_row(t);
        if (k == 0) {
            table_cellf(t, "%lld", (long long)s->tier);
            utf8_show(&name, s->name);
            table_cell(t, buf_text(&name));
        } else {
            table_cell(t, "");
            table_cell(t, "");
        }
        if (k < s->result->target_count) {
            target_cells(t, s->result, &s->result->targets[k]);
        } else {
            table_cell(t, "no targets");
        }
        buf_release(&name);
    }
}

static void write_ladder(const struct drill_report *report, enum table_format format,
                         struct buf *out)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    table_column(t, "tier", ALIGN_RIGHT);
    table_column(t, "drill", ALIGN_LEFT);
    table_column(t, "target", ALIGN_LEFT);
    table_column(t, "asked", ALIGN_RIGHT);
    table_column(t, "measured", ALIGN_RIGHT);
    table_column(t, "95 % CI", ALIGN_RIGHT);
    table_column(t, "verdict", ALIGN_LEFT);
    for (size_t i = 0; i < report->count; i++) {
        step_rows(t, &report->steps[i]);
    }
    table_write_fit(t, format, 2, report->width, report->colour, out);
    arena_release(&arena);
}

static void write_heading(const struct drill_report *report, bool markdown, const char *text,
                          struct buf *out)
{
    buf_add_char(out, '\n');
    if (markdown) {
        buf_printf(out, "## %s\n\n", text);
    } else {
        buf_printf(out, "%s%s%s\n", report->colour ? "\033[1m" : "", text,
                   report->colour ? "\033[0m" : "");
    }
}

/* Sentences of advice, each wrapped. */
static void write_wrapped(const struct buf *lines, size_t indent, size_t width, struct buf *out)
{
    for (const char *s = buf_text(lines); *s; s += strcspn(s, "\n") + 1) {
        struct buf line = BUF_INIT;
        buf_add_n(&line, s, strcspn(s, "\n"));
        wrap_write(buf_text(&line), indent, width, out);
        buf_release(&line);
    }
}

static void write_step(const struct drill_report *report, const struct drill_step *s, bool markdown,
                       struct buf *out)
{
    struct buf time = BUF_INIT, advice = BUF_INIT, heading = BUF_INIT;
    waterfall_write(s->result, &time);
    drill_advice_write(s->result, 0, &advice);
    if (time.len + advice.len > 0) {
        buf_printf(&heading, "%lld. ", (long long)s->tier);
        utf8_show(&heading, s->name);
        write_heading(report, markdown, buf_text(&heading), out);
    }
    if (time.len > 0) {
        buf_add(out, markdown ? "```text\n" : "");
        buf_add(out, buf_text(&time) + (buf_text(&time)[0] == '\n'));
        buf_add(out, markdown ? "```\n" : "");
    }
    if (advice.len > 0) {
        buf_add(out, markdown ? "\n" : "");
        write_wrapped(&advice, markdown ? 0 : 2, report->width, out);
    }
    buf_release(&time);
    buf_release(&advice);
    buf_release(&heading);
}

static void write_schedule(const struct drill_report *report, bool markdown, struct buf *out)
{
    struct buf lines = BUF_INIT;
    if (!report->schedule) {
        return;
    }
    drill_schedule_write(report, &lines);
    write_heading(report, markdown, "In this order, this often", out);
    buf_add(out, buf_text(&lines));
    buf_release(&lines);
}

static void write_title(const struct drill_report *report, bool markdown, struct buf *out)
{
    const struct result *r = report->steps[0].result;
    struct buf text = BUF_INIT;
    buf_add(&text, "Game day of ");
    utf8_show(&text, r->name);
    buf_printf(out,
               markdown         ? "# %s\n\n"
               : report->colour ? "\033[1m%s\033[0m\n"
                                : "%s\n",
               buf_text(&text));
    buf_printf(out, report->count == 1 ? "%zu drill, " : "%zu drills, each by itself, ",
               report->count);
    human_setting(r, out);
    buf_add(out, " (");
    utf8_show(out, r->file);
    buf_add(out, ")\n\n");
    buf_release(&text);
}

static void write(const struct drill_report *report, bool markdown, struct buf *out)
{
    if (report->count == 0) {
        return;
    }
    write_title(report, markdown, out);
    write_ladder(report, markdown ? TABLE_MARKDOWN : TABLE_TEXT, out);
    for (size_t i = 0; i < report->count; i++) {
        write_step(report, &report->steps[i], markdown, out);
    }
    write_schedule(report, markdown, out);
    if (markdown) {
        command_write_block(report->command, out);
        return;
    }
    buf_add_char(out, '\n');
    command_write_heading(report->version, out);
    command_write(report->command, report->width, out);
}

void drill_table_write(const struct drill_report *report, struct buf *out)
{
    write(report, false, out);
}

void drill_markdown_write(const struct drill_report *report, struct buf *out)
{
    write(report, true, out);
}
