/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client group's rate is multiplied while it lasts; overlapping surges multiply. */
#include "models/fault_kinds.h"
#include "models/world.h"

static void refresh(struct world *w, size_t group, const struct fault *without)
{
    double surge = 1;
    traffic_advance(w); /* the rate so far belongs to the time so far */
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault != without && fault->kind == FAULT_LOAD_SURGE && (size_t)fault->group == group) {
            surge *= fault->factor;
        }
    }
    w->traffic.groups[group].surge = surge;
}

static bool start(struct world *w, size_t fault)
{
    refresh(w, (size_t)w->plan->sc->faults[fault].group, NULL);
    return true;
}

static bool end(struct world *w, size_t fault)
{
    refresh(w, (size_t)w->plan->sc->faults[fault].group, &w->plan->sc->faults[fault]);
    return true;
}

const struct fault_effect fault_load_surge = {.kind = FAULT_LOAD_SURGE, .start = start, .end = end};
