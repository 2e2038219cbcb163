/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of numbers and names, and maps of durations. As value_read, which calls these. */
#ifndef SIM_SCHEMA_VALUE_LIST_H
#define SIM_SCHEMA_VALUE_LIST_H

#include "sim/schema/field.h"
#include "sim/schema/report.h"

int value_read_numbers(struct reader *r, const struct field *f, const struct node *n,
                       const struct path *p, struct numbers *ret);
int value_read_names(struct reader *r, const struct field *f, const struct node *n,
                     const struct path *p, struct names *ret);
int value_read_durations(struct reader *r, const struct field *f, const struct node *n,
                         const struct path *p, struct durations *ret);

#endif
