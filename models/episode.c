/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/episode.h"

#include <math.h>
#include <string.h>

#include "models/metrics.h"
#include "models/overload.h"
#include "models/world.h"

void episode_reset(struct world *w)
{
    memset(w->episodes, 0, w->plan->origins * sizeof *w->episodes);
}

/* Some requests that the POP stands for go first to one of `stamps` (or, `served`, succeed there).
 */
static bool goes(const struct world *w, size_t pop, uint64_t stamps, bool served)
{
    size_t group = w->plan->pops[pop].group;
    const struct group_traffic *g = &w->traffic.groups[group];
    bool found = false;
    if (g->direct < 1) {
        const struct route_class *c = &g->classes[w->pops[pop].class];
        found = ((served ? c->serves : c->first) & stamps) && (c->weight > 0 || !served);
    }
    for (size_t a = 0; a < g->held_count && !found; a++) {
        const struct route_class *c = &g->held[a];
        found = c->share > 0 && ((served ? c->serves : c->first) & stamps);
    }
    return found && overload_rate(w, group) > 0;
}

static void begin(struct world *w, size_t origin)
{
    struct episode *e = &w->episodes[origin];
    uint64_t bit = UINT64_C(1) << origin;
    *e = (struct episode){.sick = true, .onset = w->sim.now};
    chronicle_add(w, HAPPENING_ORIGIN_SICK, (int)origin, -1, NAN);
    for (size_t p = 0; p < w->plan->pop_count; p++) {
        struct pop_state *pop = &w->pops[p];
        pop->noticed |= bit;
        pop->fed &= ~bit;
        if (!pop_in_service(pop) || !w->edge.probes) {
            continue;
        }
        if (pop->healthy & bit) {
            pop->noticed &= ~bit;
            e->unaware++;
        } else {
            e->noticed++; /* already held unhealthy: noticed after 0 s */
            e->seen = true;
        }
        if (goes(w, p, bit, false)) {
            pop->fed |= bit;
            e->seeking = true;
        }
    }
    incident_sick(w, origin);
}

void episode_verdict(struct world *w, size_t pop, size_t origin, bool healthy)
{
    struct episode *e = &w->episodes[origin];
    uint64_t bit = UINT64_C(1) << origin;
    e->seen |= !healthy && e->sick;
    if (!healthy && e->sick && !(w->pops[pop].noticed & bit)) {
        w->pops[pop].noticed |= bit;
        e->last = w->sim.now - e->onset;
        if (e->noticed == 0) {
            e->first = e->last;
        }
        e->noticed++;
        e->unaware--;
    }
    if (healthy && e->recovering && !e->recovered) {
        e->recovered = true;
        incident_least(w, METRIC_PROBE_RECOVER_FIRST, w->sim.now - e->repaired, false);
    }
}

void episode_leave(struct world *w, size_t pop)
{
    for (size_t o = 0; o < w->plan->origins; o++) {
        uint64_t bit = UINT64_C(1) << o;
        if (w->episodes[o].sick && !(w->pops[pop].noticed & bit)) {
            w->pops[pop].noticed |= bit;
            w->episodes[o].unaware--;
        }
        w->episodes[o].partial |= w->episodes[o].recovering && !(w->pops[pop].healthy & bit);
    }
}

/* Does a request of some POP that fed the sick origin succeed elsewhere? */
static void seek_success(struct world *w, size_t origin)
{
    struct episode *e = &w->episodes[origin];
    uint64_t bit = UINT64_C(1) << origin;
    for (size_t p = 0; p < w->plan->pop_count && e->seeking; p++) {
        const struct pop_state *pop = &w->pops[p];
        if (!(pop->fed & bit) || !pop_in_service(pop)) {
            continue;
        }
        if (goes(w, p, ~bit, true)) {
            e->seeking = false;
            incident_least(w, METRIC_RTO_FIRST_SUCCESS, w->sim.now - e->onset, false);
        }
    }
}

/* Detection of a fault that has ended, or (running) that the horizon cuts off. */
static void report_detection(struct world *w, const struct episode *e, bool running)
{
    simtime reached = w->sim.now - e->onset;
    if (e->noticed == 0) {
        if (running && e->unaware > 0) {
            incident_least(w, METRIC_RTO_DETECT_FIRST, reached, true);
            incident_most(w, METRIC_RTO_DETECT_LAST, reached, true);
        }
        return;
    }
    incident_least(w, METRIC_RTO_DETECT_FIRST, e->first, false);
    incident_most(w, METRIC_RTO_DETECT_LAST, e->unaware ? reached : e->last, e->unaware > 0);
}

static void end(struct world *w, size_t origin)
{
    struct episode *e = &w->episodes[origin];
    report_detection(w, e, false);
    chronicle_add(w, HAPPENING_ORIGIN_WELL, (int)origin, -1, NAN);
    e->sick = false;
    e->seeking = false;
    e->recovering = w->edge.unhealthy[origin] > 0;
    e->recovered = e->partial = false;
    e->repaired = w->sim.now;
}

void episode_settle(struct world *w)
{
    for (size_t o = 0; o < w->plan->origins; o++) {
        struct episode *e = &w->episodes[o];
        if (e->sick == w->stamps[o].able) {
            if (e->sick) {
                end(w, o);
            } else {
                begin(w, o);
            }
        }
        if (e->recovering && w->edge.unhealthy[o] == 0) {
            e->recovering = false;
            if (!e->partial) {
                incident_most(w, METRIC_PROBE_RECOVER_LAST, w->sim.now - e->repaired, false);
            }
        }
        if (e->seeking) {
            seek_success(w, o);
        }
    }
}

void episode_finish(struct world *w)
{
    for (size_t o = 0; o < w->plan->origins; o++) {
        struct episode *e = &w->episodes[o];
        if (e->sick) {
            report_detection(w, e, true);
        }
        if (e->seeking) {
            incident_least(w, METRIC_RTO_FIRST_SUCCESS, w->sim.now - e->onset, true);
        }
        if (e->recovering) {
            simtime reached = w->sim.now - e->repaired;
            if (!e->recovered) {
                incident_least(w, METRIC_PROBE_RECOVER_FIRST, reached, true);
            }
            incident_most(w, METRIC_PROBE_RECOVER_LAST, reached, true);
        }
    }
}
