/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Incidents and outages.
 *
 * A scripted fault, or one that recurs and stops an origin, a store, a link or the edge from
 * serving, opens an incident if none is open and joins the open one otherwise. It closes when its
 * faults are repaired, the origins they made sick are held healthy again by every POP in
 * service, and stores have a writer and no backlog. An outage is a maximal stretch with s(t) <
 * theta, anchored at the latest-begun fault active when it began (at its own beginning if none is).
 * One that began with no incident open, as want of capacity does, is that of the incident that
 * opens while it lasts; if none does, it is of no incident and has no rto. rto.service of an
 * incident is the longest time from an anchor to the first stretch of stable_for with s(t) >= theta
 * throughout, so a clock may still run after its incident has closed; at the horizon it is read and
 * counted as censored. rto.write is the same for writes alone. */
#ifndef MODELS_INCIDENT_H
#define MODELS_INCIDENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/attribution.h"
#include "models/metrics.h"
#include "models/stage.h"
#include "sim/base/simtime.h"
#include "sim/stats/metric.h"

struct world;

/* What has outages: the service as a whole, and its writes. */
enum track { TRACK_SERVICE, TRACK_WRITE, TRACK_COUNT };

/* Where the clocks of an outage start. */
struct anchor {
    simtime time;
    simtime stages[STAGE_COUNT]; /* the stage clocks then */
};

/* One incident's clock for one of them. */
struct clock {
    bool waiting; /* an outage of it is not over for good */
    struct anchor from;
};

/* The state of one of them now. */
struct track_state {
    bool below;
    bool claimed;              /* the present or latest outage is of some incident */
    struct anchor at;          /* of that outage */
    simtime restored;          /* s(t) >= theta since, unless below */
    uint64_t stretch;          /* generation of the stable-stretch check */
    uint64_t count, unclaimed; /* outages; those of no incident so far */
};

struct incident {
    simtime opened, closed;
    uint64_t sick; /* bit by origin: made sick by its faults */
    double value[METRIC_COUNT];
    uint8_t censored[METRIC_COUNT];
    struct clock clocks[TRACK_COUNT];
    bool worked; /* on, by more than the edge's own people: not of points of presence alone */
    double forced_lost; /* what the failovers behind failover.saved lost, or would */
};

struct incidents {
    struct incident *list;
    size_t count, room;
    bool open; /* the last of the list */
    struct track_state outages[TRACK_COUNT];
    struct attribution attribution;
    simtime at_restored[STAGE_COUNT]; /* the stage clocks when the service was restored */
};

void incident_reset(struct world *w);
void incident_release(struct world *w);
/* A fault has begun: opens an incident if none is open. */
void incident_fault(struct world *w, const struct fault *fault);
/* The open incident has made an origin sick. */
void incident_sick(struct world *w, size_t origin);
/* Keep the smallest or largest of the values reported for a metric in the current incident. */
void incident_least(struct world *w, enum metric_id metric, simtime value, bool censored);
void incident_most(struct world *w, enum metric_id metric, simtime value, bool censored);
/* A value in the metric's own unit, of the latest incident, open or not: keeps the larger. */
void incident_largest(struct world *w, enum metric_id metric, double value, bool censored);
/* Minutes of write downtime that a failover of the latest incident has saved or would have, and the
 * writes that it lost or would have: adds to failover.saved, whose quotient is the break-even. */
void incident_price(struct world *w, double minutes, int64_t lost, bool censored);
/* Sees s(t) of now. */
void incident_settle(struct world *w);
void incident_finish(struct world *w);

#endif
