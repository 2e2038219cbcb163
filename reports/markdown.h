/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that somebody else wrote, in a page of Markdown: they stand there as they are, whatever
 * they hold. No markup of theirs acts, no HTML, no link, no line of a table or heading; what a
 * terminal must not see is a '?'. */
#ifndef REPORTS_MARKDOWN_H
#define REPORTS_MARKDOWN_H

#include <stdbool.h>

#include "sim/base/buf.h"

/* Within a line that begins with something else. Blanks at either end are dropped, and any run of
 * them becomes one. */
void markdown_text(const char *s, struct buf *out);
/* The same for the text of a heading, which ends in no stop. */
void markdown_heading(const char *s, struct buf *out);
/* As code within a line; in a table, bars need a sign of their own. */
void markdown_code(const char *s, bool table, struct buf *out);

#endif
