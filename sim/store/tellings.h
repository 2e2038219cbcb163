/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event log of a replication of a stored point: which was chosen to be told, and the telling.
 *
 * Chosen is the one with the incident whose rto.service is the median of those in which the service
 * was out: neither the luckiest nor the worst. Where it never was, the first incident; without any
 * incident, the first replication. */
#ifndef SIM_STORE_TELLINGS_H
#define SIM_STORE_TELLINGS_H

#include "sim/run/telling.h"
#include "sim/store/archive.h"

struct told_incident {
    uint32_t replication;
    int64_t incident;                 /* from 1; 0: there is none */
    double opened_s, closed_s, rto_s; /* of it; NaN without one */
    int64_t of; /* how many incidents it was chosen from: those in which the service was out, if it
                   ever was */
    bool out;   /* it is one of those */
};

/* Of the replications that are stored: 1, 0 if there are none, -1 if the store cannot be read. */
int tellings_choose(struct archive *s, int64_t run, int64_t point, struct told_incident *ret);

/* Within a transaction of the caller's. */
bool tellings_write(struct archive *s, int64_t run, int64_t point,
                    const struct told_incident *incident, const struct telling *t);
/* 1, 0 if nothing of the point was told, -1 if the store cannot be read. */
int tellings_read(struct archive *s, int64_t run, int64_t point, struct arena *a,
                  struct told_incident *ret_incident, struct telling *ret);

#endif
