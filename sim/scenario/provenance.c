/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/provenance.h"

#include <string.h>

#include "sim/base/utf8.h"
#include "sim/scenario/sections.h"
#include "sim/schema/flow.h"
#include "sim/schema/path.h"

/* Where one stands in the tree and in the tables, and what holds there for what is below. */
struct standing {
    const struct node *node;
    struct place place;
    const struct path *path;
    const struct field *field;
    const char *preset, *cites;
};

static struct standing standing_root(const struct node *tree)
{
    return (struct standing){.node = tree, .place = place_root(&top_section)};
}

static struct standing step(struct arena *a, const struct standing *s, size_t entry)
{
    const struct entry *e = &s->node->entries[entry];
    struct standing next = *s;

    next.node = e->value;
    next.place = e->key == NULL ? place_index(s->place) : place_key(s->place, e->key);
    next.path = e->key == NULL ? path_index(a, s->path, entry) : path_key(a, s->path, e->key);
    next.field = next.place.field != NULL ? next.place.field : s->field;
    next.preset = e->value->preset != NULL ? e->value->preset : s->preset;
    next.cites = e->value->cites != NULL ? e->value->cites : s->cites;
    return next;
}

static const char *where(struct arena *a, const struct node *n)
{
    if (n->origin < ORIGIN_FILE || n->mark.source == NULL) {
        return NULL;
    }
    return n->origin == ORIGIN_OVERRIDE
               ? arena_strdup(a, n->mark.source->name)
               : arena_printf(a, "%s:%u", n->mark.source->name, (unsigned)n->mark.line);
}

static const char *source(const struct standing *s)
{
    switch (s->node->origin) {
    case ORIGIN_DEFAULT:
        return s->field == NULL ? NULL : s->field->source;
    case ORIGIN_PRESET:
        return s->cites;
    case ORIGIN_FILE:
    case ORIGIN_OVERRIDE:
        break;
    }
    return NULL;
}

static struct provenance provenance_here(struct arena *a, const struct standing *s)
{
    struct buf value = BUF_INIT;

    flow_write(s->node, &value);
    struct provenance p = {
        .path = path_text(a, s->path),
        .value = arena_strdup(a, buf_text(&value)),
        .origin = s->node->origin,
        .preset = s->node->origin == ORIGIN_PRESET ? s->preset : NULL,
        .where = where(a, s->node),
        .source = source(s),
        .field = s->field,
    };

    buf_release(&value);
    return p;
}

/* The entry that a step of a path names; the count of entries if there is none. */
static size_t entry_of(const struct node *n, const struct path_step *step)
{
    size_t i = step->key == NULL && n->kind == NODE_SEQUENCE ? step->index : 0;

    if (step->key == NULL) {
        return n->kind == NODE_SEQUENCE && i < n->count ? i : n->count;
    }
    while (n->kind == NODE_MAPPING && i < n->count && strcmp(n->entries[i].key, step->key) != 0) {
        i++;
    }
    return n->kind == NODE_MAPPING ? i : n->count;
}

bool provenance_find(struct arena *a, const struct node *tree, const char *path,
                     struct provenance *ret)
{
    struct path_step *steps = NULL;
    size_t count = 0;
    struct standing s = standing_root(tree);

    if (tree == NULL || path_parse(a, path, strlen(path), &steps, &count) != NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        size_t entry = entry_of(s.node, &steps[i]);

        if (entry == s.node->count) {
            return false;
        }
        s = step(a, &s, entry);
    }
    *ret = provenance_here(a, &s);
    return true;
}

static void each(struct arena *a, const struct standing *s, provenance_fn *fn, void *to)
{
    if (s->place.kind == PLACE_VALUE || s->node->kind == NODE_SCALAR) {
        struct provenance p = provenance_here(a, s);

        fn(to, &p);
        return;
    }
    for (size_t i = 0; i < s->node->count; i++) {
        struct standing next = step(a, s, i);

        each(a, &next, fn, to);
    }
}

void provenance_each(struct arena *a, const struct node *tree, provenance_fn *fn, void *to)
{
    struct standing s = standing_root(tree);

    each(a, &s, fn, to);
}

bool provenance_is_assumption(const struct provenance *p)
{
    static const char word[] = "assumption";

    return p->source != NULL && strncmp(p->source, word, sizeof word - 1) == 0;
}

void provenance_write(const struct provenance *p, struct buf *out)
{
    switch (p->origin) {
    case ORIGIN_DEFAULT:
        buf_add(out, "default");
        break;
    case ORIGIN_PRESET:
        buf_printf(out, "preset %s", p->preset == NULL ? "" : p->preset);
        break;
    case ORIGIN_FILE:
        buf_add(out, "stated in ");
        utf8_show(out, p->where);
        break;
    case ORIGIN_OVERRIDE:
        buf_printf(out, "given with %s", p->where);
        break;
    }
    if (p->source != NULL) {
        buf_printf(out, ": %s", p->source);
    }
}
