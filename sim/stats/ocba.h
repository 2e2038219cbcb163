/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Optimal computing budget allocation: how many replications each of several designs should have
 * for the best of them to be told most surely (Chen, Lin, Yücesan and Chick 2000; Chen and Lee
 * 2010).
 *
 * A design that has something to be told from 0, its margin, wants replications in proportion to
 * variance / margin^2: noise to signal. The margin is by how much it is worse than the best design,
 * or, where limits are to be kept, how far it stands from the limit that excludes it (Lee,
 * Pujowidianto, Li, Chen and Yap 2012): whichever takes fewer replications. The best design wants
 * as many as all comparisons with it do, or as its own closest limit does, whichever is more. */
#ifndef SIM_STATS_OCBA_H
#define SIM_STATS_OCBA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ocba_design {
    double margin;   /* of the best design: to its closest limit; INFINITY: it has none */
    double variance; /* of one replication, in what the margin is of; 0: nothing is in doubt */
    double against; /* the same of the best design where the margin is to it; 0: it is to a limit */
    bool paired;    /* it is to the best, and told by replications that both have had */
};

#define OCBA_NONE SIZE_MAX

/* Replications wanted, but for a common factor: N_i = variance_i / margin_i^2, and of the best
 * max(its own, the largest paired N_i, sqrt(sum N_i^2 against_i / variance_i)). best may be
 * OCBA_NONE: there is none yet. A margin of 0 with a variance is the caller's to avoid. */
void ocba_ratios(const struct ocba_design *designs, size_t n, size_t best, double *ret_ratios);

/* How `more` replications are spread, so that in all each has what is its by the ratios, none less
 * than it has had (`had`) or more than it may (`most`; NULL: no bounds). Adds up to `more`, or to
 * less where bounds do not let it; what has the ratio 0 gets none. */
void ocba_spread(const double *ratios, const int64_t *had, const int64_t *most, size_t n,
                 int64_t more, double *ret);

/* The same in whole replications, as Chen and Lee's program has it: what each has in all is cut off
 * to a whole number, and what that leaves goes to the best design; as far as its bound does not let
 * it, or there is no best one, to those of which most was cut off, one each. */
void ocba_spread_whole(const double *ratios, const int64_t *had, const int64_t *most, size_t n,
                       int64_t more, size_t best, int64_t *ret);

#endif
