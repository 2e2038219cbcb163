/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON Schema (draft 2020-12) of a document, for editors and other programs.
 *
 * It accepts every structure that the loader accepts; that names are known and values fit each
 * other is the loader's business alone. A document that has the key `extends` may leave anything
 * out and take inherited keys away by null. */
#ifndef SIM_SCHEMA_JSONSCHEMA_H
#define SIM_SCHEMA_JSONSCHEMA_H

#include "sim/base/buf.h"
#include "sim/schema/field.h"

void jsonschema_write(const struct section *root, const char *title, struct buf *out);

#endif
