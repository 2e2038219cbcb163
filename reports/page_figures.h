/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a page, each with its caption, what there is to see for who cannot see it, and the
 * numbers behind it: as a table where they are few, as a file beside the page in any case. */
#ifndef REPORTS_PAGE_FIGURES_H
#define REPORTS_PAGE_FIGURES_H

#include "reports/page_part.h"

enum { PAGE_FIGURE_ROWS = 60 }; /* more are not told on the page */

/* Nothing where there are no figures. */
void page_figures_write(const struct page *p);

#endif
