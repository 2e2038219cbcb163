/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths of fields: `edge.probe.interval`, `stamps.we.components.app.instances`, `faults[0].for`. */
#ifndef SIM_SCHEMA_PATH_H
#define SIM_SCHEMA_PATH_H

#include <stddef.h>

#include "sim/base/arena.h"
#include "sim/base/diag.h"

/* One step from the end; the root is NULL. key is NULL for an entry of a list. */
struct path {
    const struct path *up;
    const char *key;
    size_t index;
};

const struct path *path_key(struct arena *a, const struct path *up, const char *key);
const struct path *path_index(struct arena *a, const struct path *up, size_t index);
/* "" for the root. */
const char *path_text(struct arena *a, const struct path *p);

/* A written path taken apart. key is NULL for [index]; at and length say where in the text, in
 * bytes. */
struct path_step {
    const char *key;
    size_t index;
    size_t at, length;
};

/* Steps of the first `length` bytes. NULL, or what is wrong with it (static storage). */
const char *path_parse(struct arena *a, const char *text, size_t length,
                       struct path_step **ret_steps, size_t *ret_count);

#endif
