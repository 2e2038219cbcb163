/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of a sweep: one result a point, told by the settings that differ. */
#ifndef REPORTS_SWEEP_H
#define REPORTS_SWEEP_H

#include "reports/columns.h"
#include "sim/run/study.h"

struct sweep_report {
    const struct factors *factors;
    const struct result *const *results; /* by point */
    size_t count;                        /* of points that were played */
    const char *version, *command;
    const struct columns *columns; /* of the tables for people */
    bool colour;
};

/* How a sweep is written in a format; the names are those of report_types. */
typedef void sweep_writer(const struct sweep_report *report, struct buf *out);

sweep_writer sweep_csv_write;   /* a line for each point and metric */
sweep_writer sweep_json_write;  /* {"points": [{"set": {...}, "metrics": {...}}]} */
sweep_writer sweep_table_write; /* for a terminal: a line a point */
sweep_writer sweep_markdown_write;

#endif
