/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Probes that deviate while a watch sleeps, most of which change nothing.
 *
 * A verdict needs several deviating outcomes close together: of Front Door's 4 and 3 two within
 * four probes, which at a loss of 0.01 % is one loss in thousands. So the watch wakes for the last
 * of so many that lie so close that they might matter, which is drawn from its law (slip_law.h)
 * and not loss by loss. What deviated before it and is still remembered is told when the watch
 * wakes, for whatever reason: as it was drawn, or from the law given that nothing woke it. */
#ifndef MODELS_SLIPS_H
#define MODELS_SLIPS_H

#include <stdbool.h>
#include <stdint.h>

#include "models/slip_law.h"
#include "sim/rng/stream.h"
#include "sim/scenario/scenario.h"

enum {
    SLIPS_NEEDED = 8, /* verdicts that need more deviating outcomes than this wake for each */
    SLIPS_RECENT = 64
};

struct slips {
    uint64_t place; /* of the stream, where the draws begin */
    int64_t from;   /* number of the probe that they begin at; -1: none were drawn */
    double chance;
    int64_t needed, span; /* so many, the last at most so far behind the first */
};

/* Draws from probe `from` on, each deviating with 0 < chance < 1, up to before `end`: the number of
 * the one to wake for, or -1. */
int64_t slips_draw(struct slips *s, struct slip_laws *laws, const struct probe *probe,
                   bool asleep_on, double chance, struct stream *stream, int64_t from, int64_t end);
/* Those of [first, end) that deviated, in order, at most SLIPS_RECENT of them, the latest; their
 * number. woken: `end` is the one that slips_draw told; else that one is at `end` or later, and
 * what is drawn from now on has no part in it. */
int slips_again(struct slips *s, struct slip_laws *laws, struct stream *stream, int64_t first,
                int64_t end, bool woken, int64_t ret[SLIPS_RECENT]);
/* What was drawn no longer holds. */
void slips_drop(struct slips *s);

#endif
