/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->durable_after > 0) {
            finding_add(s, finding_path(s, "stores.%s.durable_after", store->name),
                        "writes are durable %s after their acknowledgement",
                        finding_time(s, simtime_seconds(store->durable_after)));
        }
    }
}

const struct pitfall pitfall_early_acknowledgement = {
    .id = "early-acknowledgement",
    .severity = SEVERITY_ERROR,
    .finds = "a store that acknowledges writes before they are durable",
    .reason =
        "a crash loses writes that clients were told are safe, with any model, and nobody is told",
    .mend = "take durable_after: 0s, or tell clients only when the write is durable",
    .look = look,
};
