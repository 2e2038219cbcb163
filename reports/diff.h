/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two stored runs set against each other: what their scenarios differ by, and what that did. */
#ifndef REPORTS_DIFF_H
#define REPORTS_DIFF_H

#include "reports/columns.h"
#include "sim/run/differences.h"
#include "sim/scenario/changes.h"
#include "sim/store/runs.h"

/* A point that both runs have. */
struct diff_point {
    const char *label; /* its settings or its design; NULL where each run has but one point */
    const struct result *a, *b;
    struct differences differences; /* of the two: b - a */
};

struct diff_report {
    const struct run_row *a, *b;
    const struct change *changes; /* of the first point that both have */
    size_t change_count;
    const struct diff_point *points;
    size_t count, only_a, only_b;  /* points of both; of the first alone; of the second alone */
    const struct columns *columns; /* metrics to be told of; none: all that differ */
    bool colour;
};

typedef void diff_writer(const struct diff_report *report, struct buf *out);

diff_writer diff_csv_write;  /* a line for each point and metric */
diff_writer diff_json_write; /* {"a", "b", "changes": [{"path", "a", "b"}], "points": [...]} */
diff_writer diff_table_write;
diff_writer diff_markdown_write;

/* Whether the metric is one to be told of at that point: one of the columns, or without columns one
 * that is not the same in both. */
bool diff_tells(const struct diff_report *report, const struct diff_point *p, size_t metric);
/* The mean in one of the two; NaN if it has none. */
double diff_mean(const struct result *r, const char *metric);

#endif
