/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rto.service per outage, a row a design, beside the one over all incidents that targets are about.
 */
#ifndef REPORTS_PAGE_OUTAGES_H
#define REPORTS_PAGE_OUTAGES_H

#include "reports/page_part.h"

/* Nothing if in all designs every incident is an outage or none is, or if the store cannot be read,
 * which the sources of the values will tell. */
void page_outages_write(const struct page *p, const struct page_run *r);

#endif
