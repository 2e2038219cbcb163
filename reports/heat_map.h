/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid over two fields or more as a map for a terminal: the last two of those that have several
 * values span the rows and the columns, and there is a map for each combination of the others.
 *
 * Each cell has its value, so that a map reads without colours too. Behind it lies a colour of a
 * scale from dark to bright, the same for all maps of a column, which eyes that tell red and green
 * apart badly see as well as others; without colours a block beside it is the fuller the more there
 * is. Points that miss a target are marked. */
#ifndef REPORTS_HEAT_MAP_H
#define REPORTS_HEAT_MAP_H

#include "reports/sweep.h"

/* Colours of the 256 of xterm, viridis as near as they come to it, each lighter than the one before
 * and told apart from it by dichromats of any sort. */
enum { HEAT_MAP_COLOURS = 7 };
extern const int heat_map_colours[HEAT_MAP_COLOURS];

/* All maps of a column, in blocks of columns that fit the width of the report, and their scale.
 * Points that were not played are left blank. */
void heat_map_write(const struct sweep_report *report, const struct column *c, struct buf *out);

#endif
