/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

/* Seconds, of the oldest write that is not applied elsewhere: no less than the lag of a stream, or
 * of one write; and than the wait for the next batch, uniform. */
static double oldest(const struct store *store, double p)
{
    return fmax(dist_quantile(&store->lag, p), simtime_seconds(store->batch) * p);
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_ASYNC && store->failover.policy != FAILOVER_NONE &&
            s->sc->targets.rpo > 0 && s->sc->targets.rpo != SIMTIME_NEVER &&
            oldest(store, s->sc->targets.percentile / 100) > simtime_seconds(s->sc->targets.rpo)) {
            double p = s->sc->targets.percentile / 100, old = oldest(store, p);
            bool batch = dist_quantile(&store->lag, p) < old;
            finding_add(s, finding_path(s, "stores.%s.%s", store->name, batch ? "batch" : "lag"),
                        "%.4g %% of the time it is up to %s behind, and targets.rpo is %s", 100 * p,
                        finding_time(s, old), finding_time(s, simtime_seconds(s->sc->targets.rpo)));
        }
    }
}

const struct pitfall pitfall_rpo_below_lag = {
    .id = "rpo-below-lag",
    .severity = SEVERITY_ERROR,
    .finds = "targets.rpo above 0 and below what the lag or the batches of a store reach at the "
             "same percentile",
    .reason = "a forced failover loses what the other region has not applied, and that is as old "
              "as the lag",
    .mend = "shorten the lag or the batches, take model: sync, or promise what the lag can meet",
    .look = look,
};
