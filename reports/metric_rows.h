/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The block of metrics of a terminal table: one row a metric, in groups, at most so many columns
 * wide. Where that is too little, columns are left out: max, which says the least, then p50, then
 * p99. */
#ifndef REPORTS_METRIC_ROWS_H
#define REPORTS_METRIC_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/buf.h"
#include "sim/run/result.h"

/* Whether a person wants to read about this metric of this result. */
bool metric_rows_show(const struct metric *metric, const struct summary *s);

/* Calls fn for each metric with a row, in the order of the page; `title` is of its group, to which
 * of "Money" the unit is to be added. */
typedef void metric_rows_fn(void *to, const char *title, size_t metric);
void metric_rows_each(const struct result *r, metric_rows_fn *fn, void *to);
/* The heading of a group: its title, and of money the unit. */
void metric_rows_heading(const struct result *r, const char *title, struct buf *out);

void metric_rows_write(const struct result *r, size_t width, bool colour, struct buf *out);

#endif
