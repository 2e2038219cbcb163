/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths that --set and --vary take, as they may be written: with the names of a scenario where the
 * table has `*`. For shells that complete a command line. */
#ifndef SIM_CLI_COMPLETE_FIELDS_H
#define SIM_CLI_COMPLETE_FIELDS_H

#include "sim/base/arena.h"
#include "sim/schema/field.h"

/* Called with a path, and with the row of the table that it is of. */
typedef void complete_field_fn(void *to, const char *path, const struct field *f);

/* Every field that has a value and can be set. words: of the command line; the first that is a
 * scenario, or a study of one, tells the names, and without one, fields below names are left out.
 * Nothing is said of what is wrong with it. */
void complete_fields(struct arena *a, const char *const *words, size_t count, complete_field_fn *fn,
                     void *to);

#endif
