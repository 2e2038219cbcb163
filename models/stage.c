/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stage.h"

#include "models/overload.h"
#include "models/store.h"
#include "models/world.h"

const enum metric_id stage_metric[STAGE_COUNT] = {
    [STAGE_DETECT] = METRIC_RTO_STAGE_DETECT,   [STAGE_DECIDE] = METRIC_RTO_STAGE_DECIDE,
    [STAGE_PROMOTE] = METRIC_RTO_STAGE_PROMOTE, [STAGE_DRAIN] = METRIC_RTO_STAGE_DRAIN,
    [STAGE_WARM] = METRIC_RTO_STAGE_WARM,       [STAGE_OTHER] = METRIC_RTO_STAGE_OTHER,
};

void stage_reset(struct world *w)
{
    w->stages = (struct stages){.current = STAGE_OTHER};
}

void stage_advance(struct world *w)
{
    struct stages *s = &w->stages;
    s->clock[s->current] += w->sim.now - s->since;
    s->since = w->sim.now;
}

/* The stage of the requests that a class of POPs sends to a sick origin. */
static enum stage stage_of_origin(const struct world *w, size_t group, const struct route_class *c,
                                  size_t origin)
{
    if (!w->edge.probes) {
        return STAGE_OTHER;
    }
    if (!w->episodes[origin].seen) {
        return STAGE_DETECT;
    }
    /* POPs that send there though they hold it unhealthy have nowhere else to go, and so have
     * clients who are still told to go there. */
    bool old = c->held == HELD_EDGE ? c->healthy >> origin & 1 : !answers_tell(w, group, origin);
    return old ? STAGE_DRAIN : STAGE_OTHER;
}

/* Sick of a store that is failing over or being restored, of which its probes see nothing. */
static bool unseen(const struct world *w, size_t origin)
{
    const struct condition *probe = &w->stamps[origin].probe;
    return !w->episodes[origin].seen && probe->reach == REACH_OK && !probe->hangs &&
           probe->error == 0;
}

static enum stage stage_of_class(const struct world *w, size_t group, const struct route_class *c)
{
    enum stage first = STAGE_OTHER;
    bool writes = w->plan->sc->groups[group].write_share > 0;
    for (size_t o = 0; o < w->plan->origins; o++) {
        enum stage stage = STAGE_OTHER;
        if (!(c->first >> o & 1)) {
            continue;
        }
        enum stage data = store_stage(w, o, writes);
        if (w->episodes[o].sick && !(data < STAGE_OTHER && unseen(w, o))) {
            stage = stage_of_origin(w, group, c, o);
        } else if (w->traffic.served[o] < 1) {
            stage = STAGE_WARM;
        }
        stage = data < stage ? data : stage;
        first = stage < first ? stage : first;
    }
    return first;
}

/* Requests that fail at points of presence which are out, while people find the way around. */
static enum stage stage_of_edge(const struct world *w, const struct group_traffic *t)
{
    const struct break_glass_state *glass = &w->break_glass;
    if (!w->plan->sc->operations.break_glass.given || t->edge_out == 0 || t->direct >= 1) {
        return STAGE_OTHER;
    }
    if (w->answers.open) {
        return STAGE_DRAIN;
    }
    return glass->noticing ? STAGE_DETECT : glass->deciding ? STAGE_DECIDE : STAGE_OTHER;
}

void stage_settle(struct world *w)
{
    enum stage first = STAGE_OTHER;
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        const struct group_traffic *t = &w->traffic.groups[g];
        if (overload_rate(w, g) <= 0) {
            continue; /* who sends nothing lowers nothing */
        }
        enum stage of_edge = stage_of_edge(w, t);
        first = of_edge < first ? of_edge : first;
        for (size_t i = 0; i < traffic_classes(t); i++) {
            const struct route_class *c = traffic_class_at(t, i);
            if (traffic_weight(t, c) > 0 && c->failure > 0) {
                enum stage stage = stage_of_class(w, g, c);
                first = stage < first ? stage : first;
            }
        }
    }
    w->stages.current = first;
}
