/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of a game day: drill after drill, what was measured against what was asked, where the
 * time went, and what would mend it. */
#ifndef REPORTS_DRILL_H
#define REPORTS_DRILL_H

#include "sim/base/buf.h"
#include "sim/run/result.h"

struct drill_step {
    const char *name;
    int64_t tier;
    const struct result *result;
};

struct drill_report {
    const struct drill_step *steps;
    size_t count;
    const char *version, *command;
    bool schedule; /* an order and a cadence, too; of the table and of Markdown */
    bool colour;
    size_t width; /* columns that lines should fit; of the table for a terminal */
};

/* How it is written in a format; the names are those of report_types. */
typedef void drill_writer(const struct drill_report *report, struct buf *out);

drill_writer drill_csv_write; /* a line for each drill and target */
drill_writer drill_json_write;
drill_writer drill_table_write; /* for a terminal */
drill_writer drill_markdown_write;

/* The worst of its targets; false if it has none. */
bool drill_verdict(const struct result *r, enum verdict *ret);

/* A point of a stored run is called "tier 4: full region"; the name points into it. */
void drill_name_write(int64_t tier, const char *name, struct buf *out);
const char *drill_name_read(const char *point, int64_t *ret_tier);

/* What would mend a drill that has not met its targets, a sentence a line, each indented by so
 * many; nothing for one that has. */
void drill_advice_write(const struct result *r, size_t indent, struct buf *out);
/* In which order the drills are to be done, and how often: lines. */
void drill_schedule_write(const struct drill_report *report, struct buf *out);

#endif
