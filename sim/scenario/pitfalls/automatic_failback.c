/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static bool moves(const struct scenario *sc)
{
    for (size_t i = 0; i < sc->store_count; i++) {
        const struct store *store = &sc->stores[i];
        if (store->failover.policy != FAILOVER_NONE && store->region_count > 1) {
            return true;
        }
    }
    return false;
}

static void look(struct search *s)
{
    if (s->sc->operations.failback.mode == FAILBACK_AUTOMATIC && moves(s->sc)) {
        finding_add(s, "operations.failback.mode",
                    "the writer goes back at the first good probe, whether its region has all data "
                    "or not");
    }
}

const struct pitfall pitfall_automatic_failback = {
    .id = "automatic-failback",
    .severity = SEVERITY_WARNING,
    .finds = "a failback that happens by itself",
    .reason = "until the region has caught up it takes no writes and serves no reads: one outage "
              "becomes two, and a region that flaps takes the service with it each time",
    .mend = "take mode: planned with a quiet_window, which waits until nothing is missing",
    .look = look,
};
