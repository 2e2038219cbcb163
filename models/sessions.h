/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions that move, and those whose instance dies.
 *
 * A group's live sessions are where the edge sends its requests, each at one stamp. When routing
 * changes they move from stamps whose share falls to those whose share grows, in proportion; under
 * session affinity (pins.h) it is known which. One that moves breaks its guarantee if one of its
 * own writes is not applied where it lands, of those that succeeded before. One that lives in an
 * instance (sessions: in-process) is lost when it moves, or with the instance, over which they are
 * spread evenly; what is at a stamp without a running instance has been lost and counts no more. */
#ifndef MODELS_SESSIONS_H
#define MODELS_SESSIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/simtime.h"

struct world;

/* The sessions of a group at a stamp. */
struct session_place {
    double share;   /* of the group's */
    double succeed; /* of their writes, when one did last */
    bool write;     /* some succeed now */
    simtime wrote;  /* the last instant at which one did; -1: never */
};

struct sessions {
    bool in_process;          /* some stamp has such, and some group has sessions */
    double broken, lost;      /* so far */
    struct session_place *at; /* by group * stamps + stamp */
    bool placed;              /* they have been, once */
    double *running;          /* by stamp: app instances, 1 if it has none to count */
    double *moves;            /* scratch: shares of a group by stamp * stamps + stamp */
};

void sessions_init(struct world *w);
void sessions_reset(struct world *w);
/* Traffic has settled: sessions may have moved, or died. */
void sessions_settle(struct world *w);

#endif
