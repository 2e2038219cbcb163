/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    static const double FOUR_NINES = 0.9999;
    bool fails = false;
    for (size_t i = 0; i < s->sc->fault_count; i++) {
        fails = fails || s->sc->faults[i].kind == FAULT_EDGE_OUTAGE;
    }
    if (s->sc->edge.kind != EDGE_NONE && !fails && s->sc->targets.availability >= FOUR_NINES) {
        finding_add(s, "edge", "%s is asked for, and the edge has no outage",
                    finding_share(s, s->sc->targets.availability));
    }
}

const struct pitfall pitfall_edge_never_fails = {
    .id = "edge-never-fails",
    .severity = SEVERITY_WARNING,
    .finds = "a target of four nines or more and an edge that never fails",
    .reason = "global edges do fail, for hours (AFD-30, RATE-06): one such day uses up years of "
              "the budget, and this scenario never has one",
    .mend = "give edge.outage, or preset: documented-rates, and see what is left of the nines",
    .look = look,
};
