/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->stamp_count; i++) {
        const struct stamp *stamp = &s->sc->stamps[i];
        for (size_t c = 0; c < stamp->component_count; c++) {
            const struct component *part = &stamp->components[c];
            const struct region *region = &s->sc->regions[part->located_in];
            if (part->required && part->store == SCENARIO_NONE && part->instances > 1 &&
                part->zones == 1 && region->zones > 1) {
                finding_add(
                    s, finding_path(s, "stamps.%s.components.%s.zones", stamp->name, part->name),
                    "its %lld instances lie in one of %lld zones", (long long)part->instances,
                    (long long)region->zones);
            }
        }
    }
}

const struct pitfall pitfall_one_zone = {
    .id = "one-zone",
    .severity = SEVERITY_WARNING,
    .finds = "a component of several instances, needed by requests, all in one zone of a region "
             "that has more",
    .reason = "the loss of that zone takes all of its instances at once, and the others' zones "
              "were paid for in vain",
    .mend = "spread it: zones: 2 or 3",
    .look = look,
};
