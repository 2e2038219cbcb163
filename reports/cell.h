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
/* Its name where a sentence goes on: "minutes", which "min" may be read as the least. */
const char *cell_unit_word(const struct cell_unit *unit);
/* Any value of the metric, without the unit. */
void cell_value(const struct cell_unit *unit, const struct metric *metric, double x,
                struct buf *out);
/* A width in the unit, two digits: "0.13". */
void cell_half(const struct cell_unit *unit, double half, struct buf *out);
/* "19.9", "99.995", "≥ 99.7" of a mean where nothing failed, "-" where there is no value. */
void cell_write(const struct cell_unit *unit, const struct column *c, const struct result *r,
                struct buf *out);

#endif
