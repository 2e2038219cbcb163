/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/read.h"

#include <stdarg.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/schema/document.h"
#include "sim/schema/one_of.h"
#include "sim/schema/text.h"
#include "sim/schema/value.h"

static const struct node *read_field(struct reader *r, const struct field *f, const struct node *n,
                                     struct mark key_mark, const struct path *p, char *base);

/* What stands for "not given", in the whole struct; nested ones get an empty mapping, so that
 * checks may ask them for keys even if a required section is missing. */
static void read_absent(struct arena *a, const struct section *t, char *base)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct field *f = &t->fields[i];

        if ((f->flags & FIELD_LATER) != 0) {
            continue;
        }
        if (f->type == FIELD_SECTION) {
            struct item *item = (struct item *)(void *)(base + f->offset);

            read_absent(a, f->section, base + f->offset);
            item->node = node_new(a, NODE_MAPPING, ORIGIN_DEFAULT, (struct mark){0});
            item->raw = item->node;
            item->section = f->section;
        } else {
            value_absent(f, base + f->offset);
        }
        if (f->type == FIELD_ONE_OF) {
            read_absent(a, f->section, base);
        }
    }
}

static void read_unknown(struct reader *r, const struct section *t, const struct entry *e,
                         const struct path *p)
{
    const char *known[FIELD_MAX_KEYS];
    const char *near = report_is_full(r) ? NULL : field_closest(t, e->key);

    report_problem(
        r,
        &(struct problem){.code = "S201",
                          .mark = e->key_mark,
                          .path = path_key(r->arena, p, e->key),
                          .hint = near == NULL ? NULL
                                               : arena_printf(r->arena, "did you mean %s?", near)},
        "no such key; known here are %s", report_known(r, known, field_keys(t, false, known)));
}

/* A value of a field that is not supported yet does no harm if it says what the default says. */
static const struct node *read_later(struct reader *r, const struct field *f, const struct node *n,
                                     struct mark key_mark, const struct path *p)
{
    if (f->def != NULL && n->kind == NODE_SCALAR && strcmp(n->text, f->def) == 0) {
        return n;
    }
    report_problem(
        r,
        &(struct problem){
            .code = "S401",
            .mark = key_mark,
            .path = p,
            .hint = f->def == NULL ? NULL : arena_printf(r->arena, "only %s is supported", f->def)},
        "is not supported yet: %s", f->help);
    return NULL;
}

static void read_one(struct reader *r, const struct field *f, const struct node *n,
                     struct item *item, char *base)
{
    const struct entry *e = node_entry(n, f->key);
    const struct path *p = path_key(r->arena, item->path, f->key);
    struct entry done = {.key = f->key, .key_mark = e == NULL ? item->mark : e->key_mark};

    if (e != NULL && (f->flags & FIELD_LATER) != 0) {
        done.value = read_later(r, f, e->value, e->key_mark, p);
    } else if (e != NULL) {
        done.value = read_field(r, f, e->value, e->key_mark, p, base);
    } else if (field_is_required(f)) {
        item_missing(r, item, f->key);
    } else if (f->type == FIELD_SECTION && (f->flags & (FIELD_LATER | FIELD_IF_GIVEN)) == 0) {
        const struct node *empty = node_new(r->arena, NODE_MAPPING, ORIGIN_DEFAULT, item->mark);

        done.value = read_field(r, f, empty, item->mark, p, base);
    } else if (f->def != NULL && (f->flags & FIELD_LATER) == 0) {
        done.value =
            read_field(r, f, document_value(r->arena, f->def, ORIGIN_DEFAULT), item->mark, p, base);
    }
    if (done.value != NULL) {
        node_append(r->arena, item->node, done);
    }
    if (e != NULL && done.value != NULL && (f->flags & FIELD_NO_EFFECT) != 0) {
        report_problem(
            r, &(struct problem){.code = "S215", .mark = e->key_mark, .path = p, .warning = true},
            "has no effect yet");
    }
}

/* What is read from the node is collected in another one that came from the same place. */
static struct node *read_into(struct arena *a, enum node_kind kind, const struct node *n)
{
    struct node *done = node_new(a, kind, n->origin, n->mark);

    done->preset = n->preset;
    done->cites = n->cites;
    return done;
}

void read_section(struct reader *r, const struct section *t, const struct node *n, const char *name,
                  struct mark m, const struct path *p, struct item *item)
{
    char *base = (char *)item;

    read_absent(r->arena, t, base);
    item->name = name;
    item->mark = m;
    item->path = p;
    item->section = t;
    item->raw = n;
    item->node = read_into(r->arena, NODE_MAPPING, n);
    if (n->kind != NODE_MAPPING) {
        report_problem(r, &(struct problem){.code = "S203", .mark = n->mark, .path = p},
                       "found %s, expected a mapping", report_found(r, n));
        return;
    }
    for (size_t i = 0; i < t->count; i++) {
        read_one(r, &t->fields[i], n, item, base);
    }
    for (size_t i = 0; i < n->count; i++) {
        if (field_find(t, n->entries[i].key) == NULL) {
            read_unknown(r, t, &n->entries[i], p);
        }
    }
}

static bool read_check_count(struct reader *r, const struct field *f, const struct node *n,
                             const struct path *p)
{
    const struct problem wrong = {.code = "S210", .mark = n->mark, .path = p};

    if ((double)n->count < f->min) {
        report_problem(r, &wrong, "is empty, at least %g %s must be given", f->min, f->names);
        return false;
    }
    if ((double)n->count > f->max) {
        report_problem(r, &wrong, "has %zu entries, at most %g are supported", n->count, f->max);
        return false;
    }
    return true;
}

/* Both a map and a list of tables. */
static const struct node *read_items(struct reader *r, const struct field *f, const struct node *n,
                                     const struct path *p, struct items *ret)
{
    enum node_kind kind = f->type == FIELD_MAP ? NODE_MAPPING : NODE_SEQUENCE;

    if (node_is_null(n)) {
        value_read(r, f, n, p, NULL);
        return NULL;
    }
    if (n->kind != kind) {
        report_problem(r, &(struct problem){.code = "S203", .mark = n->mark, .path = p},
                       "found %s, expected %s", report_found(r, n), field_type_words(f));
        return NULL;
    }
    if (!read_check_count(r, f, n, p)) {
        return NULL;
    }
    struct node *done = read_into(r->arena, kind, n);
    char *array = arena_array(r->arena, n->count + 1, f->section->size);

    for (size_t i = 0; i < n->count; i++) {
        const struct entry *e = &n->entries[i];
        struct item *item = (struct item *)(void *)(array + i * f->section->size);
        const struct path *at =
            kind == NODE_MAPPING ? path_key(r->arena, p, e->key) : path_index(r->arena, p, i);
        const char *wrong = kind == NODE_MAPPING ? value_check_name(e->key) : NULL;

        if (wrong != NULL) {
            report_problem(r, &(struct problem){.code = "S211", .mark = e->key_mark, .path = at},
                           "%s", wrong);
        }
        read_section(r, f->section, e->value, e->key,
                     kind == NODE_MAPPING ? e->key_mark : e->value->mark, at, item);
        node_append(r->arena, done, (struct entry){e->key, e->key_mark, item->node});
    }
    *ret = (struct items){.first = array, .count = n->count};
    return done;
}

/* The node with its defaults filled in; NULL if it was in error. */
static const struct node *read_field(struct reader *r, const struct field *f, const struct node *n,
                                     struct mark key_mark, const struct path *p, char *base)
{
    char *slot = base + f->offset;

    switch (f->type) {
    case FIELD_ANY:
        return n;
    case FIELD_ONE_OF: {
        const struct field *form = one_of_choose(r, f, n, p, (int *)(void *)slot);

        if (form != NULL && (form->flags & FIELD_LATER) != 0) {
            return read_later(r, form, n, n->mark, p);
        }
        return form == NULL ? NULL : read_field(r, form, n, key_mark, p, base);
    }
    case FIELD_SECTION: {
        struct item *item = (struct item *)(void *)slot;

        if (node_is_null(n)) {
            value_read(r, f, n, p, slot);
            n = node_new(r->arena, NODE_MAPPING, n->origin, n->mark);
        }
        read_section(r, f->section, n, NULL, key_mark, p, item);
        return item->node;
    }
    case FIELD_MAP:
    case FIELD_LIST:
        return read_items(r, f, n, p, (struct items *)(void *)slot);
    default:
        return value_read(r, f, n, p, slot) == 0 ? n : NULL;
    }
}

bool item_has(const struct item *item, const char *key)
{
    return item->node != NULL && node_get(item->node, key) != NULL;
}

bool item_given(const struct item *item, const char *key)
{
    const struct node *n = item->node == NULL ? NULL : node_get(item->node, key);

    return n != NULL && n->origin >= ORIGIN_FILE;
}

bool item_failed(const struct item *item, const char *key)
{
    return item->raw != NULL && node_get(item->raw, key) != NULL && !item_has(item, key);
}

struct mark item_mark(const struct item *item, const char *key)
{
    return item_given(item, key) ? node_get(item->node, key)->mark : item->mark;
}

/* Where the key belongs among those that are there, in the order of the section's rows. */
static size_t item_position(const struct item *item, const char *key)
{
    size_t position = 0;

    for (size_t i = 0; i < item->section->count; i++) {
        const char *row = item->section->fields[i].key;

        if (strcmp(row, key) == 0) {
            break;
        }
        position += node_get(item->node, row) != NULL;
    }
    return position;
}

void item_derive(struct reader *r, struct item *item, const char *key, const char *text)
{
    const struct node *n =
        node_scalar(r->arena, ORIGIN_DEFAULT, (struct mark){0}, arena_strdup(r->arena, text));
    struct entry e = {key, item->mark, n};

    node_insert(r->arena, item->node, item_position(item, key), e);
}

int item_missing(struct reader *r, const struct item *item, const char *key)
{
    const struct field *f = field_find(item->section, key);
    const char *example =
        f->example == NULL ? NULL : arena_printf(r->arena, "write %s: %s", f->key, f->example);

    return report_problem(r,
                          &(struct problem){.code = "S202",
                                            .mark = item->mark,
                                            .path = path_key(r->arena, item->path, f->key),
                                            .hint = example},
                          "is missing: %s", f->help);
}

int item_error(struct reader *r, const struct item *item, const char *key, const char *code,
               const char *format, ...)
{
    const struct problem wrong = {
        .code = code, .mark = item_mark(item, key), .path = path_key(r->arena, item->path, key)};
    va_list args;

    va_start(args, format);
    report_problem_list(r, &wrong, format, args);
    va_end(args);
    return -1;
}

int item_warning(struct reader *r, const struct item *item, const char *key, const char *code,
                 const char *format, ...)
{
    const struct problem odd = {.code = code,
                                .mark = item_mark(item, key),
                                .path = path_key(r->arena, item->path, key),
                                .warning = true};
    va_list args;

    va_start(args, format);
    report_problem_list(r, &odd, format, args);
    va_end(args);
    return -1;
}
