/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults: what begins, what ends, and how a kind of fault acts.
 *
 * Most kinds only have to be active: models/condition.c reads the list of active faults and works
 * out what each stamp answers, so overlapping faults compose and each ends on its own. A kind with
 * an effect elsewhere (POPs, configuration, load) has hooks. A fault is over when its descriptor
 * says so: at its end, or later where repair itself takes time (deferred). One that recurs begins
 * again a drawn up time after it was over. */
#ifndef MODELS_FAULT_H
#define MODELS_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/stage.h"
#include "sim/rng/stream.h"
#include "sim/scenario/scenario.h"

struct world;

struct fault_state {
    bool active;
    bool holds; /* the incident that it opened or joined stays open until it is over */
    simtime begun;
    simtime stages[STAGE_COUNT]; /* the stage clocks when it began */
    bool data_lost;              /* by what began last */
    struct stream stream;
    struct stream clock; /* of one that recurs: up times, times to repair, data lost */
    uint32_t *chosen;    /* POPs or instances it took, by number */
    size_t chosen_count;
};

struct fault_effect {
    enum fault_kind kind;
    /* Both may be NULL. Called after the fault has become active, before it ceases to be. */
    void (*start)(struct world *w, size_t fault);
    void (*end)(struct world *w, size_t fault);
    bool deferred; /* `end` sees to it that fault_over is called later */
};

/* By enum fault_kind; models/fault_kinds.c. */
extern const struct fault_effect *const fault_effects[FAULT_KIND_COUNT];

void fault_reset(struct world *w);              /* schedules the faults of the scenario */
void fault_over(struct world *w, size_t fault); /* repaired: no longer active */

#endif
