/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A full grid over two fields or more as maps: the last two of those that have several values span
 * the rows and the columns, and there is a map for each combination of the others. */
#ifndef REPORTS_GRID_H
#define REPORTS_GRID_H

#include <stdbool.h>

#include "sim/base/buf.h"
#include "sim/run/factors.h"

struct grid {
    size_t down, across; /* factors */
};

/* A full grid in which two fields or more have two values or more. */
bool grid_possible(const struct factors *f);
struct grid grid_of(const struct factors *f);
/* The same over those two that have the most values, which makes the fewest maps: for what need not
 * be read line by line. */
struct grid grid_widest(const struct factors *f);
/* How far apart are points that differ by one in a factor. */
size_t grid_stride(const struct factors *f, size_t factor);
/* Which of a factor's values a point has. */
size_t grid_place(const struct factors *f, size_t point, size_t factor);
/* Whether a map begins at the point. */
bool grid_begins(const struct factors *f, const struct grid *g, size_t point);
/* "interval 30s, timeout 5s": what the map that begins at the point has in common, fit for a
 * terminal; nothing where there is one map. */
void grid_others_write(const struct factors *f, const struct grid *g, size_t base, struct buf *out);

#endif
