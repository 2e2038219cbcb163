/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a store has about a run, down to the single incident, in memory that does not grow
 * with it: what has been written is passed on as it comes. */
#ifndef REPORTS_EXPORT_H
#define REPORTS_EXPORT_H

#include "sim/stats/metric.h"
#include "sim/store/runs.h"

struct export
{
    struct archive *archive;
    const struct run_row *run;
    const struct metric_table *metrics; /* of which an unfinished run may have values */
    struct buf *out;
    bool (*flush)(void *subject); /* passes `out` on and empties it; false: nobody wants more */
    void *subject;
};

enum export_end {
    EXPORT_DONE,
    EXPORT_UNREADABLE, /* the archive says why */
    EXPORT_UNWANTED    /* flush said so */
};

/* One object: {"ninefold", "run": {...}, what a study concluded: "inputs", "differences",
 * "selections", "contenders", "footings", "points": [{"point", "set", "scenario", "metrics",
 * "targets", "replications": [{"replication", "values", "incidents": [{"values"}]}]}]};
 * docs/store.md. */
enum export_end export_json(const struct export *x);

/* One table of the store, or the rows of it that belong to the run, with a heading. Columns of
 * metrics that have no value in a finished run are left out. */
enum export_end export_csv(const struct export *x, const char *table);
extern const char *const export_tables[]; /* ends in NULL */

#endif
