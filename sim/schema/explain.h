/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields and tables told to people, as text for a terminal or as Markdown. */
#ifndef SIM_SCHEMA_EXPLAIN_H
#define SIM_SCHEMA_EXPLAIN_H

#include <stdbool.h>

#include "sim/base/buf.h"
#include "sim/schema/field.h"

/* The field or section at a path; `*` and any name stand for the entries of a map, [] and any index
 * for those of a list. False, and nothing written, if there is none. */
bool explain_path(const struct section *t, const char *path, struct buf *out);

/* Every path in its general form, sections before what is in them: fn is called once for each. */
typedef void explain_fn(void *to, const char *path, const struct field *f);
void explain_each(const struct section *t, explain_fn *fn, void *to);

/* The type in a word or two, with the choices: "duration", "anycast or none". */
void explain_type(const struct field *f, struct buf *out);
/* The allowed range in words, of its entries for a list or mapping; nothing where there is none. */
void explain_range(const struct field *f, struct buf *out);
/* The default as it stands in a reference: the value, or in words; "required" if there is none. */
const char *explain_default(const struct field *f);

#endif
