/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/frontier_rows.h"

#include <stdint.h>

#include "reports/setting.h"
#include "sim/base/wrap.h"

void frontier_sentence(const struct result *r, const struct objectives *o, size_t count,
                       size_t points, struct buf *out)
{
    if (count == points) {
        buf_printf(out, "All %zu points are on the frontier: none beats another in all of ",
                   points);
    } else {
        buf_printf(out, "%zu of %zu points %s on the frontier: no other is as good in all of ",
                   count, points, count == 1 ? "is" : "are");
    }
    frontier_names(o, r->metrics, out);
    buf_add(out, count == points ? ", by the estimates alone."
                                 : " and better in one, by the estimates alone.");
    if (count > FRONTIER_SHOWN) {
        buf_printf(out, " These are the first %d.", FRONTIER_SHOWN);
    }
}

static void add_point(struct table *t, const struct sweep_report *report,
                      const struct objectives *o, size_t point, size_t number)
{
    const struct result *r = report->results[point];
    struct buf text = BUF_INIT;
    table_row(t);
    table_cellf(t, "%zu", number);
    for (size_t i = 0; i < report->factors->count; i++) {
        buf_clear(&text);
        setting_value(report->factors, point, i, &text);
        table_cell(t, buf_text(&text));
    }
    for (size_t i = 0; i < o->count; i++) {
        const struct column c = {o->items[i].metric, STATISTIC_MEAN};
        buf_clear(&text);
        column_write(&c, r, &text);
        table_cell(t, buf_text(&text));
    }
    if (r->target_count > 0) {
        table_cell(t, verdict_name(result_verdict(r)));
    }
    buf_release(&text);
}

static void write_points(const struct sweep_report *report, enum table_format format,
                         const struct objectives *o, const size_t *points, size_t count,
                         struct arena *a, struct buf *out)
{
    struct table *t = table_new(a);
    const struct result *r = report->results[0];
    struct buf name = BUF_INIT;
    table_column(t, "frontier", ALIGN_RIGHT);
    for (size_t i = 0; i < report->factors->count; i++) {
        table_column(t, setting_name(report->factors, i), ALIGN_LEFT);
    }
    for (size_t i = 0; i < o->count; i++) {
        const struct column c = {o->items[i].metric, STATISTIC_MEAN};
        buf_clear(&name);
        column_name(&c, r, &name);
        table_column(t, buf_text(&name), ALIGN_RIGHT);
    }
    if (r->target_count > 0) {
        table_column(t, "targets", ALIGN_LEFT);
    }
    for (size_t i = 0; i < count && i < FRONTIER_SHOWN; i++) {
        add_point(t, report, o, points[i], i + 1);
    }
    table_write_fit(t, format, 1 + report->factors->count, report->width, report->colour, out);
    buf_release(&name);
}

void frontier_rows_write(const struct sweep_report *report, enum table_format format,
                         struct buf *out)
{
    struct objectives o;
    struct arena arena;
    struct buf text = BUF_INIT;
    if (report->count < 3 || report->factors->rows > 0 ||
        !frontier_objectives(report->results, report->count, report->factors, &o)) {
        return;
    }
    arena_init(&arena, 0);
    size_t *points = arena_array(&arena, report->count, sizeof *points);
    size_t count = frontier_find(report->results, report->count, &o, points);
    frontier_sentence(report->results[0], &o, count, report->count, &text);
    buf_add_char(out, '\n');
    wrap_write(buf_text(&text), 0, format == TABLE_TEXT ? report->width : SIZE_MAX, out);
    if (count < report->count) {
        buf_add_char(out, '\n');
        write_points(report, format, &o, points, count, &arena, out);
    }
    buf_release(&text);
    arena_release(&arena);
}
