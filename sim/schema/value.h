/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single values, lists of them and maps of durations, as fields say: parsed, checked and stored. */
#ifndef SIM_SCHEMA_VALUE_H
#define SIM_SCHEMA_VALUE_H

#include "sim/base/buf.h"
#include "sim/schema/field.h"
#include "sim/schema/report.h"

/* Reads the node as a field of any type but FIELD_SECTION, FIELD_MAP, FIELD_LIST and FIELD_ONE_OF
 * into *slot. -1, reported and *slot untouched, if it is no such value. */
int value_read(struct reader *r, const struct field *f, const struct node *n, const struct path *p,
               void *slot);

/* Stores what stands for "not given". */
void value_absent(const struct field *f, void *slot);

/* The allowed range in words ("at least 1s", "1 to 255", "above 0%"); nothing without a limit. */
void value_print_range(const struct field *f, struct buf *out);
/* Names of the choices: "a, b or c"; those not supported yet are left out. */
void value_print_choices(const struct choice *c, struct buf *out);

/* A name of a stamp, region, component or client group: not empty, and free of what paths and
 * stream names are made of. NULL, or what is wrong with it. */
const char *value_check_name(const char *name);

#endif
