/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/path.h"

#include <stdbool.h>
#include <string.h>

#include "sim/base/buf.h"

const struct path *path_key(struct arena *a, const struct path *up, const char *key)
{
    struct path *p = arena_alloc(a, sizeof *p);

    *p = (struct path){.up = up, .key = key};
    return p;
}

const struct path *path_index(struct arena *a, const struct path *up, size_t index)
{
    struct path *p = arena_alloc(a, sizeof *p);

    *p = (struct path){.up = up, .index = index};
    return p;
}

/* Nesting is bounded by the reader of the text, and so is this recursion. */
static void path_write(const struct path *p, struct buf *out)
{
    if (p == NULL) {
        return;
    }
    path_write(p->up, out);
    if (p->key == NULL) {
        buf_printf(out, "[%zu]", p->index);
        return;
    }
    if (p->up != NULL) {
        buf_add_char(out, '.');
    }
    buf_add(out, p->key);
}

const char *path_text(struct arena *a, const struct path *p)
{
    struct buf b = BUF_INIT;

    path_write(p, &b);
    const char *text = arena_strdup(a, buf_text(&b));

    buf_release(&b);
    return text;
}

/* "[12]" at text: the bytes it takes, 0 if it is malformed. */
static size_t path_parse_index(const char *text, size_t left, size_t *ret_index)
{
    size_t n = 1;

    *ret_index = 0;
    while (n < left && n < 10 && text[n] >= '0' && text[n] <= '9') {
        *ret_index = *ret_index * 10 + (size_t)(text[n] - '0');
        n++;
    }
    return n > 1 && n < left && text[n] == ']' ? n + 1 : 0;
}

static size_t path_parse_key(const char *text, size_t left)
{
    size_t n = 0;

    while (n < left && text[n] != '.' && text[n] != '[') {
        n++;
    }
    return n;
}

/* The step that begins at *at, which moves behind it. NULL, or what is wrong. */
static const char *path_parse_step(struct arena *a, const char *text, size_t length, bool first,
                                   size_t *at, struct path_step *ret)
{
    *ret = (struct path_step){.at = *at};
    if (text[*at] == '[' && !first) {
        ret->length = path_parse_index(text + *at, length - *at, &ret->index);
        *at += ret->length;
        return ret->length == 0 ? "an index is written [0], [1], ..." : NULL;
    }
    if (!first && text[*at] != '.') {
        return "a name follows an index after a dot";
    }
    ret->at += !first;
    ret->length = path_parse_key(text + ret->at, length - ret->at);
    if (ret->length == 0) {
        return "a name is missing";
    }
    ret->key = arena_strndup(a, text + ret->at, ret->length);
    *at = ret->at + ret->length;
    return NULL;
}

const char *path_parse(struct arena *a, const char *text, size_t length,
                       struct path_step **ret_steps, size_t *ret_count)
{
    struct path_step *steps = arena_array(a, length + 1, sizeof *steps);
    size_t count = 0, at = 0;

    while (at < length) {
        const char *wrong = path_parse_step(a, text, length, count == 0, &at, &steps[count]);

        if (wrong != NULL) {
            return wrong;
        }
        count++;
    }
    *ret_steps = steps;
    *ret_count = count;
    return count == 0 ? "the path is empty" : NULL;
}
