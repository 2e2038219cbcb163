/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/causes.h"

#include <math.h>

static bool takes_region(const struct fault *f, int region)
{
    return (f->kind == FAULT_REGION_OUTAGE || f->kind == FAULT_REGION_ISOLATION) &&
           f->region == region;
}

bool causes_stop(const struct scenario *sc, const struct fault *f, int stamp)
{
    const struct stamp *s = &sc->stamps[stamp];
    return takes_region(f, s->region) || (f->kind == FAULT_COMPONENT_DOWN && f->stamp == stamp &&
                                          s->components[f->component].required);
}

bool causes_stop_writer(const struct store *store, const struct fault *f)
{
    return f->kind == FAULT_REGION_OUTAGE && f->region == store->regions[store->writer];
}

bool causes_lose(const struct fault *f, int region)
{
    return f->kind == FAULT_REGION_OUTAGE && f->region == region &&
           (f->data_lost || f->data_lost_share > 0);
}

double causes_last(const struct fault *f)
{
    return scenario_scripted(f) ? simtime_seconds(f->duration) : dist_quantile(&f->lasts, 0.5);
}

static bool gives_up_in_time(const struct scenario *sc)
{
    for (size_t g = 0; g < sc->group_count; g++) {
        simtime longest = 0;
        for (size_t s = 0; s < sc->stamp_count; s++) {
            simtime way = sc->groups[g].latency[s];
            longest = way > longest ? way : longest;
        }
        if (sc->edge.connect_timeout + longest >= sc->groups[g].timeout) {
            return false;
        }
    }
    return true;
}

bool causes_masked(const struct scenario *sc, const struct fault *f)
{
    return sc->edge.kind == EDGE_ANYCAST && sc->edge.retry_on_connect_failure &&
           sc->stamp_count > 1 &&
           (f->mode == MODE_REFUSE || (f->mode == MODE_DROP && gives_up_in_time(sc)));
}

static bool opens_incident(const struct scenario *sc, const struct fault *f)
{
    switch (f->kind) {
    case FAULT_BAD_DEPLOYMENT:
    case FAULT_MAINTENANCE:
        return scenario_scripted(f);
    case FAULT_INSTANCE_CRASH: {
        const struct component *c = &sc->stamps[f->stamp].components[f->component];
        return scenario_scripted(f) || c->instances <= c->needed;
    }
    default:
        return !f->follows;
    }
}

static double weight(const struct scenario *sc, const struct fault *f)
{
    if (scenario_scripted(f)) {
        return 1;
    }
    double horizon = simtime_seconds(sc->horizon);
    if (f->period > 0) {
        return f->chance * horizon / simtime_seconds(f->period);
    }
    return horizon / (dist_mean(&f->every) + dist_mean(&f->lasts));
}

double causes_share(const struct scenario *sc, causes_fn *such, const void *of)
{
    double found = 0, all = 0;
    for (size_t i = 0; i < sc->fault_count; i++) {
        const struct fault *f = &sc->faults[i];
        double w = opens_incident(sc, f) ? weight(sc, f) : 0;
        all += w;
        found += such(of, f) ? w : 0;
    }
    return found / all;
}

bool causes_decide(const struct scenario *sc, double share)
{
    return share > 1 - sc->targets.percentile / 100;
}
