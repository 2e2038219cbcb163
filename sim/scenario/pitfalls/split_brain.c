/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (!store->failover.fencing && store->failover.policy != FAILOVER_NONE &&
            store->region_count > 1) {
            finding_add(s, finding_path(s, "stores.%s.failover.fencing", store->name),
                        "after a failover two regions take writes");
        }
    }
}

const struct pitfall pitfall_split_brain = {
    .id = "split-brain",
    .severity = SEVERITY_ERROR,
    .finds = "a store whose old writer is not fenced when another region is promoted",
    .reason = "a writer that was cut off and not dead goes on acknowledging writes that no other "
              "region will have: they are silently lost",
    .mend = "take fencing: true",
    .look = look,
};
