/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/schema/node.h"

static void look(struct search *s)
{
    const struct node *causes = node_get(s->sc->tree, "common_cause");
    int first = SCENARIO_NONE;
    bool several = false;
    for (size_t i = 0; i < s->sc->fault_count; i++) {
        const struct fault *f = &s->sc->faults[i];
        if (f->kind == FAULT_REGION_OUTAGE && f->recurs) {
            several = several || (first != SCENARIO_NONE && f->region != first);
            first = f->region;
        }
    }
    if (several && (causes == NULL || causes->count == 0)) {
        finding_add(s, "regions", "each region fails on its own alone");
    }
}

const struct pitfall pitfall_no_common_cause = {
    .id = "no-common-cause",
    .severity = SEVERITY_WARNING,
    .finds = "regions that fail by themselves, and nothing that fails several of them at once",
    .reason =
        "half of published incidents name more than one region (RATE-08): without common causes "
        "two regions multiply their nines on paper, and at five nines they decide alone",
    .mend =
        "give common_cause, such as {beta: 7.5%, of: [a, b]}, or events with a rate of their own",
    .look = look,
};
