/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/timing.h"

#include <math.h>

#include "sim/scenario/pitfalls/split.h"

int64_t timing_failures(const struct probe *probe)
{
    return probe->rule == RULE_WINDOW ? probe->sample_size - probe->successful_samples_required + 1
                                      : probe->down_after;
}

double timing_leaving(const struct scenario *sc, double share)
{
    return share > 0 ? fmax(1 - (1 - sc->targets.success_ratio) / share, 0) : 0;
}

/* The rank of the observer whose verdict decides, of how many. */
static double deciding(const struct scenario *sc, double share, double *ret_all)
{
    const struct probe *probe = &sc->edge.probe;
    double all = (double)(sc->edge.kind == EDGE_DNS ? sc->edge.observers : split_pops(sc));
    *ret_all = all;
    if (probe->agrees) {
        return all - floor(probe->agree * all + 1e-9);
    }
    /* One that all clients ask must turn, however few of them must leave. */
    return sc->edge.kind == EDGE_DNS ? all : ceil(all * timing_leaving(sc, share) - 1e-9);
}

double timing_detect(const struct scenario *sc, double share, bool drops)
{
    const struct probe *probe = &sc->edge.probe;
    double all, rank = deciding(sc, share, &all);
    if (sc->edge.kind == EDGE_NONE || timing_leaving(sc, share) <= 0) {
        return 0;
    }
    double interval = simtime_seconds(probe->interval);
    double delay = drops ? simtime_seconds(probe->timeout) : 0;
    double apart =
        probe->fast_interval > 0 ? fmax(simtime_seconds(probe->fast_interval), delay) : interval;
    return (double)(timing_failures(probe) - 1) * apart + interval * rank / (all + 1) + delay;
}

double timing_drain(const struct scenario *sc, double share)
{
    const struct hold *hold = &sc->edge.hold;
    double leaving = timing_leaving(sc, share), ttl = simtime_seconds(hold->ttl);
    if (sc->edge.kind != EDGE_DNS || leaving <= 0) {
        return 0;
    }
    if (hold->overrun <= 1 - leaving) {
        return ttl * fmin(leaving / (1 - hold->overrun), 1);
    }
    return ttl / 2 + dist_quantile(&hold->extra, 1 - (1 - leaving) / hold->overrun);
}
