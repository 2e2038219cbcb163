/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/cli/complete_fields.h"

#include <string.h>

#include "sim/base/buf.h"
#include "sim/scenario/sections.h"
#include "sim/scenario/study_file.h"
#include "sim/scenario/tree.h"
#include "sim/schema/explain.h"

struct walk {
    struct arena *arena;
    const struct node *tree; /* NULL: no scenario */
    complete_field_fn *fn;
    void *to;
};

/* With its defaults, or with none if too much is wrong with it; NULL if it is no scenario. */
static const struct node *tree_of(struct arena *a, const char *word)
{
    struct diag d;
    struct study_file study;
    const struct node *tree = NULL;

    diag_init(&d);
    if (study_file_read(a, word, NULL, &d, &study) && study.scenario) {
        word = study.scenario;
    }
    tree_load(a, word, NULL, 0, &d, &tree);
    diag_release(&d);
    return tree;
}

static void expand(const struct walk *w, const struct node *n, const char *before, const char *rest,
                   const struct field *f);

/* The names of a mapping, or the numbers of a list, in place of what stands for them. */
static void expand_each(const struct walk *w, const struct node *n, const char *before,
                        const char *rest, const struct field *f)
{
    for (size_t i = 0; n && i < n->count; i++) {
        const struct entry *e = &n->entries[i];
        const char *path = e->key ? arena_printf(w->arena, "%s.%s", before, e->key)
                                  : arena_printf(w->arena, "%s[%zu]", before, i);
        expand(w, e->value, path, rest, f);
    }
}

/* before: what is done; rest: what is to come of the general path, without the dot. */
static void expand(const struct walk *w, const struct node *n, const char *before, const char *rest,
                   const struct field *f)
{
    size_t length = strcspn(rest, ".[");
    if (*rest == '\0') {
        w->fn(w->to, before, f);
        return;
    }
    if (strncmp(rest, "[]", 2) == 0) {
        expand_each(w, n, before, rest + (rest[2] == '.' ? 3 : 2), f);
        return;
    }
    if (*rest == '*') {
        expand_each(w, n, before, rest + (rest[1] == '.' ? 2 : 1), f);
        return;
    }
    const char *key = arena_strndup(w->arena, rest, length);
    const char *path = *before ? arena_printf(w->arena, "%s.%s", before, key) : key;
    const struct node *below = n ? node_get(n, key) : NULL;
    expand(w, below, path, rest + length + (rest[length] == '.'), f);
}

static void take(void *to, const char *path, const struct field *f)
{
    const struct walk *w = to;
    bool inner = f->type == FIELD_SECTION || f->type == FIELD_MAP || f->type == FIELD_LIST;
    bool fixed = strcmp(path, "ninefold") == 0 || strcmp(path, "extends") == 0;

    if (!inner && !fixed && (f->flags & FIELD_LATER) == 0) {
        expand(w, w->tree, "", path, f);
    }
}

void complete_fields(struct arena *a, const char *const *words, size_t count, complete_field_fn *fn,
                     void *to)
{
    struct walk w = {.arena = a, .fn = fn, .to = to};
    for (size_t i = 0; i < count && !w.tree; i++) {
        w.tree = *words[i] == '-' || *words[i] == '\0' ? NULL : tree_of(a, words[i]);
    }
    explain_each(&top_section, take, &w);
}
