/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left out: that a cache cools down again while nobody asks, and that it warms the sooner the more
 * it is asked. */
#include "models/warmth.h"

#include "models/decay.h"
#include "models/drain.h"
#include "models/overload.h"
#include "models/world.h"

static bool cools(const struct world *w, size_t stamp)
{
    return w->plan->sc->stamps[stamp].warm_up.time_constant > 0;
}

void warmth_reset(struct world *w)
{
    for (size_t o = 0; o < w->plan->origins; o++) {
        w->warmth[o] = (struct warmth){.able = true, .capacity = 1};
    }
}

static void begin(struct world *w, size_t stamp)
{
    w->warmth[stamp].warming = true;
    w->warmth[stamp].since = w->sim.now;
}

void warmth_settle(struct world *w)
{
    for (size_t o = 0; o < w->plan->origins; o++) {
        struct warmth *warmth = &w->warmth[o];
        if (cools(w, o) && w->stamps[o].able && !warmth->able) {
            begin(w, o);
        }
        warmth->able = w->stamps[o].able;
    }
}

/* Some group sends it more than it does when all are well. */
static bool gets_diverted(const struct world *w, size_t stamp)
{
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        const struct group_traffic *t = &w->traffic.groups[g];
        if (overload_rate(w, g) <= 0) {
            continue;
        }
        for (size_t i = 0; i < traffic_classes(t); i++) {
            const struct route_class *c = traffic_class_at(t, i);
            if (traffic_weight(t, c) > 0 && traffic_diverted(w, g, c) >> stamp & 1) {
                return true;
            }
        }
    }
    return false;
}

bool warmth_divert(struct world *w)
{
    bool any = false;
    for (size_t o = 0; w->incidents.open && o < w->plan->origins; o++) {
        if (cools(w, o) && w->warmth[o].incident != w->incidents.count && gets_diverted(w, o)) {
            w->warmth[o].incident = w->incidents.count;
            begin(w, o);
            any = true;
        }
    }
    return any;
}

void warmth_hold(struct world *w, simtime from, simtime to)
{
    for (size_t o = 0; o < w->plan->origins; o++) {
        struct warmth *warmth = &w->warmth[o];
        const struct warm_up *law = &w->plan->sc->stamps[o].warm_up;
        double cold = 0;
        if (warmth->warming) {
            simtime u = from - warmth->since;
            cold = from == to ? decay_left(law->time_constant, u)
                              : decay_mean(law->time_constant, u, to - warmth->since);
        }
        warmth->capacity = 1 - (1 - law->initial) * cold;
    }
}

simtime warmth_next(struct world *w)
{
    simtime next = SIMTIME_NEVER, now = w->sim.now;
    size_t parts = w->plan->exact ? DRAIN_PARTS_EXACT : DRAIN_PARTS;
    for (size_t o = 0; o < w->plan->origins; o++) {
        struct warmth *warmth = &w->warmth[o];
        const struct warm_up *law = &w->plan->sc->stamps[o].warm_up;
        if (!warmth->warming) {
            continue;
        }
        double missing = (1 - law->initial) * decay_left(law->time_constant, now - warmth->since);
        simtime step = decay_step(law->time_constant, missing, parts);
        warmth->warming = step != SIMTIME_NEVER;
        simtime at = simtime_add(now, step);
        next = warmth->warming && at < next ? at : next;
    }
    return next;
}
