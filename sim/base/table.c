/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/table.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/utf8.h"

struct cell {
    const char *text;
    struct cell *next;
};

struct row {
    struct cell *first, *last;
    size_t count;
    struct row *next;
};

struct column {
    enum table_align align;
    struct column *next;
};

struct table {
    struct arena *arena;
    struct column *first_column, *last_column;
    size_t columns;
    struct row heading;
    struct row *first_row, *last_row;
};

struct table *table_new(struct arena *a)
{
    struct table *t = arena_alloc(a, sizeof *t);

    t->arena = a;
    return t;
}

static void append(struct table *t, struct row *row, const char *text)
{
    struct cell *cell = arena_alloc(t->arena, sizeof *cell);

    cell->text = arena_strdup(t->arena, text ? text : "");
    if (row->last) {
        row->last->next = cell;
    } else {
        row->first = cell;
    }
    row->last = cell;
    row->count++;
}

void table_column(struct table *t, const char *heading, enum table_align align)
{
    struct column *column = arena_alloc(t->arena, sizeof *column);

    VERIFY(!t->first_row);
    column->align = align;
    if (t->last_column) {
        t->last_column->next = column;
    } else {
        t->first_column = column;
    }
    t->last_column = column;
    t->columns++;
    append(t, &t->heading, heading);
}

void table_row(struct table *t)
{
    struct row *row = arena_alloc(t->arena, sizeof *row);

    if (t->last_row) {
        t->last_row->next = row;
    } else {
        t->first_row = row;
    }
    t->last_row = row;
}

void table_cell(struct table *t, const char *text)
{
    VERIFY(t->last_row && t->last_row->count < t->columns);
    append(t, t->last_row, text);
}

void table_cellf(struct table *t, const char *format, ...)
{
    struct buf text = BUF_INIT;
    va_list args;
    int n;

    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    VERIFY(n >= 0);
    buf_pad(&text, ' ', (size_t)n);
    va_start(args, format);
    n = vsnprintf(text.text, text.room, format, args);
    va_end(args);
    VERIFY(n >= 0);
    table_cell(t, text.text);
    buf_release(&text);
}

/* Control characters would break the lines of the table, or colour the terminal. */
static void add_one_line(struct buf *out, const char *s, bool markdown)
{
    size_t n = strlen(s);

    for (size_t i = 0; i < n;) {
        uint32_t point;
        bool valid;
        size_t length = utf8_decode(s + i, n - i, &point, &valid);

        if (markdown && point == '|') {
            buf_add(out, "\\|");
        } else if (utf8_is_control(point)) {
            buf_add_char(out, ' ');
        } else if (!valid) {
            buf_add_char(out, '?');
        } else {
            buf_add_n(out, s + i, length);
        }
        i += length;
    }
}

/* Nothing follows a cell of the last column, so that no line ends in blanks. */
static void trim_line(struct buf *out, size_t start)
{
    while (out->len > start && out->text[out->len - 1] == ' ') {
        out->text[--out->len] = '\0';
    }
}

/* Columns that a block shows: the first `keep`, and those in [from, to). */
struct block {
    size_t keep, from, to;
};

static bool is_in(const struct block *b, size_t column)
{
    return column < b->keep || (column >= b->from && column < b->to);
}

static void write_cell(const char *cell, size_t width, enum table_align align, bool markdown,
                       struct buf *out)
{
    struct buf text = BUF_INIT;

    add_one_line(&text, cell, markdown);
    size_t pad = width - utf8_width(buf_text(&text), text.len);

    buf_add(out, markdown ? "| " : "");
    buf_pad(out, ' ', align == ALIGN_RIGHT ? pad : 0);
    buf_add(out, buf_text(&text));
    buf_pad(out, ' ', align == ALIGN_LEFT ? pad : 0);
    buf_add(out, markdown ? " " : "  ");
    buf_release(&text);
}

static void write_aligned(const struct table *t, const struct row *row, const size_t *widths,
                          const struct block *block, bool markdown, struct buf *out)
{
    const struct cell *cell = row->first;
    const struct column *column = t->first_column;
    size_t start = out->len;

    for (size_t i = 0; i < t->columns; i++, column = column->next) {
        if (is_in(block, i)) {
            write_cell(cell ? cell->text : "", widths[i], column->align, markdown, out);
        }
        cell = cell ? cell->next : NULL;
    }
    if (markdown) {
        buf_add_char(out, '|');
    } else {
        trim_line(out, start);
    }
}

static void measure(const struct row *row, bool markdown, size_t *widths)
{
    struct buf text = BUF_INIT;
    size_t i = 0;

    for (const struct cell *cell = row->first; cell; cell = cell->next, i++) {
        size_t width;

        buf_clear(&text);
        add_one_line(&text, cell->text, markdown);
        width = utf8_width(buf_text(&text), text.len);
        widths[i] = width > widths[i] ? width : widths[i];
    }
    buf_release(&text);
}

static void write_markdown_rule(const struct table *t, const size_t *widths, struct buf *out)
{
    size_t i = 0;

    for (const struct column *c = t->first_column; c; c = c->next, i++) {
        buf_add(out, "| ");
        buf_pad(out, '-', c->align == ALIGN_RIGHT ? widths[i] - 1 : widths[i]);
        buf_add(out, c->align == ALIGN_RIGHT ? ": " : " ");
    }
    buf_add(out, "|\n");
}

static size_t *widths_new(const struct table *t, bool markdown)
{
    size_t *widths = xcalloc(t->columns, sizeof *widths);

    for (size_t i = 0; i < t->columns; i++) {
        widths[i] = markdown ? 3 : 0; /* GitHub asks for three dashes */
    }
    measure(&t->heading, markdown, widths);
    for (const struct row *row = t->first_row; row; row = row->next) {
        measure(row, markdown, widths);
    }
    return widths;
}

static void write_block(const struct table *t, const size_t *widths, const struct block *block,
                        bool markdown, bool colour, struct buf *out)
{
    buf_add(out, colour ? "\033[2m" : "");
    write_aligned(t, &t->heading, widths, block, markdown, out);
    buf_add(out, colour ? "\033[0m\n" : "\n");
    if (markdown) {
        write_markdown_rule(t, widths, out);
    }
    for (const struct row *row = t->first_row; row; row = row->next) {
        write_aligned(t, row, widths, block, markdown, out);
        buf_add_char(out, '\n');
    }
}

static void write_whole(const struct table *t, bool markdown, bool colour, struct buf *out)
{
    size_t *widths = widths_new(t, markdown);

    write_block(t, widths, &(struct block){.keep = t->columns}, markdown, colour, out);
    free(widths);
}

size_t table_width(const struct table *t)
{
    size_t *widths = widths_new(t, false), width = 0;

    for (size_t i = 0; i < t->columns; i++) {
        width += widths[i] + (i > 0 ? 2 : 0);
    }
    free(widths);
    return width;
}

/* The columns from b->from on that fit beside those kept. */
static void fill_block(const struct table *t, const size_t *widths, size_t width, struct block *b)
{
    size_t used = 0;

    for (size_t i = 0; i < b->keep; i++) {
        used += widths[i] + 2;
    }
    b->to = b->from;
    do {
        used += widths[b->to++] + 2;
    } while (b->to < t->columns && used + widths[b->to] <= width);
}

void table_write_fit(const struct table *t, enum table_format format, size_t keep, size_t width,
                     bool colour, struct buf *out)
{
    if (format != TABLE_TEXT || keep >= t->columns) {
        table_write(t, format, colour, out);
        return;
    }
    size_t *widths = widths_new(t, false);
    struct block block = {.keep = keep, .from = keep};

    while (block.from < t->columns) {
        fill_block(t, widths, width, &block);
        write_block(t, widths, &block, false, colour, out);
        block.from = block.to;
        buf_add(out, block.from < t->columns ? "\n" : "");
    }
    free(widths);
}

void table_csv_field(struct buf *out, const char *s)
{
    if (!strpbrk(s, ",\"\r\n")) {
        buf_add(out, s);
        return;
    }
    buf_add_char(out, '"');
    for (; *s; s++) {
        buf_add(out, *s == '"' ? "\"" : "");
        buf_add_char(out, *s);
    }
    buf_add_char(out, '"');
}

static void write_csv(const struct table *t, const struct row *row, struct buf *out)
{
    const struct cell *cell = row->first;

    for (size_t i = 0; i < t->columns; i++) {
        buf_add(out, i ? "," : "");
        table_csv_field(out, cell ? cell->text : "");
        cell = cell ? cell->next : NULL;
    }
    buf_add(out, "\r\n");
}

void table_write(const struct table *t, enum table_format format, bool colour, struct buf *out)
{
    VERIFY(t->columns > 0);
    if (format != TABLE_CSV) {
        write_whole(t, format == TABLE_MARKDOWN, colour && format == TABLE_TEXT, out);
        return;
    }
    write_csv(t, &t->heading, out);
    for (const struct row *row = t->first_row; row; row = row->next) {
        write_csv(t, row, out);
    }
}
