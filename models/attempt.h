/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a request, as probabilities: one attempt through the edge, and the client's
 * repeats.
 *
 * An attempt goes to one of the routed origins by weight. Refused costs the round trip, dropped the
 * connect timeout; the edge may then retry once on another origin. A bad answer, or one shed by an
 * overloaded stamp, takes a round trip. A repeat is made at once, routed afresh and independently.
 * The request succeeds iff a good answer is there within the client's timeout of its first attempt;
 * a client that has given up repeats nothing. */
#ifndef MODELS_ATTEMPT_H
#define MODELS_ATTEMPT_H

#include <stddef.h>
#include <stdint.h>

#include "models/condition.h"
#include "sim/base/simtime.h"
#include "sim/scenario/scenario.h"

struct world;

/* One way an attempt can end. */
struct outcome {
    double p;
    simtime elapsed; /* SIMTIME_NEVER: no answer before the client gives up */
    int stamp;       /* that gave the good answer; -1: it failed */
};

/* A stamp's components loaded on the way, if the client still waits by then. */
struct arrival {
    double p;
    simtime after; /* from the beginning of the attempt */
    size_t stamp;
};

enum { ATTEMPT_OUTCOMES = 4 * SCENARIO_MAX_STAMPS, ATTEMPT_ARRIVALS = 2 * SCENARIO_MAX_STAMPS };

struct attempt {
    struct outcome outcomes[ATTEMPT_OUTCOMES];
    size_t count;
    struct arrival arrivals[ATTEMPT_ARRIVALS];
    size_t arrival_count;
    uint64_t first;    /* bits of the origins routed to */
    uint64_t diverted; /* of those that get more than with every origin enabled and healthy */
};

/* One attempt to read or write from a POP of the group that holds `healthy`. */
void attempt_once(const struct world *w, size_t group, uint64_t healthy, enum access access,
                  struct attempt *ret);

struct route_class;

/* The same of a session that is pinned to an origin. */
void attempt_pinned(const struct world *w, size_t group, const struct route_class *c, size_t origin,
                    enum access access, struct attempt *ret);

/* The same of a client that holds an answer for a stamp, or for none of them (`origin` is their
 * number): it goes there itself, and nobody tries again for it elsewhere. */
void attempt_held(const struct world *w, size_t group, size_t origin, enum access access,
                  struct attempt *ret);

#endif
