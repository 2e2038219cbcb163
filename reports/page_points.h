/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The points of a study on a page. */
#ifndef REPORTS_PAGE_POINTS_H
#define REPORTS_PAGE_POINTS_H

#include "reports/page_part.h"

enum { PAGE_POINTS = 1000 }; /* more are not written into a page, which says so */

/* What the table has besides settings, columns and targets: a last column of that heading, of which
 * fn adds the cell's text; NULL: none. */
struct page_points_extra {
    const char *heading;
    void (*text)(const void *subject, size_t point, struct buf *out);
    const void *subject;
};

/* A line a point: its settings, the columns that are not the same at all points, and the verdict.
 * What is the same everywhere is said above. */
void page_points_write(const struct page *p, const struct page_run *r,
                       const struct page_points_extra *extra);

/* "met at 12, missed at 200, undecided at 28 points"; nothing without targets. */
void page_points_tally(const struct page_run *r, struct buf *out);

#endif
