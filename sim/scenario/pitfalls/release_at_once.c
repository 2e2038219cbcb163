/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/base/units.h"
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/schema/node.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->fault_count; i++) {
        const struct fault *f = &s->sc->faults[i];
        bool stochastic = f->recurs || f->follows;
        if (f->kind == FAULT_BAD_DEPLOYMENT && f->stagger == 0 && s->sc->stamp_count > 1 &&
            f->stamp_count == s->sc->stamp_count && !stochastic) {
            finding_add(s, finding_path(s, "faults[%zu]", i), "it reaches all stamps at once");
        }
    }
    const struct node *n = node_get(s->sc->tree, "deployments");
    const struct node *stagger = n == NULL ? NULL : node_get(n, "stagger");
    simtime time;
    if (s->sc->stamp_count > 1 && stagger != NULL && stagger->text != NULL &&
        units_duration(s->arena, stagger->text, &time) == NULL && time == 0) {
        finding_add(s, "deployments.stagger", "each deployment reaches all stamps at once");
    }
}

const struct pitfall pitfall_release_at_once = {
    .id = "release-at-once",
    .severity = SEVERITY_WARNING,
    .finds = "deployments that reach every stamp at the same time",
    .reason = "a bad one breaks all of them, and there is nowhere to send anybody until it is "
              "rolled back",
    .mend =
        "stagger them by longer than it takes to notice, and release by a version that is pinned",
    .look = look,
};
