/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/autoscale.h"

#include "models/world.h"

static const double FULL = 1 + 1e-12; /* a full load, rounded, is not too much */

bool autoscale_over(const struct world *w, size_t stamp)
{
    const struct stamp_state *s = &w->stamps[stamp];
    return w->plan->sc->stamps[stamp].autoscale.max_instances > 0 &&
           w->traffic.load[stamp] > s->app_capacity * w->warmth[stamp].capacity * FULL;
}

bool autoscale_fits(const struct world *w, size_t stamp)
{
    const struct stamp_state *s = &w->stamps[stamp];
    return w->autoscale[stamp].added > 0 &&
           w->traffic.load[stamp] <= s->app_capacity_alone * w->warmth[stamp].capacity * FULL;
}

void autoscale_reset(struct world *w)
{
    for (size_t o = 0; o < w->plan->origins; o++) {
        w->autoscale[o] = (struct autoscale_state){0};
    }
}

static bool is_due(const struct world *w, size_t stamp)
{
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    const struct autoscale_state *a = &w->autoscale[stamp];
    return a->waiting && w->sim.now - a->since >= s->autoscale.after &&
           condition_control_plane(w, s->region);
}

static void on_due(struct sim *sim, void *subject, uint64_t generation)
{
    struct world *w = world_of(sim);
    struct autoscale_state *a = subject;
    size_t stamp = (size_t)(a - w->autoscale);
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    if (generation != a->generation || !is_due(w, stamp)) {
        return;
    }
    bool adds = a->added == 0;
    traffic_advance(w);
    a->added = adds ? s->autoscale.max_instances - s->components[s->app].instances : 0;
    a->waiting = false;
    a->generation++;
    world_refresh(w);
}

static void settle(struct world *w, size_t stamp)
{
    struct autoscale_state *a = &w->autoscale[stamp];
    simtime now = w->sim.now;
    bool wanted = a->added > 0 ? autoscale_fits(w, stamp) : autoscale_over(w, stamp);
    if (wanted && !a->waiting) {
        a->since = now;
        sim_at(&w->sim, simtime_add(now, w->plan->sc->stamps[stamp].autoscale.after), RANK_CONTROL,
               on_due, a, ++a->generation);
    } else if (wanted && is_due(w, stamp)) { /* held until now */
        sim_at(&w->sim, now, RANK_CONTROL, on_due, a, ++a->generation);
    }
    a->waiting = wanted;
}

void autoscale_settle(struct world *w)
{
    for (size_t o = 0; o < w->plan->origins; o++) {
        if (w->plan->sc->stamps[o].autoscale.max_instances > 0) {
            settle(w, o);
        }
    }
}
