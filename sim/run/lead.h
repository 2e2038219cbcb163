/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By how much one point of a study is dearer than another in the metric that is to be small, and
 * how well that is known.
 *
 * Two points have met the same luck in the replications that both have had, so what they differ by
 * is known from their differences one by one (sim/stats/influence.h), often far better than either
 * mean is. That holds whether the points vary together, against each other or not at all. Of two
 * that do not it leaves out what one has had alone, and wants half as many again at worst.
 *
 * Where neither varies the difference is certain. Where they do, and yet all differences but a few
 * are the same (fewer than ten others), these few do not tell what they may come to: each is taken
 * to be as much against us as the metric has varied altogether, and how many there are is a share
 * of replications (sim/stats/anytime.h). So two points that have had the same in each of n
 * replications are not at once as dear; it is enough when that is known of 99 % of all. */
#ifndef SIM_RUN_LEAD_H
#define SIM_RUN_LEAD_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/run/series.h"

struct lead {
    double mean;     /* of the other less the best: above 0 it is dearer; NaN: not known */
    double variance; /* of one replication; 0: always the same */
    double error;    /* how far the data are from showing that the other is as dear or dearer: as
                        those of sim/stats/anytime.h, 1 where nothing is known */
    double lo, hi;   /* 95 % interval of the mean, of one look; NaN from one replication */
};

/* first: replications that both had had at the first look. chance: something fails at random, so
 * what has never varied may yet; otherwise it never will. */
struct lead lead_of(const struct series *best, const struct series *other, int metric,
                    int64_t first, bool chance);

#endif
