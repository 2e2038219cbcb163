/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left out: keep-alive connections (every request connects), the way from the client to its POP,
 * and queueing at an overloaded stamp (it sheds instead). */
#include "models/attempt.h"

#include "models/condition.h"
#include "models/route.h"
#include "models/traffic.h"
#include "models/world.h"

static void add(struct attempt *a, double p, simtime elapsed, int stamp)
{
    if (p <= 0) {
        return;
    }
    for (size_t i = 0; i < a->count; i++) {
        if (a->outcomes[i].elapsed == elapsed && a->outcomes[i].stamp == stamp) {
            a->outcomes[i].p += p;
            return;
        }
    }
    VERIFY(a->count < ATTEMPT_OUTCOMES);
    a->outcomes[a->count++] = (struct outcome){p, elapsed, stamp};
}

struct caller {
    size_t group;
    uint64_t healthy; /* held so by its POP */
    enum access access;
};

/* An attempt at one stamp. */
struct leg {
    size_t stamp;
    double p;        /* that it is made */
    double diverted; /* share of it that would go elsewhere, were all well */
    simtime start;   /* after the attempt as a whole */
};

/* Rounded shares of what would go there anyway are no diversion. */
static double diverted(const struct world *w, size_t group, size_t stamp, double share)
{
    double usual = w->plan->usual[group * w->plan->origins + stamp];
    return share > usual + 1e-9 ? 1 - usual / share : 0;
}

static void at_stamp(const struct world *w, const struct caller *by, struct leg leg,
                     struct attempt *a)
{
    size_t stamp = leg.stamp;
    double p = leg.p;
    simtime start = leg.start;
    const struct condition *c = condition_of(&w->stamps[stamp], by->access);
    size_t group = by->group;
    const struct scenario *sc = w->plan->sc;
    simtime trip = sc->groups[group].latency[stamp];
    if (c->reach != REACH_OK) {
        simtime took = c->reach == REACH_REFUSED ? trip : sc->edge.connect_timeout;
        add(a, p, simtime_add(start, took), -1);
        return;
    }
    double served = w->traffic.served[stamp];
    double error = 1 - (1 - c->error) * (1 - leg.diverted * w->stamps[stamp].drift);
    double good = (1 - error) * served;
    VERIFY(a->arrival_count < ATTEMPT_ARRIVALS);
    a->arrivals[a->arrival_count++] = (struct arrival){p, start, stamp};
    a->diverted |= (uint64_t)(leg.diverted > 0) << stamp;
    add(a, p * (1 - served + error * served), simtime_add(start, trip), -1);
    if (c->hangs) {
        add(a, p * good, SIMTIME_NEVER, -1);
    } else {
        add(a, p * good, simtime_add(simtime_add(start, trip), c->latency), (int)stamp);
    }
}

static void through_edge(const struct world *w, const struct caller *by, struct leg leg,
                         struct attempt *a)
{
    size_t stamp = leg.stamp;
    const struct scenario *sc = w->plan->sc;
    const struct condition *c = condition_of(&w->stamps[stamp], by->access);
    size_t group = by->group;
    if (c->reach != REACH_OK && sc->edge.retry_on_connect_failure) {
        simtime took =
            c->reach == REACH_REFUSED ? sc->groups[group].latency[stamp] : sc->edge.connect_timeout;
        int other = route_retry(sc, group, w->edge.enabled, by->healthy, stamp);
        /* A client that has given up meanwhile is past saving. */
        if (other >= 0 && took < sc->groups[group].timeout) {
            at_stamp(w, by, (struct leg){(size_t)other, leg.p, 1, took}, a);
            return;
        }
    }
    at_stamp(w, by, leg, a);
}

void attempt_once(const struct world *w, size_t group, uint64_t healthy, enum access access,
                  struct attempt *ret)
{
    const struct caller by = {group, healthy, access};
    const struct scenario *sc = w->plan->sc;
    ret->count = ret->arrival_count = 0;
    ret->diverted = 0;
    ret->first = route_choose(sc, group, w->edge.enabled, healthy);
    int64_t weights = 0;
    for (size_t o = 0; o < sc->stamp_count; o++) {
        weights += ret->first >> o & 1 ? sc->stamps[o].weight : 0;
    }
    if (weights == 0) { /* nowhere to go: the edge answers with an error of its own at once */
        add(ret, 1, 0, -1);
        return;
    }
    for (size_t o = 0; o < sc->stamp_count; o++) {
        if (ret->first >> o & 1) {
            double share = (double)sc->stamps[o].weight / (double)weights;
            through_edge(w, &by, (struct leg){o, share, diverted(w, group, o, share), 0}, ret);
        }
    }
}

void attempt_pinned(const struct world *w, size_t group, const struct route_class *c, size_t origin,
                    enum access access, struct attempt *ret)
{
    const struct caller by = {group, c->healthy, access};
    ret->count = ret->arrival_count = 0;
    ret->first = UINT64_C(1) << origin;
    ret->diverted = 0;
    double away = diverted(w, group, origin, c->pinned[origin]);
    through_edge(w, &by, (struct leg){origin, 1, away, 0}, ret);
}

void attempt_held(const struct world *w, size_t group, size_t origin, enum access access,
                  struct attempt *ret)
{
    const struct caller by = {group, 0, access};
    ret->count = ret->arrival_count = 0;
    ret->diverted = 0;
    ret->first = 0;
    if (origin == w->plan->origins) {
        add(ret, 1, 0, -1);
        return;
    }
    ret->first = UINT64_C(1) << origin;
    double share = w->traffic.groups[group].held[origin].share;
    at_stamp(w, &by, (struct leg){origin, 1, diverted(w, group, origin, share), 0}, ret);
}
