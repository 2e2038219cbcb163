/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    if (!isnan(s->sc->targets.availability) && !scenario_has_chance(s->sc)) {
        finding_add(s, "targets.availability",
                    scenario_has_scripted_faults(s->sc)
                        ? "only what is scripted fails in this scenario"
                        : "nothing fails in this scenario");
    }
}

const struct pitfall pitfall_nothing_fails = {
    .id = "nothing-fails",
    .severity = SEVERITY_WARNING,
    .finds = "a target of availability where nothing fails by chance",
    .reason = "what is measured is the script and its horizon, not how often such things happen: "
              "it tells nothing about a year",
    .mend =
        "give rates: preset: documented-rates, or fail, outage and partition of your own record",
    .look = look,
};
