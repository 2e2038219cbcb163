/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One origin's illness: from the instant it cannot serve the success ratio of its requests, through
 * each POP's verdict, to its repair and the POPs that hold it healthy again. Gives
 * rto.detect_first, rto.detect_last, rto.first_success, probe.recover_first and probe.recover_last
 * to the incident. */
#ifndef MODELS_EPISODE_H
#define MODELS_EPISODE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/base/simtime.h"

struct world;

struct episode {
    bool sick;
    simtime onset;
    size_t noticed; /* POPs that reached their verdict */
    size_t unaware; /* POPs in service all along that did not */
    simtime first, last;
    bool seen;       /* some POP holds it unhealthy or has done so, counted in `noticed` or not */
    bool seeking;    /* rto.first_success is still open */
    bool recovering; /* repaired, and some POP holds it unhealthy */
    bool recovered;  /* some POP holds it healthy again */
    bool partial;    /* a POP that held it unhealthy left service before it could recover */
    simtime repaired;
};

void episode_reset(struct world *w);
/* A POP in service has changed its verdict on the origin. */
void episode_verdict(struct world *w, size_t pop, size_t origin, bool healthy);
/* A POP goes out of service: what it notices no longer counts. */
void episode_leave(struct world *w, size_t pop);
/* Sees which origins fell sick or were repaired by now. */
void episode_settle(struct world *w);
void episode_finish(struct world *w);

#endif
