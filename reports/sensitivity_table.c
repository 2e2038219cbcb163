/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For a person: of each column how far its values go, which inputs move it most, their indices, and
 * what the inputs rest on: a word in a terminal's table, with the rest told once at the end, and
 * all of it in Markdown, whose tables may be wide. */
#include <math.h>
#include <string.h>

#include "reports/human.h"
#include "reports/sensitivity.h"
#include "sim/base/utf8.h"
#include "sim/base/wrap.h"

struct page {
    const struct sweep_report *report;
    enum table_format format;
    struct buf *out;
};

static void add_heading(const struct page *p, const char *text)
{
    if (p->format == TABLE_MARKDOWN) {
        buf_printf(p->out, "### %s\n\n", text);
    } else {
        buf_printf(p->out, "%s%s%s\n", p->report->colour ? "\033[1m" : "", text,
                   p->report->colour ? "\033[0m" : "");
    }
}

static void add_paragraph(const struct page *p, size_t indent, const char *text)
{
    size_t width = p->format == TABLE_MARKDOWN ? SIZE_MAX : p->report->width;
    wrap_write(text, indent, width, p->out);
}

static void write_heading(const struct page *p, const struct sensitivity *s)
{
    const struct result *r = p->report->results[0];
    struct buf text = BUF_INIT;
    column_name(&s->column, r, &text);
    if (!isnan(s->least)) {
        const struct metric *metric = &r->metrics->metrics[s->column.metric];
        buf_add(&text, ": ");
        human_value(metric, s->least, &text);
        buf_add(&text, " to ");
        human_value(metric, s->most, &text);
    }
    add_heading(p, buf_text(&text));
    buf_release(&text);
}

/* "default, AFD-02" */
static void add_brief(const struct provenance *from, struct buf *out)
{
    static const char *const words[] = {
        [ORIGIN_DEFAULT] = "default",
        [ORIGIN_PRESET] = "preset",
        [ORIGIN_FILE] = "stated",
        [ORIGIN_OVERRIDE] = "given",
    };
    buf_add(out, words[from->origin]);
    if (from->source) {
        buf_add(out, ", ");
        buf_add_n(out, from->source, strcspn(from->source, ",;:"));
    }
}

static void add_source(const struct page *p, struct table *t, size_t factor)
{
    const struct sweep_input *input = &p->report->inputs[factor];
    struct buf text = BUF_INIT;
    if (p->format == TABLE_MARKDOWN) {
        sensitivity_source(p->report, factor, &text);
    } else if (input->known) {
        add_brief(&input->from, &text);
    } else {
        buf_add_char(&text, '-');
    }
    table_cell(t, buf_text(&text));
    buf_release(&text);
}

/* Two decimals, and none of them below 0 by rounding. */
static double shown(double x)
{
    return fabs(x) < 0.005 ? 0 : x;
}

static void add_index(struct table *t, double value, double lo, double hi)
{
    if (isnan(value)) {
        table_cell(t, "-");
    } else {
        table_cellf(t, "%.2f [%.2f, %.2f]", shown(value), shown(lo), shown(hi));
    }
}

static void write_indices(const struct page *p, const struct sensitivity *s)
{
    struct arena arena;
    struct buf path = BUF_INIT;
    arena_init(&arena, 0);
    struct table *t = table_new(&arena);
    table_column(t, "input", ALIGN_LEFT);
    table_column(t, "first [95 %]", ALIGN_RIGHT);
    table_column(t, "total [95 %]", ALIGN_RIGHT);
    table_column(t, "rests on", ALIGN_LEFT);
    for (size_t i = 0; i < p->report->factors->count; i++) {
        const struct sensitivity_input *x = &s->inputs[i];
        buf_clear(&path);
        utf8_show(&path, p->report->factors->items[x->factor].path);
        table_row(t);
        table_cell(t, buf_text(&path));
        add_index(t, x->index.first, x->index.first_lo, x->index.first_hi);
        add_index(t, x->index.total, x->index.total_lo, x->index.total_hi);
        add_source(p, t, x->factor);
    }
    table_write_fit(t, p->format, 1, p->report->width, p->report->colour, p->out);
    buf_release(&path);
    arena_release(&arena);
}

static void write_column(const struct page *p, const struct column *c)
{
    struct arena arena;
    struct buf text = BUF_INIT;
    arena_init(&arena, 0);
    struct sensitivity s = sensitivity_of(p->report, c, &arena);
    write_heading(p, &s);
    sensitivity_sentence(p->report, &s, &text);
    add_paragraph(p, 0, buf_text(&text));
    if (s.inputs) {
        buf_add_char(p->out, '\n');
        write_indices(p, &s);
    }
    buf_add_char(p->out, '\n');
    buf_release(&text);
    arena_release(&arena);
}

static void write_sources(const struct page *p)
{
    struct buf text = BUF_INIT;
    add_heading(p, "What the inputs rest on where they are not varied");
    for (size_t i = 0; i < p->report->factors->count; i++) {
        buf_clear(&text);
        utf8_show(&text, p->report->factors->items[i].path);
        buf_add(&text, ": ");
        sensitivity_source(p->report, i, &text);
        add_paragraph(p, 2, buf_text(&text));
    }
    buf_release(&text);
}

static const char legend[] =
    "first: share of the variance that an input accounts for alone; total: with all interactions "
    "that it has a part in.";

void sensitivity_table_write(const struct sweep_report *report, enum table_format format,
                             struct buf *out)
{
    struct page p = {.report = report, .format = format, .out = out};
    for (size_t i = 0; i < report->columns->count; i++) {
        write_column(&p, &report->columns->items[i]);
    }
    if (format != TABLE_MARKDOWN) {
        write_sources(&p);
        buf_add_char(out, '\n');
    }
    add_paragraph(&p, 0, legend);
}
