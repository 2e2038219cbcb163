/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison on a page: the ranking, what the next nine costs, and what neighbours in the ranking
 * differ by. */
#ifndef REPORTS_PAGE_COMPARE_H
#define REPORTS_PAGE_COMPARE_H

#include "reports/page_part.h"

/* What was asked and what came out, in sentences. */
void page_compare_summary(const struct page *p, const struct page_run *r);
void page_compare_tables(const struct page *p, const struct page_run *r);

#endif
