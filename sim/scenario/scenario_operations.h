/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do, of a scenario: how they notice, decide, act, and go back. */
#ifndef SIM_SCENARIO_SCENARIO_OPERATIONS_H
#define SIM_SCENARIO_SCENARIO_OPERATIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/base/simtime.h"
#include "sim/rng/dist.h"
#include "sim/scenario/hours.h"
#include "sim/scenario/scenario_edge.h"

/* operations.canary: requests made up to notice an outage. */
struct canary {
    bool given;
    simtime every, timeout;
    int64_t from; /* places, each in a phase of its own */
};

/* operations.alerts: what else is told to whoever is on duty. */
struct alerts {
    bool on_edge, on_lag;
    simtime edge;                 /* after the edge has given up a stamp of the writer's region */
    simtime lag_above, lag_after; /* after a replica has been so far behind */
};

/* operations.failover: the runbook of every store with failover policy runbook, in this order. */
struct runbook {
    bool given;
    bool unnoticed; /* by people: only canary and alerts notice */
    struct dist notice;
    int64_t checks; /* of the health gate; 0: no gate */
    simtime check_every, check_timeout;
    struct dist approval;
    struct hours office; /* in which an approval begins */
    struct dist repoint; /* after the promotion */
};

enum failback_mode { FAILBACK_NONE, FAILBACK_AUTOMATIC, FAILBACK_PLANNED };

/* operations.failback: how a store goes back to where its writer was at first. */
struct failback {
    enum failback_mode mode;
    struct hours quiet; /* planned: when it may begin */
};

/* operations.break_glass: a DNS edge in front of the anycast one, by which people send clients to
 * the stamps themselves. */
struct break_glass {
    bool given;
    struct dist notice, decide;
    struct hold hold; /* of the answers that name the edge, and of those that name a stamp */
};

enum job_authority { AUTHORITY_NONE, AUTHORITY_LEASE, AUTHORITY_GLOBAL };

/* Something that must run once each period, whichever region does it. */
struct job {
    const char *name;
    int region; /* that runs it at first */
    simtime period;
    enum job_authority authority;
    simtime lease;
    bool idempotent; /* a second run does no harm */
};

struct operations {
    struct canary canary;
    struct alerts alerts;
    struct runbook failover;
    struct failback failback;
    struct break_glass break_glass;
};

#endif
