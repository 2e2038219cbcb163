/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frontier of a sweep (sim/run/frontier.h) as a line a point, for a terminal and Markdown. */
#ifndef REPORTS_FRONTIER_ROWS_H
#define REPORTS_FRONTIER_ROWS_H

#include "reports/sweep.h"
#include "sim/base/table.h"
#include "sim/run/frontier.h"

enum { FRONTIER_SHOWN = 40 }; /* points at most */

/* "3 of 6 points are on the frontier: no other is as good in all of probe.load, ... and better in
 * one, by the estimates alone." */
void frontier_sentence(const struct result *r, const struct objectives *o, size_t count,
                       size_t points, struct buf *out);

/* That sentence, and the points where not all are on it. Nothing of fewer than three points, and
 * where points are in rows, which nobody chooses between. */
void frontier_rows_write(const struct sweep_report *report, enum table_format format,
                         struct buf *out);

#endif
