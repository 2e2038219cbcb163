/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/merge.h"

#include <string.h>

static void merge_problem_add(struct arena *a, struct merge_problem ***end,
                              struct merge_problem found)
{
    struct merge_problem *p = arena_alloc(a, sizeof *p);

    *p = found;
    **end = p;
    *end = &p->next;
}

void merge_report(const struct merge_problem *first, struct diag *d)
{
    for (const struct merge_problem *p = first; p != NULL; p = p->next) {
        diag_error(d, p->code, p->mark, p->path, "%s", p->message);
        if (p->second.source != NULL) {
            diag_second(d, p->second, "first given here");
        }
    }
}

void merge_duplicates(struct arena *a, struct node *mapping, const struct path *at,
                      struct merge_problem ***end)
{
    struct node_index x;
    bool any = false;

    node_index_init(&x, mapping);
    for (size_t i = 1, first = 0; i < x.count; i++) {
        const struct entry *e = x.sorted[i];

        if (strcmp(x.sorted[first]->key, e->key) != 0) {
            first = i;
            continue;
        }
        merge_problem_add(a, end,
                          (struct merge_problem){
                              .code = "S112",
                              .message = "is given twice",
                              .path = path_text(a, path_key(a, at, e->key)),
                              .mark = e->key_mark,
                              .second = x.sorted[first]->key_mark,
                          });
        mapping->entries[e - mapping->entries].value = NULL;
        any = true;
    }
    node_index_release(&x);
    if (!any) {
        return;
    }
    size_t kept = 0;

    for (size_t i = 0; i < mapping->count; i++) {
        if (mapping->entries[i].value != NULL) {
            mapping->entries[kept++] = mapping->entries[i];
        }
    }
    mapping->count = kept;
}

/* Adds the entries of `from` whose keys the index of what is there does not have. */
static void merge_one(struct arena *a, struct node *into, const struct node *from)
{
    struct node_index x;
    size_t own = into->count;

    if (from->count == 0) {
        return;
    }
    /* The index points into the entries, which growing moves: look up all first. */
    bool *wanted = arena_array(a, from->count, sizeof *wanted);

    node_index_init(&x, into);
    for (size_t i = 0; i < from->count; i++) {
        wanted[i] = own == 0 || node_index_find(&x, from->entries[i].key) == NULL;
    }
    node_index_release(&x);
    for (size_t i = 0; i < from->count; i++) {
        if (wanted[i]) {
            node_append(a, into, from->entries[i]);
        }
    }
}

static void merge_value(struct arena *a, struct node *into, const struct node *value,
                        const struct path *at, struct merge_problem ***end)
{
    if (value->kind == NODE_MAPPING) {
        merge_one(a, into, value);
        return;
    }
    merge_problem_add(a, end,
                      (struct merge_problem){
                          .code = "S113",
                          .message = arena_printf(
                              a, "a merge key (<<) takes a mapping or a list of them, found %s",
                              node_kind_name(value)),
                          .path = path_text(a, at),
                          .mark = value->mark,
                      });
}

struct node *merge_expand(struct arena *a, struct node *mapping, const struct path *at,
                          struct merge_problem ***end)
{
    const struct node *merged = node_get(mapping, MERGE_KEY);

    if (merged == NULL) {
        return mapping;
    }
    struct node *n = node_copy(a, mapping);

    node_remove(n, MERGE_KEY);
    if (merged->kind == NODE_SEQUENCE) {
        for (size_t i = 0; i < merged->count; i++) {
            merge_value(a, n, merged->entries[i].value, at, end);
        }
    } else {
        merge_value(a, n, merged, at, end);
    }
    return n;
}

static bool merge_replaces(struct place where, const struct node *base, const struct node *over)
{
    if (base->kind != NODE_MAPPING || over->kind != NODE_MAPPING) {
        return true;
    }
    return place_is_tagged(where) && base->count > 0 && over->count > 0 &&
           strcmp(base->entries[0].key, over->entries[0].key) != 0;
}

const struct node *merge_overlay(struct arena *a, struct place where, const struct node *base,
                                 const struct node *over)
{
    if (merge_replaces(where, base, over)) {
        return over;
    }
    struct node *n = node_new(a, NODE_MAPPING, over->origin, over->mark);
    struct node_index in_base, in_over;

    node_index_init(&in_base, base);
    node_index_init(&in_over, over);
    for (size_t i = 0; i < base->count; i++) {
        struct entry e = base->entries[i];
        const struct entry *o = node_index_find(&in_over, e.key);

        if (o != NULL && node_is_null(o->value)) {
            continue;
        }
        if (o != NULL) {
            e.key_mark = o->key_mark;
            e.value = merge_overlay(a, place_key(where, e.key), e.value, o->value);
        }
        node_append(a, n, e);
    }
    for (size_t i = 0; i < over->count; i++) {
        if (node_index_find(&in_base, over->entries[i].key) == NULL) {
            node_append(a, n, over->entries[i]);
        }
    }
    node_index_release(&in_base);
    node_index_release(&in_over);
    return n;
}
