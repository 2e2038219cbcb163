/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/fault.h"

#include <math.h>
#include <string.h>

#include "models/fault_kinds.h"
#include "models/repair.h"
#include "models/world.h"

static uint64_t able_origins(const struct world *w)
{
    uint64_t able = 0;
    for (size_t o = 0; o < w->plan->origins; o++) {
        able |= (uint64_t)w->stamps[o].able << o;
    }
    return able;
}

static bool has_a_place_in(const struct scenario *sc, int region)
{
    for (size_t s = 0; s < sc->stamp_count; s++) {
        if (sc->stamps[s].region == region) {
            return true;
        }
    }
    for (size_t k = 0; k < sc->store_count; k++) {
        for (size_t r = 0; r < sc->stores[k].region_count; r++) {
            if (sc->stores[k].regions[r] == region) {
                return true;
            }
        }
    }
    return false;
}

/* By what it is alone. Of others it takes a look at what is left. */
static bool is_an_incident(const struct plan *plan, const struct fault *fault)
{
    const struct scenario *sc = plan->sc;
    if (scenario_scripted(fault)) {
        return true; /* scripted */
    }
    switch (fault->kind) {
    case FAULT_REGION_OUTAGE:
        return has_a_place_in(sc, fault->region);
    case FAULT_EDGE_OUTAGE:
        return fault_edge_outage_pops(plan, fault) > 0;
    case FAULT_COMPONENT_DOWN:
        return sc->stamps[fault->stamp].components[fault->component].store != SCENARIO_NONE;
    case FAULT_BAD_DEPLOYMENT:
    case FAULT_CONFIG_DRIFT:
    case FAULT_CONTROL_PLANE_OUTAGE:
    case FAULT_INSTANCE_CRASH:
    case FAULT_MAINTENANCE:
    case FAULT_ZONE_OUTAGE:
        return false;
    default:
        return true;
    }
}

static void hold_incident(struct world *w, struct fault_state *state)
{
    staleness_advance(w);
    incident_fault(w, &w->plan->sc->faults[state - w->faults]);
    state->holds = true;
    w->holding_faults++;
}

static void activate(struct world *w, size_t f)
{
    size_t at = w->active_faults++;
    for (; at > 0 && w->active[at - 1] > f; at--) {
        w->active[at] = w->active[at - 1];
    }
    w->active[at] = f;
    w->faults[f].active = true;
    w->faults[f].level = 1;
    w->faults[f].step = 0;
    w->faults[f].chosen_count = 0;
}

static void deactivate(struct world *w, size_t f)
{
    size_t at = 0;
    while (w->active[at] != f) {
        at++;
    }
    w->active_faults--;
    for (; at < w->active_faults; at++) {
        w->active[at] = w->active[at + 1];
    }
    w->faults[f].active = false;
}

static void begin(struct world *w, size_t f, simtime lasts)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    const struct fault_effect *effect = fault_effects[fault->kind];
    struct fault_state *state = &w->faults[f];
    uint64_t able = able_origins(w);
    stage_advance(w);
    activate(w, f);
    state->begun = state->acted = w->sim.now;
    chronicle_add(w, HAPPENING_FAULT_BEGINS, (int)f, -1, NAN);
    memcpy(state->stages, w->stages.clock, sizeof state->stages);
    if (is_an_incident(w->plan, fault)) {
        hold_incident(w, state);
    }
    if (!effect->start || effect->start(w, f)) {
        world_refresh(w);
    }
    repair_begin(w, f, lasts);
    if (!state->holds && (able & ~able_origins(w))) {
        hold_incident(w, state);
    }
}

/* The share of a period at which everything of a wave happens, in this replication. */
static double phase_of(const struct world *w, size_t f)
{
    struct stream phase;
    stream_open(&phase, w->plan->sc->seed, w->plan->fault_wave[f], w->sim.replication);
    return stream_uniform(&phase);
}

/* Until the next of the checks, of which one that comes with the difference itself finds it. */
static simtime until_check(const struct world *w, size_t f)
{
    simtime every = w->plan->sc->faults[f].check_every;
    simtime first = every > 0 ? (simtime)(phase_of(w, f) * (double)every) : 0;
    simtime since = every > 0 ? (w->sim.now - first) % every : 0;
    return since > 0 ? every - since : -since;
}

/* What it draws when it begins. */
static simtime draw(struct world *w, size_t f, const struct fault *law)
{
    struct fault_state *state = &w->faults[f];
    simtime lasts = dist_draw_time(&law->lasts, &state->clock);
    state->data_lost = stream_uniform(&state->clock) < w->plan->sc->faults[f].data_lost_share;
    return simtime_add(until_check(w, f), lasts);
}

/* One repair for all; but of a pair of regions the one recovers first, and the other, whose repair
 * is a second draw, last. */
static void begin_together(struct world *w, size_t first, simtime repair)
{
    const struct scenario *sc = w->plan->sc;
    size_t end = first + 1;
    w->faults[first].pending = 1;
    while (end < sc->fault_count && sc->faults[end].follows) {
        w->faults[end].lasts = repair;
        w->faults[first].pending++;
        end++;
    }
    w->faults[first].lasts = repair;
    for (size_t f = first + 1; f < end; f++) {
        simtime second = draw(w, f, &sc->faults[first]);
        if (sc->faults[f].yields_to != SCENARIO_NONE) {
            size_t before = first + (size_t)sc->faults[f].yields_to;
            w->faults[before].lasts = second < repair ? second : repair;
            w->faults[f].lasts = second < repair ? repair : second;
        }
    }
    for (size_t f = first; f < end; f++) {
        begin(w, f, w->faults[f].lasts);
    }
}

/* argument: the fault, and the generation of its beginning. */
static void on_begin(struct sim *sim, void *subject, uint64_t argument)
{
    struct world *w = world_of(sim);
    size_t f = (size_t)(argument & UINT32_MAX);
    const struct fault *fault = &w->plan->sc->faults[f];
    const struct fault_state *state = subject;
    if (argument >> 32 != state->generation) {
        return;
    }
    if (fault->recurs) {
        rare_failed(w, f);
        begin_together(w, f, draw(w, f, fault));
    } else {
        begin(w, f, fault->duration);
    }
}

void fault_reschedule(struct world *w, size_t fault, simtime at)
{
    struct fault_state *state = &w->faults[fault];
    state->generation++;
    sim_at(&w->sim, at, RANK_FAULT, on_begin, state, (uint64_t)state->generation << 32 | fault);
}

static bool can_deploy(const struct world *w, const struct fault *fault)
{
    bool can = false;
    for (size_t i = 0; i < fault->stamp_count; i++) {
        can |= condition_control_plane(w, w->plan->sc->stamps[fault->stamps[i]].region);
    }
    return can || fault->kind != FAULT_BAD_DEPLOYMENT;
}

/* The time of one with a period has come; it is passed over while the last one is not over. */
static void on_due(struct sim *sim, void *subject, uint64_t f)
{
    struct world *w = world_of(sim);
    const struct fault *fault = &w->plan->sc->faults[f];
    struct fault_state *state = subject;
    bool happens = stream_uniform(&state->clock) < fault->chance;
    simtime lasts = draw(w, (size_t)f, fault);
    sim_at(&w->sim, simtime_add(sim->now, fault->period), RANK_FAULT, on_due, state, f);
    if (happens && !state->active && can_deploy(w, fault)) {
        begin_together(w, (size_t)f, lasts);
    }
}

void fault_force(struct world *w, size_t fault)
{
    const struct fault_effect *effect = fault_effects[w->plan->sc->faults[fault].kind];
    activate(w, fault);
    if (effect->start) {
        effect->start(w, fault);
    }
}

static void begin_again(struct world *w, size_t f)
{
    fault_reschedule(w, f, rare_start(w, f));
}

/* The first of a common cause begins again once all of it is over. */
static void renew(struct world *w, size_t f)
{
    const struct fault *faults = w->plan->sc->faults;
    while (faults[f].follows) {
        f--;
    }
    if (faults[f].recurs && --w->faults[f].pending == 0 && faults[f].period == 0) {
        begin_again(w, f);
    }
}

static void over(struct world *w, size_t f, bool noticed)
{
    struct fault_state *state = &w->faults[f];
    bool held = state->holds;
    deactivate(w, f);
    chronicle_add(w, HAPPENING_FAULT_ENDS, (int)f, -1, NAN);
    w->holding_faults -= held;
    state->holds = false;
    renew(w, f);
    if (noticed) {
        world_refresh(w);
    } else if (held) {
        world_touch(w);
    }
}

void fault_over(struct world *w, size_t fault)
{
    over(w, fault, true);
}

void fault_end(struct world *w, size_t fault)
{
    const struct fault_effect *effect = fault_effects[w->plan->sc->faults[fault].kind];
    bool noticed = !effect->end || effect->end(w, fault);
    if (!effect->deferred) {
        over(w, fault, noticed);
    }
}

static void begin_in_phase(struct world *w, size_t f)
{
    const struct fault *fault = &w->plan->sc->faults[f];
    double part = phase_of(w, f) * (double)fault->period;
    sim_at(&w->sim, simtime_add(fault->offset, (simtime)part), RANK_FAULT, on_due, &w->faults[f],
           f);
}

void fault_reset(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    w->active_faults = w->holding_faults = 0;
    for (size_t f = 0; f < sc->fault_count; f++) {
        const struct fault *fault = &sc->faults[f];
        struct fault_state *state = &w->faults[f];
        state->active = state->holds = false;
        state->pending = 0;
        state->generation = 0;
        state->held[0] = state->held[1] = false;
        state->data_lost = fault->data_lost;
        stream_open(&state->stream, sc->seed, w->plan->fault_stream[f], w->sim.replication);
        if (fault->recurs || fault->follows) {
            stream_open(&state->clock, sc->seed, w->plan->fault_clock[f], w->sim.replication);
        }
        if (fault->period > 0) {
            begin_in_phase(w, f);
        } else if (fault->recurs) {
            begin_again(w, f);
        } else if (!fault->follows) {
            fault_reschedule(w, f, fault->at);
        }
    }
}
