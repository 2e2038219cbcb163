/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static double moved(const struct store *store)
{
    return store->has_operations
               ? store->operations[OPERATION_DEBIT] + store->operations[OPERATION_CREDIT]
               : 0;
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_MULTI_WRITE && moved(store) > 0 &&
            (store->conflicts.policy == POLICY_LWW ||
             store->conflicts.policy == POLICY_KEEP_LIVE)) {
            finding_add(s, finding_path(s, "stores.%s.conflicts.policy", store->name),
                        "%s of its writes move money", finding_share(s, moved(store)));
        }
    }
}

const struct pitfall pitfall_lww_ledger = {
    .id = "lww-ledger",
    .severity = SEVERITY_ERROR,
    .finds = "debits and credits on a store that keeps the later of two writes, by policy lww or "
             "keep-live",
    .reason = "a write stores the whole value as its region saw it: of two that did not see each "
              "other one vanishes silently, its money with it (COS-16)",
    .mend = "append events and add them up (policy: append), or merge them by a procedure (policy: "
            "merge)",
    .look = look,
};
