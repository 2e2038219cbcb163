/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of a sweep: one result a point, told by the settings that differ. */
#ifndef REPORTS_SWEEP_H
#define REPORTS_SWEEP_H

#include "reports/columns.h"
#include "sim/run/study.h"
#include "sim/store/inputs.h"

struct sweep_report {
    const struct factors *factors;
    const struct sweep_input *inputs;    /* by factor; of points in rows (factors_saltelli) */
    const struct result *const *results; /* by point */
    size_t count;                        /* of points that were played */
    const char *version, *command;
    const struct columns *columns; /* of the tables for people */
    const struct columns *maps;    /* drawn for a terminal (reports/heat_map.h); NULL: none */
    bool maps_alone;               /* in place of a line a point */
    bool colour;
    size_t width; /* columns that lines should fit; of the table for a terminal */
};

/* How a sweep is written in a format; the names are those of report_types. */
typedef void sweep_writer(const struct sweep_report *report, struct buf *out);

/* Of points in rows all of them tell which input moves what most (reports/sensitivity.h). */
sweep_writer sweep_csv_write;   /* a line for each point and metric */
sweep_writer sweep_json_write;  /* {"points": [{"set": {...}, "metrics": {...}}]} */
sweep_writer sweep_table_write; /* for a terminal: a line a point */
sweep_writer sweep_markdown_write;

#endif
