/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults: what begins, what ends, and how a kind of fault acts.
 *
 * Most kinds only have to be active: models/condition.c reads the list of active faults and works
 * out what each stamp answers, so overlapping faults compose and each ends on its own. A kind with
 * an effect elsewhere (POPs, configuration, load) has hooks. A fault is over when it is repaired
 * (repair.h), or later where its kind says so (deferred). One that recurs begins again a drawn up
 * time after it was over; the faults of a common cause begin with the first of them, which begins
 * again when the last is over. */
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
    bool held[2]; /* origin-disabled: to disable, to enable, until a control plane is back */
    bool holds;   /* the incident that it opened or joined stays open until it is over */
    simtime begun, acted;        /* acted: it took something last, such as the next stamp */
    simtime repair_since, lasts; /* repair began, and how long it takes */
    double level;   /* share of its effect in force: 1, less once it recovers, then its residual */
    uint32_t step;  /* of its recovery */
    size_t pending; /* faults of it, and of its common cause if it is the first, not over yet */
    uint32_t generation;         /* of its next beginning */
    simtime stages[STAGE_COUNT]; /* the stage clocks when it began */
    bool data_lost;              /* by what began last */
    struct stream stream;
    struct stream clock; /* of one that recurs: up times, times to repair, data lost */
    uint32_t *chosen;    /* POPs or instances it took, by number */
    size_t chosen_count;
};

struct fault_effect {
    enum fault_kind kind;
    /* Both may be NULL. Called after the fault has become active, before it ceases to be; whether
     * what stamps and probes meet may have changed. */
    bool (*start)(struct world *w, size_t fault);
    bool (*end)(struct world *w, size_t fault);
    /* Into how many steps a gradual recovery is divided; NULL: it has none. */
    size_t (*steps)(const struct world *w, size_t fault);
    void (*step)(struct world *w, size_t fault); /* one has been taken; NULL: conditions see it */
    bool deferred; /* `end` sees to it that fault_over is called later */
};

/* By enum fault_kind; models/fault_kinds.c. */
extern const struct fault_effect *const fault_effects[FAULT_KIND_COUNT];

void fault_reset(struct world *w);              /* schedules the faults of the scenario */
void fault_end(struct world *w, size_t fault);  /* repaired */
void fault_over(struct world *w, size_t fault); /* no longer active */
/* One that recurs begins then, instead of when it was to. */
void fault_reschedule(struct world *w, size_t fault, simtime at);
void fault_force(struct world *w, size_t fault); /* active from now on; nothing is scheduled */

#endif
