/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/schema/anchors.h"

#include <string.h>

#include "sim/base/hash.h"

struct anchor *anchor_find(const struct anchors *x, const char *name)
{
    struct anchor *found = x->buckets[hash_string(name) % ANCHORS_BUCKETS];

    while (found != NULL && strcmp(found->name, name) != 0) {
        found = found->next;
    }
    return found;
}

struct anchor *anchor_open(struct anchors *x, struct arena *a, const char *name, struct mark m)
{
    if (name == NULL) {
        return NULL;
    }
    struct anchor *opened = arena_alloc(a, sizeof *opened);
    struct anchor **bucket = &x->buckets[hash_string(name) % ANCHORS_BUCKETS];

    opened->name = arena_strdup(a, name);
    opened->mark = m;
    opened->next = *bucket;
    *bucket = opened;
    return opened;
}
