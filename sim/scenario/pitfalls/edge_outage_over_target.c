/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

/* How long requests fail in an outage of such a length: until people have led them past the edge.
 */
static double felt(const struct scenario *sc, double lasts)
{
    const struct break_glass *g = &sc->operations.break_glass;
    double past = dist_mean(&g->notice) + dist_mean(&g->decide) + simtime_seconds(g->hold.ttl) / 2;
    return g->given ? fmin(lasts, past) : lasts;
}

static void look(struct search *s)
{
    double down = 0;
    for (size_t i = 0; i < s->sc->fault_count; i++) {
        const struct fault *f = &s->sc->faults[i];
        if (f->kind == FAULT_EDGE_OUTAGE && f->recurs && f->period == 0) {
            double lasts = dist_mean(&f->lasts);
            bool gradual = f->linear_after != SIMTIME_NEVER;
            /* What recovers step by step costs less than its whole length. */
            double whole = gradual ? fmin(lasts, simtime_seconds(f->linear_after)) : lasts;
            down += f->share * felt(s->sc, whole) / (lasts + dist_mean(&f->every));
        }
    }
    if (s->sc->edge.kind != EDGE_NONE && down > 1 - s->sc->targets.availability) {
        finding_add(s, "edge.outage", "they cost %s of all requests, and the target leaves %s",
                    finding_share(s, down), finding_share(s, 1 - s->sc->targets.availability));
    }
}

const struct pitfall pitfall_edge_outage_over_target = {
    .id = "edge-outage-over-target",
    .severity = SEVERITY_ERROR,
    .finds = "outages of the edge that alone, in the long run, cost more than targets.availability "
             "allows",
    .reason = "every request passes the edge: two stamps, or ten, do not bring back what it loses",
    .mend = "lower the target, take an edge that fails less, or have a way around it "
            "(operations.break_glass)",
    .look = look,
};
