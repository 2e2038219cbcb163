/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/kernel/sim.h"

#include <inttypes.h>
#include <stdio.h>

#include "sim/base/die.h"

enum { INTERRUPT_PERIOD = 1024 }; /* events between two looks at *interrupt: a few microseconds */

const char *stop_name(enum stop stop)
{
    switch (stop) {
    case STOP_HORIZON:
        return "horizon";
    case STOP_EMPTY:
        return "empty";
    case STOP_EVENTS:
        return "events";
    case STOP_MEMORY:
        return "memory";
    case STOP_INTERRUPTED:
        return "interrupted";
    }
    BUG("no such stop: %d", (int)stop);
}

void sim_init(struct sim *sim)
{
    *sim = (struct sim){0};
    evq_init(&sim->queue);
}

void sim_release(struct sim *sim)
{
    evq_release(&sim->queue);
}

void sim_reset(struct sim *sim)
{
    sim->now = 0;
    sim->events = 0;
    sim->exhausted = false;
    evq_reset(&sim->queue);
}

void sim_at(struct sim *sim, simtime at, enum rank rank, event_fn *fn, void *subject,
            uint64_t argument)
{
    if (at < sim->now) {
        BUG("an event is scheduled for %" PRId64 " ns, %" PRId64 " ns in the past", at,
            sim->now - at);
    }
    if (at != SIMTIME_NEVER) {
        evq_push(&sim->queue, at, rank, fn, subject, argument);
    }
}

/* For BUG: the state of the run, and how to see it again. */
static void describe(const void *subject, char *out, size_t size)
{
    const struct sim *sim = subject;
    const char *scenario = sim->scenario ? sim->scenario : "FILE";

    snprintf(out, size,
             "in %s, seed %" PRIu64 ", replication %" PRIu32 ", at %" PRId64
             ".%09d s, event %" PRIu64 "\n"
             "replay: ninefold run %s --seed %" PRIu64 " --first-replication %" PRIu32
             " --replications 1",
             scenario, sim->seed, sim->replication, sim->now / SIMTIME_SECOND,
             (int)(sim->now % SIMTIME_SECOND), sim->events, scenario, sim->seed, sim->replication);
}

static bool interrupted(const struct sim *sim)
{
    return sim->interrupt && atomic_load_explicit(sim->interrupt, memory_order_relaxed);
}

void sim_exhaust(struct sim *sim)
{
    sim->exhausted = true;
}

enum stop sim_stop(const struct sim *sim, enum stop stop)
{
    if (!sim->exhausted) {
        return stop;
    }
    return interrupted(sim) ? STOP_INTERRUPTED : STOP_MEMORY;
}

/* Why to stop before the next event, if at all; the run goes on while it is STOP_HORIZON. */
static inline enum stop find_limit(const struct sim *sim)
{
    if (sim->event_budget && sim->events >= sim->event_budget) {
        return STOP_EVENTS;
    }
    if (sim->exhausted) {
        return sim_stop(sim, STOP_MEMORY);
    }
    if (sim->arena && arena_over_budget(sim->arena)) {
        return STOP_MEMORY;
    }
    if (sim->events % INTERRUPT_PERIOD == 0 && interrupted(sim)) {
        return STOP_INTERRUPTED;
    }
    return STOP_HORIZON;
}

static enum stop run_loop(struct sim *sim, simtime horizon)
{
    while (!evq_empty(&sim->queue)) {
        const struct event *event;
        enum stop stop;

        if (evq_next_time(&sim->queue) >= horizon) {
            sim->now = horizon;
            return STOP_HORIZON;
        }
        stop = find_limit(sim);
        if (stop != STOP_HORIZON) {
            return stop;
        }
        event = evq_pop(&sim->queue, &sim->now);
        sim->events++;
        event->fn(sim, event->subject, event->argument);
    }
    sim->now = horizon;
    return STOP_EMPTY;
}

enum stop sim_run(struct sim *sim, simtime horizon)
{
    enum stop stop;

    VERIFY(horizon >= sim->now);
    die_set_context(describe, sim);
    stop = run_loop(sim, horizon);
    die_set_context(NULL, NULL);
    /* The last event may have been the one too many. */
    return sim_stop(sim, stop);
}
