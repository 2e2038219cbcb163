/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Probes that deviate while a watch sleeps, most of which change nothing.
 *
 * A verdict needs several deviating outcomes close together: of Front Door's 4 and 3 two within
 * four probes, which at a loss of 0.01 % is one loss in thousands. So the gaps from one deviating
 * probe to the next are drawn ahead, without an event, until so many lie so close that they might
 * matter; the watch wakes for the first of these and plays them as they were drawn. Woken in
 * between, it draws the gaps again from where they began, and finds what its window has seen. */
#ifndef MODELS_SLIPS_H
#define MODELS_SLIPS_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/rng/stream.h"
#include "sim/scenario/scenario.h"

enum {
    SLIPS_NEEDED = 8, /* verdicts that need more deviating outcomes than this wake for each */
    SLIPS_RECENT = 64
};

struct slips {
    uint64_t place;               /* of the stream, where the gaps begin */
    int64_t from;                 /* number of the probe that they begin at; -1: none were drawn */
    double by;                    /* 1 / log1p(-chance) */
    uint16_t after[SLIPS_NEEDED]; /* those that deviate behind the one woken for */
    int64_t woken;                /* its number */
    uint8_t count, played;        /* of `after` */
};

/* Draws from probe `from` on, each deviating with 0 < chance < 1, up to before `end`. The number of
 * the first to wake for; -1: none. */
int64_t slips_draw(struct slips *s, const struct probe *probe, bool asleep_on, double chance,
                   struct stream *stream, int64_t from, int64_t end);
/* Those of [first, end) that deviate, in order, at most SLIPS_RECENT of them, the latest; their
 * number. Nothing has been drawn from the stream since slips_draw; what comes next is fresh. */
int slips_again(struct slips *s, struct stream *stream, int64_t first, int64_t end,
                int64_t ret[SLIPS_RECENT]);
/* Whether some that were drawn are still to be played, and whether the probe is one of them. */
bool slips_pending(const struct slips *s);
bool slips_take(struct slips *s, int64_t probe);
/* What was drawn for probes to come no longer holds. */
void slips_drop(struct slips *s);

#endif
