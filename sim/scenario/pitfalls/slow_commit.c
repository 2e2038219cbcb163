/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static const double USUAL = 0.010; /* seconds, COS-05 */

static double waits(const struct scenario *sc, const struct store *store)
{
    double farthest = 0;
    for (size_t r = 0; r < store->region_count; r++) {
        simtime way = scenario_rtt(sc, store->regions[store->writer], store->regions[r]);
        farthest = fmax(farthest, simtime_seconds(way));
    }
    return farthest * store->round_trips;
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_SYNC && waits(s->sc, store) > USUAL) {
            finding_add(s, finding_path(s, "stores.%s.regions", store->name),
                        "a commit waits %s for the other region",
                        finding_time(s, waits(s->sc, store)));
        }
    }
}

const struct pitfall pitfall_slow_commit = {
    .id = "slow-commit",
    .severity = SEVERITY_WARNING,
    .finds = "a synchronous store whose commits wait for the link for longer than 10 ms, what a "
             "commit within a region takes at most (COS-05)",
    .reason = "every write pays that, a transaction of many statements many times over, and locks "
              "are held as long",
    .mend = "replicate to a nearer region, or asynchronously, and measure what the application "
            "does with the wait",
    .look = look,
};
