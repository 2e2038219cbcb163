/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/bearing.h"

#include <math.h>

#include "sim/scenario/store_regions.h"

static bool has_data(const struct store *s, int region)
{
    return store_regions_find(s, region) != SCENARIO_NONE;
}

/* A component of a stamp that counts: in the region, or of it the way to a store. */
static bool bears_component(const struct scenario *sc, const struct component *c,
                            const struct fault *f)
{
    switch (f->kind) {
    case FAULT_ZONE_OUTAGE:
        return c->located_in == f->region && c->instances > 0;
    case FAULT_MAINTENANCE:
        return c->located_in == f->region && isfinite(c->capacity);
    case FAULT_REGION_ISOLATION:
    case FAULT_REGION_OUTAGE:
        return c->located_in == f->region ||
               (c->store != SCENARIO_NONE && has_data(&sc->stores[c->store], f->region));
    default:
        return false;
    }
}

/* A call from the stamp's region to where the component or its store is. */
static bool bears_call(const struct scenario *sc, int from, const struct component *c,
                       const struct fault *f)
{
    int to = from == f->region ? f->region_b : f->region;
    bool at_an_end = from == f->region || from == f->region_b;
    return at_an_end && (c->located_in == to ||
                         (c->store != SCENARIO_NONE && has_data(&sc->stores[c->store], to)));
}

static bool bears_stamps(const struct scenario *sc, const struct fault *f)
{
    bool link = f->kind == FAULT_LINK_PARTITION || f->kind == FAULT_LINK_SLOW;
    for (size_t s = 0; s < sc->stamp_count; s++) {
        const struct stamp *stamp = &sc->stamps[s];
        for (size_t c = 0; c < stamp->component_count; c++) {
            const struct component *component = &stamp->components[c];
            if (scenario_component_acts(sc, stamp, component) &&
                (link ? bears_call(sc, stamp->region, component, f)
                      : bears_component(sc, component, f))) {
                return true;
            }
        }
    }
    return false;
}

/* Commits of a store may wait for what goes over the link. */
static bool bears_commits(const struct scenario *sc, const struct fault *f)
{
    for (size_t k = 0; k < sc->store_count; k++) {
        if (has_data(&sc->stores[k], f->region) && has_data(&sc->stores[k], f->region_b)) {
            return true;
        }
    }
    return false;
}

bool bearing(const struct scenario *sc, const struct fault *f)
{
    switch (f->kind) {
    case FAULT_CLOCK_SKEW:
    case FAULT_CONTROL_PLANE_OUTAGE:
        return false;
    case FAULT_CONFIG_DRIFT:
        return sc->stamp_count > 1 && sc->stamps[f->stamp].drift.affects > 0;
    case FAULT_COMPONENT_DEGRADED:
    case FAULT_COMPONENT_DOWN:
    case FAULT_INSTANCE_CRASH:
        return scenario_component_acts(sc, &sc->stamps[f->stamp],
                                       &sc->stamps[f->stamp].components[f->component]);
    case FAULT_LINK_PARTITION:
    case FAULT_LINK_SLOW:
        return bears_stamps(sc, f) || bears_commits(sc, f);
    case FAULT_MAINTENANCE:
    case FAULT_REGION_ISOLATION:
    case FAULT_REGION_OUTAGE:
    case FAULT_ZONE_OUTAGE:
        return bears_stamps(sc, f);
    default:
        return true;
    }
}
