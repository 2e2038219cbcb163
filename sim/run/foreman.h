/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank 0's view of the other ranks: who is ready to play, who has which replications to play, and
 * what comes back.
 *
 * Work goes out as small portions of numbers, in rising order, at most as many as a helper plays in
 * some milliseconds, and fewer towards the end, so that all are done at about the same time. Only
 * who has said that it is ready gets any, so that a point of a sweep that is over in a moment waits
 * for nobody. All functions are called by the main thread and never wait, but for foreman_stop and
 * foreman_dismiss. */
#ifndef SIM_RUN_FOREMAN_H
#define SIM_RUN_FOREMAN_H

#include <stdatomic.h>

#include "sim/base/wire.h"
#include "sim/run/party.h"
#include "sim/scenario/scenario.h"

struct foreman;

struct foreman *foreman_new(const struct party *party); /* which must outlive it */
void foreman_free(struct foreman *f);                   /* accepts NULL */

size_t foreman_helpers(const struct foreman *f); /* ranks besides this one */

/* Tells all what is played from now on, unless it is what they play already. The scenario must be
 * one that was loaded: they load it again from its reading. threads: of each. Nothing may be out.
 */
void foreman_brief(struct foreman *f, const struct scenario *sc, bool exact, size_t threads);

/* A round of replications: those with the indices from *next to count are to be handed out. */
struct foreman_work {
    atomic_size_t *next;
    size_t count;
    uint32_t first; /* the number of that with index 0 */
    size_t threads; /* of this rank, which play too */
    /* Takes in the row of an index that was handed out; false if it is no such row. */
    bool (*row)(void *subject, size_t index, struct wire *row);
    void *subject;
};

/* Takes in what has come and hands out more. False once somebody has stopped by itself, because it
 * was told to from outside: then the whole is to end. */
bool foreman_exchange(struct foreman *f, const struct foreman_work *w);
/* How many replications are out: handed out and not back. */
size_t foreman_out(const struct foreman *f);

/* Tells all to stop, takes in what they have finished and forgets what they have not. Waits for
 * them a moment, since some may be gone. Nobody plays any more after it. */
void foreman_stop(struct foreman *f, const struct foreman_work *w);
/* Sends all home. hurried: waits for them a moment only. */
void foreman_dismiss(struct foreman *f, bool hurried);

#endif
