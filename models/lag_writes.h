/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact play: every write that the replica may not have applied, drawn as time goes on. */
#ifndef MODELS_LAG_WRITES_H
#define MODELS_LAG_WRITES_H

#include <stddef.h>

#include "models/lag_history.h"
#include "sim/rng/dist.h"
#include "sim/rng/stream.h"

struct lag_write {
    simtime at;   /* acknowledged */
    double delay; /* of its own in seconds; NaN: the replica's position decides */
};

struct lag_writes {
    const struct dist *delay; /* NULL: the position decides */
    bool prefix;              /* applied in order */
    struct lag_write *writes; /* in order of acknowledgement */
    size_t count, capacity;
    size_t crowded;  /* so many are worth a look at what has been applied */
    double to_next;  /* expected writes until the next one comes, Exp(1) when it was drawn */
    bool next_drawn; /* to_next is valid */
};

void lag_writes_init(struct lag_writes *w, const struct dist *delay, bool prefix);
void lag_writes_release(struct lag_writes *w);
void lag_writes_reset(struct lag_writes *w);

/* Draws the writes of [from, to). */
void lag_writes_play(struct lag_writes *w, simtime from, simtime to, double rate,
                     struct stream *arrivals, struct stream *delays);
/* Forgets what has been applied by h->now, given how far the position lags, so that the rest is
 * what the replica lacks. Returns the longest time in seconds until one of the rest is applied by
 * its own delay if nothing is frozen. */
double lag_writes_settle(struct lag_writes *w, struct lag_history *h, double lag);

#endif
