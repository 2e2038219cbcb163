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

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if ((store->model == STORE_ASYNC || store->model == STORE_SYNC) &&
            store->failover.policy == FAILOVER_NONE && counts(s->sc, store)) {
            finding_raise(s, s->sc->fault_count > 0 && decides(s->sc, store),
                          finding_path(s, "stores.%s.failover.policy", store->name),
                          "nobody is promoted while %s is out",
                          s->sc->regions[store->regions[store->writer]].name);
        }
    }
}

const struct pitfall pitfall_no_failover = {
    .id = "no-failover",
    .severity = SEVERITY_WARNING,
    .finds = "a store with one writer that waits for its region, with a target of rto",
    .raised = "losses of the writer's region outlast targets.rto and decide its percentile",
    .reason = "stamps elsewhere can read and not write for as long as the outage of the writer's "
              "region lasts",
    .mend = "give a failover policy, or take out rto and say that writes wait",
    .look = look,
};
