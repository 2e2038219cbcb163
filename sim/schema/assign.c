/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/assign.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/base/utf8.h"
#include "sim/schema/document.h"
#include "sim/schema/text.h"

struct assignment {
    struct reader *reader;
    const struct source *source;
    const struct path_step *steps;
    size_t count;
    const struct node *value;
};

static struct mark step_mark(const struct assignment *x, size_t i)
{
    const struct path_step *s = &x->steps[i];

    return (struct mark){.source = x->source,
                         .line = 1,
                         .column = (uint32_t)utf8_width(x->source->text, s->at) + 1,
                         .length = (uint32_t)utf8_width(x->source->text + s->at, s->length)};
}

/* NULL: the path cannot be followed; reported. */
static const struct node *assign_refuse(const struct assignment *x, size_t i, const struct path *p,
                                        const char *code, const char *hint, const char *message)
{
    report_problem(
        x->reader,
        &(struct problem){.code = code, .mark = step_mark(x, i), .path = p, .hint = hint}, "%s",
        message);
    return NULL;
}

static void assign_refuse_entry(const struct assignment *x, size_t i, const struct node *map,
                                const struct path *p)
{
    struct arena *a = x->reader->arena;
    size_t count = map == NULL || map->kind != NODE_MAPPING ? 0 : map->count;
    const char **known = arena_array(a, count + 1, sizeof *known);

    for (size_t k = 0; k < count; k++) {
        known[k] = map->entries[k].key;
    }
    const char *near = names_closest(x->steps[i].key, known, count);

    assign_refuse(x, i, p, "S214", near == NULL ? NULL : arena_printf(a, "did you mean %s?", near),
                  arena_printf(a, "no entry of that name; there are %s",
                               report_known(x->reader, known, count)));
}

/* Whether the step may be taken at this place of the tables. */
static bool assign_check_key(const struct assignment *x, size_t i, struct place at,
                             const struct node *n, const struct path *p)
{
    struct arena *a = x->reader->arena;
    const char *key = x->steps[i].key;

    if (at.kind == PLACE_LIST) {
        assign_refuse(x, i, p, "S214", "write an index: [0]", "is an entry of a list");
        return false;
    }
    if (at.kind == PLACE_SECTION && field_find(at.section, key) == NULL) {
        const char *known[FIELD_MAX_KEYS];
        const char *near = field_closest(at.section, key);
        const char *all = report_known(x->reader, known, field_keys(at.section, false, known));

        assign_refuse(x, i, p, "S201",
                      near == NULL ? NULL : arena_printf(a, "did you mean %s?", near),
                      arena_printf(a, "no such key; known here are %s", all));
        return false;
    }
    if (at.kind == PLACE_MAP && i + 1 < x->count && (n == NULL || node_get(n, key) == NULL)) {
        assign_refuse_entry(x, i, n, p);
        return false;
    }
    if (n != NULL && n->kind != NODE_MAPPING) {
        assign_refuse(x, i, p, "S214", NULL, "what holds it in the file is no mapping");
        return false;
    }
    return true;
}

static const struct node *assign_step(const struct assignment *x, size_t i, struct place at,
                                      const struct node *n, const struct path *p);

static const struct node *assign_index(const struct assignment *x, size_t i, struct place at,
                                       const struct node *n, const struct path *up)
{
    struct arena *a = x->reader->arena;
    size_t index = x->steps[i].index;
    const struct path *p = path_index(a, up, index);

    if (n == NULL || n->kind != NODE_SEQUENCE || index >= n->count) {
        size_t count = n == NULL || n->kind != NODE_SEQUENCE ? 0 : n->count;

        return assign_refuse(x, i, p, "S214", NULL,
                             arena_printf(a, "no such entry, the list has %zu", count));
    }
    const struct node *value = assign_step(x, i + 1, place_index(at), n->entries[index].value, p);

    if (value == NULL) {
        return NULL;
    }
    struct node *copy = node_copy(a, n);

    copy->entries[index].value = value;
    return copy;
}

/* What is there and stays beside the key: nothing of a value of another form. */
static const struct node *assign_beside(struct place at, const struct node *n, const char *key)
{
    if (n == NULL || node_is_null(n)) {
        return NULL;
    }
    bool forms =
        at.field != NULL && (at.field->type == FIELD_ONE_OF || at.field->type == FIELD_DIST ||
                             at.field->type == FIELD_DIST_NUMBER);

    if (forms && n->kind != NODE_MAPPING) {
        return NULL;
    }
    return place_is_tagged(at) && node_get(n, key) == NULL ? NULL : n;
}

static const struct node *assign_key(const struct assignment *x, size_t i, struct place at,
                                     const struct node *n, const struct path *up)
{
    struct arena *a = x->reader->arena;
    const char *key = x->steps[i].key;
    const struct path *p = path_key(a, up, key);

    n = assign_beside(at, n, key);

    if (!assign_check_key(x, i, at, n, p)) {
        return NULL;
    }
    const struct entry *entry = n == NULL ? NULL : node_entry(n, key);
    const struct node *old = entry == NULL ? NULL : entry->value;
    const struct node *value = assign_step(x, i + 1, place_key(at, key), old, p);

    if (value == NULL) {
        return NULL;
    }
    struct node *copy =
        n == NULL ? node_new(a, NODE_MAPPING, ORIGIN_OVERRIDE, step_mark(x, i)) : node_copy(a, n);

    if (node_is_null(value)) {
        node_remove(copy, key);
    } else {
        /* A section that is there stays where it is; what is assigned stands in the assignment. */
        bool within = i + 1 < x->count && old != NULL && old->kind == value->kind;

        node_put(a, copy, (struct entry){key, within ? entry->key_mark : step_mark(x, i), value});
    }
    return copy;
}

/* The subtree with the rest of the path assigned; NULL, reported, if it cannot be. */
static const struct node *assign_step(const struct assignment *x, size_t i, struct place at,
                                      const struct node *n, const struct path *p)
{
    if (i == x->count) {
        return x->value;
    }
    return x->steps[i].key == NULL ? assign_index(x, i, at, n, p) : assign_key(x, i, at, n, p);
}

const struct node *assign(struct reader *r, const struct section *t, const struct node *root,
                          const char *name, const char *assignment, const struct quotation *quoted)
{
    struct assignment x = {.reader = r};
    struct path_step *steps = NULL;
    size_t nodes = 0;

    struct source *source = text_source(r->arena, name, assignment, strlen(assignment));
    source->quoted = quoted;
    x.source = source;
    size_t length = strcspn(x.source->text, "=");

    if (text_check(x.source, r->diag) != 0) {
        return root;
    }
    const char *wrong = path_parse(r->arena, x.source->text, length, &steps, &x.count);
    struct mark whole = {.source = x.source, .line = 1, .column = 1, .length = 1};

    if (wrong == NULL && length + 1 >= x.source->length) {
        wrong = "a value is missing";
    }
    if (wrong == NULL && x.count > DOCUMENT_MAX_DEPTH) {
        wrong = "the path is too deep";
    }
    if (wrong != NULL) {
        diag_error(r->diag, "S214", whole, NULL, "%s", wrong);
        diag_hint(r->diag, "write PATH=VALUE, such as edge.probe.interval=10s");
        return root;
    }
    x.steps = steps;
    x.value = document_read(r->arena, x.source, length + 1, ORIGIN_OVERRIDE, &nodes, r->diag);
    if (x.value == NULL) {
        return root;
    }
    const struct node *changed = assign_step(&x, 0, place_root(t), root, NULL);

    return changed == NULL ? root : changed;
}
