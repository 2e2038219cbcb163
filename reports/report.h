/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports: a result written down, for a person or for a program.
 *
 * A report is a pure function of its subject: no clock, no file, no terminal. A format is one file
 * that ends in one `struct report_type`, and one row in report_types (sorted by name). */
#ifndef REPORTS_REPORT_H
#define REPORTS_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/buf.h"
#include "sim/run/result.h"

struct report {
    const struct result *result;
    const char *version; /* of the program */
    const char *command; /* that reproduces the result */
    bool scripted;       /* the scenario has faults at given times; only the table tells */
    bool colour;         /* ANSI sequences wanted; only the table has any */
    size_t width;        /* columns that lines should fit; only the table breaks any */
};

struct report_type {
    const char *name;    /* the word after --format */
    const char *summary; /* one line for `help` */
    void (*write)(const struct report *report, struct buf *out);
};

extern const struct report_type report_csv, report_json, report_markdown, report_table;

extern const struct report_type *const report_types[];
extern const size_t report_type_count;

/* NULL if no format has that name. */
const struct report_type *report_find(const char *name);

#endif
