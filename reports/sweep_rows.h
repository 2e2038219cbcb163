/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sweep as a line a point. */
#ifndef REPORTS_SWEEP_ROWS_H
#define REPORTS_SWEEP_ROWS_H

#include "reports/sweep.h"
#include "sim/base/table.h"

/* The settings of each point, the columns of the report and the verdict on its targets. What reads
 * the same at all points is told once, above. */
void sweep_rows_write(const struct sweep_report *report, enum table_format format, struct buf *out);

#endif
