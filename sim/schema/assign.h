/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overrides: `--set PATH=VALUE` laid over a document. */
#ifndef SIM_SCHEMA_ASSIGN_H
#define SIM_SCHEMA_ASSIGN_H

#include "sim/schema/field.h"
#include "sim/schema/report.h"

/* The document with the value, read as YAML, at the path; `~` takes away what is there. Mappings on
 * the way are made where a file may leave them out; entries of named maps and lists must exist, but
 * a whole entry may be set under a new name. Marks point into the assignment, a source called
 * `name`, or to where that is quoted from (NULL: from nowhere). Errors are reported and the
 * document returned as it was. */
const struct node *assign(struct reader *r, const struct section *t, const struct node *root,
                          const char *name, const char *assignment, const struct quotation *quoted);

#endif
