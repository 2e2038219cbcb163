/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Composes nodes from libyaml's events. Its document API is not used: it keeps the last of two
 * equal keys without a word, and turns an anchor that holds its own alias into a cycle. */
#include "sim/schema/document.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "sim/base/die.h"
#include "sim/schema/anchors.h"
#include "sim/schema/merge.h"
#include "sim/schema/path.h"
#include "sim/schema/syntax.h"
#include "sim/schema/text.h"

struct composer {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    enum origin origin;
    uint32_t column_shift; /* of the first line */
    size_t *nodes;
    yaml_parser_t parser;
    yaml_event_t event;
    struct anchors anchors;
    const struct path *path; /* to what is being composed; its steps lie on the stack */
    struct merge_problem *problems, **problems_end;
};

static const struct node *compose_at(struct composer *c, struct path *step, int depth);

static struct mark document_here(const struct composer *c)
{
    struct mark m = syntax_mark(c->source, c->column_shift, c->event.start_mark, c->event.end_mark);

    if (c->event.type == YAML_MAPPING_START_EVENT || c->event.type == YAML_SEQUENCE_START_EVENT) {
        m.length = 1;
    }
    return m;
}

/* The value of an override does not know where it is going to be put. */
static const char *document_path(const struct composer *c)
{
    return c->origin == ORIGIN_FILE ? path_text(c->arena, c->path) : NULL;
}

static int document_next(struct composer *c)
{
    yaml_event_delete(&c->event);
    if (!yaml_parser_parse(&c->parser, &c->event)) {
        syntax_report(&c->parser, c->source, c->column_shift, c->diag);
        return -1;
    }
    return 0;
}

static int document_skip(struct composer *c, int events)
{
    int status = 0;

    while (status == 0 && events-- > 0) {
        status = document_next(c);
    }
    return status;
}

static int document_count(struct composer *c, size_t weight, struct mark m)
{
    *c->nodes += weight;
    if (*c->nodes > DOCUMENT_MAX_NODES) {
        return diag_error(c->diag, "S106", m, document_path(c),
                          "over %d values once aliases are expanded, the most a scenario may have",
                          DOCUMENT_MAX_NODES);
    }
    return 0;
}

static const struct node *compose_alias(struct composer *c)
{
    const char *name = (const char *)c->event.data.alias.anchor;
    struct mark m = document_here(c);
    const struct anchor *x = anchor_find(&c->anchors, name);

    if (x == NULL) {
        diag_error(c->diag, "S107", m, document_path(c), "no anchor &%s stands above this alias",
                   name);
        return NULL;
    }
    if (x->node == NULL) {
        diag_error(c->diag, "S107", m, document_path(c), "alias *%s stands inside what it names",
                   name);
        diag_second(c->diag, x->mark, "the anchor");
        return NULL;
    }
    return document_count(c, x->node->weight, m) == 0 ? x->node : NULL;
}

static int document_refuse_tag(struct composer *c, const yaml_char_t *tag)
{
    if (tag == NULL) {
        return 0;
    }
    diag_error(c->diag, "S108", document_here(c), document_path(c),
               "found tag %s, tags are not read", (const char *)tag);
    diag_hint(c->diag, "leave it out: the field says what the value means");
    return -1;
}

/* An escape (\0) can put into text what ends it. */
static int document_refuse_zero(struct composer *c)
{
    if (strlen((const char *)c->event.data.scalar.value) == c->event.data.scalar.length) {
        return 0;
    }
    return diag_error(c->diag, "S103", document_here(c), document_path(c),
                      "control character U+0000 is not allowed");
}

static const struct node *compose_scalar(struct composer *c)
{
    struct mark m = document_here(c);
    const char *text = (const char *)c->event.data.scalar.value;

    if (document_refuse_tag(c, c->event.data.scalar.tag) != 0 || document_refuse_zero(c) != 0 ||
        document_count(c, 1, m) != 0) {
        return NULL;
    }
    struct anchor *x =
        anchor_open(&c->anchors, c->arena, (const char *)c->event.data.scalar.anchor, m);
    struct node *n = node_scalar(c->arena, c->origin, m, arena_strdup(c->arena, text));

    n->quoted = c->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (x != NULL) {
        x->node = n;
    }
    return n;
}

static const struct node *compose_sequence(struct composer *c, int depth)
{
    struct mark m = document_here(c);

    if (document_refuse_tag(c, c->event.data.sequence_start.tag) != 0 ||
        document_count(c, 1, m) != 0) {
        return NULL;
    }
    struct anchor *x =
        anchor_open(&c->anchors, c->arena, (const char *)c->event.data.sequence_start.anchor, m);
    struct node *n = node_new(c->arena, NODE_SEQUENCE, c->origin, m);

    for (;;) {
        if (document_next(c) != 0) {
            return NULL;
        }
        if (c->event.type == YAML_SEQUENCE_END_EVENT) {
            break;
        }
        const struct node *value = compose_at(c, &(struct path){.index = n->count}, depth + 1);

        if (value == NULL) {
            return NULL;
        }
        node_append(c->arena, n, (struct entry){.value = value});
    }
    if (x != NULL) {
        x->node = n;
    }
    return n;
}

/* The key at the current event; NULL, reported, if it is no plain text. */
static const char *compose_key(struct composer *c, bool *ret_merge)
{
    *ret_merge = false;
    if (c->event.type == YAML_ALIAS_EVENT) {
        diag_error(c->diag, "S109", document_here(c), document_path(c),
                   "a key must be written out, not an alias");
        return NULL;
    }
    if (c->event.type != YAML_SCALAR_EVENT) {
        diag_error(c->diag, "S109", document_here(c), document_path(c),
                   "a key must be a name, found %s",
                   c->event.type == YAML_MAPPING_START_EVENT ? "a mapping" : "a list");
        return NULL;
    }
    if (document_refuse_tag(c, c->event.data.scalar.tag) != 0 || document_refuse_zero(c) != 0) {
        return NULL;
    }
    bool plain = c->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const char *text = (const char *)c->event.data.scalar.value;

    if (text[0] == '\0') {
        diag_error(c->diag, "S109", document_here(c), document_path(c), "a key has no name");
        return NULL;
    }
    *ret_merge = plain && strcmp(text, MERGE_KEY) == 0;
    return arena_strdup(c->arena, text);
}

static int compose_entry(struct composer *c, struct node *n, int depth)
{
    bool merge;
    struct entry e = {.key_mark = document_here(c)};

    e.key = compose_key(c, &merge);
    if (e.key == NULL) {
        return -1;
    }
    struct anchor *x =
        anchor_open(&c->anchors, c->arena, (const char *)c->event.data.scalar.anchor, e.key_mark);

    if (x != NULL) {
        x->node = node_scalar(c->arena, c->origin, e.key_mark, e.key);
    }
    if (document_next(c) != 0) {
        return -1;
    }
    e.value = compose_at(c, &(struct path){.key = e.key}, depth + 1);
    if (e.value == NULL) {
        return -1;
    }
    /* A quoted "<<" is a name like any other, but one no merge may touch. */
    if (!merge && strcmp(e.key, MERGE_KEY) == 0) {
        return diag_error(c->diag, "S109", e.key_mark, document_path(c), "\"<<\" cannot be a name");
    }
    node_append(c->arena, n, e);
    return 0;
}

static const struct node *compose_mapping(struct composer *c, int depth)
{
    struct mark m = document_here(c);

    if (document_refuse_tag(c, c->event.data.mapping_start.tag) != 0 ||
        document_count(c, 1, m) != 0) {
        return NULL;
    }
    struct anchor *x =
        anchor_open(&c->anchors, c->arena, (const char *)c->event.data.mapping_start.anchor, m);
    struct node *n = node_new(c->arena, NODE_MAPPING, c->origin, m);

    for (;;) {
        if (document_next(c) != 0) {
            return NULL;
        }
        if (c->event.type == YAML_MAPPING_END_EVENT) {
            break;
        }
        if (compose_entry(c, n, depth) != 0) {
            return NULL;
        }
    }
    /* What a merge adds has been counted as the alias that it stands behind. */
    merge_duplicates(c->arena, n, c->path, &c->problems_end);
    n = merge_expand(c->arena, n, c->path, &c->problems_end);
    if (x != NULL) {
        x->node = n;
    }
    return n;
}

static const struct node *compose(struct composer *c, int depth)
{
    if (depth > DOCUMENT_MAX_DEPTH) {
        diag_error(c->diag, "S105", document_here(c), NULL,
                   "nested deeper than %d levels, the most a scenario may have",
                   DOCUMENT_MAX_DEPTH);
        return NULL;
    }
    switch (c->event.type) {
    case YAML_ALIAS_EVENT:
        return compose_alias(c);
    case YAML_SCALAR_EVENT:
        return compose_scalar(c);
    case YAML_SEQUENCE_START_EVENT:
        return compose_sequence(c, depth);
    case YAML_MAPPING_START_EVENT:
        return compose_mapping(c, depth);
    default:
        BUG("libyaml gave event %d where a value begins", (int)c->event.type);
    }
}

/* What stands one step further down. */
static const struct node *compose_at(struct composer *c, struct path *step, int depth)
{
    step->up = c->path;
    c->path = step;
    const struct node *n = compose(c, depth);

    c->path = step->up;
    return n;
}

/* stream start, document start, the value, document end, stream end */
static const struct node *compose_document(struct composer *c)
{
    if (document_skip(c, 2) != 0) {
        return NULL;
    }
    if (c->event.type == YAML_STREAM_END_EVENT) {
        diag_error(c->diag, "S111", (struct mark){.source = c->source}, NULL,
                   "there is nothing in it");
        return NULL;
    }
    if (document_next(c) != 0) {
        return NULL;
    }
    const struct node *root = compose(c, 1);

    if (root == NULL || document_skip(c, 2) != 0) {
        return NULL;
    }
    if (c->event.type != YAML_STREAM_END_EVENT) {
        diag_error(c->diag, "S110", document_here(c), NULL,
                   "a second document begins, a scenario is one");
        return NULL;
    }
    return root;
}

const struct node *document_read(struct arena *a, const struct source *s, size_t start,
                                 enum origin origin, size_t *nodes, struct diag *d)
{
    struct composer *c = xcalloc(1, sizeof *c);

    c->arena = a;
    c->diag = d;
    c->source = s;
    c->origin = origin;
    c->nodes = nodes;
    c->problems_end = &c->problems;
    for (size_t i = 0; i < start; i++) {
        c->column_shift += ((unsigned char)s->text[i] & 0xC0U) != 0x80;
    }
    if (!yaml_parser_initialize(&c->parser)) {
        die_world("out of memory while reading %s", s->name);
    }
    yaml_parser_set_encoding(&c->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&c->parser, (const unsigned char *)s->text + start,
                                 s->length - start);
    const struct node *root = compose_document(c);

    yaml_event_delete(&c->event);
    yaml_parser_delete(&c->parser);
    /* Only now: an error of syntax is reported alone. */
    if (root != NULL) {
        merge_report(c->problems, d);
    }
    free(c);
    return root;
}

const struct node *document_value(struct arena *a, const char *text, enum origin origin)
{
    if (text[0] != '{' && text[0] != '[') {
        return node_scalar(a, origin, (struct mark){0}, text);
    }
    const struct source *s = text_source(a, "default", text, strlen(text));
    struct diag d;
    size_t nodes = 0;

    diag_init(&d);
    const struct node *n = document_read(a, s, 0, origin, &nodes, &d);

    VERIFY(n != NULL && d.errors == 0);
    diag_release(&d);
    return n;
}
