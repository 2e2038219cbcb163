/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What readers miss: reads are a fluid, and so is what they miss. A read of an entity is stale if a
 * write to it, acknowledged elsewhere before, is not applied where the read is served. The
 * unapplied writes are a Poisson process, so that a read of entity k misses something with
 * probability 1 - exp(-p_k x), x their expected number given the faults; of a stationary stream the
 * mean is taken over its lag. Integrated between settlings by Gauss-Legendre over pieces that grow
 * from the last change on, where everything moves fast.
 *
 * Once a replication, at an instant drawn uniformly, the lag of the replica that is furthest behind
 * is read: over the replications, the law of the lag in time. */
#ifndef MODELS_STALENESS_H
#define MODELS_STALENESS_H

#include <stdbool.h>

#include "sim/base/simtime.h"
#include "sim/rng/stream.h"

struct lag;
struct store_state;
struct world;

struct staleness {
    simtime since;
    long double reads, stale; /* so far, over all stores */
    double lag;               /* at the instant drawn; NaN before */
    struct stream stream;
};

void staleness_reset(struct world *w);
/* Brings the account to now; before anything about lags changes. */
void staleness_advance(struct world *w);
/* Between which replicas what is read at `place` is behind, one source at a time; NULL: it is not.
 */
struct lag *staleness_lag(const struct store_state *st, size_t from, size_t place);

#endif
