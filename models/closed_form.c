/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Theory beside simulation, where the scenario is inside a solvable class. docs/model.md derives
 * it.
 *
 * Hard failure: one fault takes every probe of one origin from certain success to certain failure
 * and back. With f = n - x + 1 (window) or down_after, a POP with interval I and verdict delay d
 * detects uniformly on [(f - 1) I, f I) + d; recovery is the same with x or up_after and the delay
 * of a good answer. POPs are independent, so P(all later than t) = prod (1 - F_p), P(all by t) =
 * prod F_p.
 *
 * Random loss: no fault, probes lost with probability p; see closed_form_flips.c. */
#include <gsl/gsl_integration.h>
#include <math.h>
#include <stdlib.h>

#include "models/closed_form_flips.h"
#include "models/metrics.h"
#include "models/plan.h"
#include "models/replicate.h"
#include "models/world.h"

/* POPs whose time is uniform on [start, start + width), in seconds. */
struct uniform_pops {
    double start, width;
    double count;
};

enum { KINDS_MAX = 64, AGREEING_MAX = 256 };

struct pops_times {
    struct uniform_pops kinds[KINDS_MAX];
    size_t count;
    double lowest;
    double all;    /* POPs */
    double needed; /* the time of so many of them: 1 the first, `all` the last */
};

static bool add_pop(struct pops_times *t, double start, double width)
{
    t->lowest = t->count ? fmin(t->lowest, start) : start;
    t->all++;
    for (size_t i = 0; i < t->count; i++) {
        if (t->kinds[i].start == start && t->kinds[i].width == width) {
            t->kinds[i].count++;
            return true;
        }
    }
    if (t->count == KINDS_MAX) {
        return false;
    }
    t->kinds[t->count++] = (struct uniform_pops){start, width, 1};
    return true;
}

static double cdf_of(const struct uniform_pops *k, double x)
{
    return fmin(fmax((x - k->start) / k->width, 0), 1);
}

/* P(fewer than `needed` of them by x), by the distribution of how many they are, kind by kind. */
static double fewer(const struct pops_times *t, double x)
{
    double chance[AGREEING_MAX + 1] = {1};
    size_t known = 0, needed = (size_t)t->needed;
    for (size_t i = 0; i < t->count; i++) {
        double p = cdf_of(&t->kinds[i], x);
        for (double n = 0; n < t->kinds[i].count; n++) {
            known++;
            for (size_t k = known; k > 0; k--) {
                chance[k] = chance[k] * (1 - p) + chance[k - 1] * p;
            }
            chance[0] *= 1 - p;
        }
    }
    double sum = 0;
    for (size_t k = 0; k < needed; k++) {
        sum += chance[k];
    }
    return sum;
}

/* P(so many POPs, or observers that agree, need longer than x). */
static double survival(double x, void *data)
{
    const struct pops_times *t = data;
    bool first = t->needed == 1;
    double product = 1;
    if (!first && t->needed < t->all) {
        return fewer(t, x);
    }
    for (size_t i = 0; i < t->count; i++) {
        double cdf = cdf_of(&t->kinds[i], x);
        product *= pow(first ? 1 - cdf : cdf, t->kinds[i].count);
    }
    return first ? product : 1 - product;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Mean of the time of so many POPs: the lowest plus the integral of the survival function, a
 * polynomial between the ends of the POPs' ranges; Gauss-Legendre with 256 points is exact up to
 * degree 511 and to rounding beyond. */
static double expected(struct pops_times *t)
{
    enum { POINTS = 256 };
    double ends[2 * KINDS_MAX];
    double sum = t->lowest;
    gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc(POINTS);
    gsl_function f = {survival, t};
    for (size_t i = 0; i < t->count; i++) {
        ends[2 * i] = t->kinds[i].start;
        ends[2 * i + 1] = t->kinds[i].start + t->kinds[i].width;
    }
    qsort(ends, 2 * t->count, sizeof *ends, compare);
    for (size_t i = 1; i < 2 * t->count; i++) {
        sum += gsl_integration_glfixed(&f, ends[i - 1], ends[i], table);
    }
    gsl_integration_glfixed_table_free(table);
    return sum;
}

/* What the one fault does to probes: the world is asked, with the fault switched on. */
struct hard_failure {
    simtime at, lasts;
    size_t origin;
    const struct odds *before, *during; /* by group and origin */
};

static bool certain(double p)
{
    return p <= 0 || p >= 1;
}

/* Does exactly one origin go from certain success to certain failure, for every group alike? */
static bool fails_hard(const struct plan *plan, struct hard_failure *h)
{
    size_t failing = SIZE_MAX;
    for (size_t g = 0; g < plan->sc->group_count; g++) {
        for (size_t o = 0; o < plan->origins; o++) {
            const struct odds *b = &h->before[g * plan->origins + o];
            const struct odds *d = &h->during[g * plan->origins + o];
            bool fails = d->ok <= 0;
            if (b->ok < 1 || !certain(d->ok) || !certain(d->bad) ||
                b->ok_after >= plan->sc->edge.probe.interval) {
                return false;
            }
            if (fails && failing != SIZE_MAX && failing != o) {
                return false;
            }
            failing = fails ? o : failing;
        }
    }
    for (size_t g = 0; failing != SIZE_MAX && g < plan->sc->group_count; g++) {
        if (h->during[g * plan->origins + failing].ok > 0) {
            return false;
        }
    }
    h->origin = failing;
    return failing != SIZE_MAX;
}

/* Requests must see it as probes do: that origin unable to serve, and no other. */
static bool only_sick(const struct world *broken, size_t origin)
{
    for (size_t o = 0; o < broken->plan->origins; o++) {
        if (broken->stamps[o].able == (o == origin)) {
            return false;
        }
    }
    return true;
}

static simtime fail_delay(const struct odds *odds)
{
    return odds->bad >= 1 ? odds->bad_after : odds->silent_after;
}

/* Detection or recovery times of all POPs; false where the formula does not hold. */
static bool collect_pops(const struct plan *plan, const struct hard_failure *h, bool recovery,
                         struct pops_times *t)
{
    const struct probe *probe = &plan->sc->edge.probe;
    bool window = probe->rule == RULE_WINDOW;
    int64_t needed =
        window ? probe->sample_size - probe->successful_samples_required + 1 : probe->down_after;
    int64_t fill = window ? probe->sample_size : probe->down_after;
    int64_t overlap = window ? probe->sample_size - probe->successful_samples_required : 0;
    for (size_t i = 0; i < plan->observer_count; i++) {
        size_t cell = plan->observers[i].group * plan->origins + h->origin;
        simtime interval = plan->observers[i].interval, fail = fail_delay(&h->during[cell]);
        simtime last = needed * interval + fail;
        simtime delay = fail;
        if (recovery) {
            bool late = fail > interval && fail / interval > overlap;
            needed = window ? probe->successful_samples_required : probe->up_after;
            delay = h->before[cell].ok_after;
            if (late || h->lasts < fill * interval + fail) {
                return false;
            }
            last = simtime_add(h->lasts, needed * interval + delay); /* it may never end */
        } else if (last > h->lasts) {
            return false;
        }
        simtime apart = interval;
        if (probe->fast_interval > 0 && !recovery) {
            apart = probe->fast_interval > fail ? probe->fast_interval : fail;
        }
        if (last > plan->sc->horizon - h->at || apart > interval ||
            !add_pop(t, simtime_seconds((needed - 1) * apart + delay), simtime_seconds(interval))) {
            return false;
        }
    }
    return true;
}

static bool of_a_hard_failure(const struct plan *plan, const struct world *quiet,
                              const struct world *broken, int metric, struct pops_times *ret)
{
    const struct fault *fault = &plan->sc->faults[0];
    struct hard_failure h = {fault->at, fault->duration, 0, quiet->edge.odds, broken->edge.odds};
    bool recovery = metric == METRIC_PROBE_RECOVER_FIRST || metric == METRIC_PROBE_RECOVER_LAST;
    bool first = metric == METRIC_RTO_DETECT_FIRST || metric == METRIC_PROBE_RECOVER_FIRST;
    *ret = (struct pops_times){0};
    if (!fails_hard(plan, &h) || !only_sick(broken, h.origin) ||
        !collect_pops(plan, &h, recovery, ret)) {
        return false;
    }
    ret->needed = first ? 1 : ret->all;
    if (plan->polled) {
        ret->needed = recovery ? (double)plan->quorum : ret->all - (double)plan->quorum + 1;
    }
    return ret->needed == 1 || ret->needed == ret->all || ret->all <= AGREEING_MAX;
}

static bool about_detection(int metric)
{
    return metric == METRIC_RTO_DETECT_FIRST || metric == METRIC_RTO_DETECT_LAST ||
           metric == METRIC_PROBE_RECOVER_FIRST || metric == METRIC_PROBE_RECOVER_LAST;
}

/* A fault that hits POPs or configuration leaves the solvable class. */
static bool only_hits_stamps(enum fault_kind kind)
{
    return fault_effects[kind]->start == NULL || kind == FAULT_INSTANCE_CRASH;
}

/* Whether reads are back with the fault's end, not earlier or later because of a store; and from
 * where they came before, with as long a way for the probes. */
static bool stores_follow(const struct scenario *sc, int metric)
{
    bool recovery = metric == METRIC_PROBE_RECOVER_FIRST || metric == METRIC_PROBE_RECOVER_LAST;
    for (size_t k = 0; k < sc->store_count; k++) {
        bool moves = sc->stores[k].failover.policy != FAILOVER_NONE;
        if (sc->stores[k].model == STORE_ZONE_REDUNDANT || sc->faults[0].data_lost ||
            (recovery && moves)) {
            return false;
        }
    }
    return true;
}

static bool uniform_phases(const struct scenario *sc)
{
    const struct probe *probe = &sc->edge.probe;
    return sc->edge.kind != EDGE_NONE && probe->phase == SIMTIME_NEVER && probe->jitter == 0;
}

/* When POPs notice, or see the repair, where the scenario is a pure hard failure. */
static bool times_of(const struct plan *plan, int metric, struct pops_times *ret)
{
    const struct scenario *sc = plan->sc;
    if (!about_detection(metric) || sc->fault_count != 1 || sc->faults[0].recurs ||
        !only_hits_stamps(sc->faults[0].kind) || !stores_follow(sc, metric)) {
        return false;
    }
    struct world *quiet = world_new(plan, NULL), *broken = world_new(plan, NULL);
    world_probe(quiet, false);
    world_probe(broken, true);
    bool known = of_a_hard_failure(plan, quiet, broken, metric, ret);
    world_free(quiet);
    world_free(broken);
    return known;
}

static bool flips_mean(const struct plan *plan, double *ret_mean)
{
    struct world *quiet = world_new(plan, NULL);
    world_probe(quiet, false);
    bool known = closed_form_flips(quiet, ret_mean);
    world_free(quiet);
    return known;
}

bool closed_form_mean(const struct plan *plan, int metric, double *ret_mean)
{
    struct pops_times times;
    if (!uniform_phases(plan->sc)) {
        return false;
    }
    if (metric == METRIC_PROBE_FALSE_FLIPS && plan->sc->fault_count == 0) {
        return flips_mean(plan, ret_mean);
    }
    if (!times_of(plan, metric, &times)) {
        return false;
    }
    *ret_mean = expected(&times);
    return true;
}

bool closed_form_curve(const struct plan *plan, int metric, size_t count, double *ret_x,
                       double *ret_share)
{
    struct pops_times times;
    double highest = 0;
    if (!uniform_phases(plan->sc) || !times_of(plan, metric, &times)) {
        return false;
    }
    for (size_t i = 0; i < times.count; i++) {
        highest = fmax(highest, times.kinds[i].start + times.kinds[i].width);
    }
    for (size_t i = 0; i < count; i++) {
        double part = (double)i / (double)(count - 1);
        ret_x[i] = times.lowest + part * (highest - times.lowest);
        ret_share[i] = 1 - survival(ret_x[i], &times);
    }
    return true;
}
