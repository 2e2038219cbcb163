/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first part of a page: of each run what was asked and what came out, in sentences. */
#ifndef REPORTS_PAGE_SUMMARY_H
#define REPORTS_PAGE_SUMMARY_H

#include "reports/page_part.h"

void page_summary_write(const struct page *p);

#endif
