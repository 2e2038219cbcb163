/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A caller meets a stamp in the order of the path: its region (an outage drops, refuses or answers
 * badly; an isolation does the same to what comes from outside), then its app tier, then whatever
 * the app needs. The app answers badly for a dependency that refuses or errs, and does not answer
 * while one is silent. A dependency in another region is called through that region's front: its
 * outage or isolation is met there, and each call pays the link's round trip. Left out: time-outs
 * of the app towards its dependencies, and any caching of their answers. */
#include "models/condition.h"

#include <math.h>
#include <string.h>

#include "models/links.h"
#include "models/store.h"
#include "models/world.h"

static enum inbound inbound_of_mode(enum fault_mode mode)
{
    static const enum inbound of[] = {
        [MODE_REFUSE] = INBOUND_REFUSED,
        [MODE_DROP] = INBOUND_DROPPED,
        [MODE_ERROR] = INBOUND_ERROR,
    };
    return of[mode];
}

static enum inbound worst_of(const struct world *w, int region, bool isolations)
{
    enum inbound worst = INBOUND_OPEN;
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        bool cuts = (fault->kind == FAULT_REGION_OUTAGE && w->faults[w->active[i]].level == 1) ||
                    (isolations && fault->kind == FAULT_REGION_ISOLATION);
        if (cuts && fault->region == region && inbound_of_mode(fault->mode) > worst) {
            worst = inbound_of_mode(fault->mode);
        }
    }
    return worst;
}

enum inbound condition_inbound(const struct world *w, int region)
{
    return worst_of(w, region, true);
}

enum inbound condition_outage(const struct world *w, int region)
{
    return worst_of(w, region, false);
}

double condition_residue(const struct world *w, int region)
{
    double good = 1;
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        double level = w->faults[w->active[i]].level;
        if (fault->kind == FAULT_REGION_OUTAGE && fault->region == region && level < 1) {
            good *= 1 - level;
        }
    }
    return 1 - good;
}

bool condition_control_plane(const struct world *w, int region)
{
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->kind == FAULT_CONTROL_PLANE_OUTAGE && fault->region == region) {
            return false;
        }
    }
    return true;
}

static bool zone_down(const struct world *w, int region, int64_t zone)
{
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->kind == FAULT_ZONE_OUTAGE && fault->region == region && fault->zone == zone) {
            return true;
        }
    }
    return false;
}

/* Instance i runs in zone i mod zones; zones count from 0 here. */
static void count_instances(const struct world *w, size_t stamp, size_t c,
                            struct component_state *state)
{
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    const struct component *component = &s->components[c];
    int64_t added = s->app == (int)c ? w->autoscale[stamp].added : 0;
    state->up = state->added = 0;
    for (int64_t i = 0; i < component->instances + added; i++) {
        bool own = i < component->instances;
        bool up = (!own || state->crashes[i] == 0) &&
                  !zone_down(w, component->located_in, i % component->zones);
        state->up += up;
        state->added += up && !own;
    }
}

bool condition_instance(struct world *w, size_t stamp, size_t c, size_t instance, bool down)
{
    const struct component *component = &w->plan->sc->stamps[stamp].components[c];
    struct component_state *state = &w->stamps[stamp].components[c];
    uint16_t *crashes = &state->crashes[instance];
    enum inbound before = condition_component(w, stamp, c);
    bool changes = *crashes == !down;
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    bool houses_sessions = s->in_process && s->app == (int)c;
    *crashes = (uint16_t)(*crashes + (down ? 1 : -1));
    if (!changes || zone_down(w, component->located_in, (int64_t)instance % component->zones)) {
        return false;
    }
    state->up += down ? -1 : 1;
    return condition_component(w, stamp, c) != before ||
           (component->required && isfinite(component->capacity)) || houses_sessions;
}

static void refresh_component(struct world *w, size_t stamp, size_t c)
{
    struct component_state *state = &w->stamps[stamp].components[c];
    count_instances(w, stamp, c, state);
    memset(state->down_by_mode, 0, sizeof state->down_by_mode);
    state->good = 1;
    state->latency = 0;
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->stamp != (int)stamp || fault->component != (int)c) {
            continue;
        }
        if (fault->kind == FAULT_COMPONENT_DOWN) {
            state->down_by_mode[fault->mode]++;
        } else if (fault->kind == FAULT_COMPONENT_DEGRADED) {
            state->good *= 1 - fault->error_share;
            state->latency = simtime_add(state->latency, fault->added_latency);
        }
    }
}

static void meet_region(enum inbound front, struct condition *c)
{
    if (front == INBOUND_DROPPED) {
        c->reach = REACH_DROPPED;
    } else if (front == INBOUND_REFUSED) {
        c->reach = REACH_REFUSED;
    } else if (front == INBOUND_ERROR) {
        c->error = 1;
    }
}

enum inbound condition_component(const struct world *w, size_t stamp, size_t index)
{
    const struct component *component = &w->plan->sc->stamps[stamp].components[index];
    const struct component_state *state = &w->stamps[stamp].components[index];
    bool few = component->instances > 0 && state->up < component->needed;
    if (state->down_by_mode[MODE_DROP] > 0) {
        return INBOUND_DROPPED;
    }
    if (state->down_by_mode[MODE_REFUSE] > 0 || (component->instances > 0 && state->up == 0)) {
        return INBOUND_REFUSED;
    }
    return state->down_by_mode[MODE_ERROR] > 0 || few ? INBOUND_ERROR : INBOUND_OPEN;
}

/* What answers a call to a component that stands elsewhere, and how much longer it takes. */
static enum inbound meet_remote(const struct world *w, int from, int to, struct condition *c)
{
    c->latency = simtime_add(c->latency, links_round_trip(w, from, to));
    c->error = 1 - (1 - c->error) * (1 - condition_residue(w, to));
    return links_answer(w, from, to) ? condition_inbound(w, to) : INBOUND_DROPPED;
}

/* The app tier itself is what is connected to; any other component is behind it. */
static void meet_component(const struct world *w, size_t stamp, size_t index, enum access access,
                           struct condition *c)
{
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    const struct component *component = &s->components[index];
    const struct component_state *state = &w->stamps[stamp].components[index];
    enum inbound met = condition_component(w, stamp, index), there = INBOUND_OPEN;
    if (component->store != SCENARIO_NONE) {
        there = store_meets(w, (size_t)component->store, s->region, access, &c->latency);
    } else if (component->located_in != s->region) {
        there = meet_remote(w, s->region, component->located_in, c);
    }
    met = there > met ? there : met;
    if (s->app == (int)index && met >= INBOUND_REFUSED) {
        enum reach reach = met == INBOUND_DROPPED ? REACH_DROPPED : REACH_REFUSED;
        c->reach = reach > c->reach ? reach : c->reach;
    } else if (met == INBOUND_DROPPED) {
        c->hangs = true;
    } else if (met != INBOUND_OPEN) {
        c->error = 1;
    }
    if (met != INBOUND_DROPPED) { /* what does not answer does not answer badly */
        c->error = 1 - (1 - c->error) * state->good;
    }
    c->latency = simtime_add(c->latency, state->latency);
}

static bool listed(const struct probe *probe, const char *name)
{
    for (size_t i = 0; i < probe->listed_count; i++) {
        if (strcmp(probe->listed[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool probe_exercises(const struct world *w, const struct stamp *s, size_t component)
{
    const struct probe *probe = &w->plan->sc->edge.probe;
    switch (probe->path) {
    case PATH_DEEP:
        return s->components[component].probed;
    case PATH_SHALLOW:
        return s->app == (int)component;
    case PATH_LISTED:
        return listed(probe, s->components[component].name);
    }
    BUG("probe path %d", (int)probe->path);
}

/* Broken by a deployment that has reached it. */
static bool broken(const struct world *w, size_t stamp)
{
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault_state *state = &w->faults[w->active[i]];
        if (w->plan->sc->faults[w->active[i]].kind != FAULT_BAD_DEPLOYMENT) {
            continue;
        }
        for (size_t k = 0; k < state->chosen_count; k++) {
            if (state->chosen[k] == stamp) {
                return true;
            }
        }
    }
    return false;
}

/* What maintenance leaves of the capacity in a region. */
static double capacity_left(const struct world *w, int region)
{
    double left = 1;
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->kind == FAULT_MAINTENANCE && fault->region == region) {
            left *= 1 - fault->capacity_lost;
        }
    }
    return left;
}

static void refresh_limits(const struct world *w, size_t stamp, struct stamp_state *state)
{
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    state->limit_count = 0;
    state->app_capacity = state->app_capacity_alone = INFINITY;
    for (size_t c = 0; c < s->component_count; c++) {
        const struct component *component = &s->components[c];
        if (component->required && isfinite(component->capacity)) {
            double units = component->instances > 0 ? (double)state->components[c].up : 1;
            double unit = component->capacity * capacity_left(w, component->located_in);
            state->limits[state->limit_count++] =
                (struct limit){unit * units, component->shed_cost};
            if (s->app == (int)c) {
                state->app_capacity = unit * units;
                state->app_capacity_alone = unit * (units - (double)state->components[c].added);
            }
        }
    }
}

/* The share of its requests that a stamp would serve, over all groups by their mean rates. */
static bool able(const struct world *w, size_t stamp, const struct condition *c)
{
    const struct scenario *sc = w->plan->sc;
    if (c->reach != REACH_OK || c->hangs) {
        return false;
    }
    double in_time = 0, all = 0;
    for (size_t g = 0; g < sc->group_count; g++) {
        double weight = w->plan->mean_rate[g];
        simtime answer = simtime_add(sc->groups[g].latency[stamp], c->latency);
        all += weight;
        in_time += answer <= sc->groups[g].timeout ? weight : 0;
    }
    double share = all > 0 ? in_time / all : 1;
    return share * (1 - c->error) >= sc->targets.success_ratio - 1e-9;
}

static double probe_loss(const struct world *w, size_t stamp)
{
    double arrives = 1 - w->plan->sc->edge.probe.loss;
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->kind == FAULT_PROBE_LOSS && fault->stamp == (int)stamp) {
            arrives *= 1 - fault->share;
        }
    }
    return 1 - arrives;
}

/* Differences add up: what passes all of them is served. */
static double drifted(const struct world *w, size_t stamp)
{
    double good = 1;
    for (size_t i = 0; i < w->active_faults; i++) {
        const struct fault *fault = &w->plan->sc->faults[w->active[i]];
        if (fault->kind == FAULT_CONFIG_DRIFT && fault->stamp == (int)stamp) {
            good *= 1 - w->plan->sc->stamps[stamp].drift.affects;
        }
    }
    return 1 - good;
}

static void refresh_stamp(struct world *w, size_t stamp)
{
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    struct stamp_state *state = &w->stamps[stamp];
    enum inbound front = condition_inbound(w, s->region);
    state->request = state->probe = (struct condition){
        .reach = REACH_OK, .error = broken(w, stamp) ? 1 : condition_residue(w, s->region)};
    meet_region(front, &state->request);
    meet_region(front, &state->probe);
    state->write = state->request;
    for (size_t c = 0; c < s->component_count && front == INBOUND_OPEN; c++) {
        if (s->components[c].required) {
            meet_component(w, stamp, c, ACCESS_READ, &state->request);
            meet_component(w, stamp, c, ACCESS_WRITE, &state->write);
        }
        if (probe_exercises(w, s, c)) {
            meet_component(w, stamp, c, ACCESS_READ, &state->probe);
        }
    }
    state->probe_loss = probe_loss(w, stamp);
    state->drift = drifted(w, stamp);
    refresh_limits(w, stamp, state);
    state->able = able(w, stamp, &state->request);
}

void condition_refresh_components(struct world *w)
{
    for (size_t s = 0; s < w->plan->origins; s++) {
        for (size_t c = 0; c < w->plan->sc->stamps[s].component_count; c++) {
            refresh_component(w, s, c);
        }
    }
}

void condition_refresh(struct world *w)
{
    for (size_t s = 0; s < w->plan->origins; s++) {
        refresh_stamp(w, s);
        /* What cannot serve at the beginning, without a fault, has not been made unable by one.
         * Later a store may go on wanting what a fault took from it. */
        if (w->active_faults == 0 && w->sim.now == 0) {
            w->stamps[s].never_able = !w->stamps[s].able;
        }
        w->stamps[s].able |= w->stamps[s].never_able;
    }
}
