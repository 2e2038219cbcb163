/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sizing on a page: the choice, how sure it is, the runner-up, and what became of every setting.
 */
#ifndef REPORTS_PAGE_SIZE_H
#define REPORTS_PAGE_SIZE_H

#include "reports/page_part.h"

/* What was asked and what came out, in sentences. */
void page_size_summary(const struct page *p, const struct page_run *r);
void page_size_tables(const struct page *p, const struct page_run *r);

#endif
