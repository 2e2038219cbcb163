/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/ctmc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

void ctmc_init(struct ctmc *c, size_t states)
{
    *c = (struct ctmc){.states = states};
}

void ctmc_release(struct ctmc *c)
{
    free(c->transitions);
    *c = (struct ctmc){0};
}

void ctmc_add(struct ctmc *c, size_t from, size_t to, double rate)
{
    VERIFY(from < c->states && to < c->states && from != to && rate >= 0);
    if (rate <= 0) {
        return;
    }
    if (c->count == c->room) {
        c->room = c->room ? 2 * c->room : 64;
        c->transitions = xrealloc(c->transitions, c->room, sizeof *c->transitions);
    }
    c->transitions[c->count++] = (struct ctmc_transition){from, to, rate};
}

/* State n is left out: the paths through it become direct. q[i * states + j] is the rate. */
static void eliminate(double *q, size_t states, size_t n)
{
    double out = 0;
    for (size_t j = 0; j < n; j++) {
        out += q[n * states + j];
    }
    VERIFY(out > 0);
    for (size_t i = 0; i < n; i++) {
        double through = q[i * states + n] /= out;
        for (size_t j = 0; through > 0 && j < n; j++) {
            q[i * states + j] += through * q[n * states + j];
        }
    }
}

void ctmc_steady(const struct ctmc *c, double *ret_probability)
{
    size_t states = c->states;
    double *q = xcalloc(states * states, sizeof *q), sum = 1;
    for (size_t k = 0; k < c->count; k++) {
        q[c->transitions[k].from * states + c->transitions[k].to] += c->transitions[k].rate;
    }
    for (size_t n = states; n-- > 1;) {
        eliminate(q, states, n);
    }
    ret_probability[0] = 1;
    for (size_t n = 1; n < states; n++) {
        ret_probability[n] = 0;
        for (size_t i = 0; i < n; i++) {
            ret_probability[n] += ret_probability[i] * q[i * states + n];
        }
        sum += ret_probability[n];
    }
    for (size_t n = 0; n < states; n++) {
        ret_probability[n] /= sum;
    }
    free(q);
}

/* Probabilities of a Poisson law from `first` on, where they matter at all, by their ratios from
 * the mode; divided by their sum, they have the digits that the ratios have. */
struct poisson {
    size_t first, count;
    double *p, *beyond; /* P(N = k), P(N > k) */
};

static struct poisson poisson_of(double mean)
{
    static const double negligible = 1e-25;
    size_t mode = (size_t)mean, spread = (size_t)(12 * sqrt(mean)) + 60;
    struct poisson w = {.first = mode > spread ? mode - spread : 0};
    double sum = 0;
    w.count = mode + spread - w.first + 1;
    w.p = xcalloc(w.count, sizeof *w.p);
    w.p[mode - w.first] = 1;
    for (size_t k = mode; k > w.first && w.p[k - w.first] > negligible; k--) {
        w.p[k - 1 - w.first] = w.p[k - w.first] * (double)k / mean;
    }
    for (size_t k = mode + 1; k < w.first + w.count; k++) {
        w.p[k - w.first] = w.p[k - 1 - w.first] * mean / (double)k;
    }
    for (size_t k = 0; k < w.count; k++) {
        sum += w.p[k];
    }
    w.beyond = xcalloc(w.count, sizeof *w.beyond);
    for (size_t k = w.count; k-- > 0;) {
        w.p[k] /= sum;
        w.beyond[k] = k + 1 < w.count ? w.beyond[k + 1] + w.p[k + 1] : 0;
    }
    return w;
}

/* next = now (1 + Q / rate) */
static void step(const struct ctmc *c, double rate, const double *now, double *next)
{
    memcpy(next, now, c->states * sizeof *next);
    for (size_t k = 0; k < c->count; k++) {
        const struct ctmc_transition *t = &c->transitions[k];
        double moved = now[t->from] * (t->rate / rate);
        next[t->from] -= moved;
        next[t->to] += moved;
    }
}

static double fastest(const struct ctmc *c)
{
    double *out = xcalloc(c->states, sizeof *out), most = 0;
    for (size_t k = 0; k < c->count; k++) {
        out[c->transitions[k].from] += c->transitions[k].rate;
        most = fmax(most, out[c->transitions[k].from]);
    }
    free(out);
    return most;
}

/* With N jumps until then: P(N = k) the share of step k at the end, P(N > k) / rate its time. */
void ctmc_transient(const struct ctmc *c, size_t start, double time, double *ret_probability,
                    double *ret_spent)
{
    double rate = 1.02 * fastest(c);
    struct poisson w = poisson_of(rate * time);
    double *now = xcalloc(c->states, sizeof *now), *next = xcalloc(c->states, sizeof *next);
    double *at = xcalloc(c->states, sizeof *at), *spent = xcalloc(c->states, sizeof *spent);
    now[start] = 1;
    for (size_t k = 0; k < w.first + w.count; k++) {
        double p = k < w.first ? 0 : w.p[k - w.first];
        double beyond = k < w.first ? 1 : w.beyond[k - w.first];
        for (size_t s = 0; s < c->states; s++) {
            at[s] += p * now[s];
            spent[s] += beyond / rate * now[s];
        }
        step(c, rate, now, next);
        double *swap = now;
        now = next;
        next = swap;
    }
    if (ret_probability) {
        memcpy(ret_probability, at, c->states * sizeof *at);
    }
    if (ret_spent) {
        memcpy(ret_spent, spent, c->states * sizeof *spent);
    }
    free(spent);
    free(at);
    free(next);
    free(now);
    free(w.beyond);
    free(w.p);
}

double ctmc_reward(const struct ctmc *c, const double *weights, const double *measure)
{
    double sum = 0;
    for (size_t s = 0; s < c->states; s++) {
        sum += weights[s] * measure[s];
    }
    return sum;
}
