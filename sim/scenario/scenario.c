/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/scenario.h"

#include <string.h>

simtime scenario_rtt(const struct scenario *sc, int region_a, int region_b)
{
    if (region_a == region_b) {
        return 0;
    }
    for (size_t i = 0; i < sc->link_count; i++) {
        const struct link *l = &sc->links[i];

        if ((l->a == region_a && l->b == region_b) || (l->a == region_b && l->b == region_a)) {
            return l->rtt;
        }
    }
    return 0;
}

bool scenario_scripted(const struct fault *fault)
{
    return !fault->recurs && !fault->follows;
}

bool scenario_has_scripted_faults(const struct scenario *sc)
{
    for (size_t i = 0; i < sc->fault_count; i++) {
        if (scenario_scripted(&sc->faults[i])) {
            return true;
        }
    }
    return false;
}

bool scenario_has_chance(const struct scenario *sc)
{
    for (size_t i = 0; i < sc->fault_count; i++) {
        if (!scenario_scripted(&sc->faults[i])) {
            return true;
        }
    }
    return false;
}

bool scenario_component_probed(const struct scenario *sc, const struct stamp *stamp,
                               const struct component *component)
{
    const struct probe *probe = &sc->edge.probe;
    bool listed = false;

    if (sc->edge.kind == EDGE_NONE) {
        return false;
    }
    for (size_t i = 0; probe->path == PATH_LISTED && i < probe->listed_count; i++) {
        listed = listed || strcmp(probe->listed[i], component->name) == 0;
    }
    return listed || (probe->path == PATH_DEEP && component->probed) ||
           (probe->path == PATH_SHALLOW && stamp->app != SCENARIO_NONE &&
            &stamp->components[stamp->app] == component);
}

bool scenario_component_acts(const struct scenario *sc, const struct stamp *stamp,
                             const struct component *component)
{
    return component->required || component->store != SCENARIO_NONE ||
           scenario_component_probed(sc, stamp, component);
}
