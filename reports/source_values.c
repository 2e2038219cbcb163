/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/source_values.h"

#include <string.h>

#include "reports/run_label.h"

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same(const struct source_row *a, const struct source_row *b)
{
    return a->from.origin == b->from.origin && same_text(a->from.path, b->from.path) &&
           same_text(a->from.value, b->from.value) && same_text(a->from.source, b->from.source) &&
           same_text(a->from.where, b->from.where) && same_text(a->from.preset, b->from.preset);
}

static struct value *room_for(struct values *all, struct arena *a)
{
    if (all->count == all->room) {
        size_t room = all->room == 0 ? 256 : 2 * all->room;
        struct value *more = arena_array(a, room, sizeof *more);
        if (all->count > 0) {
            memcpy(more, all->items, all->count * sizeof *more);
        }
        all->items = more;
        all->room = room;
    }
    return &all->items[all->count++];
}

/* Two designs seldom differ in much: each value once, with those that have it. The search begins
 * where the last one ended, since designs tell their values in the same order. */
static void add_row(struct values *all, const struct source_row *row, const char *design,
                    size_t *start, struct arena *a)
{
    for (size_t k = 0; k < all->count; k++) {
        struct value *v = &all->items[(*start + k) % all->count];
        if (is_same(&v->row, row)) {
            if (v->designs++ < SOURCE_NAMES) {
                v->names = arena_printf(a, "%s, %s", v->names, design);
            }
            *start = (*start + k + 1) % all->count;
            return;
        }
    }
    *room_for(all, a) =
        (struct value){.row = *row, .designs = 1, .names = design, .paths = row->from.path};
}

/* Both are sorted, and so is what becomes of them. */
static struct fact *merge_facts(const struct fact *a, size_t *count, const struct fact *b, size_t n,
                                struct arena *arena)
{
    struct fact *both = arena_array(arena, *count + n + 1, sizeof *both);
    size_t i = 0, k = 0, merged = 0;
    while (i < *count || k < n) {
        int order = i == *count ? 1 : k == n ? -1 : strcmp(a[i].id, b[k].id);
        both[merged++] = order <= 0 ? a[i] : b[k];
        i += order <= 0;
        k += order >= 0;
    }
    *count = merged;
    return both;
}

static bool read_design(const struct page *p, const struct stored_run *run, size_t point,
                        const char *name, struct values *ret)
{
    struct source_row *rows;
    size_t count = 0, start = 0;
    if (!sources_read(p->dossier->store, run->row.id, (int64_t)point + 1, p->arena, &rows,
                      &count)) {
        return false;
    }
    for (size_t k = 0; k < count; k++) {
        add_row(ret, &rows[k], name, &start, p->arena);
    }
    ret->designs += count > 0;
    return true;
}

bool source_values_read(const struct page *p, const struct stored_run *run, struct values *ret)
{
    const struct dossier *d = p->dossier;
    size_t points = run->kind == STORED_COMPARE ? run->count : 1;
    bool read = true;
    for (size_t i = 0; read && run->kind == STORED_RUN && i < d->count; i++) {
        read = d->runs[i].kind != STORED_RUN ||
               read_design(p, &d->runs[i], 0, run_label(d, i, p->arena), ret);
    }
    for (size_t i = 0; read && run->kind != STORED_RUN && i < points; i++) {
        read = read_design(p, run, i, run->points[i].name, ret);
    }
    return read;
}

bool source_values_facts(const struct page *p, const struct stored_run *run, struct fact **ret,
                         size_t *ret_count)
{
    const struct dossier *d = p->dossier;
    struct fact *all = NULL;
    size_t count = 0;
    for (size_t i = 0; i < d->count; i++) {
        struct fact *more;
        size_t n = 0;
        if (&d->runs[i] != run && (run->kind != STORED_RUN || d->runs[i].kind != STORED_RUN)) {
            continue;
        }
        if (!sources_facts(d->store, d->runs[i].row.id, p->arena, &more, &n)) {
            return false;
        }
        all = merge_facts(all, &count, more, n, p->arena);
    }
    *ret = all;
    *ret_count = count;
    return true;
}

/* Stores, stamps and groups of clients have the same defaults each: one line for all of them. */
static bool are_alike(const struct value *a, const struct value *b)
{
    const struct provenance *x = &a->row.from, *y = &b->row.from;
    return x->origin == y->origin && x->origin < ORIGIN_FILE && same_text(x->value, y->value) &&
           same_text(x->source, y->source) && same_text(x->preset, y->preset) &&
           same_text(a->row.meaning, b->row.meaning) && same_text(a->names, b->names) &&
           a->designs == b->designs && *a->row.meaning != '\0';
}

void source_values_gather(struct values *all, struct arena *a)
{
    for (size_t i = 0; i < all->count; i++) {
        struct value *v = &all->items[i];
        for (size_t k = i + 1; !v->told && k < all->count; k++) {
            if (!all->items[k].told && are_alike(v, &all->items[k])) {
                v->paths = arena_printf(a, "%s\n%s", v->paths, all->items[k].row.from.path);
                all->items[k].told = true;
            }
        }
    }
}
