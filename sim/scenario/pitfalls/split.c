/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/split.h"

#include <math.h>

/* Among the stamps of the lowest priority number those near enough to the fastest. */
static bool is_candidate(const struct scenario *sc, const struct client_group *g, int without,
                         int stamp)
{
    int64_t priority = INT64_MAX;
    simtime fastest = SIMTIME_NEVER;
    for (int s = 0; s < (int)sc->stamp_count; s++) {
        int64_t p = sc->stamps[s].priority;
        if (s == without || p > priority) {
            continue;
        }
        fastest = p < priority || g->latency[s] < fastest ? g->latency[s] : fastest;
        priority = p;
    }
    return stamp != without && sc->stamps[stamp].priority == priority &&
           g->latency[stamp] - fastest <= sc->edge.additional_latency;
}

static double rate(const struct client_group *g, int hour)
{
    if (g->profile.flat || hour >= 0) {
        return g->requests *
               (g->profile.flat ? 1 : g->profile.daily[hour % 24] * g->profile.weekly[hour / 24]);
    }
    double sum = 0;
    for (int h = 0; h < SPLIT_HOURS; h++) {
        sum += rate(g, h) / SPLIT_HOURS;
    }
    return sum;
}

double split_loads(const struct scenario *sc, int without, int hour, double *ret)
{
    double sum = 0;
    for (size_t s = 0; s < sc->stamp_count; s++) {
        ret[s] = 0;
    }
    for (size_t i = 0; i < sc->group_count; i++) {
        const struct client_group *g = &sc->groups[i];
        double weights = 0, all = rate(g, hour);
        for (int s = 0; s < (int)sc->stamp_count; s++) {
            weights += is_candidate(sc, g, without, s) ? (double)sc->stamps[s].weight : 0;
        }
        for (int s = 0; s < (int)sc->stamp_count && weights > 0; s++) {
            bool taken = is_candidate(sc, g, without, s);
            ret[s] += taken ? all * (double)sc->stamps[s].weight / weights : 0;
        }
        sum += all;
    }
    return sum;
}

int split_peak(const struct scenario *sc)
{
    int best = 0;
    double most = -1;
    for (int h = 0; h < SPLIT_HOURS; h++) {
        double sum = 0;
        for (size_t g = 0; g < sc->group_count; g++) {
            sum += rate(&sc->groups[g], h);
        }
        best = sum > most ? h : best;
        most = fmax(most, sum);
    }
    return best;
}

double split_capacity(const struct stamp *stamp, const struct component **ret_limit)
{
    double least = (double)INFINITY;
    *ret_limit = NULL;
    for (size_t c = 0; c < stamp->component_count; c++) {
        const struct component *part = &stamp->components[c];
        double whole = part->capacity * (double)(part->instances > 0 ? part->instances : 1);
        if (part->required && whole < least) {
            least = whole;
            *ret_limit = part;
        }
    }
    return least;
}

double split_writes(const struct scenario *sc)
{
    double writes = 0, all = 0;
    for (size_t g = 0; g < sc->group_count; g++) {
        writes += rate(&sc->groups[g], SPLIT_MEAN) * sc->groups[g].write_share;
        all += rate(&sc->groups[g], SPLIT_MEAN);
    }
    return all > 0 ? writes / all : 0;
}

int64_t split_pops(const struct scenario *sc)
{
    int64_t pops = 0;
    for (size_t g = 0; g < sc->group_count; g++) {
        pops += sc->groups[g].pops;
    }
    return pops;
}
