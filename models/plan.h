/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no replication changes, worked out once from the scenario: POPs with their traffic weights,
 * hashes of stream names, probing intervals. Read-only and shared by all threads.
 *
 * Traffic weights are integers in units of 2^-52 of a group's rate, and those of a group add up to
 * exactly WEIGHT_ONE. So weight can be moved between POPs and back any number of times without a
 * rounding error, and one POP alone gives availabilities exact to the last digit. */
#ifndef MODELS_PLAN_H
#define MODELS_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "models/cost.h"
#include "models/drain_law.h"
#include "models/popularity.h"
#include "models/replicate.h"
#include "sim/base/simtime.h"
#include "sim/scenario/scenario.h"

#define WEIGHT_ONE (INT64_C(1) << 52)

/* One edge POP: the entry of its share of a group's requests. Behind a DNS edge it stands for the
 * clients whose resolvers ask one name server. */
struct plan_pop {
    size_t group;
    int64_t weight; /* of its group's rate, WEIGHT_ONE is all of it */
};

/* Who probes every origin: the POP of the same number or, of a DNS edge, a probing location, which
 * is as far from the stamps as the group is. */
struct plan_observer {
    size_t group;
    simtime interval; /* between its probes of one origin, slowed down if it has low traffic */
};

struct plan {
    const struct scenario *sc;
    bool exact;
    size_t origins; /* stamps */
    struct plan_pop *pops;
    size_t pop_count;
    size_t *first_pop; /* by group; group_count + 1 entries */
    double *mean_rate; /* by group: requests per second over a week */
    double *usual;     /* group * origins + origin: share that goes there first when all are well */
    struct plan_observer *observers;
    size_t observer_count;
    size_t *first_observer; /* by group; group_count + 1 entries */
    bool polled;            /* observers make one verdict on an origin for all POPs */
    int64_t quorum;         /* so many of them must hold it healthy for that */
    uint64_t *watch_stream; /* by observer * origins + origin: hash of the stream's name */
    struct drain_law drain; /* of answers (answers.h) */
    uint64_t *fault_stream; /* by fault */
    uint64_t *fault_clock;  /* likewise */
    bool *bears;            /* by fault: has a bearing on requests */
    uint64_t *job_stream;   /* by job: hash of the stream's name */
    uint64_t *fault_wave;   /* of those with a period: of their phase */
    bool writes;            /* some group writes */
    simtime onset; /* of the first scripted fault, 0 without: phases are drawn from there */
    /* by store */
    bool *bound;                    /* store * origins + stamp: a component is the way to it */
    struct popularity **popularity; /* of its entities */
    uint64_t *store_stream;         /* store * STORE_CHANCES + chance: hash of the stream's name */
    uint64_t *lag_stream;           /* of its lags, to be told apart by plan_lag_stream */
    double **home_share;            /* group * regions + h: see plan_home_share */
    double **write_share;           /* h */
    struct popularity_points **lag_points; /* of a stationary stream: equally likely lags over their
                                              mean; NULL for other lags */
    struct cost_parts cost;                /* what follows from the scenario alone */
};

bool plan_bound(const struct plan *plan, size_t store, size_t stamp);
/* The share of a group's accesses that fall on entities at home in region h of the store:
 * home_share on the region of its own home stamp, the rest on the others evenly; without a home
 * there, evenly on all. Homes without entities apart. */
double plan_home_share(const struct plan *plan, size_t store, size_t group, size_t h);
/* The same of all writes, in the proportion of what groups write on the average. */
double plan_write_share(const struct plan *plan, size_t store, size_t h);
/* Some store has a replica that can be behind. */
bool plan_replicated(const struct plan *plan);
/* The stream of one of a store's lags. */
uint64_t plan_lag_stream(const struct plan *plan, size_t store, size_t which);

#endif
