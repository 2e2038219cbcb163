/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns diagnostics into text for a person. Whatever comes from the user's file may hold anything,
 * so all of it passes a filter on its way to the terminal. */
#include <stdlib.h>
#include <string.h>

#include "sim/base/diag.h"
#include "sim/base/die.h"
#include "sim/base/lines.h"
#include "sim/base/utf8.h"

enum { COLUMNS = 160, GUTTER = 4 };

#define RED "\033[1;31m"
#define MAGENTA "\033[1;35m"
#define CYAN "\033[1;36m"
#define GREEN "\033[1;32m"
#define BOLD "\033[1m"
#define PLAIN "\033[0m"

struct renderer {
    struct buf *out;
    bool colour;
    struct lines *sources;
    size_t source_count;
};

struct ordered {
    const struct diag_entry *entry;
    size_t arrival;
};

static void add_colour(struct renderer *r, const char *sequence)
{
    if (r->colour) {
        buf_add(r->out, sequence);
    }
}

/* The index of a source, made when it is first shown. There are few sources: a file, those it
 * extends, and overrides. */
static struct lines *index_of(struct renderer *r, const struct source *source)
{
    for (size_t i = 0; i < r->source_count; i++) {
        if (r->sources[i].source == source) {
            return &r->sources[i];
        }
    }
    r->sources = xrealloc(r->sources, r->source_count + 1, sizeof *r->sources);
    lines_init(&r->sources[r->source_count], source);
    return &r->sources[r->source_count++];
}

/* Characters [from, to) of the line; dots stand in for what is cut on either side. */
static void add_window(struct buf *out, struct line *line, size_t from, size_t to)
{
    size_t column = from;

    for (size_t i = lines_byte(line, from); i < line->length && column < to; column++) {
        uint32_t point;
        bool valid;

        if (from > 0 && column < from + 3) {
            buf_add_char(out, '.');
        } else {
            utf8_show_one(out, line->text + i, line->length - i);
        }
        i += utf8_decode(line->text + i, line->length - i, &point, &valid);
    }
}

static void add_caret(struct renderer *r, size_t gutter, size_t at, size_t length)
{
    buf_pad(r->out, ' ', gutter);
    buf_add(r->out, " | ");
    buf_pad(r->out, ' ', at);
    add_colour(r, GREEN);
    buf_add_char(r->out, '^');
    buf_pad(r->out, '~', length > 1 ? length - 1 : 0);
    add_colour(r, PLAIN);
    buf_add_char(r->out, '\n');
}

static void add_excerpt(struct renderer *r, const struct mark *m)
{
    size_t width, column, needed, from = 0, to, length, start, gutter;
    struct line *line;

    if (!m->source || !m->source->text) {
        return;
    }
    line = lines_get(index_of(r, m->source), m->line);
    if (!line) {
        return;
    }
    width = lines_width(line);
    column = m->column ? m->column - 1 : 0;
    column = column < width ? column : width; /* one past the end at most */
    needed = column < width ? width : width + 1;
    if (needed > COLUMNS && column > COLUMNS / 2) {
        from = column - COLUMNS / 2;
        from = from < needed - COLUMNS ? from : needed - COLUMNS;
    }
    to = width < from + COLUMNS ? width : from + COLUMNS;
    length = m->length < to - column ? m->length : to - column;
    start = r->out->len;
    buf_printf(r->out, "%*lu", GUTTER, (unsigned long)m->line);
    gutter = r->out->len - start;
    buf_add(r->out, " | ");
    add_window(r->out, line, from, to < width ? to - 3 : to);
    buf_add(r->out, to < width ? "...\n" : "\n");
    add_caret(r, gutter, column - from, length);
}

static void add_place(struct renderer *r, const struct mark *m)
{
    if (!m->source) {
        return;
    }
    add_colour(r, BOLD);
    utf8_show(r->out, m->source->name);
    /* The whole file is its first character: editors and scripts read file:line:col everywhere. */
    buf_printf(r->out, ":%lu:%lu", m->line ? (unsigned long)m->line : 1UL,
               m->column ? (unsigned long)m->column : 1UL);
    buf_add(r->out, ": ");
    add_colour(r, PLAIN);
}

static void add_kind(struct renderer *r, const char *colour, const char *kind)
{
    add_colour(r, colour);
    buf_add(r->out, kind);
    add_colour(r, PLAIN);
}

static void add_entry(struct renderer *r, const struct diag_entry *e)
{
    bool error = e->severity == SEVERITY_ERROR;

    add_place(r, &e->mark);
    add_kind(r, error ? RED : MAGENTA, error ? "error: " : "warning: ");
    if (e->path[0]) {
        utf8_show(r->out, e->path);
        buf_add(r->out, ": ");
    }
    utf8_show(r->out, e->message);
    buf_printf(r->out, " [%s]\n", e->code);
    add_excerpt(r, &e->mark);
    if (e->hint) {
        add_kind(r, CYAN, "hint: ");
        utf8_show(r->out, e->hint);
        buf_add_char(r->out, '\n');
    }
    if (e->second_message) {
        add_place(r, &e->second);
        add_kind(r, CYAN, "note: ");
        utf8_show(r->out, e->second_message);
        buf_add_char(r->out, '\n');
        add_excerpt(r, &e->second);
    }
}

static int compare_numbers(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* Sources go by name: addresses differ from run to run. */
static int compare_places(const void *left, const void *right)
{
    const struct ordered *a = left, *b = right;
    const struct mark *p = &a->entry->mark, *q = &b->entry->mark;
    int order = strcmp(p->source ? p->source->name : "", q->source ? q->source->name : "");

    order = order ? order : compare_numbers(p->line, q->line);
    order = order ? order : compare_numbers(p->column, q->column);
    return order ? order : compare_numbers(a->arrival, b->arrival);
}

void diag_render(const struct diag *d, bool colour, struct buf *out)
{
    struct renderer r = {.out = out, .colour = colour};
    struct ordered *all = xcalloc(d->errors + d->warnings - d->suppressed, sizeof *all);
    size_t count = 0;

    for (const struct diag_entry *e = d->first; e; e = e->next) {
        all[count] = (struct ordered){e, count};
        count++;
    }
    qsort(all, count, sizeof *all, compare_places);
    for (size_t i = 0; i < count; i++) {
        add_entry(&r, all[i].entry);
    }
    if (d->suppressed) {
        buf_printf(out, "and %zu more\n", d->suppressed);
    }
    for (size_t i = 0; i < r.source_count; i++) {
        lines_release(&r.sources[i]);
    }
    free(r.sources);
    free(all);
}
