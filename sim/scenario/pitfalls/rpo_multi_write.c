/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/causes.h"
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static const simtime PROMISED = 15 * SIMTIME_MINUTE; /* COS-04 */

/* A region of the store and its data are scripted to be lost: no draw will spare them. */
static bool loses(const void *of, const struct fault *f)
{
    const struct store *store = of;
    bool here = false;
    for (size_t r = 0; r < store->region_count; r++) {
        here = here || causes_lose(f, store->regions[r]);
    }
    return here && f->data_lost;
}

static bool decides(const struct scenario *sc, const struct store *store)
{
    return sc->targets.rpo == 0 && causes_decide(sc, causes_share(sc, loses, store));
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->store_count; i++) {
        const struct store *store = &s->sc->stores[i];
        if (store->model == STORE_MULTI_WRITE && s->sc->targets.rpo < PROMISED) {
            finding_raise(s, decides(s->sc, store), finding_path(s, "stores.%s.model", store->name),
                          "targets.rpo is %s",
                          finding_time(s, simtime_seconds(s->sc->targets.rpo)));
        }
    }
}

const struct pitfall pitfall_rpo_multi_write = {
    .id = "rpo-multi-write",
    .severity = SEVERITY_WARNING,
    .finds = "targets.rpo below 15 minutes and a store that several regions write without waiting "
             "for each other",
    .raised = "targets.rpo is 0 and enough incidents are scripted to lose the data of a region",
    .reason = "each region acknowledges on its own: what was on its way is stranded with the "
              "region, or lost with its data, and a provider promises minutes at best (COS-04)",
    .mend = "take model: sync for what must not be lost, and hold the target against your own "
            "measured lag",
    .look = look,
};
