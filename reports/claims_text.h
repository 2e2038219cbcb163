/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the text of a decision record still says what its claims say. Blanks do not count, so a
 * program that lays out Markdown may have gone over it. */
#ifndef REPORTS_CLAIMS_TEXT_H
#define REPORTS_CLAIMS_TEXT_H

#include <stdbool.h>

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

#endif
