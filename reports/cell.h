/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a metric in few columns, all in one unit that is told once: three digits, and of shares
 * as many as they need. */
#ifndef REPORTS_CELL_H
#define REPORTS_CELL_H

#include "reports/columns.h"

struct cell_unit {
    const char *name; /* "s", "%"; "" where the name of the column says it, or there is none */
    double size;      /* of it, in the metric's own */
};

/* For values whose greatest is `most`. */
struct cell_unit cell_unit_of(const struct metric *metric, double most);
/* "19.9", "99.995", "≥ 99.7" of a mean where nothing failed, "-" where there is no value. */
void cell_write(const struct cell_unit *unit, const struct column *c, const struct result *r,
                struct buf *out);

#endif
