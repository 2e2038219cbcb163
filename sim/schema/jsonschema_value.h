/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a JSON Schema that describe single values. An "object" that these write members of
 * is opened and closed by the caller. */
#ifndef SIM_SCHEMA_JSONSCHEMA_VALUE_H
#define SIM_SCHEMA_JSONSCHEMA_VALUE_H

#include "sim/base/json.h"
#include "sim/schema/field.h"

void jsonschema_pair(struct json *j, const char *key, const char *value);
void jsonschema_description(struct json *j, const struct field *f);
/* The default as JSON: a number or boolean where YAML reads one. */
void jsonschema_default(struct json *j, const struct field *f);
/* Members for a field of any type that value_read reads. */
void jsonschema_value(struct json *j, const struct field *f);
/* The definitions that those refer to: quantities and distributions. */
void jsonschema_definitions(struct json *j);

/* Around a schema object: that, or null. */
void jsonschema_or_null(struct json *j);
void jsonschema_or_null_end(struct json *j);

#endif
