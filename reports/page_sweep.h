/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sweep on a page: how many points meet the targets, how far the metrics go and where, which
 * points no other beats, and all points; of points in rows, which inputs move the metrics most. */
#ifndef REPORTS_PAGE_SWEEP_H
#define REPORTS_PAGE_SWEEP_H

#include "reports/page_part.h"

/* What was asked and what came out, in sentences. */
void page_sweep_summary(const struct page *p, const struct page_run *r);
void page_sweep_tables(const struct page *p, const struct page_run *r);

#endif
