/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client group's rate is multiplied while it lasts; overlapping surges multiply. */
#include "models/fault_kinds.h"
#include "models/world.h"

static void refresh(struct world *w, size_t group, const struct fault *without)
{
    double surge = 1;
    traffic_advance(w); /* the rate so far belongs to the time so far */
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        const struct fault *fault = &w->plan->sc->faults[f];
        if (w->faults[f].active && fault != without && fault->kind == FAULT_LOAD_SURGE &&
            (size_t)fault->group == group) {
            surge *= fault->factor;
        }
    }
    w->traffic.groups[group].surge = surge;
}

static void start(struct world *w, size_t fault)
{
    refresh(w, (size_t)w->plan->sc->faults[fault].group, NULL);
}

static void end(struct world *w, size_t fault)
{
    refresh(w, (size_t)w->plan->sc->faults[fault].group, &w->plan->sc->faults[fault]);
}

const struct fault_effect fault_load_surge = {FAULT_LOAD_SURGE, start, end, false};
