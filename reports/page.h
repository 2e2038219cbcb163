/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a report: one HTML file with all that is in it, which asks nothing of a network,
 * reads without scripts, with keyboard and screen reader, in light and dark, and on paper.
 *
 * It is a function of the dossier alone. Sections (page_*.h) come in the order in which one asks:
 * what came out, the figures, the tables, what it rests on, and how to have it again. */
#ifndef REPORTS_PAGE_H
#define REPORTS_PAGE_H

#include <stdbool.h>

#include "reports/dossier.h"
#include "sim/base/buf.h"

/* False if the store cannot be read, which says why. */
bool page_write(const struct dossier *d, struct buf *out);

#endif
