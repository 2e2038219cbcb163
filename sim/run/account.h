/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The account of an experiment: what the replications played so far came to, one after another in
 * the order of their numbers. It is all that the result depends on, so who keeps the rows and
 * enters them again in the same order has the same result. */
#ifndef SIM_RUN_ACCOUNT_H
#define SIM_RUN_ACCOUNT_H

#include "sim/run/collect.h"
#include "sim/run/engine.h"
#include "sim/run/result.h"

/* The stopping rule looks at whole batches alone. */
enum { ACCOUNT_BATCH = 100 };

struct account {
    const struct scenario *scenario;
    const struct engine *engine;
    struct collector collector;
    int until;    /* metric of the stopping rule, -1: none */
    int64_t done; /* replications entered */
    bool precise; /* the stopping rule is satisfied: none is to follow */
    int64_t runaway_count;
    struct runaway runaways[RESULT_RUNAWAYS];
    uint64_t events, skipped_probes;
};

void account_init(struct account *a, const struct scenario *sc, const struct engine *engine);
void account_release(struct account *a);

/* Whether the row is that of a replication played to its end; others are runaways. */
bool account_complete(const struct row *row);

/* Enters the next replication, which was not interrupted. Returns whether more are wanted by the
 * scenario's number of replications and its stopping rule. */
bool account_enter(struct account *a, const struct row *row);

/* The result as it stands; `first` is the number of the first replication. Can be asked for again
 * and again, and more entered in between. The caller releases it; its strings are the scenario's.
 */
void account_result(struct account *a, const struct plan *plan, bool exact, uint32_t first,
                    bool interrupted, struct result *ret);

#endif
