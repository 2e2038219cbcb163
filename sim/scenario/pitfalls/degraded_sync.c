/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_SYNC && store->on_partition == PARTITION_DEGRADE &&
            s->sc->targets.rpo != SIMTIME_NEVER) {
            finding_add(s, finding_path(s, "stores.%s.on_partition", store->name),
                        "targets.rpo is %s, and while the link is cut it replicates nothing",
                        finding_time(s, simtime_seconds(s->sc->targets.rpo)));
        }
    }
}

const struct pitfall pitfall_degraded_sync = {
    .id = "degraded-sync",
    .severity = SEVERITY_WARNING,
    .finds = "a synchronous store that goes on alone when the other region cannot be reached, with "
             "a target of rpo",
    .reason = "what is written while it is alone has no second copy, and the outage that cuts a "
              "link is often the one that then takes a region",
    .mend = "take on_partition: block for what must not be lost, or a target of rpo that allows "
            "for a partition",
    .look = look,
};
