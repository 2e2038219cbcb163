/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the text of a decision record still says what its claims say. Blanks do not count, so a
 * program that lays out Markdown may have gone over it. */
#ifndef REPORTS_CLAIMS_TEXT_H
#define REPORTS_CLAIMS_TEXT_H

#include <stdbool.h>

#include "sim/base/buf.h"
#include "sim/base/diag.h"

struct claims_text {
    const struct source *page;
    uint32_t first; /* line of the text, behind the front matter */
};

/* Whether a line of the text has these words: a row of a table. If not, *ret_nearest is the line
 * that begins most like it, with its first two cells at least; nowhere if there is none. */
bool claims_text_row(const struct claims_text *t, const char *row, struct mark *ret_nearest);
/* The same of words that may go on over several lines. The nearest line has their beginning. */
bool claims_text_words(const struct claims_text *t, const char *words, struct mark *ret_nearest);

/* A paragraph, a list item or a row of a table, or a line of what is code: its words, with one
 * blank between them. */
struct claims_blocks {
    const char *next, *end;
    uint32_t number; /* of the line that was read last */
    bool code;       /* within ``` */
};

struct claims_blocks claims_text_blocks(const struct claims_text *t);
/* The next one that is neither a row nor code, and its first line. False at the end. */
bool claims_text_prose(struct claims_blocks *b, struct buf *ret, uint32_t *ret_line);

#endif
