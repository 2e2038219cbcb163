/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An operator disables an origin by configuration, and enables it again at the end. Each change has
 * to spread over the edge first: it takes one draw of edge.propagation, is valid at all POPs at
 * once, and waits in a queue for the one before it (AFD-26), and for the control plane of the
 * origin's region if that is out. So the fault acts late and is over late; the stamp itself stays
 * alive all the time. */
#include "models/fault_kinds.h"
#include "models/world.h"

/* argument: the fault's number, and whether it lets go of its origin. */
static void on_configured(struct sim *sim, void *subject, uint64_t argument)
{
    (void)subject;
    struct world *w = world_of(sim);
    size_t fault = (size_t)(argument >> 1);
    size_t origin = (size_t)w->plan->sc->faults[fault].stamp;
    bool release = argument & 1;
    w->edge.disabled_by[origin] += release ? UINT32_MAX : 1; /* minus one */
    bool enabled = w->edge.disabled_by[origin] == 0;
    if (enabled != (w->edge.enabled >> origin & 1)) {
        edge_enable(w, origin, enabled);
    }
    if (release) {
        fault_over(w, fault);
    } else {
        w->faults[fault].acted = sim->now;
    }
}

static void configure(struct world *w, size_t fault, bool release)
{
    simtime starts = w->edge.config_free > w->sim.now ? w->edge.config_free : w->sim.now;
    simtime takes = dist_draw_time(&w->plan->sc->edge.propagation, &w->faults[fault].stream);
    w->edge.config_free = simtime_add(starts, takes);
    sim_at(&w->sim, w->edge.config_free, RANK_CONTROL, on_configured, NULL,
           (uint64_t)fault << 1 | release);
}

/* What has been asked for, in its order: to disable, to enable again. */
static void ask(struct world *w, size_t fault, bool release)
{
    int stamp = w->plan->sc->faults[fault].stamp;
    if (condition_control_plane(w, w->plan->sc->stamps[stamp].region)) {
        configure(w, fault, release);
    } else {
        w->faults[fault].held[release] = true;
    }
}

void fault_origin_resume(struct world *w, size_t fault)
{
    for (int release = 0; release < 2; release++) {
        if (w->faults[fault].held[release]) {
            w->faults[fault].held[release] = false;
            ask(w, fault, release);
        }
    }
}

static bool start(struct world *w, size_t fault)
{
    ask(w, fault, false);
    return false;
}

static bool end(struct world *w, size_t fault)
{
    ask(w, fault, true);
    return false;
}

const struct fault_effect fault_origin_disabled = {
    .kind = FAULT_ORIGIN_DISABLED, .start = start, .end = end, .deferred = true};
