/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a tree of nodes to the structs that tables describe.
 *
 * Everything that is wrong is reported and reading goes on: a field in error keeps what stands for
 * "not given", and its key is missing in the item's node, so that later checks can tell with
 * item_has and do not complain about what follows from an error. */
#ifndef SIM_SCHEMA_READ_H
#define SIM_SCHEMA_READ_H

#include "sim/schema/field.h"
#include "sim/schema/report.h"

/* Fills *item, zeroed storage of t->size bytes that begins with a struct item, from a mapping.
 * name, m and p are of the entry that the mapping is the value of (name NULL outside maps). The
 * mapping with all defaults filled in is at item->node. */
void read_section(struct reader *r, const struct section *t, const struct node *n, const char *name,
                  struct mark m, const struct path *p, struct item *item);

/* The field was given or has a default, and is well-formed. */
bool item_has(const struct item *item, const char *key);
/* It was given, in a file or by an override, and is well-formed. */
bool item_given(const struct item *item, const char *key);
/* It was given and is in error. */
bool item_failed(const struct item *item, const char *key);
/* Where the value stands; for one that nobody wrote, where the item itself does. */
struct mark item_mark(const struct item *item, const char *key);
/* Fills in a default that depends on other fields, for the effective scenario: a key of the section
 * that the item does not have. */
void item_derive(struct reader *r, struct item *item, const char *key, const char *text);

/* Reports that a field which the others call for was not given, as of one that always must be.
 * Returns -1. */
int item_missing(struct reader *r, const struct item *item, const char *key);
/* Errors and warnings about one field of an item. Return -1. */
int item_error(struct reader *r, const struct item *item, const char *key, const char *code,
               const char *format, ...) __attribute__((format(printf, 5, 6)));
int item_warning(struct reader *r, const struct item *item, const char *key, const char *code,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
