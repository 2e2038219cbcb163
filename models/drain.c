/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/drain.h"

#include "models/answers.h"
#include "models/world.h"

static void on_stretch(struct sim *sim, void *subject, uint64_t stretch)
{
    (void)subject;
    struct world *w = world_of(sim);
    if (stretch == w->drain.stretch) {
        world_touch(w);
    }
}

static bool drifts(const struct world *w)
{
    bool any = false;
    for (size_t o = 0; o < w->plan->origins; o++) {
        any |= w->stamps[o].drift > 0;
    }
    return any;
}

static void hold(struct world *w, simtime from, simtime to)
{
    answers_hold(w, from, to);
    warmth_hold(w, from, to);
    pins_hold(w, from, to);
    if (w->answers.used && drifts(w)) { /* by what they hold, so much is diverted */
        traffic_stale(w);
    }
}

/* On which sides of their thresholds things are. */
struct sides {
    unsigned good;
    uint64_t sheds, over, fits; /* by stamp */
};

static struct sides sides(struct world *w, simtime t)
{
    hold(w, t, t);
    traffic_evaluate(w);
    struct sides s = {(unsigned)traffic_good(w) | (unsigned)traffic_good_writes(w) << 1, 0, 0, 0};
    for (size_t o = 0; o < w->plan->origins; o++) {
        s.sheds |= (uint64_t)(w->traffic.served[o] < 1) << o;
        s.over |= (uint64_t)autoscale_over(w, o) << o;
        s.fits |= (uint64_t)autoscale_fits(w, o) << o;
    }
    return s;
}

static bool is_same(struct sides a, struct sides b)
{
    return a.good == b.good && a.sheds == b.sheds && a.over == b.over && a.fits == b.fits;
}

/* The first instant in (now, end] at which a side has changed; `end` if none has. */
static simtime crossing(struct world *w, simtime end)
{
    simtime lo = w->sim.now, hi = end;
    struct sides before = sides(w, lo);
    if (is_same(sides(w, end), before)) {
        return end;
    }
    while (hi - lo > 1) {
        simtime mid = lo + (hi - lo) / 2;
        if (is_same(sides(w, mid), before)) {
            lo = mid;
        } else {
            hi = mid;
        }
    }
    return hi;
}

void drain_reset(struct world *w)
{
    w->drain.open = false;
}

void drain_settle(struct world *w)
{
    simtime now = w->sim.now, answers = answers_next(w), warmth = warmth_next(w);
    simtime pins = pins_next(w), end = answers < warmth ? answers : warmth;
    end = pins < end ? pins : end;
    struct drain *d = &w->drain;
    d->stretch++;
    d->open = end != SIMTIME_NEVER;
    if (d->open) {
        end = crossing(w, end);
        sim_at(&w->sim, end, RANK_TRAFFIC, on_stretch, NULL, d->stretch);
    }
    d->from = now;
    d->until = end;
    hold(w, now, d->open ? end : now);
    traffic_evaluate(w);
    w->pinned.changed = false;
}

bool drain_cut(struct world *w, simtime from, simtime until)
{
    struct drain *d = &w->drain;
    if (!d->open || (from == d->from && until == d->until)) {
        return false;
    }
    hold(w, from, until);
    d->from = from;
    d->until = until;
    return true;
}
