/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sim/scenario/pitfalls/causes.h"
#include "sim/scenario/pitfalls/finding.h"
#include "sim/scenario/pitfalls/pitfalls.h"
#include "sim/scenario/pitfalls/split.h"

struct loss {
    const struct search *s;
    int stamp;
    bool misses; /* not even the mean is carried well enough */
};

static bool is_long(const void *of, const struct fault *f)
{
    const struct loss *loss = of;
    const struct scenario *sc = loss->s->sc;
    return loss->misses && causes_stop(sc, f, loss->stamp) &&
           causes_last(f) > simtime_seconds(sc->targets.rto);
}

static bool misses(const struct scenario *sc, int lost)
{
    double mean[SCENARIO_MAX_STAMPS], served = 0;
    double sum = split_loads(sc, lost, SPLIT_MEAN, mean);
    const struct component *limit;
    for (size_t i = 0; i < sc->stamp_count; i++) {
        served += fmin(mean[i], split_capacity(&sc->stamps[i], &limit));
    }
    return sc->targets.rto != SIMTIME_NEVER && served / sum < sc->targets.success_ratio;
}

static void look_without(struct search *s, int lost)
{
    const struct scenario *sc = s->sc;
    double peak[SCENARIO_MAX_STAMPS], quiet[SCENARIO_MAX_STAMPS];
    struct loss loss = {s, lost, misses(sc, lost)};
    bool error = causes_decide(sc, causes_share(sc, is_long, &loss));
    split_loads(sc, lost, split_peak(sc), peak);
    split_loads(sc, SPLIT_NOBODY, split_peak(sc), quiet);
    for (size_t i = 0; i < sc->stamp_count; i++) {
        const struct component *limit;
        double capacity = split_capacity(&sc->stamps[i], &limit);
        if (capacity < peak[i] && quiet[i] <= capacity) {
            finding_raise(s, error,
                          finding_path(s, "stamps.%s.components.%s.capacity", sc->stamps[i].name,
                                       limit->name),
                          "without %s up to %.4g requests a second come to %s, which serves %.4g",
                          sc->stamps[lost].name, peak[i], sc->stamps[i].name, capacity);
        }
    }
}

static void look(struct search *s)
{
    for (int i = 0; i < (int)s->sc->stamp_count && s->sc->stamp_count > 1; i++) {
        look_without(s, i);
    }
}

const struct pitfall pitfall_no_headroom = {
    .id = "no-headroom",
    .severity = SEVERITY_WARNING,
    .finds = "a stamp that cannot carry the peak of what it takes over when another one is lost",
    .raised = "not even the mean is carried, and such losses decide the percentile of targets.rto",
    .reason = "the edge moves everybody to a survivor that then sheds requests, for as long as the "
              "other stamp is out",
    .mend = "size each stamp for the peak without the largest other one, or plan what is shed",
    .look = look,
};
