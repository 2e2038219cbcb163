/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_MULTI_WRITE && store->conflicts.policy == POLICY_LWW &&
            !(store->operations[OPERATION_DEBIT] > 0 || store->operations[OPERATION_CREDIT] > 0)) {
            finding_add(s, finding_path(s, "stores.%s.conflicts.policy", store->name),
                        "concurrent updates are settled by which comes last");
        }
    }
}

const struct pitfall pitfall_lww_updates = {
    .id = "lww-updates",
    .severity = SEVERITY_WARNING,
    .finds = "a store that several regions write, where the last writer wins",
    .reason = "of two updates that did not see each other one vanishes silently, and no feed ever "
              "shows it (COS-16)",
    .mend = "give entities a home region for writes, or a policy that keeps both: merge or append",
    .look = look,
};
