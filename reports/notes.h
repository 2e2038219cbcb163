/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the numbers of a result alone would say wrongly, in sentences under the table of a terminal:
 * bounds that are no estimates, figures that are projected or weighted, values that were cut off.
 */
#ifndef REPORTS_NOTES_H
#define REPORTS_NOTES_H

#include "reports/report.h"

/* Each note after a blank line, broken between words to fit the report's width; nothing where there
 * is nothing to say. */
void notes_write(const struct report *report, struct buf *out);

#endif
