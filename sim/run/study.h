/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study: several scenarios played one after another, each on all cores, under common random
 * numbers, since equal seeds give equal luck to whatever two of them have in common. Each gives a
 * result of its own, the same bytes as when it is played alone. */
#ifndef SIM_RUN_STUDY_H
#define SIM_RUN_STUDY_H

#include "sim/run/experiment.h"
#include "sim/run/factors.h"

struct study_point {
    const struct scenario *scenario;
    struct result result; /* of a point that has been played */
};

struct study {
    const struct factors *factors; /* NULL: the points are designs and not a grid */
    struct study_point *points;
    size_t count;
    const struct engine *engine;
    bool exact;
    size_t threads;
    atomic_bool *interrupt;
    experiment_progress_fn *progress; /* of replications of all points together; NULL: none */
    void *progress_subject;
    /* Called with every complete replication of a point, in the order of their numbers; NULL:
     * nobody wants them. */
    void (*row)(void *subject, size_t point, const struct row *row);
    void *row_subject;
};

/* Plays the points. Returns how many were played to their end, which is fewer than all if it was
 * interrupted; the caller releases the results of these. */
size_t study_run(const struct study *s);

#endif
