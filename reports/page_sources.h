/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answer rests on, on a page: first the values that nobody stated and no document gives,
 * then all others, each with where it comes from, and the facts that are cited, with their grades.
 */
#ifndef REPORTS_PAGE_SOURCES_H
#define REPORTS_PAGE_SOURCES_H

#include "reports/page_part.h"

/* False if the store cannot be read, which says why. */
bool page_sources_write(const struct page *p);

#endif
