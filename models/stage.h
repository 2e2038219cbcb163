/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the time goes: at each instant exactly one stage runs, the first still in progress for
 * something that lowers s(t). Six clocks add up to the simulated time, in whole nanoseconds; a
 * snapshot at the anchor of an outage and one at its restoration give stages that add up to
 * rto.service exactly. */
#ifndef MODELS_STAGE_H
#define MODELS_STAGE_H

#include "models/metrics.h"
#include "sim/base/simtime.h"

struct world;

enum stage {
    STAGE_DETECT,  /* no POP has noticed the sick origin yet */
    STAGE_DECIDE,  /* gates, approvals, grace periods */
    STAGE_PROMOTE, /* a replica becomes the writer */
    STAGE_DRAIN,   /* some POP still sends requests to an origin that others hold unhealthy */
    STAGE_WARM,    /* origins that take over are overloaded */
    STAGE_OTHER,
    STAGE_COUNT
};

struct stages {
    simtime clock[STAGE_COUNT];
    enum stage current;
    simtime since; /* the clocks stand as of then */
};

/* The metric of each stage. */
extern const enum metric_id stage_metric[STAGE_COUNT];

void stage_reset(struct world *w);
/* Brings the clocks to now. */
void stage_advance(struct world *w);
/* Finds out which stage runs from now on; traffic must be settled. */
void stage_settle(struct world *w);

#endif
