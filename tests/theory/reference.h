/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One observer's watch on one stamp, by brute force: every probe of the horizon in a plain array,
 * every outcome, sorted by when it is known, then the rule applied to the last n of them. Written
 * from docs/model.md alone and sharing no code with models/: no events, no sleep, no state.
 *
 * Understood: region-outage, region-isolation, component-down, component-degraded, instance-crash,
 * zone-outage, probe-loss, pop-outage and edge-outage of every POP, origin-disabled with a constant
 * propagation; components in the stamp's own region; at most one instance-crash. */
#ifndef TESTS_THEORY_REFERENCE_H
#define TESTS_THEORY_REFERENCE_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>
#include <stddef.h>

#include "sim/scenario/scenario.h"

struct reference {
    const struct scenario *sc;
    size_t stamp, group;
    simtime interval, phase;
};

struct reference_flip {
    simtime at;
    bool healthy; /* the verdict from then on */
};

/* The verdicts up to the horizon; returns how many. rng decides what is left to chance. */
size_t reference_play(const struct reference *o, gsl_rng *rng, struct reference_flip *ret_flips,
                      size_t room);
/* The share of the group's requests sent to the stamp at t that succeed. */
double reference_success(const struct reference *o, simtime t);

#endif
