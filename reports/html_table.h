/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a page, written cell by cell: with a caption, in a box of its own that scrolls where
 * the screen is too narrow, and that the keyboard reaches. The page's script makes buttons of the
 * headings, which sort, and a box that filters; without it the table reads as it is. */
#ifndef REPORTS_HTML_TABLE_H
#define REPORTS_HTML_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/buf.h"

struct html_column {
    const char *heading;
    bool number; /* aligned at the right, sorted by value */
};

struct html_table {
    const char *id; /* on this page there is no other; fit for an identifier */
    const char *caption;
    const struct html_column *columns;
    size_t count;
    bool filter; /* offered */
    bool plain;  /* not to be sorted: its order says something */
    struct buf *out;
    size_t column; /* of the next cell */
    bool open;     /* within a row */
};

void html_table_begin(struct html_table *t);
void html_table_end(struct html_table *t);

void html_table_row(struct html_table *t);
/* A line over all columns that says what the rows below are about. */
void html_table_group(struct html_table *t, const char *text);

/* Cells fill the row from the left. The first one names the row if it is text. */
void html_table_text(struct html_table *t, const char *text);
/* What a person reads, and what it is sorted by (NaN: last). */
void html_table_number(struct html_table *t, const char *text, double value);
/* The same with how precisely it is known, on a line of its own. */
void html_table_estimate(struct html_table *t, const char *text, const char *precision,
                         double value);
/* Text that wants room to be read in. */
void html_table_prose(struct html_table *t, const char *text);
/* A name, as a program writes it. */
void html_table_code(struct html_table *t, const char *text);
/* Markup that is written between these two is the cell's. */
void html_table_open(struct html_table *t);
void html_table_close(struct html_table *t);

#endif
