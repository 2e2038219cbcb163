/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/causes.h"
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

/* Whoever waits for the region, with its data, loses nothing. */
static bool may_lose(const struct scenario *sc, const struct store *store)
{
    bool lost = store->failover.policy != FAILOVER_NONE;
    for (size_t i = 0; i < sc->fault_count; i++) {
        const struct fault *f = &sc->faults[i];
        lost = lost || (f->kind == FAULT_FORCED_FAILOVER && &sc->stores[f->store] == store) ||
               causes_lose(f, store->regions[store->writer]);
    }
    return lost;
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (s->sc->targets.rpo == 0 && store->model == STORE_ASYNC && may_lose(s->sc, store)) {
            finding_add(
                s, finding_path(s, "stores.%s.model", store->name),
                "it acknowledges writes before another region has them, and targets.rpo is 0s");
        }
    }
}

const struct pitfall pitfall_rpo_zero_async = {
    .id = "rpo-zero-async",
    .severity = SEVERITY_ERROR,
    .finds = "targets.rpo of 0 and an asynchronous store that can be failed over or lose its "
             "region's data",
    .reason = "what was acknowledged and not yet applied in the other region is gone when that is "
              "promoted: the RTO is bought with an RPO that nobody asked for",
    .mend = "take model: sync, or a target of rpo that the lag can meet",
    .look = look,
};
