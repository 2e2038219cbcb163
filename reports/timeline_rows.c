/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps as rows: CSV of all incidents, and Markdown of those that are told, for a record of a
 * drill. */
#include <math.h>

#include "reports/csv_result.h"
#include "reports/markdown.h"
#include "reports/timeline_report.h"
#include "reports/timeline_words.h"

static const char *const columns[] = {"incident", "step",    "at_s", "last_s",  "since_s", "part",
                                      "kind",     "success", "text", "because", "cause"};

static void add_row(const struct timeline_incident *i, size_t k, struct table *t)
{
    const struct timeline_step *step = &i->steps[k];
    table_row(t);
    table_cellf(t, "%zu", i->number);
    table_cellf(t, "%zu", k + 1);
    csv_number(t, step->at_s);
    csv_number(t, step->last_s);
    csv_number(t, step->at_s - i->anchor_s);
    table_cell(t, timeline_part_name(step->part));
    table_cell(t, step->kind);
    csv_number(t, step->success);
    table_cell(t, step->text);
    table_cell(t, step->because);
    if (step->cause > 0) {
        table_cellf(t, "%zu", step->cause);
    }
}

void timeline_csv_write(const struct timeline_report *r, struct buf *out)
{
    struct arena a;
    arena_init(&a, 0);
    struct table *t = table_new(&a);
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        table_column(t, columns[c], ALIGN_LEFT);
    }
    for (size_t i = 0; i < r->timeline->count; i++) {
        const struct timeline_incident *own = &r->timeline->incidents[i];
        for (size_t k = 0; k < own->count; k++) {
            add_row(own, k, t);
        }
    }
    table_write(t, TABLE_CSV, false, out);
    arena_release(&a);
}

static void add_cells(const struct timeline_report *r, const struct timeline_step *step,
                      double origin_s, struct table *t)
{
    struct buf text = BUF_INIT;
    table_row(t);
    timeline_moment(step->at_s, &text);
    table_cell(t, buf_text(&text));
    buf_clear(&text);
    timeline_since(step->at_s - origin_s, &text);
    table_cell(t, buf_text(&text));
    buf_clear(&text);
    if (!isnan(step->success)) {
        timeline_share(step->success, &text);
    }
    table_cell(t, buf_text(&text));
    table_cell(t, timeline_part_name(step->part));
    buf_clear(&text);
    markdown_text(step->text, &text);
    table_cell(t, buf_text(&text));
    buf_clear(&text);
    markdown_text(step->because, &text);
    if (!r->seen) {
        table_cell(t, buf_text(&text));
    }
    buf_release(&text);
}

static void write_table(const struct timeline_report *r, const struct timeline_incident *i,
                        struct buf *out)
{
    struct arena a;
    arena_init(&a, 0);
    struct table *t = table_new(&a);
    table_column(t, "day hh:mm:ss", ALIGN_RIGHT);
    table_column(t, "since", ALIGN_RIGHT);
    table_column(t, "succeed", ALIGN_RIGHT);
    table_column(t, "part", ALIGN_LEFT);
    table_column(t, r->seen ? "what is seen" : "what happened", ALIGN_LEFT);
    if (!r->seen) {
        table_column(t, "because", ALIGN_LEFT);
    }
    for (size_t k = 0; k < i->count; k++) {
        add_cells(r, &i->steps[k], i->anchor_s, t);
    }
    table_write(t, TABLE_MARKDOWN, false, out);
    arena_release(&a);
}

static void write_words(const char *text, struct buf *out)
{
    markdown_text(text, out);
    buf_add(out, "\n\n");
}

static void write_incident(const struct timeline_report *r, const struct timeline_incident *i,
                           struct buf *out)
{
    struct buf text = BUF_INIT;
    buf_printf(out, "## Incident %zu", i->number);
    if (!r->seen) {
        buf_add(out, ": ");
        markdown_heading(i->what, out);
    }
    buf_add(out, "\n\n");
    if (!r->seen) {
        timeline_summary(r->timeline, i, &text);
        write_words(buf_text(&text), out);
    }
    write_table(r, i, out);
    if (!r->seen) {
        buf_clear(&text);
        buf_add(&text, "What to learn: ");
        timeline_lesson(r->timeline, i, &text);
        buf_add_char(out, '\n');
        markdown_text(buf_text(&text), out);
        buf_add_char(out, '\n');
    }
    buf_release(&text);
}

void timeline_markdown_write(const struct timeline_report *r, struct buf *out)
{
    const struct timeline *t = r->timeline;
    struct buf text = BUF_INIT;
    buf_add(out, "# ");
    markdown_heading(r->seen ? "What those on duty see" : t->trace->scenario->title, out);
    buf_add(out, "\n\n");
    timeline_title(r, &text);
    buf_add(&text, ".");
    markdown_text(buf_text(&text), out);
    buf_add_char(out, '\n');
    for (size_t i = 0; i < t->count; i++) {
        if (t->incidents[i].told) {
            buf_add_char(out, '\n');
            write_incident(r, &t->incidents[i], out);
        }
    }
    buf_clear(&text);
    timeline_conflicts(t, &text);
    if (text.len > 0 && !r->seen) {
        buf_add_char(out, '\n');
        markdown_text(buf_text(&text), out);
        buf_add_char(out, '\n');
    }
    buf_clear(&text);
    timeline_rest(t, &text);
    if (text.len > 0 && !r->seen) {
        buf_add_char(out, '\n');
        markdown_text(buf_text(&text), out);
        buf_add_char(out, '\n');
    }
    buf_release(&text);
}
