/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left out: names that are cached for longer because they do not exist (a name server that answers
 * knows the name), and the time that a lookup takes. */
#include "models/answers.h"

#include <string.h>

#include "models/drain_law.h"
#include "models/route.h"
#include "models/world.h"

static size_t none_of(const struct world *w)
{
    return w->plan->origins;
}

static size_t edge_of(const struct world *w)
{
    return w->plan->origins + 1;
}

static size_t answer_count(const struct world *w)
{
    return w->plan->origins + 2;
}

void answers_init(struct world *w)
{
    const struct scenario *sc = w->plan->sc;
    w->answers.used = sc->edge.kind == EDGE_DNS || sc->operations.break_glass.given;
    if (w->answers.used) {
        w->answers.told = arena_array(&w->arena, answer_count(w), sizeof *w->answers.told);
        w->answers.groups = arena_array(&w->arena, sc->group_count, sizeof *w->answers.groups);
    }
}

/* Shares out what the group is told among the stamps that it is routed to. */
static void tell_stamps(const struct world *w, size_t group, uint64_t healthy, double share,
                        double *told)
{
    const struct scenario *sc = w->plan->sc;
    uint64_t chosen = route_choose(sc, group, w->edge.enabled, healthy);
    int64_t weights = 0;
    for (size_t o = 0; o < w->plan->origins; o++) {
        weights += chosen >> o & 1 ? sc->stamps[o].weight : 0;
    }
    for (size_t o = 0; o < w->plan->origins; o++) {
        if (chosen >> o & 1) {
            told[o] = share * ((double)sc->stamps[o].weight / (double)weights);
        }
    }
    told[none_of(w)] += weights == 0 ? share : 0;
}

/* What the group is told now. */
static void tell(const struct world *w, size_t group, double *told)
{
    const struct group_traffic *g = &w->traffic.groups[group];
    memset(told, 0, answer_count(w) * sizeof *told);
    if (w->plan->sc->edge.kind != EDGE_DNS) { /* a name in front of an anycast edge */
        told[edge_of(w)] = w->answers.open ? 0 : 1;
        if (w->answers.open) {
            tell_stamps(w, group, w->edge.enabled, 1, told);
        }
        return;
    }
    int64_t asking = g->resolving + g->edge_out;
    double dark = asking > 0 ? (double)g->edge_out / (double)asking : 0;
    told[none_of(w)] = dark;
    tell_stamps(w, group, w->edge.agreed, 1 - dark, told);
}

static struct answer_span *push(struct world *w, struct answer_group *g)
{
    if (g->count == g->room) {
        size_t room = g->room ? 2 * g->room : 4;
        struct answer_span *spans = arena_array(&w->arena, room, sizeof *spans);
        for (size_t i = 0; i < room; i++) {
            spans[i].share = i < g->room ? g->spans[i].share
                                         : arena_array(&w->arena, answer_count(w), sizeof(double));
            spans[i].from = i < g->room ? g->spans[i].from : 0;
        }
        g->spans = spans;
        g->room = room;
    }
    return &g->spans[g->count++];
}

/* Those who had none have now what the others are told. */
static void tell_again(const struct world *w, struct answer_group *g, const double *told)
{
    size_t none = none_of(w);
    double before = g->spans[g->count - 1].share[none], now = told[none];
    if (!(now < before)) {
        return;
    }
    for (size_t i = 0; i < g->count; i++) {
        double *share = g->spans[i].share;
        double freed = share[none] * (1 - now / before);
        share[none] -= freed;
        for (size_t a = 0; a < answer_count(w); a++) {
            share[a] += a == none ? 0 : freed * told[a] / (1 - now);
        }
    }
}

static void change_group(struct world *w, size_t group)
{
    struct answer_group *g = &w->answers.groups[group];
    double *told = w->answers.told;
    size_t bytes = answer_count(w) * sizeof *told;
    tell(w, group, told);
    struct answer_span *last = &g->spans[g->count - 1];
    if (memcmp(last->share, told, bytes) == 0) {
        return;
    }
    tell_again(w, g, told);
    if (last->from < w->sim.now) {
        last = push(w, g);
        last->from = w->sim.now;
    }
    memcpy(last->share, told, bytes);
}

void answers_change(struct world *w)
{
    for (size_t g = 0; w->answers.used && g < w->plan->sc->group_count; g++) {
        change_group(w, g);
    }
}

void answers_reset(struct world *w)
{
    w->answers.open = false;
    for (size_t i = 0; w->answers.used && i < w->plan->sc->group_count; i++) {
        struct answer_group *g = &w->answers.groups[i];
        g->count = 0;
        struct answer_span *first = push(w, g);
        first->from = 0;
        tell(w, i, first->share);
    }
    answers_hold(w, 0, 0);
}

/* The share that has been told something since `since`. */
static double told_since(const struct world *w, simtime since, simtime from, simtime to)
{
    const struct drain_law *law = &w->plan->drain;
    return from == to ? drain_law_share(law, from - since)
                      : drain_law_mean(law, from - since, to - since);
}

static void hold_group(struct world *w, size_t group, simtime from, simtime to)
{
    const struct answer_group *g = &w->answers.groups[group];
    struct group_traffic *t = &w->traffic.groups[group];
    double newer = 0; /* the share that holds an answer of a later span */
    double edge = 0;  /* the share that comes to a POP */
    for (size_t a = 0; a < t->held_count; a++) {
        t->held[a].share = 0;
    }
    for (size_t i = g->count; i-- > 0;) {
        double since = i == 0 ? 1 : told_since(w, g->spans[i].from, from, to);
        double part = since - newer;
        newer = since;
        for (size_t a = 0; a < t->held_count; a++) {
            t->held[a].share += part * g->spans[i].share[a];
        }
        edge += part * g->spans[i].share[edge_of(w)];
    }
    t->direct = 1 - edge; /* of a DNS edge 1 and not, by rounding, a little less */
}

void answers_hold(struct world *w, simtime from, simtime to)
{
    for (size_t g = 0; w->answers.used && g < w->plan->sc->group_count; g++) {
        hold_group(w, g, from, to);
    }
}

static simtime next_of(struct world *w, struct answer_group *g)
{
    const struct drain_law *law = &w->plan->drain;
    simtime next = SIMTIME_NEVER, now = w->sim.now;
    size_t forgotten = 0;
    for (size_t i = 1; i < g->count; i++) {
        simtime step = drain_law_next(law, now - g->spans[i].from);
        if (step == SIMTIME_NEVER) {
            forgotten = i;
        } else {
            simtime at = simtime_add(g->spans[i].from, step);
            next = at < next ? at : next;
        }
    }
    for (size_t i = 0; forgotten > 0 && i + forgotten < g->count; i++) {
        struct answer_span swap = g->spans[i];
        g->spans[i] = g->spans[i + forgotten];
        g->spans[i + forgotten] = swap;
    }
    g->count -= forgotten;
    return next;
}

simtime answers_next(struct world *w)
{
    simtime next = SIMTIME_NEVER;
    for (size_t g = 0; w->answers.used && g < w->plan->sc->group_count; g++) {
        simtime of_group = next_of(w, &w->answers.groups[g]);
        next = of_group < next ? of_group : next;
    }
    return next;
}

bool answers_tell(const struct world *w, size_t group, size_t stamp)
{
    const struct answer_group *g = &w->answers.groups[group];
    return g->spans[g->count - 1].share[stamp] > 0;
}
