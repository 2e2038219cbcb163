/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->stamp_count; i++) {
        const struct stamp *stamp = &s->sc->stamps[i];
        for (size_t c = 0; c < stamp->component_count; c++) {
            const struct component *part = &stamp->components[c];
            if (part->required && part->store == SCENARIO_NONE &&
                part->located_in != stamp->region) {
                finding_add(
                    s,
                    finding_path(s, "stamps.%s.components.%s.located_in", stamp->name, part->name),
                    "each request of %s waits for %s", stamp->name,
                    s->sc->regions[part->located_in].name);
            }
        }
    }
}

const struct pitfall pitfall_cross_region_dependency = {
    .id = "cross-region-dependency",
    .severity = SEVERITY_WARNING,
    .finds = "a component that every request needs and that lies in another region than its stamp",
    .reason = "the stamp is down when either region or the link between them is, and every request "
              "pays the round trip: one region's outage becomes two",
    .mend = "keep a copy in the stamp's own region, or take it out of the path of the request "
            "(required: false)",
    .look = look,
};
