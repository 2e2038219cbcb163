/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of designs side by side: each with its metrics, what two of them differ by, and what a
 * nine more costs between those that nobody need regret. Differences are b - a. */
#ifndef REPORTS_COMPARE_H
#define REPORTS_COMPARE_H

#include "reports/columns.h"
#include "sim/run/differences.h"

struct compare_report {
    const struct comparison *comparison; /* its designs need no series */
    const struct differences *differences;
    const char *version, *command;
    const struct columns *columns; /* of the tables for people */
    bool colour;
    size_t width; /* columns that lines should fit; of the table for a terminal */
};

/* How a comparison is written in a format; the names are those of report_types. */
typedef void compare_writer(const struct compare_report *report, struct buf *out);

compare_writer compare_csv_write; /* a line for each pair and metric */
compare_writer compare_json_write;
compare_writer compare_table_write; /* for a terminal */
compare_writer compare_markdown_write;

#endif
