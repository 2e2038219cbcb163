/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/sweep_rows.h"

#include <stdint.h>
#include <string.h>

#include "reports/setting.h"
#include "sim/base/wrap.h"

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
    table_write_fit(t, format, report->factors->count, report->width, report->colour, out);
    arena_release(&arena);
}

static void write_same(const struct sweep_report *report, enum table_format format,
                       const bool *same, struct buf *out)
{
    struct buf text = BUF_INIT, line = BUF_INIT;
    for (size_t i = 0; i < report->columns->count; i++) {
        if (same[i]) {
            buf_add(&line, line.len == 0 ? "The same at all points: " : ", ");
            column_name(&report->columns->items[i], report->results[0], &line);
            cell_of(&report->columns->items[i], report->results[0], &text);
            buf_printf(&line, " %s", buf_text(&text));
        }
    }
    if (line.len > 0) {
        buf_add_char(&line, '.');
        wrap_write(buf_text(&line), 0, format == TABLE_TEXT ? report->width : SIZE_MAX, out);
        buf_add_char(out, '\n');
    }
    buf_release(&text);
    buf_release(&line);
}

void sweep_rows_write(const struct sweep_report *report, enum table_format format, struct buf *out)
{
    bool same[COLUMNS_MAX];
    for (size_t i = 0; i < report->columns->count; i++) {
        same[i] = is_the_same(report, &report->columns->items[i]);
    }
    write_same(report, format, same, out);
    write_rows(report, format, same, out);
}
