/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the values of a scenario as it took effect come from, and what those rest on that nobody
 * stated: a document, or no more than an assumption. */
#ifndef SIM_SCENARIO_PROVENANCE_H
#define SIM_SCENARIO_PROVENANCE_H

#include <stdbool.h>

#include "sim/base/buf.h"
#include "sim/schema/field.h"
#include "sim/schema/node.h"

struct provenance {
    const char *path, *value; /* as one would write them on either side of = */
    enum origin origin;
    const char *preset;        /* that gave it, of ORIGIN_PRESET */
    const char *where;         /* it is stated: "pair.yaml:12" or "--set"; NULL: nowhere */
    const char *source;        /* what a default or a preset cites for it; NULL: nothing */
    const struct field *field; /* that it is the value of */
};

/* Of what stands at a path in the tree of a scenario (sim/scenario/tree.h), which may lie within a
 * value such as a distribution. False if nothing does. */
bool provenance_find(struct arena *a, const struct node *tree, const char *path,
                     struct provenance *ret);

/* Calls fn once for the value of every field, in the order of the tree; what it is given lasts as
 * long as the arena. */
typedef void provenance_fn(void *to, const struct provenance *p);
void provenance_each(struct arena *a, const struct node *tree, provenance_fn *fn, void *to);

/* Nobody stated it, and it rests on none but an assumption: its source begins with that word. */
bool provenance_is_assumption(const struct provenance *p);

/* "stated in pair.yaml:12", "given with --set", "default: AFD-02, ...", "preset NAME: ..." */
void provenance_write(const struct provenance *p, struct buf *out);

#endif
