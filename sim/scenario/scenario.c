/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/scenario.h"

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

bool scenario_has_scripted_faults(const struct scenario *sc)
{
    for (size_t i = 0; i < sc->fault_count; i++) {
        if (!sc->faults[i].recurs && !sc->faults[i].follows) {
            return true;
        }
    }
    return false;
}
