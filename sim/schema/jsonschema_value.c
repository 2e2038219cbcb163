/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/jsonschema_value.h"

#include <math.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/units.h"
#include "sim/schema/distribution.h"

#define NUMBER "[0-9]*\\.?[0-9]+"
#define EXPONENT "([eE][+-]?[0-9]+)?"

static const struct quantity {
    const char *name, *pattern, *also;
} quantities[] = {
    {"duration", "^\\+?(" NUMBER "(us|ms|s|m|h|d|y))+$", NULL},
    {"rate", "^\\+?" NUMBER EXPONENT "/(us|ms|s|m|h|d|y)$", NULL},
    {"signed_duration", "^[+-]?(" NUMBER "(us|ms|s|m|h|d|y))+$", NULL},
    {"share", "^[+-]?" NUMBER EXPONENT "%?$", "number"},
    {"size", "^\\+?" NUMBER EXPONENT "(B|[KMGT]i?B)$", NULL},
};

void jsonschema_pair(struct json *j, const char *key, const char *value)
{
    json_key(j, key);
    json_string(j, value);
}

void jsonschema_description(struct json *j, const struct field *f)
{
    struct buf text = BUF_INIT;

    if ((f->flags & FIELD_LATER) != 0) {
        buf_printf(&text, "Not supported yet: %s.", f->help);
    } else {
        buf_add(&text, f->help);
        if (f->derived != NULL || (f->def != NULL && f->def[0] == '{')) {
            buf_printf(&text, " Default: %s.", f->derived != NULL ? f->derived : f->def);
        }
        if (f->source != NULL) {
            buf_printf(&text, " Source: %s.", f->source);
        }
    }
    jsonschema_pair(j, "description", buf_text(&text));
    buf_release(&text);
}

void jsonschema_default(struct json *j, const struct field *f)
{
    struct arena a;
    double x;

    arena_init(&a, 0);
    if (strcmp(f->def, "true") == 0 || strcmp(f->def, "false") == 0) {
        json_bool(j, f->def[0] == 't');
    } else if (units_number(&a, f->def, &x) == NULL) {
        json_number(j, x);
    } else {
        json_string(j, f->def);
    }
    arena_release(&a);
}

static void value_reference(struct json *j, const char *name)
{
    char target[64] = "#/$defs/";

    strncat(target, name, sizeof target - strlen(target) - 1);
    jsonschema_pair(j, "$ref", target);
}

static void value_bound(struct json *j, const char *key, double x)
{
    if (isfinite(x)) {
        json_key(j, key);
        json_number(j, x);
    }
}

static void value_number(struct json *j, const struct field *f, const char *type)
{
    jsonschema_pair(j, "type", type);
    value_bound(j, (f->flags & FIELD_MIN_OPEN) != 0 ? "exclusiveMinimum" : "minimum", f->min);
    value_bound(j, (f->flags & FIELD_MAX_OPEN) != 0 ? "exclusiveMaximum" : "maximum", f->max);
}

/* Text may look like a number or a boolean to whoever reads the YAML. */
static void value_text(struct json *j)
{
    json_key(j, "type");
    json_compact(j);
    json_array(j);
    json_string(j, "string");
    json_string(j, "number");
    json_string(j, "boolean");
    json_end(j);
}

static void value_choices(struct json *j, const struct choice *c)
{
    VERIFY(c != NULL);
    json_key(j, "enum");
    json_compact(j);
    json_array(j);
    for (; c->name != NULL; c++) {
        if (!c->later) {
            json_string(j, c->name);
        }
    }
    json_end(j);
}

static void value_list(struct json *j, const struct field *f)
{
    jsonschema_pair(j, "type", "array");
    json_key(j, "minItems");
    json_integer(j, f->length == 0 ? 1 : (int64_t)f->length);
    if (f->length > 0) {
        json_key(j, "maxItems");
        json_integer(j, (int64_t)f->length);
    }
    json_key(j, "items");
    json_compact(j);
    json_object(j);
    if (f->type == FIELD_NUMBERS) {
        value_number(j, f, "number");
    } else {
        value_text(j);
    }
    json_end(j);
}

static void value_duration(struct json *j, const struct field *f)
{
    value_reference(j, (f->flags & FIELD_SIGNED) != 0 ? "signed_duration" : "duration");
}

static void value_durations(struct json *j, const struct field *f)
{
    jsonschema_pair(j, "type", "object");
    json_key(j, "additionalProperties");
    json_compact(j);
    json_object(j);
    value_duration(j, f);
    json_end(j);
}

/* A duration or a law, or the one word. */
static void value_dist(struct json *j, const struct field *f)
{
    if ((f->flags & FIELD_NEVER) == 0) {
        value_reference(j, "distribution");
        return;
    }
    json_key(j, "anyOf");
    json_array(j);
    json_object(j);
    jsonschema_pair(j, "const", "never");
    json_end(j);
    json_object(j);
    value_reference(j, "distribution");
    json_end(j);
    json_end(j);
}

void jsonschema_value(struct json *j, const struct field *f)
{
    switch (f->type) {
    case FIELD_INTEGER:
    case FIELD_SEED:
        value_number(j, f, "integer");
        break;
    case FIELD_NUMBER:
        value_number(j, f, "number");
        break;
    case FIELD_SHARE:
        value_reference(j, "share");
        break;
    case FIELD_DURATION:
        value_duration(j, f);
        break;
    case FIELD_RATE:
        value_reference(j, "rate");
        break;
    case FIELD_SIZE:
        value_reference(j, "size");
        break;
    case FIELD_DIST:
        value_dist(j, f);
        break;
    case FIELD_DIST_NUMBER:
        value_reference(j, "number_distribution");
        break;
    case FIELD_BOOL:
        jsonschema_pair(j, "type", "boolean");
        break;
    case FIELD_CHOICE:
        value_choices(j, f->choices);
        break;
    case FIELD_NUMBERS:
    case FIELD_NAMES:
        value_list(j, f);
        break;
    case FIELD_DURATIONS:
        value_durations(j, f);
        break;
    default:
        value_text(j);
    }
}

static void definition_params(struct json *j, const struct distribution_form *form,
                              enum field_type unit)
{
    jsonschema_pair(j, "type", "object");
    json_key(j, "additionalProperties");
    json_bool(j, false);
    json_key(j, "properties");
    json_object(j);
    for (size_t i = 0; i < DISTRIBUTION_MAX_PARAMS && form->params[i].key != NULL; i++) {
        enum field_type type = form->params[i].type;
        const struct field each = {.type =
                                       type == FIELD_DURATION || type == FIELD_ANY ? unit : type,
                                   .min = 0,
                                   .max = (double)INFINITY};

        json_key(j, form->params[i].key);
        json_compact(j);
        json_object(j);
        if (type == FIELD_ANY) {
            jsonschema_pair(j, "type", "array");
            json_key(j, "items");
            json_object(j);
            jsonschema_value(j, &each);
            json_end(j);
        } else {
            jsonschema_value(j, &each);
        }
        json_end(j);
    }
    json_end(j);
}

static void definition_mixture(struct json *j, const char *distribution)
{
    static const char *const keys[] = {"share", "of"};
    const char *const refs[] = {"share", distribution};

    jsonschema_pair(j, "type", "array");
    json_key(j, "items");
    json_compact(j);
    json_object(j);
    jsonschema_pair(j, "type", "object");
    json_key(j, "additionalProperties");
    json_bool(j, false);
    json_key(j, "properties");
    json_object(j);
    for (size_t i = 0; i < 2; i++) {
        json_key(j, keys[i]);
        json_object(j);
        value_reference(j, refs[i]);
        json_end(j);
    }
    json_end(j);
    json_end(j);
}

static void definition_distribution(struct json *j, const char *key, enum field_type unit)
{
    const struct field bare = {.type = unit, .min = 0, .max = (double)INFINITY};

    json_key(j, key);
    json_object(j);
    json_key(j, "anyOf");
    json_array(j);
    json_compact(j);
    json_object(j);
    jsonschema_value(j, &bare);
    json_end(j);
    json_object(j);
    jsonschema_pair(j, "type", "object");
    for (size_t i = 0; i < 2; i++) {
        json_key(j, i == 0 ? "minProperties" : "maxProperties");
        json_integer(j, 1);
    }
    json_key(j, "additionalProperties");
    json_bool(j, false);
    json_key(j, "properties");
    json_object(j);
    for (size_t i = 0; i < distribution_form_count; i++) {
        const struct distribution_form *form = &distribution_forms[i];

        json_key(j, form->name);
        json_object(j);
        jsonschema_pair(j, "description", form->help);
        if (form->kind == DIST_MIXTURE) {
            definition_mixture(j, key);
        } else {
            definition_params(j, form, unit);
        }
        json_end(j);
    }
    json_end(j);
    json_end(j);
    json_end(j);
    json_end(j);
}

void jsonschema_definitions(struct json *j)
{
    for (size_t i = 0; i < sizeof quantities / sizeof quantities[0]; i++) {
        const struct quantity *q = &quantities[i];

        json_key(j, q->name);
        json_compact(j);
        json_object(j);
        json_key(j, "type");
        json_array(j);
        json_string(j, "string");
        if (q->also != NULL) {
            json_string(j, q->also);
        }
        json_end(j);
        jsonschema_pair(j, "pattern", q->pattern);
        json_end(j);
    }
    definition_distribution(j, "distribution", FIELD_DURATION);
    definition_distribution(j, "number_distribution", FIELD_NUMBER);
}

void jsonschema_or_null(struct json *j)
{
    json_object(j);
    json_key(j, "anyOf");
    json_array(j);
}

void jsonschema_or_null_end(struct json *j)
{
    json_compact(j);
    json_object(j);
    jsonschema_pair(j, "type", "null");
    json_end(j);
    json_end(j);
    json_end(j);
}
