/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edge as a whole: every POP's watch on every origin, the odds their probes meet, and which
 * origins are enabled. */
#ifndef MODELS_EDGE_H
#define MODELS_EDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/watch.h"
#include "sim/base/simtime.h"

struct world;

struct edge_state {
    bool probes;                /* kind none has no observers */
    struct watch *watches;      /* by pop * origins + origin */
    struct odds *odds;          /* by group * origins + origin */
    uint64_t enabled;           /* bit by origin */
    uint32_t *disabled_by;      /* by origin: faults that hold it disabled */
    int64_t *unhealthy;         /* by origin: POPs in service that hold it unhealthy */
    struct slip_laws slip_laws; /* that its watches draw from */
    simtime config_free;        /* the last configuration change in the queue is through */
    uint64_t false_flips;
};

struct watch *edge_watch(const struct world *w, size_t pop, size_t origin);

void edge_reset(struct world *w); /* stamps and POPs first */
/* What probes of the origin meet has changed (or may have). */
void edge_refresh(struct world *w, size_t origin);
/* A watch has changed its verdict; called by the probe engine. */
void edge_verdict(struct world *w, struct watch *watch);
/* Takes an origin in or out of rotation, at all POPs at once. */
void edge_enable(struct world *w, size_t origin, bool enabled);
/* A POP stops or resumes probing. */
void edge_pause(struct world *w, size_t pop);
void edge_resume(struct world *w, size_t pop);
void edge_finish(struct world *w);

#endif
