/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of a CSV file (RFC 4180, a heading line first) as sorted durations or numbers. */
#ifndef SIM_SCHEMA_CSV_H
#define SIM_SCHEMA_CSV_H

#include <stddef.h>

#include "sim/schema/node.h"
#include "sim/schema/path.h"
#include "sim/schema/report.h"

/* The values, ascending, at least one: durations in seconds, bare numbers being seconds too, or
 * with `numbers` bare numbers alone. NULL, reported, if the file or the column cannot
 * be read. `file` and `column` are single values; p is the path of the mapping they stand in. */
const double *csv_column(struct reader *r, const struct node *file, const struct node *column,
                         bool numbers, const struct path *p, size_t *ret_count);

/* Ascending. */
void csv_sort(double *values, size_t count);

/* The cell of a line that begins at *at, unquoted, in the arena; *at moves behind its comma and
 * *ret_last tells that the line ends with it. */
const char *csv_cell(struct arena *a, const char *text, size_t length, size_t *at, bool *ret_last);

#endif
