/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/node.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

struct node *node_new(struct arena *a, enum node_kind kind, enum origin origin, struct mark m)
{
    struct node *n = arena_alloc(a, sizeof *n);

    n->kind = kind;
    n->origin = origin;
    n->mark = m;
    n->weight = 1;
    return n;
}

struct node *node_scalar(struct arena *a, enum origin origin, struct mark m, const char *text)
{
    struct node *n = node_new(a, NODE_SCALAR, origin, m);

    n->text = text;
    return n;
}

struct node *node_copy(struct arena *a, const struct node *n)
{
    struct node *copy = arena_alloc(a, sizeof *copy);

    *copy = *n;
    if (n->count > 0) {
        copy->room = n->count;
        copy->entries = arena_array(a, n->count, sizeof *copy->entries);
        memcpy(copy->entries, n->entries, n->count * sizeof *copy->entries);
    }
    return copy;
}

void node_append(struct arena *a, struct node *n, struct entry e)
{
    if (n->count == n->room) {
        size_t room = n->room == 0 ? 8 : 2 * n->room;
        struct entry *grown = arena_array(a, room, sizeof *grown);

        if (n->count > 0) {
            memcpy(grown, n->entries, n->count * sizeof *grown);
        }
        n->entries = grown;
        n->room = room;
    }
    n->entries[n->count++] = e;
    n->weight += e.value->weight;
}

void node_insert(struct arena *a, struct node *n, size_t position, struct entry e)
{
    node_append(a, n, e);
    memmove(n->entries + position + 1, n->entries + position,
            (n->count - 1 - position) * sizeof *n->entries);
    n->entries[position] = e;
}

void node_put(struct arena *a, struct node *mapping, struct entry e)
{
    struct entry *old = node_entry(mapping, e.key);

    if (old == NULL) {
        node_append(a, mapping, e);
        return;
    }
    mapping->weight += e.value->weight - old->value->weight;
    *old = e;
}

void node_remove(struct node *mapping, const char *key)
{
    struct entry *old = node_entry(mapping, key);

    if (old != NULL) {
        size_t after = mapping->count - (size_t)(old - mapping->entries) - 1;

        mapping->weight -= old->value->weight;
        memmove(old, old + 1, after * sizeof *old);
        mapping->count--;
    }
}

struct entry *node_entry(const struct node *n, const char *key)
{
    if (n->kind != NODE_MAPPING) {
        return NULL;
    }
    for (size_t i = 0; i < n->count; i++) {
        if (strcmp(n->entries[i].key, key) == 0) {
            return &n->entries[i];
        }
    }
    return NULL;
}

const struct node *node_get(const struct node *n, const char *key)
{
    const struct entry *e = node_entry(n, key);

    return e == NULL ? NULL : e->value;
}

bool node_is_null(const struct node *n)
{
    static const char *const words[] = {"", "~", "null", "Null", "NULL"};

    if (n->kind != NODE_SCALAR || n->quoted) {
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(n->text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

const char *node_kind_name(const struct node *n)
{
    switch (n->kind) {
    case NODE_MAPPING:
        return "a mapping";
    case NODE_SEQUENCE:
        return "a list";
    case NODE_SCALAR:
        break;
    }
    return node_is_null(n) ? "nothing" : "a single value";
}

static int entry_compare(const void *a, const void *b)
{
    const struct entry *const *x = a, *const *y = b;
    int order = strcmp((*x)->key, (*y)->key);

    if (order != 0) {
        return order;
    }
    return *x < *y ? -1 : *x > *y; /* both lie in one array: order of the text */
}

void node_index_init(struct node_index *x, const struct node *mapping)
{
    x->count = mapping->count;
    x->sorted = xcalloc(x->count + 1, sizeof *x->sorted);
    for (size_t i = 0; i < x->count; i++) {
        x->sorted[i] = &mapping->entries[i];
    }
    qsort(x->sorted, x->count, sizeof *x->sorted, entry_compare);
}

void node_index_release(struct node_index *x)
{
    free(x->sorted);
    x->sorted = NULL;
    x->count = 0;
}

const struct entry *node_index_find(const struct node_index *x, const char *key)
{
    size_t low = 0, high = x->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(x->sorted[middle]->key, key) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < x->count && strcmp(x->sorted[low]->key, key) == 0 ? x->sorted[low] : NULL;
}
