/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/causes.h"
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_ZONE_REDUNDANT && store->has_backup &&
            s->sc->targets.rpo != SIMTIME_NEVER &&
            s->sc->targets.percentile / 100 * simtime_seconds(store->backup_every) >
                simtime_seconds(s->sc->targets.rpo)) {
            bool lost = false;
            for (size_t k = 0; k < s->sc->fault_count; k++) {
                lost = lost || causes_lose(&s->sc->faults[k], store->regions[0]);
            }
            finding_raise(s, lost, finding_path(s, "stores.%s.backup.every", store->name),
                          "backups are up to %s old, and targets.rpo is %s",
                          finding_time(s, simtime_seconds(store->backup_every)),
                          finding_time(s, simtime_seconds(s->sc->targets.rpo)));
        }
    }
}

const struct pitfall pitfall_backup_over_rpo = {
    .id = "backup-over-rpo",
    .severity = SEVERITY_WARNING,
    .finds =
        "targets.rpo shorter than the time between the backups of a store that has no other copy",
    .raised = "a region's outage can lose the data",
    .reason = "where the region's data is lost the last backup is what is left, and it is as old "
              "as it happens to be",
    .mend = "back up more often than targets.rpo, or replicate the store",
    .look = look,
};
