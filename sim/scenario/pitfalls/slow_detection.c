/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/causes.h"
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/split.h"
#include "sim/scenario/pitfalls/timing.h"

struct slow {
    const struct search *s;
    int stamp; /* that it stops */
    double share;
};

static double takes(const struct search *s, double share, bool drops)
{
    return timing_detect(s->sc, share, drops) + timing_drain(s->sc, share);
}

static bool is_late(const void *of, const struct fault *f)
{
    const struct slow *slow = of;
    const struct scenario *sc = slow->s->sc;
    double rto = simtime_seconds(sc->targets.rto);
    return causes_stop(sc, f, slow->stamp) && !causes_masked(sc, f) && causes_last(f) > rto &&
           takes(slow->s, slow->share, f->mode == MODE_DROP) > rto;
}

/* Whether any such incident can happen, and of the worst kind. */
static bool may_drop(const struct search *s, int stamp)
{
    bool drops = false;
    for (size_t i = 0; i < s->sc->fault_count; i++) {
        const struct fault *f = &s->sc->faults[i];
        drops = drops ||
                (causes_stop(s->sc, f, stamp) && !causes_masked(s->sc, f) && f->mode == MODE_DROP);
    }
    return drops;
}

static void look(struct search *s)
{
    const struct scenario *sc = s->sc;
    double loads[SCENARIO_MAX_STAMPS], rto = simtime_seconds(sc->targets.rto);
    double sum = split_loads(sc, SPLIT_NOBODY, SPLIT_MEAN, loads);
    bool needed = sc->targets.rto != SIMTIME_NEVER && sc->edge.kind != EDGE_NONE;
    for (int i = 0; i < (int)sc->stamp_count && sc->stamp_count > 1 && needed; i++) {
        struct slow slow = {s, i, loads[i] / sum};
        double time = takes(s, slow.share, may_drop(s, i));
        double share = causes_share(sc, is_late, &slow);
        if (time <= rto || (share <= 0 && sc->fault_count > 0)) {
            continue;
        }
        finding_raise(s, sc->fault_count == 0 || causes_decide(sc, share), "edge.probe.interval",
                      "it takes %s on average until enough clients have left a stamp that is "
                      "lost, and targets.rto is %s",
                      finding_time(s, time), finding_time(s, rto));
    }
}

const struct pitfall pitfall_slow_detection = {
    .id = "slow-detection",
    .severity = SEVERITY_WARNING,
    .finds = "a probe interval, rule and timeout by which the edge, on average, notices too late "
             "for targets.rto",
    .raised = "such losses decide the percentile of targets.rto, or nothing fails at all",
    .reason = "whatever else goes well, clients are not led away in time when a stamp is lost, "
              "unless the edge's own retry hides it",
    .mend = "probe more often, ask for fewer failures in a row, or shorten probe.timeout; or "
            "promise less",
    .look = look,
};
