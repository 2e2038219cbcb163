/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edge as a whole: every observer's watch on every origin, the odds their probes meet, what
 * they agree on, and which origins are enabled. Observers are the POPs, and each acts on its own
 * verdict; or they agree: an origin is healthy while more than a share of them say so, for all POPs
 * at once (Route 53, R53-01). Those of a DNS edge are locations of its own. */
#ifndef MODELS_EDGE_H
#define MODELS_EDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/watch.h"
#include "sim/base/simtime.h"

struct world;

struct consent {
    int64_t content; /* observers that hold it healthy */
    simtime unhealthy_since;
    double unhealthy_s; /* that they agreed it was, the current stretch apart */
};

struct edge_state {
    bool probes;                /* kind none has no observers */
    struct watch *watches;      /* by observer * origins + origin */
    struct odds *odds;          /* by group * origins + origin */
    uint64_t enabled;           /* bit by origin */
    uint32_t *disabled_by;      /* by origin: faults that hold it disabled */
    uint64_t agreed;            /* bit by origin: healthy, if observers agree */
    struct consent *content;    /* by origin, likewise */
    int64_t *unhealthy;         /* by origin: POPs in service that hold it unhealthy */
    struct slip_laws slip_laws; /* that its watches draw from */
    simtime config_free;        /* the last configuration change in the queue is through */
    uint64_t false_flips;
};

struct watch *edge_watch(const struct world *w, size_t observer, size_t origin);

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
