/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/writer_loss.h"

static double takes(const struct failover *f)
{
    return dist_quantile(&f->hold, 0.5) + dist_quantile(&f->grace_period, 0.5) +
           dist_quantile(&f->decision, 0.5) + dist_quantile(&f->promote, 0.5) +
           simtime_seconds(f->listener_ttl) / 2;
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->failover.policy == FAILOVER_AUTOMATIC && writer_loss_counts(s->sc, store) &&
            takes(&store->failover) > simtime_seconds(s->sc->targets.rto)) {
            finding_raise(s, writer_loss_decides(s->sc, store),
                          finding_path(s, "stores.%s.failover", store->name),
                          "it takes about %s, and targets.rto is %s",
                          finding_time(s, takes(&store->failover)),
                          finding_time(s, simtime_seconds(s->sc->targets.rto)));
        }
    }
}

const struct pitfall pitfall_failover_over_rto = {
    .id = "failover-over-rto",
    .severity = SEVERITY_WARNING,
    .finds = "an automatic failover whose hold, grace period, decision and promotion take longer, "
             "by their medians, than targets.rto",
    .raised = "losses of the writer's region decide the percentile of targets.rto, or nothing "
              "fails at all",
    .reason = "stamps and edge may be back in a minute: what needs to write waits for the provider "
              "(SQL-03, PGF-01)",
    .mend = "fail over by a runbook of your own, shorten hold and grace_period, or promise less "
            "for writes",
    .look = look,
};
