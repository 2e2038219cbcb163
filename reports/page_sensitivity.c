/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/page_sensitivity.h"

#include <math.h>

#include "reports/html.h"
#include "reports/sensitivity.h"

void page_sensitivity_sentences(const struct page *p, const struct page_run *r)
{
    const struct sweep_report report = stored_sweep_report(r->run, &r->columns);
    struct buf text = BUF_INIT;
    buf_add(p->out, "<ul>\n");
    for (size_t i = 0; i < r->columns.count; i++) {
        struct sensitivity s = sensitivity_of(&report, &r->columns.items[i], p->arena);
        buf_clear(&text);
        sensitivity_sentence(&report, &s, &text);
        html_element(p->out, "li", buf_text(&text));
    }
    buf_add(p->out, "</ul>\n");
    buf_release(&text);
}

static void add_index(struct html_table *t, double value, double lo, double hi)
{
    struct buf text = BUF_INIT;
    const double shown[] = {value, lo, hi};
    for (size_t i = 0; i < 3; i++) {
        static const char *const before[] = {"", " [", ", "};
        buf_printf(&text, "%s%.2f", before[i], fabs(shown[i]) < 0.005 ? 0 : shown[i]);
    }
    buf_add_char(&text, ']');
    html_table_number(t, isnan(value) ? "-" : buf_text(&text), value);
    buf_release(&text);
}

static void add_input(struct html_table *t, const struct sweep_report *report,
                      const struct sensitivity_input *x)
{
    struct buf source = BUF_INIT;
    html_table_row(t);
    html_table_code(t, report->factors->items[x->factor].path);
    add_index(t, x->index.first, x->index.first_lo, x->index.first_hi);
    add_index(t, x->index.total, x->index.total_lo, x->index.total_hi);
    if (report->inputs) {
        sensitivity_source(report, x->factor, &source);
    }
    html_table_text(t, source.len > 0 ? buf_text(&source) : "-");
    buf_release(&source);
}

static void write_table(const struct page *p, const struct page_run *r,
                        const struct sweep_report *report, size_t column)
{
    static const struct html_column columns[] = {
        {"input", false}, {"first [95 %]", true}, {"total [95 %]", true}, {"rests on", false}};
    struct sensitivity s = sensitivity_of(report, &r->columns.items[column], p->arena);
    struct buf name = BUF_INIT;
    if (!s.inputs) {
        return;
    }
    column_name(&s.column, r->results[0], &name);
    struct html_table t = {
        .id = page_id(p, r->run, arena_printf(p->arena, "indices-%zu", column + 1)),
        .caption = arena_printf(p->arena,
                                "%s: parts of its variance, by each input alone (first) and with "
                                "all interactions (total)",
                                buf_text(&name)),
        .columns = columns,
        .count = sizeof columns / sizeof *columns,
        .out = p->out};
    html_table_begin(&t);
    for (size_t i = 0; i < report->factors->count; i++) {
        add_input(&t, report, &s.inputs[i]);
    }
    html_table_end(&t);
    buf_release(&name);
}

void page_sensitivity_tables(const struct page *p, const struct page_run *r)
{
    const struct sweep_report report = stored_sweep_report(r->run, &r->columns);
    for (size_t i = 0; i < r->columns.count; i++) {
        write_table(p, r, &report, i);
    }
}
