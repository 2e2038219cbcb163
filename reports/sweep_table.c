/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For people: what was played, a line a point or, where points are in rows, what moves the metrics
 * most, and how to get it again. */
#include <stdint.h>

#include "reports/asked.h"
#include "reports/command.h"
#include "reports/frontier_rows.h"
#include "reports/heat_map.h"
#include "reports/human.h"
#include "reports/sensitivity.h"
#include "reports/sweep_rows.h"
#include "sim/base/utf8.h"
#include "sim/base/wrap.h"

/* With a stopping rule some points take longer than others. */
static void write_setting(const struct sweep_report *report, struct buf *out)
{
    const struct result *r = report->results[0];
    int64_t least = r->replications, most = least;
    for (size_t i = 1; i < report->count; i++) {
        int64_t n = report->results[i]->replications;
        least = n < least ? n : least;
        most = n > most ? n : most;
    }
    if (least < most) {
        buf_printf(out, "%lld to %lld replications; the first ", (long long)least, (long long)most);
    }
    human_settings(r, report->results, report->count, out);
}

static void write_start(const struct sweep_report *report, enum table_format format,
                        struct buf *out)
{
    const struct result *r = report->results[0];
    bool markdown = format == TABLE_MARKDOWN;
    struct buf text = BUF_INIT;
    buf_add(out, markdown ? "## " : report->colour ? "\033[1m" : "");
    utf8_show(out, r->title ? r->title : r->name);
    buf_add(out, markdown ? "\n\n" : report->colour ? "\033[0m\n" : "\n");
    buf_printf(&text, "%zu point%s over ", report->count, report->count == 1 ? "" : "s");
    for (size_t i = 0; i < report->factors->count; i++) {
        buf_add(&text, i == 0 ? "" : ", ");
        utf8_show(&text, report->factors->items[i].path);
    }
    buf_add(&text, "; each ");
    write_setting(report, &text);
    buf_add(&text, markdown ? "." : "");
    wrap_write(buf_text(&text), 0, markdown ? SIZE_MAX : report->width, out);
    buf_clear(&text);
    asked_write(report->results, report->count, &text);
    if (text.len > 0) {
        buf_add(out, markdown ? "\n" : "");
        wrap_write(buf_text(&text), 0, markdown ? SIZE_MAX : report->width, out);
    }
    buf_add_char(out, '\n');
    buf_release(&text);
}

/* Too many points for a line each: how many meet their targets. */
static void write_tally(const struct sweep_report *report, struct buf *out)
{
    size_t counts[] = {[VERDICT_MET] = 0, [VERDICT_MISSED] = 0, [VERDICT_UNDECIDED] = 0};
    if (report->results[0]->target_count == 0) {
        return;
    }
    for (size_t i = 0; i < report->count; i++) {
        counts[result_verdict(report->results[i])]++;
    }
    buf_add(out, "Verdicts: ");
    for (size_t v = 0; v < sizeof counts / sizeof *counts; v++) {
        buf_printf(out, "%s%s at %zu", v == 0 ? "" : ", ", verdict_name((enum verdict)v),
                   counts[v]);
    }
    buf_add(out, " points.\n\n");
}

static void write_maps(const struct sweep_report *report, struct buf *out)
{
    if (!report->maps_alone) {
        sweep_rows_write(report, TABLE_TEXT, out);
        buf_add_char(out, '\n');
    }
    for (size_t i = 0; i < report->maps->count; i++) {
        buf_add(out, i == 0 ? "" : "\n");
        heat_map_write(report, &report->maps->items[i], out);
    }
}

static void write_body(const struct sweep_report *report, enum table_format format, struct buf *out)
{
    if (sensitivity_asked(report)) {
        write_tally(report, out);
        sensitivity_table_write(report, format, out);
        buf_add(out, "\nEach point is told by --format csv and json. ");
    } else if (format == TABLE_TEXT && report->maps) {
        write_maps(report, out);
        frontier_rows_write(report, format, out);
        buf_add(out, report->maps_alone ? "\n" : "\nMeans ± 95 %. ");
    } else {
        sweep_rows_write(report, format, out);
        frontier_rows_write(report, format, out);
        buf_add(out, "\nMeans ± 95 %. ");
    }
    command_write_heading(report->version, out);
}

void sweep_table_write(const struct sweep_report *report, struct buf *out)
{
    if (report->count == 0) {
        return;
    }
    write_start(report, TABLE_TEXT, out);
    write_body(report, TABLE_TEXT, out);
    command_write(report->command, report->width, out);
}

void sweep_markdown_write(const struct sweep_report *report, struct buf *out)
{
    if (report->count == 0) {
        return;
    }
    write_start(report, TABLE_MARKDOWN, out);
    write_body(report, TABLE_MARKDOWN, out);
    command_write_block(report->command, out);
}
