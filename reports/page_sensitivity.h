/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On a page: which inputs of a sweep whose points are in rows move its metrics most. */
#ifndef REPORTS_PAGE_SENSITIVITY_H
#define REPORTS_PAGE_SENSITIVITY_H

#include "reports/page_part.h"

/* One for each column of the run. */
void page_sensitivity_sentences(const struct page *p, const struct page_run *r);
/* The indices behind them, and what each input rests on. */
void page_sensitivity_tables(const struct page *p, const struct page_run *r);

#endif
