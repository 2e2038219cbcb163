/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/region_use.h"

#include <string.h>

#include "sim/scenario/failure_use.h"
#include "sim/scenario/store_regions.h"

/* A component of any stamp that acts stands there; with instances, if they are asked for. */
static bool has_component(const struct scenario *sc, int region, bool instances)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        const struct stamp *stamp = &sc->stamps[s];

        for (size_t c = 0; c < stamp->component_count; c++) {
            const struct component *component = &stamp->components[c];

            if (component->located_in == region && scenario_component_acts(sc, stamp, component) &&
                (!instances || component->instances > 0)) {
                return true;
            }
        }
    }
    return false;
}

bool region_holds(const struct scenario *sc, int region)
{
    bool holds = has_component(sc, region, false);

    for (size_t s = 0; s < sc->stamp_count; s++) {
        holds = holds || sc->stamps[s].region == region;
    }
    for (size_t k = 0; k < sc->store_count; k++) {
        holds = holds || store_regions_find(&sc->stores[k], region) != SCENARIO_NONE;
    }
    return holds;
}

/* Its outages are what the rate of a `beta` is taken from. */
static bool shares_outages(const struct build *b, const char *region)
{
    const struct cause_input *in = b->in->causes.first;

    for (size_t i = 0; i < b->in->causes.count; i++) {
        for (size_t k = 0; k < in[i].of.count; k++) {
            if (strcmp(in[i].of.first[k].text, region) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool happens(const struct failure_input *in)
{
    return item_given(&in->item, "every") && !failure_is_never(in);
}

static void use_outages(struct build *b, const struct region_input *in, int region)
{
    int64_t zones = b->sc->regions[region].zones;

    if (happens(&in->outage) && !region_holds(b->sc, region) && !shares_outages(b, in->item.name)) {
        item_warning(b->reader, &in->item, "outage", "S215",
                     "has no effect: neither a stamp nor a store has anything there");
    }
    if (!happens(&in->zone_outage)) {
        return;
    }
    if (has_component(b->sc, region, true)) {
        failure_use_constant(b, &in->zone_outage, zones, "zones");
    } else {
        item_warning(b->reader, &in->item, "zone_outage", "S215",
                     "has no effect: no component has instances in its zones");
    }
}

void region_use_check(struct build *b)
{
    const struct region_input *in = b->in->regions.first;

    for (size_t r = 0; r < b->sc->region_count; r++) {
        use_outages(b, &in[r], (int)r);
    }
}
