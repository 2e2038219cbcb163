/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One replication with all that is known of it: the row of its metrics and incidents, the same
 * numbers as in a run, and its telling. */
#ifndef SIM_RUN_TRACE_H
#define SIM_RUN_TRACE_H

#include "sim/kernel/sim.h"
#include "sim/run/telling.h"

struct trace {
    const struct scenario *scenario;
    const struct metric_table *metrics;
    bool exact;
    size_t observers;    /* that probe each stamp; 0: nobody does */
    size_t alone;        /* the only incident whose events are told, from 1; 0: all are */
    struct row row;      /* its arrays live in the arena */
    struct telling told; /* of the whole time, unless it is of one incident alone */
};

/* Plays the replication of the scenario. Returns how it came to its end: STOP_HORIZON and
 * STOP_EMPTY with the trace; at any other stop there is none. incident: if there is more to tell
 * than a chronicle takes, this one is told alone (from 1; 0: the beginning of all). The plan lives
 * in the arena, and so does the trace. */
enum stop trace_play(struct arena *a, const struct engine *engine, const struct scenario *sc,
                     bool exact, uint32_t replication, size_t incident, atomic_bool *interrupt,
                     struct trace *ret);

#endif
