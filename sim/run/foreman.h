/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rank 0's view of the other ranks: which tasks they know, who has which replications to play, and
 * what comes back.
 *
 * Work goes out as small portions, to each rank as much as it plays in some milliseconds, and less
 * towards the end, so that all are done at about the same time. A rank is briefed on a task when it
 * first gets some of it, and goes on with that task while there is any left: getting ready takes as
 * long as some replications. All functions are called by the main thread and never wait, but for
 * foreman_stop and foreman_dismiss. */
#ifndef SIM_RUN_FOREMAN_H
#define SIM_RUN_FOREMAN_H

#include <stdbool.h>

#include "sim/base/wire.h"
#include "sim/run/party.h"
#include "sim/run/stock.h"

struct foreman;

struct foreman *foreman_new(const struct party *party); /* which must outlive it */
void foreman_free(struct foreman *f);                   /* accepts NULL */

size_t foreman_helpers(const struct foreman *f); /* ranks besides this one */
uint64_t foreman_number(struct foreman *f);      /* for the next task: 1, 2, ... */

/* What there is to play. */
struct foreman_work {
    struct stock *stock; /* of tasks with scenarios that were loaded: others load them again */
    uint64_t oldest;     /* tasks before this one are over */
    size_t threads;      /* of each rank, always the same; those of this one play too */
    /* Takes in the row of a replication that was handed out; false if it is no such row. */
    bool (*row)(void *subject, uint64_t task, struct wire *row);
    void *subject;
};

/* Takes in what has come. False once somebody has stopped by itself, because it was told to from
 * outside: then the whole is to end. */
bool foreman_listen(struct foreman *f, const struct foreman_work *w);
/* Lets those who have little left take from the stock. */
void foreman_hand_out(struct foreman *f, const struct foreman_work *w);
/* How many replications are out: handed out and not back. */
size_t foreman_out(const struct foreman *f);

/* Tells all to stop, takes in what they have finished and forgets what they have not. Waits for
 * them a moment, since some may be gone. Nobody plays any more after it. */
void foreman_stop(struct foreman *f, const struct foreman_work *w);
/* Sends all home. hurried: waits for them a moment only. */
void foreman_dismiss(struct foreman *f, bool hurried);

#endif
