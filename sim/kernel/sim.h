/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One simulation: a clock, its pending events and the loop that runs them.
 *
 * Nothing is global: a function is told which simulation it acts on, so that any number can exist
 * beside each other, one a thread. A replication is sim_reset, some sim_at calls, sim_run. */
#ifndef SIM_KERNEL_SIM_H
#define SIM_KERNEL_SIM_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "sim/base/arena.h"
#include "sim/base/simtime.h"
#include "sim/kernel/evq.h"

/* Why a run ended. Only STOP_HORIZON and STOP_EMPTY are complete replications; the others are
 * findings, to be reported and not averaged. */
enum stop {
    STOP_HORIZON,    /* no event left before the horizon, or one beyond it */
    STOP_EMPTY,      /* no event left at all; the clock stands at the horizon */
    STOP_EVENTS,     /* the budget of events is spent: a runaway */
    STOP_MEMORY,     /* the arena is over its budget, or a model over one of its own: a runaway */
    STOP_INTERRUPTED /* somebody set *interrupt */
};

const char *stop_name(enum stop stop); /* "horizon", ... */

struct sim {
    simtime now;
    struct evq queue;
    uint64_t events;        /* executed since sim_reset */
    uint64_t event_budget;  /* 0: none */
    bool exhausted;         /* sim_exhaust was called since sim_reset */
    struct arena *arena;    /* of the replication; may be NULL */
    atomic_bool *interrupt; /* looked at every 1024 events; may be NULL */
    uint64_t seed;          /* for messages */
    uint32_t replication;
    const char *scenario; /* file name, for messages */
};

void sim_init(struct sim *sim);
void sim_release(struct sim *sim);
/* Clock to 0, queue empty, counters 0; keeps memory and settings. */
void sim_reset(struct sim *sim);

/* Schedules; `at` must not lie in the past (BUG); SIMTIME_NEVER schedules nothing. */
void sim_at(struct sim *sim, simtime at, enum rank rank, event_fn *fn, void *subject,
            uint64_t argument);

/* A model has run out of a budget of its own or was interrupted: the run ends before the next
 * event.
 */
void sim_exhaust(struct sim *sim);
/* How a run that was to go on until then ends, what its models did after it included: `stop`, but
 * STOP_MEMORY if sim_exhaust was called, or STOP_INTERRUPTED if *interrupt was set besides. */
enum stop sim_stop(const struct sim *sim, enum stop stop);

/* Runs all events before `horizon` (events at the horizon do not happen), leaves the clock at the
 * horizon unless stopped early. */
enum stop sim_run(struct sim *sim, simtime horizon);

#endif
