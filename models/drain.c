/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/drain.h"

#include "models/answers.h"
#include "models/world.h"

static void on_stretch(struct sim *sim, void *subject, uint64_t stretch)
{
    (void)subject;
    struct world *w = world_of(sim);
    if (stretch == w->answers.stretch) {
        world_touch(w);
    }
}

/* On which sides of the success ratio all requests, and writes alone, are at t. */
static unsigned sides(struct world *w, simtime t)
{
    answers_hold(w, t, t);
    traffic_evaluate(w);
    return (unsigned)traffic_good(w) | (unsigned)traffic_good_writes(w) << 1;
}

/* The first instant in (now, end] at which a side has changed; `end` if none has. */
static simtime crossing(struct world *w, simtime end)
{
    simtime lo = w->sim.now, hi = end;
    unsigned before = sides(w, lo);
    if (sides(w, end) == before) {
        return end;
    }
    while (hi - lo > 1) {
        simtime mid = lo + (hi - lo) / 2;
        if (sides(w, mid) == before) {
            lo = mid;
        } else {
            hi = mid;
        }
    }
    return hi;
}

void drain_settle(struct world *w)
{
    simtime now = w->sim.now, end = answers_next(w);
    w->answers.stretch++;
    if (end != SIMTIME_NEVER) {
        end = crossing(w, end);
        sim_at(&w->sim, end, RANK_TRAFFIC, on_stretch, NULL, w->answers.stretch);
    }
    w->answers.until = end;
    answers_hold(w, now, end == SIMTIME_NEVER ? now : end);
    traffic_evaluate(w);
}
