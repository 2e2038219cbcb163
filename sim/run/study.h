/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study: one or several scenarios played one after another under common random numbers, since
 * equal seeds give equal luck to whatever two of them have in common. Several are under way at once
 * (sim/run/flight.h); each gives a result of its own, the same bytes as when it is played alone. */
#ifndef SIM_RUN_STUDY_H
#define SIM_RUN_STUDY_H

#include "sim/run/experiment.h"
#include "sim/run/factors.h"

struct study_point {
    const struct scenario *scenario;
    struct result result; /* once it has been played */
};

/* A keeper of several experiments (sim/run/keeper.h), of which several may be in use at once. */
struct study_keeper {
    void *subject;
    struct keeper (*point)(void *subject, size_t point); /* of a point that is to be played now */
    /* The point has been played to its end. False: that could not be kept. */
    bool (*finish)(void *subject, size_t point, const struct result *result);
};

struct study {
    const struct factors *factors; /* NULL: the points are designs and not a grid */
    struct study_point *points;
    size_t count;
    const struct engine *engine;
    bool exact;
    uint32_t first; /* number of the first replication of each, from 1 */
    size_t threads;
    atomic_bool *interrupt;
    struct foreman *foreman;          /* of other ranks; NULL: alone */
    experiment_progress_fn *progress; /* of replications of all points together; NULL: none */
    void *progress_subject;
    /* Called with every complete replication, those of a point in the order of their numbers; NULL:
     * nobody wants them. */
    void (*row)(void *subject, size_t point, const struct row *row);
    void *row_subject;
    const struct study_keeper *keeper; /* NULL: nothing is kept */
};

/* Plays the points until the first that ends early, if any does. *ret_done of them were played to
 * their end; the next, if there is one, has the result of what was played of it. The caller
 * releases the results (study_release). */
enum experiment_end study_run(const struct study *s, size_t *ret_done);

void study_release(struct study_point *points, size_t count);

#endif
