/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/overload.h"

#include <math.h>

#include "models/clients.h"
#include "models/traffic.h"
#include "models/world.h"

double overload_rate(const struct world *w, size_t group)
{
    const struct client_group *g = &w->plan->sc->groups[group];
    return g->requests * w->traffic.groups[group].surge *
           clients_factor(&g->profile, w->traffic.at);
}

/* How a part of the class's requests, of one kind of access, begin; of all that the class makes
 * they weigh `share`. */
static void evaluate_part(struct world *w, size_t group, struct route_class *c, double allowed,
                          enum access access, double part, double share,
                          const struct attempt *attempt)
{
    struct request request;
    request_make(&w->plan->sc->groups[group], attempt, allowed, &w->traffic.scratch, &request);
    if (w->traffic.scratch.overflow) {
        sim_exhaust(&w->sim);
    }
    c->first |= attempt->first;
    c->diverted |= attempt->diverted;
    c->serves |= request.serves;
    c->failure += part * share * request.failure;
    c->attempts += part * share * request.attempts;
    for (size_t o = 0; c->load && o < w->plan->origins; o++) {
        c->load[o] += part * share * request.load[o];
    }
    c->write_failure += part * request.failure;
    c->write_latency += part * request.latency;
    for (size_t o = 0; c->served[access] && o < w->plan->origins; o++) {
        c->served[access][o] += part * request.served[o];
    }
}

/* Sessions by where they are; those that are nowhere fail. */
static void evaluate_pinned(struct world *w, size_t group, struct route_class *c, double allowed,
                            enum access access, double share)
{
    struct attempt attempt;
    double nowhere = 1;
    for (size_t o = 0; o < w->plan->origins; o++) {
        if (c->pinned[o] > 0) {
            attempt_pinned(w, group, c, o, access, &attempt);
            evaluate_part(w, group, c, allowed, access, c->pinned[o], share, &attempt);
            nowhere -= c->pinned[o];
        }
    }
    if (nowhere > 1e-9) {
        attempt_held(w, group, w->plan->origins, access, &attempt);
        evaluate_part(w, group, c, allowed, access, nowhere, share, &attempt);
    }
}

/* A request of the class, of one kind of access, in which it weighs `share`. */
static void evaluate_access(struct world *w, size_t group, struct route_class *c, double allowed,
                            enum access access, double share)
{
    struct attempt attempt;
    c->write_failure = c->write_latency = 0;
    for (size_t o = 0; c->served[access] && o < w->plan->origins; o++) {
        c->served[access][o] = 0;
    }
    if (c->held == HELD_EDGE && c->pinned) {
        evaluate_pinned(w, group, c, allowed, access, share);
        return;
    }
    if (c->held == HELD_EDGE) {
        attempt_once(w, group, c->healthy, access, &attempt);
    } else {
        attempt_held(w, group, (size_t)c->held, access, &attempt);
    }
    evaluate_part(w, group, c, allowed, access, 1, share, &attempt);
}

static void evaluate_class(struct world *w, size_t group, struct route_class *c, double allowed)
{
    double writes = w->plan->sc->groups[group].write_share;
    c->first = c->serves = c->diverted = 0;
    c->failure = c->attempts = 0;
    for (size_t o = 0; c->load && o < w->plan->origins; o++) {
        c->load[o] = 0;
    }
    if (!w->traffic.split) { /* writes fare as reads do */
        evaluate_access(w, group, c, allowed, ACCESS_READ, 1);
        return;
    }
    if (writes < 1) {
        evaluate_access(w, group, c, allowed, ACCESS_READ, 1 - writes);
    }
    if (writes > 0) { /* last: what it says of writes stays */
        evaluate_access(w, group, c, allowed, ACCESS_WRITE, writes);
    }
}

/* Evaluates a group's classes in use; gives the repeats per first attempt. */
static double evaluate_group(struct world *w, size_t group, double allowed)
{
    struct group_traffic *g = &w->traffic.groups[group];
    double repeats = 0, sum = 0;
    for (size_t i = 0; i < traffic_classes(g); i++) {
        struct route_class *c = traffic_class_at(g, i);
        double weight = traffic_weight(g, c);
        if (weight > 0) {
            evaluate_class(w, group, c, allowed);
            sum += weight;
            repeats += weight * (c->attempts - 1);
        }
    }
    return sum > 0 ? repeats / sum : 0;
}

/* The budget caps repeats as a share of first attempts: when more are wanted, each is allowed with
 * the probability that just keeps it. */
static void evaluate_budgeted(struct world *w, size_t group)
{
    double budget = w->plan->sc->groups[group].retries.budget;
    if (evaluate_group(w, group, 1) <= budget) {
        return;
    }
    double lo = 0, hi = 1;
    for (int i = 0; i < 60; i++) {
        double mid = (lo + hi) / 2;
        if (evaluate_group(w, group, mid) <= budget) {
            lo = mid;
        } else {
            hi = mid;
        }
    }
    evaluate_group(w, group, lo);
}

/* Without limits a class depends on nothing but the stamps, and is worked out once per change. */
static void evaluate_stale(struct world *w, size_t group)
{
    struct group_traffic *g = &w->traffic.groups[group];
    for (size_t i = 0; i < traffic_classes(g); i++) {
        struct route_class *c = traffic_class_at(g, i);
        if (traffic_weight(g, c) > 0 && c->version != w->traffic.version) {
            evaluate_class(w, group, c, 1);
            c->version = w->traffic.version;
        }
    }
}

static bool budgeted(const struct world *w, size_t group)
{
    const struct retries *r = &w->plan->sc->groups[group].retries;
    return r->attempts > 0 && r->budget < (double)r->attempts;
}

static double load_on(const struct world *w, size_t origin)
{
    double load = 0;
    for (size_t g = 0; g < w->plan->sc->group_count; g++) {
        const struct group_traffic *t = &w->traffic.groups[g];
        double sum = 0, attracting = (double)traffic_attracting(t);
        for (size_t i = 0; i < traffic_classes(t); i++) {
            const struct route_class *c = traffic_class_at(t, i);
            double weight = traffic_weight(t, c);
            sum += weight > 0 ? weight * c->load[origin] : 0;
        }
        if (attracting > 0) {
            sum *= (attracting + (double)t->rerouted) / attracting;
        }
        load += overload_rate(w, g) * sum / (double)WEIGHT_ONE;
    }
    return load;
}

static double share_served(const struct stamp_state *stamp, double warm, double load)
{
    double share = 1;
    for (size_t i = 0; i < stamp->limit_count; i++) {
        const struct limit *limit = &stamp->limits[i];
        double capacity = limit->capacity * warm;
        if (load > capacity * (1 + 1e-12)) { /* a full load, rounded, sheds nothing */
            double q = (capacity / load - limit->shed_cost) / (1 - limit->shed_cost);
            share = fmin(share, fmax(q, 0));
        }
    }
    return share;
}

/* Sets the share that a stamp serves; what was worked out with another is stale. */
static double serve(struct world *w, size_t origin, double share)
{
    double change = fabs(share - w->traffic.served[origin]);
    if (change > 0) {
        w->traffic.served[origin] = share;
        traffic_stale(w);
    }
    return change;
}

enum { ITERATIONS = 100000 };

void overload_settle(struct world *w)
{
    const struct traffic *t = &w->traffic;
    for (size_t o = 0; o < w->plan->origins; o++) {
        serve(w, o, 1);
    }
    double change = 1;
    for (int i = 0; i < ITERATIONS && change > 1e-13; i++) {
        for (size_t g = 0; g < w->plan->sc->group_count; g++) {
            if (budgeted(w, g)) {
                evaluate_budgeted(w, g);
            } else {
                evaluate_stale(w, g);
            }
        }
        change = 0;
        for (size_t o = 0; t->limited && o < w->plan->origins; o++) {
            t->load[o] = load_on(w, o);
            double share = share_served(&w->stamps[o], w->warmth[o].capacity, t->load[o]);
            change = fmax(change, serve(w, o, share));
        }
    }
}
