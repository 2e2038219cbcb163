/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metrics of a result as rows of CSV, which reports of one result and of several share. */
#ifndef REPORTS_CSV_RESULT_H
#define REPORTS_CSV_RESULT_H

#include "sim/base/table.h"
#include "sim/run/result.h"

/* A cell with all digits, empty for NaN. */
void csv_number(struct table *t, double x);
enum { CSV_RESULT_COLUMNS = 15 }; /* of which the first is the metric, the second its unit */
void csv_result_columns(struct table *t);
/* Cells of one metric, added to the row that is open. */
void csv_result_cells(struct table *t, const struct result *r, size_t metric);

#endif
