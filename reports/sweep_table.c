/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line a point: its settings, the usual metrics or those asked for, and the verdict on its
 * targets. What is the same at all points is told once, above. */
#include <math.h>
#include <string.h>

#include "reports/human.h"
#include "reports/setting.h"
#include "reports/sweep.h"
#include "sim/base/table.h"
#include "sim/base/utf8.h"

static void cell_of(const struct column *c, const struct result *r, struct buf *ret)
{
    buf_clear(ret);
    column_write(c, r, ret);
}

/* Read the same by a person at every point. */
static bool is_the_same(const struct sweep_report *report, const struct column *c)
{
    struct buf first = BUF_INIT, other = BUF_INIT;
    bool same = report->count > 1;
    cell_of(c, report->results[0], &first);
    for (size_t i = 1; same && i < report->count; i++) {
        cell_of(c, report->results[i], &other);
        same = strcmp(buf_text(&first), buf_text(&other)) == 0;
    }
    buf_release(&first);
    buf_release(&other);
    return same;
}

static void add_setting(struct table *t, const struct factors *f, size_t point, size_t factor)
{
    struct buf shown = BUF_INIT;
    setting_value(f, point, factor, &shown);
    table_cell(t, buf_text(&shown));
    buf_release(&shown);
}

static void add_headings(struct table *t, const struct sweep_report *report, const bool *same)
{
    const struct result *r = report->results[0];
    struct buf name = BUF_INIT;
    for (size_t i = 0; i < report->factors->count; i++) {
        table_column(t, setting_name(report->factors, i), ALIGN_LEFT);
    }
    for (size_t i = 0; i < report->columns->count; i++) {
        if (!same[i]) {
            buf_clear(&name);
            column_name(&report->columns->items[i], r, &name);
            table_column(t, buf_text(&name), ALIGN_RIGHT);
        }
    }
    if (r->target_count > 0) {
        table_column(t, "targets", ALIGN_LEFT);
    }
    buf_release(&name);
}

static void add_point(struct table *t, const struct sweep_report *report, const bool *same,
                      size_t point)
{
    const struct result *r = report->results[point];
    struct buf text = BUF_INIT;
    table_row(t);
    for (size_t i = 0; i < report->factors->count; i++) {
        add_setting(t, report->factors, point, i);
    }
    for (size_t i = 0; i < report->columns->count; i++) {
        if (!same[i]) {
            cell_of(&report->columns->items[i], r, &text);
            table_cell(t, buf_text(&text));
        }
    }
    if (r->target_count > 0) {
        table_cell(t, verdict_name(result_verdict(r)));
    }
    buf_release(&text);
}

static void write_rows(const struct sweep_report *report, enum table_format format,
                       const bool *same, struct buf *out)
{
    struct arena arena;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    add_headings(t, report, same);
    for (size_t i = 0; i < report->count; i++) {
        add_point(t, report, same, i);
    }
    table_write(t, format, report->colour && format == TABLE_TEXT, out);
    arena_release(&arena);
}

static void write_same(const struct sweep_report *report, const bool *same, struct buf *out)
{
    struct buf text = BUF_INIT;
    bool first = true;
    for (size_t i = 0; i < report->columns->count; i++) {
        if (same[i]) {
            buf_add(out, first ? "The same at all points: " : ", ");
            first = false;
            column_name(&report->columns->items[i], report->results[0], out);
            cell_of(&report->columns->items[i], report->results[0], &text);
            buf_printf(out, " %s", buf_text(&text));
        }
    }
    buf_add(out, first ? "" : ".\n\n");
    buf_release(&text);
}

static void write_body(const struct sweep_report *report, enum table_format format, struct buf *out)
{
    bool same[COLUMNS_MAX];
    for (size_t i = 0; i < report->columns->count; i++) {
        same[i] = is_the_same(report, &report->columns->items[i]);
    }
    write_same(report, same, out);
    write_rows(report, format, same, out);
}

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
    human_setting(r, out);
}

static void write_title(const struct sweep_report *report, const char *before, const char *after,
                        struct buf *out)
{
    const struct result *r = report->results[0];
    buf_add(out, before);
    utf8_show(out, r->title ? r->title : r->name);
    buf_add(out, after);
    buf_printf(out, "\n%zu point%s over ", report->count, report->count == 1 ? "" : "s");
    for (size_t i = 0; i < report->factors->count; i++) {
        buf_printf(out, "%s%s", i == 0 ? "" : ", ", report->factors->items[i].path);
    }
    buf_add(out, "; each ");
    write_setting(report, out);
}

void sweep_table_write(const struct sweep_report *report, struct buf *out)
{
    if (report->count == 0) {
        return;
    }
    write_title(report, report->colour ? "\033[1m" : "", report->colour ? "\033[0m" : "", out);
    buf_add(out, "\n\n");
    write_body(report, TABLE_TEXT, out);
    buf_printf(out, "\nMeans ± 95 %%. Reproduce with ninefold %s:\n  %s\n", report->version,
               report->command);
}

void sweep_markdown_write(const struct sweep_report *report, struct buf *out)
{
    if (report->count == 0) {
        return;
    }
    write_title(report, "## ", "\n", out);
    buf_add(out, ".\n\n");
    write_body(report, TABLE_MARKDOWN, out);
    buf_printf(out, "\nMeans ± 95 %%. Reproduce with ninefold %s:\n\n```sh\n%s\n```\n",
               report->version, report->command);
}
