/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of a sizing: which setting to choose, how sure that is, and why not the others. */
#ifndef REPORTS_SIZE_H
#define REPORTS_SIZE_H

#include "reports/columns.h"
#include "sim/run/factors.h"
#include "sim/run/sizing.h"

struct size_report {
    const struct factors *factors;
    const struct result *const *results; /* by point */
    size_t count;
    const struct sized *sized;
    int minimise; /* a metric, by index */
    double confidence;
    int64_t most, budget; /* replications allowed: of a point, and of all; INT64_MAX: no bound */
    bool interrupted;
    const char *version, *command;
    const struct columns *columns; /* of the tables for people, besides */
    size_t width;                  /* of the terminal */
    bool colour;
};

/* How a sizing is written in a format; the names are those of report_types. */
typedef void size_writer(const struct size_report *report, struct buf *out);

size_writer size_csv_write;   /* a line a point */
size_writer size_json_write;  /* the choice, then {"points": [{"set": {...}, "metrics": {...}}]} */
size_writer size_table_write; /* for a terminal: the choice in words, then a line a point */
size_writer size_markdown_write;

#endif
