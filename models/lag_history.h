/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the default engine of models/lag.h remembers: when the writes of the past left for the
 * replica, as pieces over the time s of acknowledgement.
 *
 * On the replica's clock v, which stands while it is frozen, the waiting line is served at
 * `throughput` without a break. So the clock time u(s) at which a write leaves is known when it is
 * acknowledged (with batches: at its boundary), whatever is frozen later: u(s) = v(s) + line /
 * throughput. It is linear within a piece, and its age a(s) = v - u(s) is below 0 before it leaves.
 *
 * Whole batches of one rate that leave at their boundaries are one piece of many cells. */
#ifndef MODELS_LAG_HISTORY_H
#define MODELS_LAG_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"
#include "sim/scenario/scenario.h"

struct lag_piece {
    simtime from, to;   /* acknowledged in [from, to) */
    simtime clock;      /* u(from) = clock + wait, of the first cell */
    double wait, slope; /* seconds; du/ds */
    double rate;        /* writes a second */
    simtime period;     /* of the cells: cell j is acknowledged from `from + j period` on, and */
    int64_t cells;      /* leaves j periods after the first; 1 cell: period = to - from */
    bool open;          /* waits for its boundary: clock, wait and slope as foreseen last */
    double mass;        /* scratch of lag_mass.c */
};

struct lag_history {
    bool sync;         /* nothing waits while nothing is frozen */
    double throughput; /* infinity: no limit */
    simtime batch, phase;
    simtime now, clock; /* clock: the replica's, 0 at reset */
    double rate;
    bool frozen;
    double line;              /* writes that wait in line: without batches all that have not left */
    struct lag_piece *pieces; /* in order, without gaps, from index first to before end */
    size_t first, end, capacity;
    simtime even_since; /* what was acknowledged from then on left at once, one after another */
    double peak;        /* the fastest rate since the reset */
};

void lag_history_init(struct lag_history *h, const struct store *store);
void lag_history_release(struct lag_history *h);
/* An independent copy of h, to look ahead with; to be released. */
struct lag_history lag_history_copy(const struct lag_history *h);
/* Of what was acknowledged before an instant, of batches whole ones; to be released. */
struct lag_history lag_history_before(const struct lag_history *h, simtime until);
/* While anything was written. */
double lag_history_mean_rate(const struct lag_history *h);
/* Empty, at rate 0 and not frozen. The clock goes on from `clock`. */
void lag_history_reset(struct lag_history *h, simtime now, simtime clock);
/* To `now`, which must not be before h->now, at the present rate. */
void lag_history_advance(struct lag_history *h, simtime now);
void lag_history_freeze(struct lag_history *h, bool frozen);
/* Fills in when the batch that waits for its boundary leaves if nothing is frozen until then. */
void lag_history_foresee(struct lag_history *h);
/* Forgets the oldest piece. */
void lag_history_drop(struct lag_history *h);

/* The cell that an instant between `from` and `to` of the piece falls in. */
static inline int64_t lag_piece_cell(const struct lag_piece *p, simtime s)
{
    return p->cells > 1 ? (s - p->from) / p->period : 0;
}

/* One cell as it is now. */
struct lag_cell {
    simtime from;
    double length; /* seconds */
    double rate, slope;
    double oldest, newest; /* ages at its two ends in seconds, below 0 before it leaves */
    bool waits;            /* nothing of it has left */
};
/* Ages as they will be `later` seconds on, and what is open as foreseen if `foreseen`. */
struct lag_cell lag_history_cell(const struct lag_history *h, const struct lag_piece *p, int64_t j,
                                 double later, bool foreseen);

/* Seconds on the clock until a write of the past leaves, below 0 if it has. */
double lag_history_leaves(struct lag_history *h, simtime s);
/* The first instant that has not left `age` seconds ago: from it on a(s) <= age. h->now if all
 * have. */
simtime lag_history_since(const struct lag_history *h, double age);

#endif
