/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_MULTI_WRITE && store->conflicts.policy == POLICY_MERGE &&
            store->conflicts.unread && store->conflicts.fails > 0) {
            finding_add(s, finding_path(s, "stores.%s.conflicts.feed", store->name),
                        "%s of its merges fail", finding_share(s, store->conflicts.fails));
        }
    }
}

const struct pitfall pitfall_unread_feed = {
    .id = "unread-feed",
    .severity = SEVERITY_ERROR,
    .finds = "merges that may fail, and a feed of failed ones that nobody reads",
    .reason = "a conflict stays in the feed until somebody resolves it (COS-21): until then, for "
              "ever, one of its acknowledged writes has no effect and nobody knows",
    .mend = "have the feed drained: feed: {drained_every: 15m, rate: 50/m}, and watch its depth",
    .look = look,
};
