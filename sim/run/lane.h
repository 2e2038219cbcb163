/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One experiment of a flight (sim/run/flight.h): which of its replications are laid in to be
 * played, and the rows that have come back and wait to be entered.
 *
 * Rows come in any order and from any thread; they are entered into the account, and kept, in the
 * order of their numbers. What is laid in at once is bounded, so is what waits; with a stopping
 * rule by whole batches, since what is played beyond the end is thrown away. */
#ifndef SIM_RUN_LANE_H
#define SIM_RUN_LANE_H

#include "sim/run/account.h"
#include "sim/run/keeper.h"
#include "sim/run/stock.h"

/* An experiment, or as much of it as is to be played now. */
struct leg {
    size_t point; /* whose it is */
    const struct scenario *scenario;
    const struct plan *plan; /* NULL: it is made when it is needed */
    bool exact;              /* how it is made */
    uint32_t first;          /* number of the experiment's first replication, from 1 */
    struct account *account; /* to which the leg adds; not used once it has ended */
    int64_t goal;         /* replications that are to stand there, unless a rule stops it before */
    struct keeper keeper; /* functions that are NULL: nothing is recalled or kept */
    /* Called with every complete replication, in the order of their numbers; NULL: nobody wants
     * them. The row is gone when it returns. */
    void (*row)(void *subject, size_t point, const struct row *row);
    void *row_subject;
};

struct lane {
    struct leg leg;
    struct task *task; /* whose subject is the lane */
    size_t metrics;
    struct row *_Atomic *rows; /* a ring; NULL: has not come */
    size_t room, ahead;        /* of the ring; laid in at most with a stopping rule in doubt */
    /* Replications of the experiment: before the leg, and with what was recalled; those and what
     * was laid in; those and what has come without a gap. */
    int64_t begun, recalled, laid, ready;
    size_t dropped;              /* laid in and not wanted after all */
    atomic_size_t back, waiting; /* come, whole or broken off; come and not yet entered */
    bool over, unkept;           /* nothing more is wanted; because it could not be kept */
};

/* How far a lane may run ahead: of this many hands, who play one replication at a time. */
size_t lane_room(size_t hands);

/* Enters what was kept of an earlier time. If it is interrupted meanwhile, nothing will be laid in.
 */
void lane_open(struct lane *l, const struct leg *leg, uint64_t number, size_t hands,
               const struct engine *engine, const atomic_bool *interrupt);
void lane_close(struct lane *l);

/* Lays in what may be played now. */
void lane_lay(struct lane *l, struct stock *s);
/* By any thread: a row that was laid in and taken, also one that was broken off. It is copied. If
 * the lane is over, it may be gone when this returns. */
void lane_put(struct lane *l, const struct row *row);
/* Whether a row of this number is missing; also when the lane is over. */
bool lane_misses(const struct lane *l, uint32_t replication);
/* Enters rows that have come, and has them kept: a batch, or the last of what was laid in, or any
 * that there are. Returns how many. */
size_t lane_take(struct lane *l, struct stock *s, bool any);
/* Nothing that was taken from the stock has yet to come back. */
bool lane_idle(const struct lane *l);

#endif
