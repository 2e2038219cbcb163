/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The anchors of one text, by name, while it is read. */
#ifndef SIM_SCHEMA_ANCHORS_H
#define SIM_SCHEMA_ANCHORS_H

#include "sim/base/arena.h"
#include "sim/base/diag.h"
#include "sim/schema/node.h"

enum { ANCHORS_BUCKETS = 4096 };

struct anchor {
    const char *name;
    struct mark mark;
    const struct node *node; /* NULL while the anchored node is still open */
    struct anchor *next;
};

/* Zeroed: none. */
struct anchors {
    struct anchor *buckets[ANCHORS_BUCKETS];
};

/* NULL if there is no such anchor. The later of two equal names. */
struct anchor *anchor_find(const struct anchors *x, const char *name);
/* NULL for name NULL, which is a node without an anchor. */
struct anchor *anchor_open(struct anchors *x, struct arena *a, const char *name, struct mark m);

#endif
