/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text cells that can be written aligned for a terminal, as GitHub Markdown or as CSV
 * (RFC 4180): the one way this program prints rows. Widths count terminal columns of UTF-8 text. */
#ifndef SIM_BASE_TABLE_H
#define SIM_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/buf.h"

enum table_align { ALIGN_LEFT, ALIGN_RIGHT };
enum table_format { TABLE_TEXT, TABLE_MARKDOWN, TABLE_CSV };

struct table;

/* The table and its cells live in the arena. */
struct table *table_new(struct arena *a);
void table_column(struct table *t, const char *heading, enum table_align align);
/* Cells fill the current row from the left; a row may be short. Text is copied; NULL is empty. */
void table_row(struct table *t);
void table_cell(struct table *t, const char *text);
void table_cellf(struct table *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* colour applies to TABLE_TEXT alone: the heading is dimmed. */
void table_write(const struct table *t, enum table_format format, bool colour, struct buf *out);
/* Of its lines as TABLE_TEXT. */
size_t table_width(const struct table *t);
/* The same, but TABLE_TEXT that is wider than `width` columns comes in blocks one below the other:
 * each has the first `keep` columns and then as many of the others as fit, one at least. */
void table_write_fit(const struct table *t, enum table_format format, size_t keep, size_t width,
                     bool colour, struct buf *out);

/* One field of a CSV line, in quotes if it has to be; for those who write lines without a table. */
void table_csv_field(struct buf *out, const char *s);

#endif
