/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields whose value may have one of several forms: a word or a duration, a number or a mapping. */
#ifndef SIM_SCHEMA_ONE_OF_H
#define SIM_SCHEMA_ONE_OF_H

#include "sim/base/buf.h"
#include "sim/schema/field.h"
#include "sim/schema/report.h"

/* The row of f->section to read the node with, its index in *ret. A mapping or a list has the form
 * that takes such; a single value is a word if it is one of the choices, and else the other form
 * for single values. NULL, reported, if no form fits. */
const struct field *one_of_choose(struct reader *r, const struct field *f, const struct node *n,
                                  const struct path *p, int *ret);

/* "deep or shallow, or a list of names" */
void one_of_print(const struct field *f, struct buf *out);

#endif
