/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_MULTI_WRITE && store->conflicts.policy == POLICY_LWW &&
            store->has_operations && store->operations[OPERATION_DELETE] > 0 &&
            (store->has_value || store->operations[OPERATION_DEBIT] > 0 ||
             store->operations[OPERATION_CREDIT] > 0)) {
            finding_add(s, finding_path(s, "stores.%s.operations.delete", store->name),
                        "%s of its writes are deletes",
                        finding_share(s, store->operations[OPERATION_DELETE]));
        }
    }
}

const struct pitfall pitfall_lww_delete = {
    .id = "lww-delete",
    .severity = SEVERITY_ERROR,
    .finds = "deletes of what holds money on a store with the policy lww",
    .reason = "a delete wins over every write that did not see it, whatever their times (COS-16): "
              "debits and credits, and what the value was, vanish silently",
    .mend = "model reversals as writes of their own (policy: append), or take policy: keep-live or "
            "merge",
    .look = look,
};
