/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->stamp_count; i++) {
        const struct stamp *stamp = &s->sc->stamps[i];
        for (size_t c = 0; c < stamp->component_count; c++) {
            const struct component *part = &stamp->components[c];
            if (part->store == SCENARIO_NONE || !part->required) {
                continue;
            }
            const struct store *store = &s->sc->stores[part->store];
            if (store->region_count == 1 && store->regions[0] != stamp->region) {
                finding_add(
                    s, finding_path(s, "stamps.%s.components.%s.store", stamp->name, part->name),
                    "%s needs %s, which lies in %s alone", stamp->name, store->name,
                    s->sc->regions[store->regions[0]].name);
            }
        }
    }
}

const struct pitfall pitfall_shared_store = {
    .id = "shared-store",
    .severity = SEVERITY_WARNING,
    .finds = "a store in one region alone that stamps in other regions need",
    .reason = "the stamps in the other regions go down with that region, so they add cost and no "
              "availability",
    .mend =
        "replicate the store (model: async, sync or multi-write), or serve from that region alone",
    .look = look,
};
