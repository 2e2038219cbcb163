/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"

/* Where a probe of it ends; SCENARIO_NONE: in the stamp's own region. */
static int goes_to(const struct scenario *sc, const struct stamp *stamp, const struct component *c)
{
    const struct store *store = c->store == SCENARIO_NONE ? NULL : &sc->stores[c->store];
    int region = store == NULL             ? c->located_in
                 : store->region_count < 2 ? store->regions[0]
                                           : SCENARIO_NONE;
    return region == stamp->region && store == NULL ? SCENARIO_NONE : region;
}

/* Another stamp's probe goes there too, and that stamp lies elsewhere than the first. */
static const struct stamp *shares(const struct scenario *sc, int region, int first)
{
    for (int i = 0; i < (int)sc->stamp_count; i++) {
        const struct stamp *stamp = &sc->stamps[i];
        for (size_t c = 0; i != first && c < stamp->component_count; c++) {
            const struct component *part = &stamp->components[c];
            if (stamp->region != sc->stamps[first].region &&
                scenario_component_probed(sc, stamp, part) && goes_to(sc, stamp, part) == region) {
                return stamp;
            }
        }
    }
    return NULL;
}

static void look(struct search *s)
{
    for (int i = 0; i < (int)s->sc->stamp_count && s->sc->edge.kind != EDGE_NONE; i++) {
        const struct stamp *stamp = &s->sc->stamps[i];
        for (size_t c = 0; c < stamp->component_count; c++) {
            const struct component *part = &stamp->components[c];
            int region = goes_to(s->sc, stamp, part);
            const struct stamp *other =
                region != SCENARIO_NONE && scenario_component_probed(s->sc, stamp, part)
                    ? shares(s->sc, region, i)
                    : NULL;
            if (other != NULL) {
                finding_add(s, finding_path(s, "stamps.%s.components.%s", stamp->name, part->name),
                            "the probes of %s and %s both need %s", stamp->name, other->name,
                            s->sc->regions[region].name);
            }
        }
    }
}

const struct pitfall pitfall_shared_probe = {
    .id = "shared-probe",
    .severity = SEVERITY_WARNING,
    .finds = "a probe that goes, for two stamps or more, to the same region or the same store of "
             "one region",
    .reason = "when that fails, every stamp is held unhealthy at once, those too that could serve, "
              "and the edge has nowhere to send anybody (AFD-14)",
    .mend = "probe what a stamp has for itself (probed: false for the rest), and give each region "
            "its own copy",
    .look = look,
};
