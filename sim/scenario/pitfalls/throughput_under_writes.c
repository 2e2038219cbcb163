/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/split.h"

static void look(struct search *s)
{
    const struct scenario *sc = s->sc;
    double loads[SCENARIO_MAX_STAMPS];
    double mean = split_loads(sc, SPLIT_NOBODY, SPLIT_MEAN, loads) * split_writes(sc);
    for (size_t i = 0; i < sc->store_count; i++) {
        const struct store *store = &sc->stores[i];
        bool single = store->model == STORE_ASYNC || store->model == STORE_SYNC;
        if (single && store->throughput < mean) {
            finding_raise(s, sc->targets.rpo != SIMTIME_NEVER && store->model == STORE_ASYNC,
                          finding_path(s, "stores.%s.throughput", store->name),
                          "%.4g writes a second come, and %.4g leave", mean, store->throughput);
        }
    }
}

const struct pitfall pitfall_throughput_under_writes = {
    .id = "throughput-under-writes",
    .severity = SEVERITY_WARNING,
    .finds = "replication that is slower than the writes it is to carry",
    .raised = "the store is asynchronous and targets.rpo is given",
    .reason = "the backlog grows without end, and with it what a failover loses",
    .mend = "raise throughput above the peak of the writes, or write less",
    .look = look,
};
