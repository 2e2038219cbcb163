/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which metrics of a study the figures of it are about: those that were asked for, or the usual
 * ones, as far as they differ from point to point. */
#ifndef REPORTS_FIGURE_COLUMNS_H
#define REPORTS_FIGURE_COLUMNS_H

#include "reports/cell.h"
#include "sim/store/stored_run.h"

struct columns figure_columns(const struct stored_run *run);
/* The same, asked for or not: whether it has two different values. */
bool figure_column_varies(const struct stored_run *run, const struct column *c);
/* "probe.load, 1/s" of the column's values over all points; *ret_unit is what they are drawn in. */
void figure_column_name(const struct stored_run *run, const struct column *c,
                        struct cell_unit *ret_unit, struct buf *out);

#endif
