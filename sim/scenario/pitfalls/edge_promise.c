/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

/* What platforms promise, where a fact says so. Sorted by preset. */
static const struct promise {
    const char *preset;
    double availability;
} promises[] = {
    {"azure-front-door", 0.9999}, /* AFD-24 */
};

static void look(struct search *s)
{
    const struct edge *edge = &s->sc->edge;
    for (size_t i = 0; i < sizeof promises / sizeof *promises && edge->preset != NULL; i++) {
        if (strcmp(edge->preset, promises[i].preset) == 0 &&
            s->sc->targets.availability > promises[i].availability) {
            finding_add(s, "targets.availability", "%s is asked for, and %s promises %s",
                        finding_share(s, s->sc->targets.availability), edge->preset,
                        finding_share(s, promises[i].availability));
        }
    }
}

const struct pitfall pitfall_edge_promise = {
    .id = "edge-promise",
    .severity = SEVERITY_WARNING,
    .finds = "a target of availability above what the platform of the edge promises for itself",
    .reason = "every request passes the edge, so that nothing behind it can make up for what it "
              "loses, and its provider owes you no more (AFD-24)",
    .mend = "lower the target, or plan a way round the edge that does not rest on it",
    .look = look,
};
