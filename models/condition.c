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

#include "models/world.h"

/* How a region answers calls from outside it. In order of what hides what. */
enum inbound { INBOUND_OPEN, INBOUND_ERROR, INBOUND_REFUSED, INBOUND_DROPPED };

static enum inbound inbound_of_mode(enum fault_mode mode)
{
    static const enum inbound of[] = {
        [MODE_REFUSE] = INBOUND_REFUSED,
        [MODE_DROP] = INBOUND_DROPPED,
        [MODE_ERROR] = INBOUND_ERROR,
    };
    return of[mode];
}

static enum inbound inbound(const struct world *w, int region)
{
    enum inbound worst = INBOUND_OPEN;
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        const struct fault *fault = &w->plan->sc->faults[f];
        bool cuts = fault->kind == FAULT_REGION_OUTAGE || fault->kind == FAULT_REGION_ISOLATION;
        if (w->faults[f].active && cuts && fault->region == region &&
            inbound_of_mode(fault->mode) > worst) {
            worst = inbound_of_mode(fault->mode);
        }
    }
    return worst;
}

static bool zone_down(const struct world *w, int region, int64_t zone)
{
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        const struct fault *fault = &w->plan->sc->faults[f];
        if (w->faults[f].active && fault->kind == FAULT_ZONE_OUTAGE && fault->region == region &&
            fault->zone == zone) {
            return true;
        }
    }
    return false;
}

/* Instance i runs in zone i mod zones; zones count from 0 here. */
static int64_t instances_up(const struct world *w, const struct component *component,
                            const struct component_state *state)
{
    int64_t up = 0;
    for (int64_t i = 0; i < component->instances; i++) {
        up += state->crashes[i] == 0 && !zone_down(w, component->located_in, i % component->zones);
    }
    return up;
}

static void refresh_component(struct world *w, size_t stamp, size_t c)
{
    struct component_state *state = &w->stamps[stamp].components[c];
    state->up = instances_up(w, &w->plan->sc->stamps[stamp].components[c], state);
    memset(state->down_by_mode, 0, sizeof state->down_by_mode);
    state->good = 1;
    state->latency = 0;
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        const struct fault *fault = &w->plan->sc->faults[f];
        if (!w->faults[f].active || fault->stamp != (int)stamp || fault->component != (int)c) {
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

/* The app tier itself is what is connected to; any other component is behind it. */
static void meet_component(const struct world *w, size_t stamp, size_t index, struct condition *c)
{
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    const struct component *component = &s->components[index];
    const struct component_state *state = &w->stamps[stamp].components[index];
    bool app = s->app == (int)index;
    bool remote = component->located_in != s->region;
    enum inbound front = remote ? inbound(w, component->located_in) : INBOUND_OPEN;
    bool none_left = component->instances > 0 && state->up == 0;
    bool silent = state->down_by_mode[MODE_DROP] > 0 || front == INBOUND_DROPPED;
    bool refuses = state->down_by_mode[MODE_REFUSE] > 0 || none_left || front == INBOUND_REFUSED;
    bool errs = state->down_by_mode[MODE_ERROR] > 0 || front == INBOUND_ERROR ||
                (component->instances > 0 && state->up < component->needed);
    if (app && silent) {
        c->reach = REACH_DROPPED;
    } else if (app && refuses) {
        c->reach = c->reach == REACH_DROPPED ? REACH_DROPPED : REACH_REFUSED;
    } else if (silent) {
        c->hangs = true;
    } else if (refuses || errs) {
        c->error = 1;
    }
    if (!silent) { /* what does not answer does not answer badly */
        c->error = 1 - (1 - c->error) * state->good;
    }
    c->latency = simtime_add(c->latency, state->latency);
    if (remote) {
        c->latency =
            simtime_add(c->latency, scenario_rtt(w->plan->sc, s->region, component->located_in));
    }
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

static void refresh_limits(const struct world *w, size_t stamp, struct stamp_state *state)
{
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    state->limit_count = 0;
    for (size_t c = 0; c < s->component_count; c++) {
        const struct component *component = &s->components[c];
        if (component->required && isfinite(component->capacity)) {
            double units = component->instances > 0 ? (double)state->components[c].up : 1;
            state->limits[state->limit_count++] =
                (struct limit){component->capacity * units, component->shed_cost};
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
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        const struct fault *fault = &w->plan->sc->faults[f];
        if (w->faults[f].active && fault->kind == FAULT_PROBE_LOSS && fault->stamp == (int)stamp) {
            arrives *= 1 - fault->share;
        }
    }
    return 1 - arrives;
}

static void refresh_stamp(struct world *w, size_t stamp)
{
    const struct stamp *s = &w->plan->sc->stamps[stamp];
    struct stamp_state *state = &w->stamps[stamp];
    enum inbound front = inbound(w, s->region);
    state->request = state->probe = (struct condition){.reach = REACH_OK};
    meet_region(front, &state->request);
    meet_region(front, &state->probe);
    for (size_t c = 0; c < s->component_count; c++) {
        refresh_component(w, stamp, c);
        if (front != INBOUND_OPEN) {
            continue; /* nothing gets as far as the components */
        }
        if (s->components[c].required) {
            meet_component(w, stamp, c, &state->request);
        }
        if (probe_exercises(w, s, c)) {
            meet_component(w, stamp, c, &state->probe);
        }
    }
    state->probe_loss = probe_loss(w, stamp);
    refresh_limits(w, stamp, state);
    state->able = able(w, stamp, &state->request);
}

void condition_refresh(struct world *w)
{
    for (size_t s = 0; s < w->plan->origins; s++) {
        refresh_stamp(w, s);
        /* What cannot serve even without a fault has not been made unable by one. */
        if (w->active_faults == 0) {
            w->stamps[s].never_able = !w->stamps[s].able;
        }
        w->stamps[s].able |= w->stamps[s].never_able;
    }
}
