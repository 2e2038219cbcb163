/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_SYNC && store->on_partition == PARTITION_BLOCK &&
            store->region_count == 2) {
            finding_add(s, finding_path(s, "stores.%s.on_partition", store->name),
                        "each write waits for both regions");
        }
    }
}

const struct pitfall pitfall_blocking_sync = {
    .id = "blocking-sync",
    .severity = SEVERITY_WARNING,
    .finds =
        "a synchronous store of two regions that takes no writes while one cannot reach the other",
    .reason = "either region's outage, and a cut of the link that leaves both alive, stops all "
              "writes: two regions are less available for writing than one (COS-06)",
    .mend = "take a third region, on_partition: degrade-to-async where a loss can be borne, or "
            "count with it in the target",
    .look = look,
};
