/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs of a store, a line each. */
#ifndef REPORTS_RUN_LIST_H
#define REPORTS_RUN_LIST_H

#include "sim/base/buf.h"
#include "sim/base/table.h"
#include "sim/store/runs.h"

/* {"runs": [{"id": 1, "command": "run", "scenario": "...", "state": "done", ...}]} */
void run_list_json(const struct run_row *runs, size_t count, struct buf *out);
/* As text, in lines of at most `width` columns, and Markdown for people, as CSV with all there is.
 */
void run_list_table(const struct run_row *runs, size_t count, enum table_format format, bool colour,
                    size_t width, struct buf *out);

#endif
