/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/causes.h"
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/split.h"

struct late {
    const struct scenario *sc;
    const struct store *store;
};

static bool is_late(const void *of, const struct fault *f)
{
    const struct late *late = of;
    return causes_stop_writer(late->store, f) &&
           causes_last(f) > simtime_seconds(late->sc->targets.rto);
}

/* Writes are so many of the requests that the service counts as down without them. */
static bool counts(const struct scenario *sc, const struct store *store)
{
    bool used = false;
    for (size_t i = 0; i < sc->stamp_count; i++) {
        for (size_t c = 0; c < sc->stamps[i].component_count; c++) {
            const struct component *part = &sc->stamps[i].components[c];
            used =
                used || (part->required && part->store >= 0 && &sc->stores[part->store] == store);
        }
    }
    return used && sc->targets.rto != SIMTIME_NEVER &&
           split_writes(sc) > 1 - sc->targets.success_ratio;
}

/* No fault at all: the target is about the loss of the writer's region, whenever that may be. */
static bool decides(const struct scenario *sc, const struct store *store)
{
    struct late late = {sc, store};
    return sc->fault_count == 0 || causes_decide(sc, causes_share(sc, is_late, &late));
}

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
        if (store->failover.policy == FAILOVER_AUTOMATIC && counts(s->sc, store) &&
            takes(&store->failover) > simtime_seconds(s->sc->targets.rto)) {
            finding_raise(s, decides(s->sc, store),
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
