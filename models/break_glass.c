/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Left out: stamps that take requests from the edge alone, which would have to be opened first, and
 * the health of a stamp: people are taken to name every enabled one, by priority and latency. */
#include "models/break_glass.h"

#include <math.h>

#include "models/world.h"
#include "sim/base/hash.h"

void break_glass_reset(struct world *w)
{
    w->break_glass = (struct break_glass_state){0};
    stream_open(&w->break_glass.stream, w->plan->sc->seed, hash_string("operations/break_glass"),
                w->sim.replication);
}

static void turn(struct world *w, bool open)
{
    traffic_advance(w);
    w->answers.open = open;
    w->break_glass.deciding = w->break_glass.noticing = false;
    chronicle_add(w, open ? HAPPENING_GLASS_BROKEN : HAPPENING_GLASS_MENDED, -1, -1, NAN);
    answers_change(w);
    world_touch(w);
}

static void on_decided(struct sim *sim, void *subject, uint64_t step)
{
    struct world *w = world_of(sim);
    (void)subject;
    if (step == w->break_glass.step) {
        turn(w, true);
    }
}

static void on_noticed(struct sim *sim, void *subject, uint64_t step)
{
    struct world *w = world_of(sim);
    struct break_glass_state *glass = &w->break_glass;
    (void)subject;
    if (step != glass->step) {
        return;
    }
    glass->noticing = false;
    chronicle_add(w, HAPPENING_GLASS_NOTICED, -1, -1, NAN);
    simtime takes = dist_draw_time(&w->plan->sc->operations.break_glass.decide, &glass->stream);
    sim_at(sim, simtime_add(sim->now, takes), RANK_CONTROL, on_decided, NULL, glass->step);
    world_touch(w);
}

void break_glass_pop(struct world *w, bool out)
{
    const struct break_glass *book = &w->plan->sc->operations.break_glass;
    struct break_glass_state *glass = &w->break_glass;
    glass->out += out ? 1 : -1;
    if (!book->given) {
        return;
    }
    if (out && glass->out == 1 && !w->answers.open) {
        glass->deciding = glass->noticing = true;
        simtime takes = dist_draw_time(&book->notice, &glass->stream);
        sim_at(&w->sim, simtime_add(w->sim.now, takes), RANK_CONTROL, on_noticed, NULL,
               ++glass->step);
    } else if (glass->out == 0) {
        glass->step++;
        glass->deciding = glass->noticing = false;
        if (w->answers.open) {
            turn(w, false);
        }
    }
}
