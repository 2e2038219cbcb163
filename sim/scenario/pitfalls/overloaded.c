/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/split.h"

static void look(struct search *s)
{
    const struct scenario *sc = s->sc;
    double peak[SCENARIO_MAX_STAMPS], mean[SCENARIO_MAX_STAMPS], served = 0;
    double sum = split_loads(sc, SPLIT_NOBODY, SPLIT_MEAN, mean);
    const struct component *limit;
    split_loads(sc, SPLIT_NOBODY, split_peak(sc), peak);
    for (size_t i = 0; i < sc->stamp_count; i++) {
        served += fmin(mean[i], split_capacity(&sc->stamps[i], &limit));
    }
    for (size_t i = 0; i < sc->stamp_count; i++) {
        double capacity = split_capacity(&sc->stamps[i], &limit);
        if (capacity < peak[i]) {
            finding_raise(s, served / sum < sc->targets.availability - 1e-12,
                          finding_path(s, "stamps.%s.components.%s.capacity", sc->stamps[i].name,
                                       limit->name),
                          "%s serves %.4g requests a second, and takes %.4g at its peak",
                          sc->stamps[i].name, capacity, peak[i]);
        }
    }
}

const struct pitfall pitfall_overloaded = {
    .id = "overloaded",
    .severity = SEVERITY_WARNING,
    .finds = "a stamp that cannot carry its share of the requests while nothing is broken",
    .raised = "so many fail in the mean that targets.availability is missed",
    .reason = "what is beyond its capacity fails every day, without any fault",
    .mend = "give it more instances or capacity, or send it less (weight, additional_latency)",
    .look = look,
};
