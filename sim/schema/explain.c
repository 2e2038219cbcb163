/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/explain.h"

#include <string.h>

#include "sim/schema/one_of.h"
#include "sim/schema/value.h"

static const char *const type_words[] = {
    [FIELD_INTEGER] = "whole number",
    [FIELD_SEED] = "whole number",
    [FIELD_NUMBER] = "number",
    [FIELD_SHARE] = "share",
    [FIELD_DURATION] = "duration",
    [FIELD_RATE] = "rate",
    [FIELD_SIZE] = "size",
    [FIELD_BOOL] = "true or false",
    [FIELD_STRING] = "text",
    [FIELD_CHOICE] = "word",
    [FIELD_NAME] = "name",
    [FIELD_DIST] = "duration or distribution",
    [FIELD_DIST_NUMBER] = "number or distribution",
    [FIELD_NUMBERS] = "list of numbers",
    [FIELD_NAMES] = "list of names",
    [FIELD_DURATIONS] = "mapping to durations",
    [FIELD_SECTION] = "section",
    [FIELD_MAP] = "mapping",
    [FIELD_LIST] = "list",
    [FIELD_ONE_OF] = "one of several forms",
    [FIELD_ANY] = "anything",
};

void explain_type(const struct field *f, struct buf *out)
{
    switch (f->type) {
    case FIELD_CHOICE:
        value_print_choices(f->choices, out);
        break;
    case FIELD_ONE_OF:
        one_of_print(f, out);
        break;
    case FIELD_NAME:
        buf_printf(out, "name of a %s", f->names);
        break;
    case FIELD_NAMES:
        buf_printf(out, "list of names of a %s", f->names);
        break;
    case FIELD_NUMBERS:
        if (f->length > 0) {
            buf_printf(out, "list of %zu numbers", f->length);
            break;
        }
        buf_add(out, "list of numbers");
        break;
    case FIELD_DURATIONS:
        buf_printf(out, "mapping from a %s to a duration", f->names);
        break;
    case FIELD_MAP:
        buf_printf(out, "mapping from the name of a %s to its section", f->names);
        break;
    case FIELD_LIST:
        buf_printf(out, "list of %ss", f->names);
        break;
    default:
        buf_add(out, type_words[f->type]);
    }
}

const char *explain_default(const struct field *f)
{
    if (f->def != NULL || f->derived != NULL) {
        return f->def != NULL ? f->def : f->derived;
    }
    return field_is_required(f) ? "required" : "none";
}

static bool has_range(const struct field *f)
{
    switch (f->type) {
    case FIELD_INTEGER:
    case FIELD_NUMBER:
    case FIELD_SHARE:
    case FIELD_DURATION:
    case FIELD_RATE:
    case FIELD_SIZE:
    case FIELD_DURATIONS:
    case FIELD_NUMBERS:
    case FIELD_DIST:
    case FIELD_DIST_NUMBER:
        return true;
    default:
        return false;
    }
}

void explain_range(const struct field *f, struct buf *out)
{
    struct field each = *f;

    each.type = f->type == FIELD_DURATIONS ? FIELD_DURATION : f->type;
    if (has_range(f)) {
        value_print_range(&each, out);
    }
}

static void explain_choices(const struct field *f, struct buf *out)
{
    if (f->type == FIELD_ONE_OF) {
        for (size_t i = 0; i < f->section->count; i++) {
            explain_choices(&f->section->fields[i], out);
        }
    }
    if (f->type != FIELD_CHOICE) {
        return;
    }
    for (const struct choice *c = f->choices; c->name != NULL; c++) {
        buf_printf(out, "    %s: %s%s\n", c->name, c->help, c->later ? " (not supported yet)" : "");
    }
}

static void explain_field(const char *path, const struct field *f, struct buf *out)
{
    struct buf range = BUF_INIT;

    buf_printf(out, "%s (", path);
    explain_type(f, out);
    buf_printf(out, ")\n  %s\n", f->help);
    if ((f->flags & FIELD_LATER) != 0) {
        buf_add(out, "  not supported yet\n");
        return;
    }
    explain_range(f, &range);
    if (range.len > 0) {
        buf_printf(out, "  allowed: %s%s\n", buf_text(&range),
                   (f->flags & FIELD_NEVER) != 0 ? ", or never" : "");
    }
    buf_release(&range);
    if (f->type != FIELD_SECTION) {
        buf_printf(out, "  default: %s\n", explain_default(f));
    }
    if (f->source != NULL) {
        buf_printf(out, "  source: %s\n", f->source);
    }
    if (f->since != NULL) {
        buf_printf(out, "  since: %s\n", f->since);
    }
    if (f->example != NULL) {
        buf_printf(out, "  example: %s: %s\n", f->key, f->example);
    }
    if ((f->flags & FIELD_NO_EFFECT) != 0) {
        buf_add(out, "  has no effect yet\n");
    }
    explain_choices(f, out);
}

static void explain_section(const struct section *t, struct buf *out)
{
    buf_printf(out, "  %s\n", t->help);
    for (size_t i = 0; i < t->count; i++) {
        const struct field *f = &t->fields[i];

        buf_printf(out, "    %-28s %s%s\n", f->key, f->help,
                   (f->flags & FIELD_LATER) != 0 ? " (not supported yet)" : "");
    }
}

/* A copy in which [] and [*] read [0], for the parser of paths. */
static const char *explain_normal(struct arena *a, const char *path)
{
    struct buf b = BUF_INIT;

    for (const char *c = path; *c != '\0'; c++) {
        buf_add_char(&b, *c);
        if (*c == '[' && (c[1] == ']' || (c[1] == '*' && c[2] == ']'))) {
            buf_add_char(&b, '0');
            c += c[1] == '*';
        }
    }
    const char *text = arena_strdup(a, buf_text(&b));

    buf_release(&b);
    return text;
}

bool explain_path(const struct section *t, const char *path, struct buf *out)
{
    struct arena a;
    struct path_step *steps = NULL;
    size_t count = 0;
    struct place at = place_root(t);

    arena_init(&a, 0);
    const char *normal = explain_normal(&a, path);
    bool found = path_parse(&a, normal, strlen(normal), &steps, &count) == NULL;

    for (size_t i = 0; found && i < count; i++) {
        bool inside = at.kind != PLACE_VALUE;

        at = steps[i].key == NULL ? place_index(at) : place_key(at, steps[i].key);
        found = inside && at.kind != PLACE_UNKNOWN;
    }
    if (found) {
        if (at.field != NULL) {
            explain_field(path, at.field, out);
        } else {
            buf_printf(out, "%s\n", path);
        }
        if (at.kind == PLACE_SECTION) {
            explain_section(at.section, out);
        }
    }
    arena_release(&a);
    return found;
}

struct explain_walk {
    struct arena *arena;
    explain_fn *fn;
    void *to;
};

static void explain_walk_section(struct explain_walk *w, const struct section *t,
                                 const char *prefix)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct field *f = &t->fields[i];
        const char *path =
            arena_printf(w->arena, "%s%s%s", prefix, prefix[0] == '\0' ? "" : ".", f->key);

        w->fn(w->to, path, f);
        struct place at = place_key(place_root(t), f->key);

        if (at.kind == PLACE_MAP) {
            path = arena_printf(w->arena, "%s.*", path);
        } else if (at.kind == PLACE_LIST) {
            path = arena_printf(w->arena, "%s[]", path);
        }
        if (at.kind != PLACE_VALUE) {
            explain_walk_section(w, at.section, path);
        }
    }
}

void explain_each(const struct section *t, explain_fn *fn, void *to)
{
    struct arena a;
    struct explain_walk w = {.arena = &a, .fn = fn, .to = to};

    arena_init(&a, 0);
    explain_walk_section(&w, t, "");
    arena_release(&a);
}
