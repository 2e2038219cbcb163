/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/rare.h"

#include <math.h>

#include "models/world.h"

/* What a stretch of a degraded period may count for, as a logarithm, and how much weaker the bias
 * is in the next one. Without the latter a repair with a heavy tail is a trap: what follows a long
 * stretch that has been survived is met as seldom as without any bias, and counts for e^2. */
static const double STRETCH = 1, WEAKER = 4;

/* One replication in so many is played unbiased, and all are weighed by the mixture. */
enum { PLAIN = 4 };

/* Unable, or able again and not yet held healthy everywhere: it takes no requests then either. */
static uint64_t gone_origins(const struct world *w)
{
    uint64_t gone = 0;
    for (size_t o = 0; o < w->plan->origins; o++) {
        gone |= (uint64_t)(!w->stamps[o].able || w->episodes[o].recovering) << o;
    }
    return gone;
}

/* How long an origin is gone that a fault of this length takes: until probes have found out that it
 * is back, if they had noticed. */
static double gone_for(const struct scenario *sc, double lasts)
{
    const struct probe *p = &sc->edge.probe;
    bool window = p->rule == RULE_WINDOW;
    int64_t up = window ? p->successful_samples_required : p->up_after;
    int64_t down = window ? p->sample_size - up + 1 : p->down_after;
    double interval = simtime_seconds(p->interval);
    bool noticed = sc->edge.kind != EDGE_NONE && (double)down * interval < lasts;
    return noticed ? lasts + (double)up * interval : lasts;
}

static uint64_t all_origins(const struct world *w)
{
    return w->plan->origins == 64 ? UINT64_MAX : (UINT64_C(1) << w->plan->origins) - 1;
}

/* What can take an origin alone; of several instances, of which enough are left, none does. */
static bool may_take(const struct scenario *sc, size_t f)
{
    const struct fault *fault = &sc->faults[f];
    if (!fault->recurs || fault->period > 0 || !dist_has_density(&fault->every)) {
        return false;
    }
    if (fault->kind == FAULT_INSTANCE_CRASH) {
        const struct component *c = &sc->stamps[fault->stamp].components[fault->component];
        return c->instances <= c->needed;
    }
    return fault->kind == FAULT_REGION_OUTAGE || fault->kind == FAULT_ZONE_OUTAGE ||
           fault->kind == FAULT_COMPONENT_DOWN;
}

/* The others act later, or on no origin. */
static bool is_scripted(const struct fault *fault)
{
    return scenario_scripted(fault) && fault->kind != FAULT_FORCED_FAILOVER &&
           fault->kind != FAULT_FAILBACK && fault->kind != FAULT_PLANNED_FAILOVER &&
           fault->kind != FAULT_ORIGIN_DISABLED;
}

static uint64_t try_fault(struct world *w, size_t f)
{
    world_reset(w, 1);
    fault_force(w, f);
    for (size_t k = f + 1; k < w->plan->sc->fault_count && w->plan->sc->faults[k].follows; k++) {
        fault_force(w, k);
    }
    world_refresh(w);
    uint64_t takes = gone_origins(w);
    sim_reset(&w->sim);
    return takes;
}

static double rate_of(const struct fault *fault)
{
    return 1 / dist_mean(&fault->every);
}

/* Failures a second, unbiased, that would take an origin which `taken` leaves. */
static double others_rate(const struct world *w, uint64_t taken)
{
    double sum = 0;
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        sum += w->rare.takes[f] & ~taken ? rate_of(&w->plan->sc->faults[f]) : 0;
    }
    return sum;
}

/* What may follow in a degraded period that a script makes is not rare from here on. */
static const double NOT_RARE = 0.1;

/* Expected failures, unbiased, that would take another origin while a scripted fault lasts. */
static double after_script(const struct world *w, size_t f)
{
    uint64_t takes = w->rare.scripted[f];
    simtime lasts = w->plan->sc->faults[f].duration;
    bool takes_some = takes && takes != all_origins(w);
    return takes_some ? gone_for(w->plan->sc, simtime_seconds(lasts)) * others_rate(w, takes) : 0;
}

/* Degraded periods that a script makes are biased like others if what may follow is rare: they are
 * then counted here, and forgotten as scripted. */
static double scripts(struct world *w)
{
    double sum = 0;
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        double expected = after_script(w, f);
        if (expected < NOT_RARE) {
            sum += expected;
            w->rare.scripted[f] = 0;
        }
    }
    return sum;
}

static void choose_factor(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    double horizon = simtime_seconds(sc->horizon), in_all = scripts(w), first = 0, most = 0;
    for (size_t f = 0; f < sc->fault_count; f++) {
        uint64_t takes = w->rare.takes[f];
        double lasts = gone_for(sc, dist_mean(&sc->faults[f].lasts));
        double rate = takes ? rate_of(&sc->faults[f]) : 0;
        if (rate > 0 && takes != all_origins(w) && isfinite(lasts)) {
            double others = others_rate(w, takes);
            if (!(others > 0)) {
                continue;
            }
            in_all += horizon / (1 / rate + lasts) * lasts * others;
            first += rate * lasts * others;
            most = fmax(most, others);
            w->rare.on = true;
        }
    }
    if (!w->rare.on) {
        return;
    }
    double rates = 0;
    for (size_t f = 0; f < sc->fault_count; f++) {
        bool part = w->rare.takes[f] && w->rare.takes[f] != all_origins(w);
        rates += part ? rate_of(&sc->faults[f]) : 0;
    }
    w->rare.factor = biased_clock_factor(in_all, first / rates, 1);
    w->rare.on = w->rare.factor > 1;
    w->rare.most = most;
}

void rare_init(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    if (!sc->rare_events || w->plan->origins < 2) {
        return;
    }
    w->rare.takes = arena_array(&w->arena, sc->fault_count, sizeof *w->rare.takes);
    w->rare.scripted = arena_array(&w->arena, sc->fault_count, sizeof *w->rare.scripted);
    w->rare.clocks = arena_array(&w->arena, sc->fault_count, sizeof *w->rare.clocks);
    for (size_t f = 0; f < sc->fault_count; f++) {
        w->rare.takes[f] = may_take(sc, f) ? try_fault(w, f) : 0;
        w->rare.scripted[f] = is_scripted(&sc->faults[f]) ? try_fault(w, f) : 0;
    }
    choose_factor(w);
}

void rare_reset(struct world *w)
{
    w->rare.running = w->rare.enough = w->rare.spent = false;
    w->rare.log_weight = 0;
}

static bool has_clock(const struct world *w, size_t f)
{
    return w->rare.on && w->rare.takes[f] != 0;
}

simtime rare_start(struct world *w, size_t f)
{
    const struct dist *law = &w->plan->sc->faults[f].every;
    struct stream *s = &w->faults[f].clock;
    if (!has_clock(w, f)) {
        return simtime_add(w->sim.now, dist_draw_time(law, s));
    }
    simtime due = biased_clock_start(&w->rare.clocks[f], law, 1, w->sim.now, s);
    w->rare.clocks[f].shadow = w->sim.replication % PLAIN == 0;
    return due;
}

static void switch_all(struct world *w, bool on)
{
    uint64_t gone = gone_origins(w);
    w->rare.running = on;
    w->rare.stretch++;
    for (size_t f = 0; f < w->plan->sc->fault_count; f++) {
        struct biased_clock *c = &w->rare.clocks[f];
        bool waits = has_clock(w, f) && w->faults[f].pending == 0;
        double factor = on && (w->rare.takes[f] & ~gone) ? w->rare.factor_now : 1;
        simtime due = c->due;
        if (waits && biased_clock_switch(c, factor, w->sim.now, &w->rare.log_weight) != due) {
            fault_reschedule(w, f, c->due);
        }
    }
}

void rare_failed(struct world *w, size_t f)
{
    if (has_clock(w, f)) {
        w->rare.spent |= w->rare.clocks[f].factor != 1;
        biased_clock_fail(&w->rare.clocks[f], &w->rare.log_weight);
    }
}

static void on_enough(struct sim *sim, void *subject, uint64_t stretch);

/* At a factor; of 1 the period has had enough. */
static void begin_stretch(struct world *w, double factor)
{
    struct rare *r = &w->rare;
    r->factor_now = fmax(factor, 1);
    r->enough = r->factor_now <= 1;
    switch_all(w, !r->enough);
    if (!r->enough) {
        simtime lasts = simtime_from_seconds(STRETCH / ((r->factor_now - 1) * r->most));
        sim_at(&w->sim, simtime_add(w->sim.now, lasts), RANK_SAMPLE, on_enough, NULL, r->stretch);
    }
}

static void on_enough(struct sim *sim, void *subject, uint64_t stretch)
{
    struct world *w = world_of(sim);
    (void)subject;
    if (stretch == w->rare.stretch && w->rare.running) {
        begin_stretch(w, w->rare.factor_now / WEAKER);
    }
}

/* For so long that what follows is met without help. */
static bool gone_by_script(const struct world *w, uint64_t gone)
{
    uint64_t taken = 0;
    for (size_t i = 0; i < w->active_faults; i++) {
        taken |= w->rare.scripted[w->active[i]];
    }
    return (taken & gone) != 0;
}

void rare_settle(struct world *w)
{
    struct rare *r = &w->rare;
    if (!r->on) {
        return;
    }
    uint64_t gone = gone_origins(w);
    bool degraded = gone != 0 && gone != all_origins(w);
    r->enough = degraded && (r->enough || gone_by_script(w, gone));
    bool wanted = degraded && !r->enough && !r->spent;
    if (wanted && !r->running) {
        begin_stretch(w, r->factor);
    } else if (!wanted && r->running) {
        switch_all(w, false);
    }
}

double rare_weight(struct world *w)
{
    for (size_t f = 0; w->rare.on && f < w->plan->sc->fault_count; f++) {
        if (has_clock(w, f) && w->faults[f].pending == 0) {
            biased_clock_finish(&w->rare.clocks[f], w->sim.now, &w->rare.log_weight);
        }
    }
    const double plain = 1.0 / PLAIN; /* by it, the others by one over the ratio */
    return w->rare.on ? 1 / (plain + (1 - plain) * exp(-w->rare.log_weight)) : 1;
}
