/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Session affinity of an anycast edge (AFD-21): a session goes on at its origin until its point of
 * presence holds that unhealthy, it is disabled, or one with a lower priority number can be used
 * again; then it is routed as a new one is, and stays there. All requests belong to sessions, which
 * last an exponential time and start afresh.
 *
 * So of a POP's sessions the share pinned to an origin goes from what it is to what is routed
 * there, P(t) = R + (P - R) e^(-t / length), whatever their number, and is played in stretches
 * (drain.h). A class of POPs has the mean of theirs. Left out: that sessions of a POP in outage
 * take their pins along to another one. */
#ifndef MODELS_PINS_H
#define MODELS_PINS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/simtime.h"

struct world;

/* A POP's sessions. */
struct pins {
    simtime since; /* when routing changed last */
    double *goal;  /* by origin: share of new ones that is routed there */
    double *off;   /* P - R at `since` */
};

struct pinned {
    bool used;
    bool moving;      /* some share is not yet what is routed */
    bool changed;     /* classes have to be told */
    struct pins *of;  /* by POP */
    double *moves;    /* group * origins^2 + from * origins + to: moved since they were counted */
    double *goal_now; /* scratch */
};

void pins_init(struct world *w);
void pins_reset(struct world *w); /* POPs first */
/* The POP's verdicts or what is enabled have changed. */
void pins_route(struct world *w, size_t pop);
/* Tells classes the shares at `from`, or in the mean over [from, to). */
void pins_hold(struct world *w, simtime from, simtime to);
/* When the next step is due; SIMTIME_NEVER: all are what is routed. */
simtime pins_next(struct world *w);

#endif
