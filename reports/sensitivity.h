/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the fields that a sweep varies moves a metric most: Sobol's indices of each
 * (sim/stats/sobol_index.h), from points in rows (factors_saltelli).
 *
 * The answer at a point is the estimate by its replications. Under one seed that is a fixed
 * function of the settings, so luck does not pass for an interaction; what it is worth is what the
 * estimates are worth. */
#ifndef REPORTS_SENSITIVITY_H
#define REPORTS_SENSITIVITY_H

#include "reports/sweep.h"
#include "sim/base/json.h"
#include "sim/base/table.h"
#include "sim/stats/sobol_index.h"

struct sensitivity_input {
    size_t factor; /* index */
    struct sobol_index index;
};

struct sensitivity {
    struct column column;
    const char *reason; /* why there are no indices; NULL: there are */
    bool empty;         /* no values at all, or the same one everywhere */
    double least, most; /* at the points that have values */
    /* As many as factors, the largest total index first; NULL if there is a reason. */
    const struct sensitivity_input *inputs;
};

/* Whether the points of the sweep are in rows. */
bool sensitivity_asked(const struct sweep_report *report);
/* What it returns points to lives in the arena. Incomplete rows of a sweep that was interrupted are
 * left out. */
struct sensitivity sensitivity_of(const struct sweep_report *report, const struct column *c,
                                  struct arena *a);

/* The means of all metrics and the columns of the report that are none, in the order of the
 * metrics: those with indices, and of the columns the others too. */
struct sensitivities {
    struct sensitivity *items;
    size_t count;
};
struct sensitivities sensitivity_all(const struct sweep_report *report, struct arena *a);

/* "stated in pair.yaml:12", "default: AFD-02, ..." */
void sensitivity_source(const struct sweep_report *report, size_t factor, struct buf *out);
bool sensitivity_is_assumption(const struct sweep_report *report, size_t factor);

/* "rto.service p95 is moved most by a.b (78 % of its variance, interactions included), then by c
 * (21 %); of these c is an assumption." Those are named that move it for certain. */
void sensitivity_sentence(const struct sweep_report *report, const struct sensitivity *s,
                          struct buf *out);

/* For a person: a sentence and a table for each column of the report. */
void sensitivity_table_write(const struct sweep_report *report, enum table_format format,
                             struct buf *out);
/* The key `sensitivity` of an object. */
void sensitivity_json_write(const struct sweep_report *report, struct json *j);

#endif
