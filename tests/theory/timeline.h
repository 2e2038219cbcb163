/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole replication by brute force: what each POP holds of each stamp (tests/theory/reference.h),
 * the share of requests that succeed at every instant, and from it the metrics, each by its
 * definition in docs/model.md. Shares no code with models/.
 *
 * Understood: the faults of reference.h but pop-outage, edge-outage and origin-disabled, and
 * load-surge; one client group with a flat profile and POPs of equal shares; no retries, no
 * capacities; when all are unhealthy, route to all. */
#ifndef TESTS_THEORY_TIMELINE_H
#define TESTS_THEORY_TIMELINE_H

#include <gsl/gsl_rng.h>

#include "tests/theory/reference.h"

enum {
    TIMELINE_POPS = 3,
    TIMELINE_STAMPS = 2,
    TIMELINE_FLIPS = 256,
    TIMELINE_INSTANTS = 2048,
    TIMELINE_INCIDENTS = 32
};

struct timeline_watch {
    struct reference_flip flips[TIMELINE_FLIPS];
    size_t count;
};

/* NaN where there is no value. */
struct timeline_incident {
    simtime opened, closed;
    double detect_first, detect_last, recover_first, recover_last, rto_service;
};

struct timeline {
    const struct scenario *sc;
    simtime phases[TIMELINE_POPS][TIMELINE_STAMPS];
    struct timeline_watch watches[TIMELINE_POPS][TIMELINE_STAMPS];
    simtime instants[TIMELINE_INSTANTS]; /* at which anything changes, ascending, from 0 */
    double success[TIMELINE_INSTANTS];   /* s(t) from there on */
    size_t count;
    double availability_requests, availability_time, unhealthy_share, outages, false_flips;
    struct timeline_incident incidents[TIMELINE_INCIDENTS];
    size_t incident_count;
};

/* Takes t->phases, gives the rest. */
void timeline_play(struct timeline *t, const struct scenario *sc, gsl_rng *rng);

#endif
