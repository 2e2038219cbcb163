/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/trace.h"

#include <math.h>

#include "models/plan.h"

static enum stop play_row(struct arena *a, const struct engine *engine, const struct plan *plan,
                          uint32_t replication, atomic_bool *interrupt, struct row *ret)
{
    size_t metrics = engine->metrics->count;
    struct world *w = engine->world_new(plan, interrupt);
    *ret = (struct row){.value = arena_array(a, metrics, sizeof *ret->value),
                        .censored = arena_array(a, metrics, sizeof *ret->censored)};
    row_clear(ret, metrics);
    enum stop stop = engine->replicate(w, replication, a, ret);
    engine->world_free(w);
    return stop;
}

/* Until the service has been back for good. */
static simtime end_of(const struct trace *t, const struct incident_row *i)
{
    int metric = metric_find(t->metrics, "rto.service");
    double rto = metric < 0 || isnan(i->value[metric]) ? 0 : i->value[metric];
    simtime back = simtime_add(i->opened, simtime_from_seconds(rto));
    simtime end = simtime_add(i->closed > back ? i->closed : back, t->scenario->targets.stable_for);
    return end < t->scenario->horizon ? end : t->scenario->horizon;
}

static bool tell(struct arena *a, const struct engine *engine, const struct plan *plan,
                 size_t incident, atomic_bool *interrupt, struct trace *t)
{
    uint32_t replication = t->row.replication;
    bool told =
        telling_play(a, engine, plan, replication, 0, t->scenario->horizon, interrupt, &t->told);
    if (told && t->told.left_out > 0 && incident > 0 && incident <= t->row.incident_count) {
        const struct incident_row *i = &t->row.incidents[incident - 1];
        t->alone = incident;
        told = telling_play(a, engine, plan, replication, i->opened, end_of(t, i), interrupt,
                            &t->told);
    }
    return told;
}

enum stop trace_play(struct arena *a, const struct engine *engine, const struct scenario *sc,
                     bool exact, uint32_t replication, size_t incident, atomic_bool *interrupt,
                     struct trace *ret)
{
    const struct plan *plan = plan_new(a, sc, exact);
    *ret = (struct trace){.scenario = sc, .metrics = engine->metrics, .exact = exact};
    ret->observers = sc->edge.kind == EDGE_NONE ? 0 : plan->observer_count;
    enum stop stop = play_row(a, engine, plan, replication, interrupt, &ret->row);
    bool complete = stop == STOP_HORIZON || stop == STOP_EMPTY;
    if (complete && !tell(a, engine, plan, incident, interrupt, ret)) {
        stop = STOP_INTERRUPTED;
    }
    plan_release(plan);
    return stop;
}
