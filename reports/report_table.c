/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table for a person at a terminal: the verdicts first, then the numbers they rest on, then how
 * to get them again. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "reports/command.h"
#include "reports/human.h"
#include "reports/human_censored.h"
#include "reports/metric_rows.h"
#include "reports/notes.h"
#include "reports/report.h"
#include "reports/waterfall.h"
#include "sim/base/utf8.h"

enum { TARGET_COLUMN = 15 }; /* where the sentence about a target begins */

static const struct style {
    const char *sign, *colour; /* ANSI: green, red, yellow */
} styles[] = {
    [VERDICT_MET] = {"✓", "\033[32m"},
    [VERDICT_MISSED] = {"✗", "\033[31m"},
    [VERDICT_UNDECIDED] = {"?", "\033[33m"},
};

static void write_heading(const struct report *report, const char *text, struct buf *out)
{
    buf_printf(out, "%s%s%s\n", report->colour ? "\033[1m" : "", text,
               report->colour ? "\033[0m" : "");
}

static void write_title(const struct report *report, struct buf *out)
{
    const struct result *r = report->result;
    struct buf text = BUF_INIT;
    utf8_show(&text, r->name);
    if (r->title && *r->title && strcmp(r->title, r->name) != 0) {
        buf_add(&text, ": ");
        utf8_show(&text, r->title);
    }
    write_heading(report, buf_text(&text), out);
    buf_release(&text);
    human_setting(r, out);
    buf_add(out, " (");
    utf8_show(out, r->file);
    buf_add(out, ")\n\n");
}

/* The value and how sure it is; what would decide stands in its place if there is none. */
static void add_value(const struct result *r, const struct target_result *t, struct buf *out)
{
    const struct metric *metric = &r->metrics->metrics[metric_find(r->metrics, t->metric)];
    const struct summary *s = result_summary(r, t->metric);
    if (isnan(t->value)) {
        human_doubt(t, out);
        return;
    }
    if (t->at_least && s->nothing_failed) {
        human_mean(metric, s, out);
        buf_add(out, " at 95 %: nothing failed");
        return;
    }
    human_target_value(r, t, out);
    if (!isnan(t->lo) || !isnan(t->hi)) {
        buf_add(out, ", 95 % CI ");
        human_target_interval(r, t, out);
    }
}

/* Continues a line, or a new one under it if it would become too long. */
static void add_part(size_t width, size_t *column, const struct buf *part, struct buf *out)
{
    size_t length = utf8_width(buf_text(part), part->len);
    if (*column + 1 + length > width) {
        buf_add_char(out, '\n');
        buf_pad(out, ' ', TARGET_COLUMN);
        *column = TARGET_COLUMN;
    } else {
        buf_add_char(out, ' ');
        ++*column;
    }
    buf_add(out, buf_text(part));
    *column += length;
}

static void write_target(const struct report *report, const struct target_result *t,
                         struct buf *out)
{
    const struct result *r = report->result;
    const struct metric *metric = &r->metrics->metrics[metric_find(r->metrics, t->metric)];
    const struct style *style = &styles[t->verdict];
    struct buf part = BUF_INIT;
    size_t column = TARGET_COLUMN - 1;
    buf_printf(out, "  %s%s %-10s%s", report->colour ? style->colour : "", style->sign,
               verdict_name(t->verdict), report->colour ? "\033[0m" : "");
    buf_printf(&part, "%s of %s ", t->statistic, t->metric);
    human_limit(metric, t, &part);
    buf_add_char(&part, ':');
    add_part(SIZE_MAX, &column, &part, out);
    buf_clear(&part);
    add_value(r, t, &part);
    add_part(report->width, &column, &part, out);
    if (t->doubt != DOUBT_NONE && !isnan(t->value)) {
        buf_clear(&part);
        human_doubt(t, &part);
        add_part(0, &column, &part, out);
    }
    buf_add_char(out, '\n');
    buf_release(&part);
}

static void write_targets(const struct report *report, struct buf *out)
{
    const struct result *r = report->result;
    if (r->target_count == 0) {
        return;
    }
    write_heading(report, "Targets", out);
    for (size_t i = 0; i < r->target_count; i++) {
        write_target(report, &r->targets[i], out);
    }
    buf_add_char(out, '\n');
}

static void write_closed_forms(const struct report *report, struct buf *out)
{
    const struct result *r = report->result;
    bool first = true;
    for (size_t m = 0; m < r->metrics->count; m++) {
        const struct metric *metric = &r->metrics->metrics[m];
        const struct summary *s = &r->summaries[m];
        if (isnan(s->closed_form) || isnan(s->mean)) {
            continue;
        }
        if (first) {
            buf_add_char(out, '\n');
            write_heading(report, "Against the exact formula", out);
            first = false;
        }
        buf_printf(out, "  %-22s simulated ", metric->name);
        human_value(metric, s->mean, out);
        buf_add(out, ", exact ");
        human_value(metric, s->closed_form, out);
        human_distance(s, out);
        buf_add_char(out, '\n');
    }
}

static void report_table_write(const struct report *report, struct buf *out)
{
    const struct result *r = report->result;
    write_title(report, out);
    write_targets(report, out);
    metric_rows_write(r, report->width, report->colour, out);
    waterfall_write(r, out);
    write_closed_forms(report, out);
    notes_write(report, out);
    buf_add_char(out, '\n');
    command_write_heading(report->version, out);
    command_write(report->command, report->width, out);
}

const struct report_type report_table = {
    .name = "table",
    .summary = "for a person at a terminal",
    .write = report_table_write,
};
