/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcomes of one watch are independent: lost with probability p. The state of the verdict rule
 * after k outcomes is a Markov chain (the window's outcomes as bits, or the verdict and its
 * streak), so P(flip at outcome k) follows by stepping its distribution. Outcome k is sent at (k -
 * 1 + U) I and, if lost, known a timeout later, so it counts with probability min(1, (H - T) / I -
 * (k - 1)). Once the distribution stands still the rest of the horizon is a product. */
#include "models/closed_form_flips.h"

#include <math.h>
#include <string.h>

#include "models/world.h"
#include "sim/base/arena.h"

enum { WINDOW_MAX = 12, STATES_MAX = 1 << WINDOW_MAX, STREAK_MAX = 2000 };

/* The state after an outcome, and whether the verdict went to unhealthy. */
static size_t window_next(const struct probe *probe, size_t state, bool ok, bool *ret_flip)
{
    size_t mask = ((size_t)1 << probe->sample_size) - 1;
    size_t next = (state << 1 | ok) & mask;
    int before = __builtin_popcountl(state), after = __builtin_popcountl(next);
    int64_t required = probe->successful_samples_required;
    *ret_flip = before >= required && after < required;
    return next;
}

/* States: 0 .. D - 1 healthy with that many failures in a row, D .. D + U - 1 unhealthy likewise.
 */
static size_t streak_next(const struct probe *probe, size_t state, bool ok, bool *ret_flip)
{
    size_t down = (size_t)probe->down_after, up = (size_t)probe->up_after;
    *ret_flip = !ok && state + 1 == down;
    if (state < down) {
        return ok ? 0 : state + 1; /* state down is "unhealthy, no success yet" */
    }
    if (!ok) {
        return down;
    }
    return state + 1 == down + up ? 0 : state + 1;
}

struct chain {
    const struct probe *probe;
    double loss;
    size_t states;
    double *now, *next;
};

/* One outcome further; the probability of a flip at it. */
static double step(struct chain *c, double *ret_moved)
{
    double flips = 0;
    memset(c->next, 0, c->states * sizeof *c->next);
    for (size_t s = 0; s < c->states; s++) {
        for (int ok = 0; ok < 2 && c->now[s] > 0; ok++) {
            bool flip;
            double p = c->now[s] * (ok ? 1 - c->loss : c->loss);
            size_t to = c->probe->rule == RULE_WINDOW ? window_next(c->probe, s, ok, &flip)
                                                      : streak_next(c->probe, s, ok, &flip);
            c->next[to] += p;
            flips += flip ? p : 0;
        }
    }
    *ret_moved = 0;
    for (size_t s = 0; s < c->states; s++) {
        *ret_moved += fabs(c->next[s] - c->now[s]);
    }
    double *swap = c->now;
    c->now = c->next;
    c->next = swap;
    return flips;
}

static double flips_of_watch(struct chain *c, simtime interval, simtime horizon)
{
    double reach = simtime_seconds(horizon - c->probe->timeout) / simtime_seconds(interval);
    double sum = 0, moved = 1;
    memset(c->now, 0, c->states * sizeof *c->now);
    c->now[c->probe->rule == RULE_WINDOW ? c->states - 1 : 0] = 1;
    for (double k = 0; k < reach; k++) {
        double flips = step(c, &moved);
        if (moved < 1e-15) { /* stationary: every outcome left is like this one */
            return sum + flips * (reach - k);
        }
        sum += flips * fmin(1, reach - k);
    }
    return sum;
}

/* Nothing but loss fails a probe, and every request would succeed. */
static bool loss_alone(const struct world *quiet)
{
    const struct plan *plan = quiet->plan;
    for (size_t g = 0; g < plan->sc->group_count; g++) {
        for (size_t o = 0; o < plan->origins; o++) {
            const struct odds *odds = &quiet->edge.odds[g * plan->origins + o];
            const struct condition *request = &quiet->stamps[o].request;
            simtime answer = simtime_add(plan->sc->groups[g].latency[o], request->latency);
            if (odds->ok <= 0 || odds->bad > 0 || answer > plan->sc->groups[g].timeout) {
                return false;
            }
        }
    }
    return !quiet->traffic.limited;
}

static bool solvable(const struct world *quiet)
{
    const struct scenario *sc = quiet->plan->sc;
    const struct probe *probe = &sc->edge.probe;
    bool small = probe->rule == RULE_WINDOW ? probe->sample_size <= WINDOW_MAX
                                            : probe->down_after + probe->up_after <= STREAK_MAX;
    return small && probe->loss > 0 && probe->fast_interval == 0 &&
           probe->timeout < probe->interval && probe->timeout < sc->horizon && loss_alone(quiet);
}

bool closed_form_flips(const struct world *quiet, double *ret_mean)
{
    const struct plan *plan = quiet->plan;
    const struct probe *probe = &plan->sc->edge.probe;
    if (!solvable(quiet)) {
        return false;
    }
    struct arena scratch;
    arena_init(&scratch, 0);
    struct chain c = {.probe = probe, .loss = probe->loss};
    c.states = probe->rule == RULE_WINDOW ? (size_t)1 << probe->sample_size
                                          : (size_t)(probe->down_after + probe->up_after);
    c.now = arena_array(&scratch, c.states, sizeof *c.now);
    c.next = arena_array(&scratch, c.states, sizeof *c.next);
    double total = 0, of_watch = 0;
    simtime of_interval = -1;
    for (size_t i = 0; i < plan->observer_count; i++) {
        if (plan->observers[i].interval != of_interval) {
            of_interval = plan->observers[i].interval;
            of_watch = flips_of_watch(&c, of_interval, plan->sc->horizon);
        }
        total += of_watch * (double)plan->origins;
    }
    arena_release(&scratch);
    *ret_mean = total;
    return true;
}
