/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Experiments one after another, several of them under way at once: while the last replications of
 * one are played, hands that have none left begin with the next. Hands are the threads of this
 * process and, if there are any, other ranks (sim/run/foreman.h).
 *
 * Each experiment has its own account, into which its replications are entered in the order of
 * their numbers (sim/run/lane.h), and experiments are ended in their order. So what comes of each
 * depends on its scenario, seed and version alone, as if it were played alone on one thread. How
 * far a flight looks ahead is bounded: new experiments are begun as long as hands would run out of
 * replications, and a few for each hand at most. All but playing is done by the calling thread. */
#ifndef SIM_RUN_FLIGHT_H
#define SIM_RUN_FLIGHT_H

#include "sim/run/foreman.h"
#include "sim/run/lane.h"

enum experiment_end {
    EXPERIMENT_DONE,
    EXPERIMENT_INTERRUPTED,
    EXPERIMENT_UNKEPT /* the keeper could not keep what was played last */
};

struct flight {
    const struct engine *engine;
    size_t threads;          /* at least 1, here and in every other rank */
    atomic_bool *interrupt;  /* stops it; NULL: nobody will */
    struct foreman *foreman; /* of other ranks, for whom interrupt is needed; NULL: alone */
    /* The leg to be begun next. False: there is none. */
    bool (*next)(void *subject, struct leg *ret);
    /* A leg has come to its end; those that were begun end in their order. If one has not been
     * played as a whole, `end` says why, and so it does for all behind it. False: the end of one
     * that was could not be kept. The task makes the plan when asked. */
    bool (*end)(void *subject, const struct leg *leg, struct task *task, enum experiment_end end);
    /* Some ten times a second: replications that have been entered, of all legs so far, and how
     * many more have been played. NULL: none. */
    void (*progress)(void *subject, int64_t done, int64_t ahead);
    void *subject;
};

enum experiment_end flight_play(const struct flight *f);

#endif
