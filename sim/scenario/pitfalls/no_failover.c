/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/writer_loss.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if ((store->model == STORE_ASYNC || store->model == STORE_SYNC) &&
            store->failover.policy == FAILOVER_NONE && writer_loss_counts(s->sc, store)) {
            finding_raise(s, s->sc->fault_count > 0 && writer_loss_decides(s->sc, store),
                          finding_path(s, "stores.%s.failover.policy", store->name),
                          "nobody is promoted while %s is out",
                          s->sc->regions[store->regions[store->writer]].name);
        }
    }
}

const struct pitfall pitfall_no_failover = {
    .id = "no-failover",
    .severity = SEVERITY_WARNING,
    .finds = "a store with one writer that waits for its region, with a target of rto",
    .raised = "losses of the writer's region outlast targets.rto and decide its percentile",
    .reason = "stamps elsewhere can read and not write for as long as the outage of the writer's "
              "region lasts",
    .mend = "give a failover policy, or take out rto and say that writes wait",
    .look = look,
};
