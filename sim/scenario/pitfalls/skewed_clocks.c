/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static double skew(const struct store *store)
{
    simtime least = 0, most = 0;
    for (size_t r = 0; r < store->region_count && store->conflicts.clock_skew != NULL; r++) {
        simtime here = store->conflicts.clock_skew[r];
        least = r == 0 || here < least ? here : least;
        most = r == 0 || here > most ? here : most;
    }
    return simtime_seconds(most - least);
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_MULTI_WRITE &&
            (store->conflicts.policy == POLICY_LWW ||
             store->conflicts.policy == POLICY_KEEP_LIVE) &&
            store->conflicts.path == CONFLICT_PATH_TIMESTAMP &&
            skew(store) > dist_quantile(&store->lag, 0.5)) {
            finding_add(s, finding_path(s, "stores.%s.conflicts.clock_skew", store->name),
                        "clocks differ by %s", finding_time(s, skew(store)));
        }
    }
}

const struct pitfall pitfall_skewed_clocks = {
    .id = "skewed-clocks",
    .severity = SEVERITY_WARNING,
    .finds = "regions whose clocks differ by more than the median lag, where writes are compared "
             "by time",
    .reason = "the region that is ahead wins over writes that came after its own, so that newer "
              "data vanishes silently",
    .mend = "keep the clocks together, or compare by a version of your own: path: version",
    .look = look,
};
