/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reports/html.h"
#include "reports/setting.h"

enum { FILTERED = 20 }; /* rows of which a filter is offered */

static bool is_the_same(const struct page_run *r, const struct column *c)
{
    struct buf first = BUF_INIT, other = BUF_INIT;
    bool same = r->count > 1;
    column_write(c, r->results[0], &first);
    for (size_t i = 1; same && i < r->count; i++) {
        buf_clear(&other);
        column_write(c, r->results[i], &other);
        same = strcmp(buf_text(&first), buf_text(&other)) == 0;
    }
    buf_release(&first);
    buf_release(&other);
    return same;
}

static void write_same(const struct page *p, const struct page_run *r, const bool *same)
{
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < r->columns.count; i++) {
        if (same[i]) {
            buf_add(&text, text.len == 0 ? "The same at all points: " : ", ");
            column_name(&r->columns.items[i], r->results[0], &text);
            buf_add_char(&text, ' ');
            column_write(&r->columns.items[i], r->results[0], &text);
        }
    }
    buf_add(&text, text.len > 0 ? "." : "");
    html_element(p->out, "p", buf_text(&text));
    buf_release(&text);
}

/* Settings that are numbers with a unit sort by the number: 5s before 10s. */
static bool are_numbers(const struct factors *f, size_t factor)
{
    for (size_t v = 0; v < f->items[factor].count; v++) {
        char *end;
        strtod(f->items[factor].values[v], &end);
        if (end == f->items[factor].values[v]) {
            return false;
        }
    }
    return true;
}

/* The place among the values that were given, which is what one expects of 90s and 2min. */
static double sort_key(const struct factors *f, size_t point, size_t factor)
{
    const char *value = factors_value(f, point, factor);
    if (!f->chosen) {
        for (size_t v = 0; v < f->items[factor].count; v++) {
            if (strcmp(f->items[factor].values[v], value) == 0) {
                return (double)v;
            }
        }
    }
    return strtod(value, NULL);
}

static size_t add_columns(const struct page *p, const struct page_run *r, const bool *same,
                          const struct page_points_extra *extra, struct html_column *columns)
{
    const struct factors *f = &r->run->factors;
    struct buf name = BUF_INIT;
    size_t count = 0;
    columns[count++] = (struct html_column){"point", true};
    for (size_t i = 0; i < f->count; i++) {
        columns[count++] = (struct html_column){setting_name(f, i), are_numbers(f, i)};
    }
    for (size_t i = 0; i < r->columns.count; i++) {
        if (!same[i]) {
            buf_clear(&name);
            column_name(&r->columns.items[i], r->results[0], &name);
            columns[count++] = (struct html_column){arena_strdup(p->arena, buf_text(&name)), true};
        }
    }
    if (r->results[0]->target_count > 0) {
        columns[count++] = (struct html_column){"targets", false};
    }
    if (extra) {
        columns[count++] = (struct html_column){extra->heading, false};
    }
    buf_release(&name);
    return count;
}

static void add_setting(struct html_table *t, const struct factors *f, size_t point, size_t factor)
{
    struct buf text = BUF_INIT;
    setting_value(f, point, factor, &text);
    if (t->columns[t->column].number) {
        html_table_number(t, buf_text(&text), sort_key(f, point, factor));
    } else {
        html_table_text(t, buf_text(&text));
    }
    buf_release(&text);
}

static void add_point(struct html_table *t, const struct page_run *r, const bool *same,
                      const struct page_points_extra *extra, size_t point)
{
    const struct factors *f = &r->run->factors;
    struct buf text = BUF_INIT;
    html_table_row(t);
    buf_printf(&text, "%zu", point + 1);
    html_table_number(t, buf_text(&text), (double)point + 1);
    for (size_t i = 0; i < f->count; i++) {
        add_setting(t, f, point, i);
    }
    for (size_t i = 0; i < r->columns.count; i++) {
        if (!same[i]) {
            page_cell_column(t, &r->columns.items[i], r->results[point]);
        }
    }
    if (r->results[0]->target_count > 0) {
        page_cell_verdict(t, r->results[point]);
    }
    if (extra) {
        buf_clear(&text);
        extra->text(extra->subject, point, &text);
        html_table_prose(t, buf_text(&text));
    }
    buf_release(&text);
}

void page_points_write(const struct page *p, const struct page_run *r,
                       const struct page_points_extra *extra)
{
    bool same[COLUMNS_MAX];
    size_t most = r->run->factors.count + r->columns.count + 3;
    struct html_column *columns = arena_array(p->arena, most, sizeof *columns);
    size_t shown = r->count < PAGE_POINTS ? r->count : PAGE_POINTS;
    for (size_t i = 0; i < r->columns.count; i++) {
        same[i] = is_the_same(r, &r->columns.items[i]);
    }
    struct html_table t = {.id = page_id(p, r->run, "points"),
                           .caption =
                               arena_printf(p->arena, "The points of run %lld; means ± 95 %%",
                                            (long long)r->run->row.id),
                           .columns = columns,
                           .count = add_columns(p, r, same, extra, columns),
                           .filter = shown > FILTERED,
                           .out = p->out};
    write_same(p, r, same);
    if (shown < r->count) {
        buf_printf(p->out,
                   "<p class=\"note\">The first %zu of %zu points; <code>ninefold show %lld "
                   "--format csv</code> tells all.</p>\n",
                   shown, r->count, (long long)r->run->row.id);
    }
    html_table_begin(&t);
    for (size_t i = 0; i < shown; i++) {
        add_point(&t, r, same, extra, i);
    }
    html_table_end(&t);
}

void page_points_tally(const struct page_run *r, struct buf *out)
{
    size_t counts[] = {[VERDICT_MET] = 0, [VERDICT_MISSED] = 0, [VERDICT_UNDECIDED] = 0};
    if (r->results[0]->target_count == 0) {
        return;
    }
    for (size_t i = 0; i < r->count; i++) {
        counts[result_verdict(r->results[i])]++;
    }
    for (size_t v = 0; v < sizeof counts / sizeof *counts; v++) {
        buf_printf(out, "%s%s at %zu", v == 0 ? "" : ", ", verdict_name((enum verdict)v),
                   counts[v]);
    }
    buf_printf(out, " of %zu points", r->count);
}
