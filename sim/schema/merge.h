/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand under one name twice: duplicate keys (an error), merge keys of YAML 1.1, and a
 * scenario laid over the one that it extends. */
#ifndef SIM_SCHEMA_MERGE_H
#define SIM_SCHEMA_MERGE_H

#include "sim/base/arena.h"
#include "sim/base/diag.h"
#include "sim/schema/field.h"
#include "sim/schema/node.h"

#define MERGE_KEY "<<"

/* Found while a text is still being read; reported only if it can be read to its end. */
struct merge_problem {
    const char *code, *message, *path;
    struct mark mark, second;
    struct merge_problem *next;
};

/* Both append what is wrong with the mapping at the path at *end and move it. The first of equal
 * keys stays. */
void merge_duplicates(struct arena *a, struct node *mapping, const struct path *at,
                      struct merge_problem ***end);
/* The mapping with the keys of what `<<` names: a mapping or a list of them. */
struct node *merge_expand(struct arena *a, struct node *mapping, const struct path *at,
                          struct merge_problem ***end);
void merge_report(const struct merge_problem *first, struct diag *d);

/* `over` laid over `base`: mappings merge, anything else replaces, and a null value deletes a key
 * that the base has. A distribution or other choice of one form replaces one of another form. */
const struct node *merge_overlay(struct arena *a, struct place where, const struct node *base,
                                 const struct node *over);

#endif
