/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rare events: failure biasing (rare_events: bias).
 *
 * What a design of several origins is built to survive is the loss of one; what takes it down is a
 * second loss before the first is back in service. So while some origins are gone, unable or not
 * yet held healthy again, and others are not, the clocks of the faults that would take one of the
 * others, each by itself, run faster by a factor, and the replication carries a weight
 * (sim/rng/biased_clock.h). The bias ends with the first failure that it has brought. In a degraded
 * period it falls to a quarter each time it has counted for e, until nothing is left: no law of
 * repair makes the weights unbounded, and the second losses of a long repair are looked for, too. A
 * period in which a scripted fault has a part is not biased if it is so long that a second loss is
 * met without help.
 *
 * One replication in four is played unbiased, and all carry the weight of the mixture (Hesterberg
 * 1995): 1 / (1/4 + 3/4 q/p) for a path that is q/p times as likely under the bias. So no weight is
 * above 4, and what is not rare is known nearly as well as without.
 * The factor is biased_clock_factor of the means of the scenario. */
#ifndef MODELS_RARE_H
#define MODELS_RARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"
#include "sim/rng/biased_clock.h"

struct world;

struct rare {
    bool on;                   /* the scenario asks for it, and there is something to bias */
    double factor, factor_now; /* at a period's begin; in this stretch */
    /* By fault: origins that it makes unable by itself, if its clock may run fast. */
    uint64_t *takes;
    uint64_t *scripted;          /* by fault: origins that a scripted one makes unable by itself */
    struct biased_clock *clocks; /* by fault */
    double most; /* failures a second, unbiased, of the clocks that run fast at a time */
    bool running, enough, spent; /* biased now; no more in this period; nor in this replication */
    uint32_t stretch;            /* generation of the pending end of a stretch */
    double log_weight;
};

/* The world is built, and nothing has been played. */
void rare_init(struct world *w);
void rare_reset(struct world *w);
/* A fault that recurs has been repaired, or everything begins: when it fails. */
simtime rare_start(struct world *w, size_t fault);
/* It fails now. */
void rare_failed(struct world *w, size_t fault);
/* Origins may have gone or come back. */
void rare_settle(struct world *w);
/* At the horizon: the weight of the replication, 1 if nothing was biased. */
double rare_weight(struct world *w);

#endif
