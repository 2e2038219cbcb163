/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What readers miss: reads are a fluid, and so is what they miss. A read of an entity is stale if a
 * write to it, acknowledged elsewhere before, is not applied where the read is served. The
 * unapplied writes are a Poisson process, so that a read of entity k misses something with
 * probability 1 - exp(-p_k x), x their expected number given the faults; of a stationary stream the
 * mean is taken over its lag. Integrated between settlings by Gauss-Legendre over pieces that grow
 * from the last change on, where everything moves fast.
 *
 * Sessions that the edge moves to another stamp break their guarantee if one of their own writes is
 * not applied there yet, of those that succeeded before they moved. And once a replication, at an
 * instant drawn uniformly, the lag of the replica that is furthest behind is read: over the
 * replications, the law of the lag in time. */
#ifndef MODELS_STALENESS_H
#define MODELS_STALENESS_H

#include <stdbool.h>

#include "sim/base/simtime.h"
#include "sim/rng/stream.h"

struct world;

/* The sessions of a group at a stamp. */
struct session_place {
    double share;   /* of the group's */
    double succeed; /* of their writes, when one did last */
    bool write;     /* some succeed now */
    simtime wrote;  /* the last instant at which one did; -1: never */
};

struct staleness {
    simtime since;
    long double reads, stale;       /* so far, over all stores */
    double broken;                  /* sessions so far */
    struct session_place *sessions; /* by group * stamps + stamp */
    bool placed;                    /* they have been, once */
    double lag;                     /* at the instant drawn; NaN before */
    struct stream stream;
};

void staleness_init(struct world *w);
void staleness_reset(struct world *w);
/* Brings the account to now; before anything about lags changes. */
void staleness_advance(struct world *w);
/* Traffic has settled: sessions may have moved. */
void staleness_settle(struct world *w);

#endif
