/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/split.h"

static const double LARGE = 0.1;

static void look(struct search *s)
{
    const struct edge *edge = &s->sc->edge;
    double loads[SCENARIO_MAX_STAMPS];
    double each = split_loads(s->sc, SPLIT_NOBODY, SPLIT_MEAN, loads) / (double)s->sc->stamp_count;
    double observers = (double)(edge->kind == EDGE_DNS ? edge->observers : split_pops(s->sc));
    double probes = observers / simtime_seconds(edge->probe.interval);
    if (edge->kind != EDGE_NONE && each > 0 && probes > LARGE * each) {
        finding_add(s, "edge.probe.interval",
                    "%.4g probes a second reach each stamp, beside %.4g requests", probes, each);
    }
}

const struct pitfall pitfall_probe_load = {
    .id = "probe-load",
    .severity = SEVERITY_WARNING,
    .finds =
        "probes that are more than a tenth of the requests of a stamp (a tenth is an assumption)",
    .reason = "every observer probes every stamp (AFD-13): the stamp pays for probes what it was "
              "sized for requests, and a deep probe loads the database likewise",
    .mend = "lengthen the interval, or ask less of a probe",
    .look = look,
};
