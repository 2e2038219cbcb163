/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/reading.h"

#include <string.h>

enum { LEAST_BYTES = 18 }; /* of a source or an override: two texts, each a length and a zero */

const struct reading *reading_note(struct arena *a, const char *path, const struct texts *texts,
                                   const struct override *overrides, size_t override_count)
{
    struct reading *r = arena_alloc(a, sizeof *r);
    struct override *copies = arena_array(a, override_count, sizeof *copies);

    for (size_t i = 0; i < override_count; i++) {
        copies[i].name = arena_strdup(a, overrides[i].name);
        copies[i].assignment = arena_strdup(a, overrides[i].assignment);
        copies[i].quoted = NULL;
    }
    *r = (struct reading){path, texts->first, copies, override_count};
    return r;
}

static void put_string(struct buf *out, const char *s)
{
    wire_put_text(out, s, strlen(s));
}

void reading_put(const struct reading *r, struct buf *out)
{
    uint64_t texts = 0;

    for (const struct text_link *link = r->texts; link != NULL; link = link->next) {
        texts++;
    }
    put_string(out, r->path);
    wire_put_u64(out, texts);
    for (const struct text_link *link = r->texts; link != NULL; link = link->next) {
        put_string(out, link->source->name);
        wire_put_text(out, link->source->text, link->source->length);
    }
    wire_put_u64(out, r->override_count);
    for (size_t i = 0; i < r->override_count; i++) {
        put_string(out, r->overrides[i].name);
        put_string(out, r->overrides[i].assignment);
    }
}

static const char *get_string(struct wire *w, struct arena *a)
{
    size_t length;
    const char *text = wire_text(w, &length);

    return arena_strndup(a, text, length);
}

/* A count that the bytes left can hold, so that no lie about it asks for memory. */
static size_t get_count(struct wire *w)
{
    uint64_t count = wire_u64(w);

    if (count > w->left / LEAST_BYTES) {
        w->spoilt = true;
        return 0;
    }
    return (size_t)count;
}

/* Not text_source, which would take off a second byte order mark after the first. */
static const struct source *get_source(struct wire *w, struct arena *a)
{
    struct source *s = arena_alloc(a, sizeof *s);

    s->name = get_string(w, a);
    const char *text = wire_text(w, &s->length);
    char *copy = arena_alloc(a, s->length + 1);
    memcpy(copy, text, s->length);
    s->text = copy;
    return s;
}

const struct reading *reading_get(struct wire *w, struct arena *a)
{
    struct reading *r = arena_alloc(a, sizeof *r);
    struct texts texts = {0};

    r->path = get_string(w, a);
    for (size_t left = get_count(w); left > 0 && !w->spoilt; left--) {
        texts_add(&texts, a, get_source(w, a));
    }
    r->texts = texts.first;
    r->override_count = get_count(w);
    struct override *overrides = arena_array(a, r->override_count, sizeof *overrides);
    for (size_t i = 0; i < r->override_count && !w->spoilt; i++) {
        overrides[i].name = get_string(w, a);
        overrides[i].assignment = get_string(w, a);
    }
    r->overrides = overrides;
    return w->spoilt ? NULL : r;
}
