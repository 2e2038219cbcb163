/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    const struct scenario *sc = s->sc;
    double down = 0;
    for (size_t i = 0; i < sc->fault_count; i++) {
        const struct fault *f = &sc->faults[i];
        if (f->kind == FAULT_REGION_OUTAGE && f->recurs && f->region == sc->stamps[0].region) {
            double lasts = dist_mean(&f->lasts);
            down += lasts / (lasts + dist_mean(&f->every));
        }
    }
    if (sc->stamp_count > 1 ||
        (isnan(sc->targets.availability) && sc->targets.rto == SIMTIME_NEVER)) {
        return;
    }
    bool error = down > 1 - sc->targets.availability;
    finding_raise(s, error, "stamps",
                  down > 0 ? "the outages of %s cost %s of all requests" : "all of it lies in %s",
                  sc->regions[sc->stamps[0].region].name, finding_share(s, down));
}

const struct pitfall pitfall_single_stamp = {
    .id = "single-stamp",
    .severity = SEVERITY_WARNING,
    .finds = "one stamp alone, with a target of rto or availability",
    .raised = "the outages of its region alone cost more than targets.availability allows",
    .reason = "the loss of its region is the loss of the service, for as long as that lasts",
    .mend = "add a stamp in another region, or hold the target against the region's own record",
    .look = look,
};
