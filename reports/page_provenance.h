/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the numbers of a page came about and how to have them again: command, seed, version, hashes,
 * and the scenarios as they were played. */
#ifndef REPORTS_PAGE_PROVENANCE_H
#define REPORTS_PAGE_PROVENANCE_H

#include "reports/page_part.h"

/* False if the store cannot be read, which says why. */
bool page_provenance_write(const struct page *p);

#endif
