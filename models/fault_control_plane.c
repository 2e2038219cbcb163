/* SPDX-License-Identifier: GPL-3.0-or-later */
/* While the control plane of a region is out, what runs there runs on, but nothing is promoted or
 * deployed there and no origin there is enabled or disabled at the edge. When it is back, what was
 * asked for meanwhile begins. */
#include "models/fault_kinds.h"
#include "models/world.h"

static void on_back(struct sim *sim, void *subject, uint64_t argument)
{
    (void)subject;
    (void)argument;
    struct world *w = world_of(sim);
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        fault_origin_resume(w, f);
    }
    world_refresh(w); /* stores look for themselves */
}

static bool end(struct world *w, size_t fault)
{
    (void)fault;
    sim_at(&w->sim, w->sim.now, RANK_CONTROL, on_back, NULL, 0);
    return true;
}

const struct fault_effect fault_control_plane = {.kind = FAULT_CONTROL_PLANE_OUTAGE, .end = end};
