/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions of durations or of plain numbers as a scenario writes them: a bare value, or a
 * mapping from the name of a form to its parameters. The forms are a table, as fields are. */
#ifndef SIM_SCHEMA_DISTRIBUTION_H
#define SIM_SCHEMA_DISTRIBUTION_H

#include "sim/rng/dist.h"
#include "sim/schema/field.h"
#include "sim/schema/report.h"

enum { DISTRIBUTION_MAX_PARAMS = 5 };

struct distribution_param {
    const char *key;
    enum field_type type; /* FIELD_DURATION: in the unit of the field, a duration or a number;
                             FIELD_NUMBER, FIELD_STRING; FIELD_ANY: a list */
};

struct distribution_form {
    const char *name;
    enum dist_kind kind;
    const char *needs; /* "mean, or median and p95" */
    const char *help;
    struct distribution_param params[DISTRIBUTION_MAX_PARAMS]; /* ends with key NULL or full */
};

/* Sorted by name. */
extern const struct distribution_form distribution_forms[];
extern const size_t distribution_form_count;

/* What a value of a FIELD_DIST or FIELD_DIST_NUMBER is: FIELD_DURATION or FIELD_NUMBER. */
enum field_type distribution_unit(enum field_type type);

/* As value_read, for both types. A file of values is a CSV with a heading line, found relative to
 * the scenario file that names it; its cells are durations or bare numbers of seconds, or numbers.
 */
int distribution_read(struct reader *r, const struct field *f, const struct node *n,
                      const struct path *p, struct dist *ret);

#endif
