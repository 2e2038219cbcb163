/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How faults end. Repair takes the time drawn or told, from when the fault begins, or from when one
 * of the component's crews is free if it has a bounded number: they repair in order of failure. A
 * fault that recovers gradually does so from `linear_after` to its end, a step at a time, each in
 * the middle of the stretch of the straight line that it stands for. One with a residual leaves
 * that share broken for a while after its end. */
#ifndef MODELS_REPAIR_H
#define MODELS_REPAIR_H

#include <stddef.h>
#include <stdint.h>

#include "sim/base/arena.h"
#include "sim/base/simtime.h"
#include "sim/scenario/scenario.h"

struct world;

/* The crews of a component. */
struct repairs {
    int64_t crews; /* 0: as many as are needed */
    int64_t busy;
    size_t *waiting; /* ring of `room` faults, in order of failure */
    size_t room, first, count;
};

void repair_init(struct arena *a, struct repairs *r, const struct component *component);
void repair_reset(struct repairs *r);
/* The fault has begun and its repair takes `lasts`; fault_end is called after it, and after the
 * residual if there is one. */
void repair_begin(struct world *w, size_t fault, simtime lasts);

#endif
