/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Jobs that must run once each period: how often they run twice, and not at all.
 *
 * A scheduler stands in every region that has a stamp. It runs the job at phase + k x period, the
 * phase uniform in each replication, if the job's authority lets it:
 *
 * none: schedulers that see each other, directly or through others, agree on one run; so each part
 * of the regions that are up runs it once, and of P parts P - 1 are duplicates.
 * lease: the holder runs it, at first `region`. A holder that is down does not renew, and once the
 * lease has run out the next region that is up has it, in the order of the stamps, and keeps it.
 * A partition changes nothing: the lease is kept where its holder is.
 * global: `region` says who runs it. While that is down nobody does, until it is back or a runbook
 * (operations.failover: notice, gate, approval) has moved the authority to the next region.
 *
 * Nothing is played: due instants are counted over each stretch in which nothing changes. */
#ifndef MODELS_JOBS_H
#define MODELS_JOBS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"
#include "sim/rng/stream.h"
#include "sim/stats/metric.h"

struct world;

struct job_state {
    struct stream stream;
    simtime phase, since; /* counted up to here */
    int holder;           /* region that runs it; SCENARIO_NONE: nobody has the lease */
    bool waiting;         /* for the lease to run out, or the authority to be moved */
    uint32_t step;        /* generation of the end of that */
    int64_t runs;         /* at each due instant, from `since` on */
    int64_t duplicates, missed;
};

void jobs_init(struct world *w);
void jobs_reset(struct world *w);
/* Counts up to now. Call before anything changes. */
void jobs_advance(struct world *w);
/* Faults have changed. */
void jobs_refresh(struct world *w);
void jobs_collect(const struct world *w, struct row *row);

#endif
