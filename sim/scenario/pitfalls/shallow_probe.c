/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/causes.h"
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/split.h"
#include "sim/scenario/pitfalls/timing.h"
#include "sim/scenario/store_regions.h"

/* Incidents of what this stamp's probe does not see, that outlast the target. */
struct unseen {
    const struct search *s;
    int stamp;
};

/* What lies elsewhere is the business of another rule, and rightly left to it. */
static bool is_here(const struct scenario *sc, const struct stamp *stamp, const struct component *c)
{
    if (c->store == SCENARIO_NONE) {
        return c->located_in == stamp->region;
    }
    return store_regions_find(&sc->stores[c->store], stamp->region) != SCENARIO_NONE;
}

static bool is_unseen(const struct scenario *sc, const struct stamp *stamp,
                      const struct component *c)
{
    return c->required && is_here(sc, stamp, c) && !scenario_component_probed(sc, stamp, c);
}

static bool overlooked(const void *of, const struct fault *f)
{
    const struct unseen *u = of;
    const struct scenario *sc = u->s->sc;
    const struct stamp *stamp = &sc->stamps[u->stamp];
    double loads[SCENARIO_MAX_STAMPS];
    double sum = split_loads(sc, SPLIT_NOBODY, SPLIT_MEAN, loads);
    return f->kind == FAULT_COMPONENT_DOWN && f->stamp == u->stamp &&
           is_unseen(sc, stamp, &stamp->components[f->component]) &&
           causes_last(f) > simtime_seconds(sc->targets.rto) &&
           timing_leaving(sc, loads[u->stamp] / sum) > 0;
}

static void look_at(struct search *s, int i)
{
    const struct stamp *stamp = &s->sc->stamps[i];
    struct unseen unseen = {s, i};
    double share = causes_share(s->sc, overlooked, &unseen);
    bool error = s->sc->targets.rto != SIMTIME_NEVER && causes_decide(s->sc, share);
    for (size_t c = 0; c < stamp->component_count; c++) {
        const struct component *part = &stamp->components[c];
        if (!is_unseen(s->sc, stamp, part)) {
            continue;
        }
        const char *path =
            s->sc->edge.probe.path == PATH_DEEP
                ? finding_path(s, "stamps.%s.components.%s.probed", stamp->name, part->name)
                : "edge.probe.path";
        finding_raise(s, error, path, "requests need %s, and the probe does not see it",
                      part->name);
    }
}

static void look(struct search *s)
{
    for (size_t i = 0; i < s->sc->stamp_count && s->sc->edge.kind != EDGE_NONE; i++) {
        look_at(s, (int)i);
    }
}

const struct pitfall pitfall_shallow_probe = {
    .id = "shallow-probe",
    .severity = SEVERITY_WARNING,
    .finds = "a probe that does not exercise something that requests need",
    .raised = "incidents of that kind outlast targets.rto and decide its percentile",
    .reason = "a stamp without it answers the probes and fails the requests, and stays in rotation "
              "until somebody repairs it (AFD-16)",
    .mend = "probe what requests need: path: deep, or probed: true for the component",
    .look = look,
};
