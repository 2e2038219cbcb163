/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/jsonschema.h"

#include <string.h>

#include "sim/base/json.h"
#include "sim/schema/distribution.h"
#include "sim/schema/jsonschema_value.h"

static void schema_field(struct json *j, const struct field *f, bool overlay);

static void schema_properties(struct json *j, const struct section *s, bool overlay)
{
    json_key(j, "properties");
    json_object(j);
    for (size_t i = 0; i < s->count; i++) {
        json_key(j, s->fields[i].key);
        schema_field(j, &s->fields[i], overlay);
    }
    json_end(j);
}

/* The members of an object schema; the object is opened and closed by the caller. */
static void schema_section(struct json *j, const struct section *s, bool overlay)
{
    jsonschema_pair(j, "type", "object");
    json_key(j, "additionalProperties");
    json_bool(j, false);
    if (!overlay) {
        json_key(j, "required");
        json_compact(j);
        json_array(j);
        for (size_t i = 0; i < s->count; i++) {
            if (field_is_required(&s->fields[i])) {
                json_string(j, s->fields[i].key);
            }
        }
        json_end(j);
    }
    schema_properties(j, s, overlay);
}

static void schema_entry(struct json *j, const struct section *s, bool overlay)
{
    if (overlay) {
        jsonschema_or_null(j);
    }
    json_object(j);
    schema_section(j, s, overlay);
    json_end(j);
    if (overlay) {
        jsonschema_or_null_end(j);
    }
}

/* An overlay may add to a map that has its entries elsewhere, but a list it gives whole. */
static void schema_entries(struct json *j, const struct field *f, bool overlay)
{
    bool map = f->type == FIELD_MAP;

    jsonschema_pair(j, "type", map ? "object" : "array");
    if (!overlay && f->min > 0) {
        json_key(j, map ? "minProperties" : "minItems");
        json_integer(j, (int64_t)f->min);
    }
    json_key(j, map ? "maxProperties" : "maxItems");
    json_integer(j, (int64_t)f->max);
    if (map) {
        json_key(j, "propertyNames");
        json_compact(j);
        json_object(j);
        jsonschema_pair(j, "pattern", "^[^.\\[\\]=/\\n\\r\\t]+$");
        json_end(j);
    }
    json_key(j, map ? "additionalProperties" : "items");
    schema_entry(j, f->section, overlay && map);
}

static void schema_forms(struct json *j, const struct section *forms, bool overlay)
{
    json_key(j, "anyOf");
    json_array(j);
    for (size_t i = 0; i < forms->count; i++) {
        if ((forms->fields[i].flags & FIELD_LATER) == 0) {
            json_object(j);
            if (forms->fields[i].type == FIELD_SECTION) {
                schema_section(j, forms->fields[i].section, overlay);
            } else {
                jsonschema_value(j, &forms->fields[i]);
            }
            json_end(j);
        }
    }
    json_end(j);
}

static void schema_later(struct json *j, const struct field *f)
{
    jsonschema_description(j, f);
    if (f->def == NULL) {
        json_key(j, "not");
        json_compact(j);
        json_object(j);
        json_end(j);
    } else {
        json_key(j, "const");
        jsonschema_default(j, f);
    }
}

static void schema_members(struct json *j, const struct field *f, bool overlay)
{
    if ((f->flags & FIELD_LATER) != 0) {
        schema_later(j, f);
        return;
    }
    jsonschema_description(j, f);
    switch (f->type) {
    case FIELD_SECTION:
        schema_section(j, f->section, overlay);
        break;
    case FIELD_MAP:
    case FIELD_LIST:
        schema_entries(j, f, overlay);
        break;
    case FIELD_ONE_OF:
        schema_forms(j, f->section, overlay);
        break;
    default:
        jsonschema_value(j, f);
    }
    if (f->def != NULL && f->def[0] != '{' && f->def[0] != '[') {
        json_key(j, "default");
        jsonschema_default(j, f);
    }
}

static void schema_field(struct json *j, const struct field *f, bool overlay)
{
    bool nullable = overlay && (f->flags & FIELD_LATER) == 0;

    if (nullable) {
        jsonschema_or_null(j);
    }
    json_object(j);
    schema_members(j, f, overlay);
    json_end(j);
    if (nullable) {
        jsonschema_or_null_end(j);
    }
}

static void schema_whole(struct json *j, const char *key, const struct section *root, bool overlay)
{
    json_key(j, key);
    json_object(j);
    schema_section(j, root, overlay);
    json_end(j);
}

static void schema_reference(struct json *j, const char *key, const char *target)
{
    json_key(j, key);
    json_compact(j);
    json_object(j);
    jsonschema_pair(j, "$ref", target);
    json_end(j);
}

void jsonschema_write(const struct section *root, const char *title, struct buf *out)
{
    struct json j;

    json_init(&j, out);
    json_object(&j);
    jsonschema_pair(&j, "$schema", "https://json-schema.org/draft/2020-12/schema");
    jsonschema_pair(&j, "title", title);
    jsonschema_pair(&j, "description", root->help);
    json_key(&j, "if");
    json_compact(&j);
    json_object(&j);
    json_key(&j, "required");
    json_array(&j);
    json_string(&j, "extends");
    json_end(&j);
    json_end(&j);
    schema_reference(&j, "then", "#/$defs/overlay");
    schema_reference(&j, "else", "#/$defs/whole");
    json_key(&j, "$defs");
    json_object(&j);
    jsonschema_definitions(&j);
    schema_whole(&j, "overlay", root, true);
    schema_whole(&j, "whole", root, false);
    json_end(&j);
    json_end(&j);
    json_finish(&j);
}
