/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/changes.h"

#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/utf8.h"
#include "sim/schema/document.h"
#include "sim/schema/flow.h"
#include "sim/schema/text.h"

struct search {
    struct arena *arena;
    struct change *found;
    size_t count, room;
};

static const char *written(struct search *s, const struct node *n)
{
    struct buf text = BUF_INIT;

    if (n == NULL) {
        return NULL;
    }
    flow_write(n, &text);
    const char *copy = arena_strdup(s->arena, buf_text(&text));

    buf_release(&text);
    return copy;
}

static void add(struct search *s, const char *path, const struct node *a, const struct node *b)
{
    if (s->count == s->room) {
        struct change *old = s->found;

        s->room = s->room > 0 ? 2 * s->room : 16;
        s->found = arena_array(s->arena, s->room, sizeof *s->found);
        if (s->count > 0) {
            memcpy(s->found, old, s->count * sizeof *old);
        }
    }
    s->found[s->count++] = (struct change){path, written(s, a), written(s, b)};
}

static const char *step(struct search *s, const char *path, const char *key, size_t i)
{
    return key == NULL  ? arena_printf(s->arena, "%s[%zu]", path, i)
           : *path == 0 ? key
                        : arena_printf(s->arena, "%s.%s", path, key);
}

static void compare(struct search *s, const char *path, const struct node *a, const struct node *b);

static void compare_mappings(struct search *s, const char *path, const struct node *a,
                             const struct node *b)
{
    for (size_t i = 0; i < a->count; i++) {
        const char *key = a->entries[i].key;

        compare(s, step(s, path, key, i), a->entries[i].value, node_get(b, key));
    }
    for (size_t i = 0; i < b->count; i++) {
        const char *key = b->entries[i].key;

        if (node_get(a, key) == NULL) {
            add(s, step(s, path, key, i), NULL, b->entries[i].value);
        }
    }
}

static void compare_sequences(struct search *s, const char *path, const struct node *a,
                              const struct node *b)
{
    for (size_t i = 0; i < a->count || i < b->count; i++) {
        const char *at = step(s, path, NULL, i);

        if (i < a->count && i < b->count) {
            compare(s, at, a->entries[i].value, b->entries[i].value);
        } else {
            add(s, at, i < a->count ? a->entries[i].value : NULL,
                i < b->count ? b->entries[i].value : NULL);
        }
    }
}

static void compare(struct search *s, const char *path, const struct node *a, const struct node *b)
{
    if (b == NULL || a->kind != b->kind) {
        add(s, path, a, b);
    } else if (a->kind == NODE_MAPPING) {
        compare_mappings(s, path, a, b);
    } else if (a->kind == NODE_SEQUENCE) {
        compare_sequences(s, path, a, b);
    } else if (strcmp(a->text, b->text) != 0) {
        add(s, path, a, b);
    }
}

/* Names of files that are not UTF-8 were once written as they are. As long as the text. */
static const char *valid(struct arena *arena, const char *text)
{
    size_t left = strlen(text), at;
    char *copy = arena_strndup(arena, text, left);

    while (!utf8_valid(copy, left, &at)) {
        copy[at] = '?';
    }
    return copy;
}

static const struct node *read(struct arena *arena, const char *text)
{
    struct diag d;
    size_t nodes = 0;

    diag_init(&d);
    const struct source *source = text_source(arena, "scenario", valid(arena, text), strlen(text));
    const struct node *root = text_check(source, &d) != 0
                                  ? NULL
                                  : document_read(arena, source, 0, ORIGIN_FILE, &nodes, &d);

    diag_release(&d);
    return root;
}

bool changes_find(struct arena *arena, const char *a, const char *b, struct change **ret,
                  size_t *ret_count)
{
    struct search s = {.arena = arena};
    const struct node *root_a = read(arena, a), *root_b = read(arena, b);

    if (root_a != NULL && root_b != NULL) {
        compare(&s, "", root_a, root_b);
    }
    *ret = s.found;
    *ret_count = s.count;
    return root_a != NULL && root_b != NULL;
}

/* What a line says before its comment. A quoted text may hold what begins one. */
static size_t said(const char *line)
{
    size_t i = 0;
    bool quoted = false;

    for (; line[i] != '\0' && line[i] != '\n' && (quoted || line[i] != '#'); i++) {
        if (line[i] == '"') {
            quoted = !quoted;
        } else if (quoted && line[i] == '\\' && line[i + 1] != '\0') {
            i++;
        }
    }
    while (i > 0 && line[i - 1] == ' ') {
        i--;
    }
    return i;
}

static const char *next_line(const char *line)
{
    line += strcspn(line, "\n");
    return *line == '\n' ? line + 1 : line;
}

bool changes_none(const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        size_t n = said(a);

        if (n != said(b) || memcmp(a, b, n) != 0) {
            return false;
        }
        a = next_line(a);
        b = next_line(b);
    }
    return *a == *b;
}
