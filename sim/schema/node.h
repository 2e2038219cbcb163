/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a tree of nodes, each with its place in the text and where it came from.
 *
 * Text stays text here: what a scalar means is decided by the field that reads it. An alias shares
 * the node it names, so that a node may be reached along several paths; nobody changes a node that
 * others may see: overlays, overrides and defaults make shallow copies (node_copy). All nodes live
 * in one arena. */
#ifndef SIM_SCHEMA_NODE_H
#define SIM_SCHEMA_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/diag.h"

enum node_kind { NODE_SCALAR, NODE_MAPPING, NODE_SEQUENCE };

/* Who said it; the later ones win over the earlier. */
enum origin { ORIGIN_DEFAULT, ORIGIN_PRESET, ORIGIN_FILE, ORIGIN_OVERRIDE };

struct node;

/* key and key_mark are set in a mapping only. */
struct entry {
    const char *key;
    struct mark key_mark;
    const struct node *value;
};

struct node {
    enum node_kind kind;
    enum origin origin;
    bool quoted;           /* scalar in quotes or a block: text, never null or a number */
    struct mark mark;      /* where it begins; nowhere for defaults and presets */
    const char *text;      /* scalar; NULL for a mapping or sequence */
    const char *preset;    /* name of the preset that gave it; NULL: as what is around it */
    const char *cites;     /* what that preset's value rests on; NULL: as what is around it */
    struct entry *entries; /* of a mapping or sequence, in order of the text */
    size_t count, room;
    size_t weight; /* nodes in it, aliases expanded, itself included */
};

struct node *node_new(struct arena *a, enum node_kind kind, enum origin origin, struct mark m);
struct node *node_scalar(struct arena *a, enum origin origin, struct mark m, const char *text);
/* The entries are a copy, their values are shared. */
struct node *node_copy(struct arena *a, const struct node *n);
/* Amortised O(1). key is NULL in a sequence. The weight grows with the value's. */
void node_append(struct arena *a, struct node *n, struct entry e);
/* The same at a position, 0 to count. O(count). */
void node_insert(struct arena *a, struct node *n, size_t position, struct entry e);
/* Replaces the value under the key, or appends it. O(count). */
void node_put(struct arena *a, struct node *mapping, struct entry e);
void node_remove(struct node *mapping, const char *key);

/* The entry or value under a key; NULL if there is none or n is no mapping. O(count). */
struct entry *node_entry(const struct node *n, const char *key);
const struct node *node_get(const struct node *n, const char *key);

/* `~`, `null` or nothing at all. */
bool node_is_null(const struct node *n);
/* "a mapping", "a list", "nothing" or "a single value", for messages. */
const char *node_kind_name(const struct node *n);

/* Entries of a mapping sorted by key, equal keys in order of the text: for large mappings. */
struct node_index {
    const struct entry **sorted;
    size_t count;
};
void node_index_init(struct node_index *x, const struct node *mapping);
void node_index_release(struct node_index *x);
const struct entry *node_index_find(const struct node_index *x, const char *key);

#endif
