/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reference page of the fields, as Markdown. */
#ifndef SIM_SCHEMA_REFERENCE_H
#define SIM_SCHEMA_REFERENCE_H

#include "sim/base/buf.h"
#include "sim/schema/field.h"

/* A heading and a table of fields for the section at the root and for every one below it. */
void reference_write(const struct section *root, struct buf *out);

#endif
