/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/field.h"

#include <string.h>

#include "sim/base/names.h"

const struct field *field_find(const struct section *t, const char *key)
{
    for (size_t i = 0; i < t->count; i++) {
        if (strcmp(t->fields[i].key, key) == 0) {
            return &t->fields[i];
        }
    }
    return NULL;
}

const char *field_closest(const struct section *t, const char *key)
{
    const char *known[FIELD_MAX_KEYS];

    return names_closest(key, known, field_keys(t, true, known));
}

size_t field_keys(const struct section *t, bool later, const char *ret_keys[FIELD_MAX_KEYS])
{
    size_t n = 0;

    for (size_t i = 0; i < t->count && n < FIELD_MAX_KEYS; i++) {
        if (later || (t->fields[i].flags & FIELD_LATER) == 0) {
            ret_keys[n++] = t->fields[i].key;
        }
    }
    return n;
}

const char *choice_closest(const struct choice *c, const char *word)
{
    const char *known[FIELD_MAX_KEYS];
    size_t n = 0;

    for (; c->name != NULL && n < FIELD_MAX_KEYS; c++) {
        known[n++] = c->name;
    }
    return names_closest(word, known, n);
}

const char *field_type_words(const struct field *f)
{
    static const char *const words[] = {
        [FIELD_INTEGER] = "a whole number",
        [FIELD_SEED] = "a whole number",
        [FIELD_NUMBER] = "a number",
        [FIELD_SHARE] = "a share such as 0.2 or 20%",
        [FIELD_DURATION] = "a duration such as 30s",
        [FIELD_RATE] = "a rate such as 800/s",
        [FIELD_SIZE] = "a size such as 2KB",
        [FIELD_BOOL] = "true or false",
        [FIELD_STRING] = "text",
        [FIELD_CHOICE] = "one of some words",
        [FIELD_NAME] = "a name",
        [FIELD_DIST] =
            "a duration such as 30s or a distribution such as {exponential: {mean: 30s}}",
        [FIELD_DIST_NUMBER] =
            "a number such as 12.5 or a distribution such as {exponential: {mean: 12.5}}",
        [FIELD_NUMBERS] = "a list of numbers",
        [FIELD_NAMES] = "a list of names",
        [FIELD_DURATIONS] = "a mapping from names to durations",
        [FIELD_SECTION] = "a mapping",
        [FIELD_MAP] = "a mapping from names",
        [FIELD_LIST] = "a list of mappings",
        [FIELD_ONE_OF] = "one of several forms",
        [FIELD_ANY] = "a value",
    };

    return words[f->type];
}

bool field_is_required(const struct field *f)
{
    return f->def == NULL && (f->flags & (FIELD_OPTIONAL | FIELD_LATER)) == 0;
}

struct place place_root(const struct section *t)
{
    return (struct place){.kind = PLACE_SECTION, .section = t};
}

struct place place_key(struct place at, const char *key)
{
    if (at.kind == PLACE_MAP) {
        return place_root(at.section);
    }
    if (at.kind != PLACE_SECTION) {
        return (struct place){.kind = at.kind == PLACE_VALUE ? PLACE_VALUE : PLACE_UNKNOWN};
    }
    const struct field *f = field_find(at.section, key);

    if (f == NULL) {
        return (struct place){.kind = PLACE_UNKNOWN};
    }
    struct place next = {.kind = PLACE_VALUE, .field = f};

    for (size_t i = 0; f->type == FIELD_ONE_OF && i < f->section->count; i++) {
        if (f->section->fields[i].type == FIELD_SECTION) {
            next.kind = PLACE_SECTION;
            next.section = f->section->fields[i].section;
        }
    }
    if (f->type == FIELD_SECTION || f->type == FIELD_MAP || f->type == FIELD_LIST) {
        next.kind = f->type == FIELD_SECTION ? PLACE_SECTION
                    : f->type == FIELD_MAP   ? PLACE_MAP
                                             : PLACE_LIST;
        next.section = f->section;
    }
    return next;
}

struct place place_index(struct place at)
{
    if (at.kind == PLACE_LIST) {
        return place_root(at.section);
    }
    return (struct place){.kind = at.kind == PLACE_VALUE ? PLACE_VALUE : PLACE_UNKNOWN};
}

bool place_is_tagged(struct place at)
{
    return at.field != NULL &&
           (at.field->type == FIELD_DIST || at.field->type == FIELD_DIST_NUMBER ||
            (at.field->flags & FIELD_TAGGED) != 0);
}
