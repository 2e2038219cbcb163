/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a point stands to each of its targets: whether it meets it, how sure that is however often
 * one looks, and how far it is from the limit in units that tell what more replications would do.
 *
 * Every target is made one of a mean. A percentile is at most L if the share of incidents of at
 * most L is at least that percentile; incidents of one replication belong together, so there count
 * as many independent ones as the variance between replications says (Kish 1965), and where all
 * came out the same, one a replication. A value that was cut off below the limit counts as kept
 * when the question is whether the target is missed, and as not kept when it is whether it is met;
 * without a value neither is shown. Of availability, fewer than ten replications that lost requests
 * do not tell how many one can lose, so each counts as one that lost all before the target is held
 * to be met, which makes it a share of replications; none at all is one of these cases. Small
 * losses in many replications tell nothing of large ones that come seldom. Where something is left
 * to chance, the target is therefore held to be met no more surely than that replications of which
 * none has been seen, and which may lose as much as `unseen`, do not come so often that the mean
 * falls to the limit: a share of replications again. Otherwise what does not vary is certain. */
#ifndef SIM_RUN_STANDING_H
#define SIM_RUN_STANDING_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/run/result.h"
#include "sim/run/series.h"
#include "sim/scenario/scenario.h"
#include "sim/stats/interval.h"

struct standing_target {
    int metric;
    double limit; /* in the metric's unit */
    double share; /* of incidents that are to keep it; NaN: the mean is to be at least the limit */
    struct clustered kept, perhaps; /* incidents known to keep it, and those that may */
    struct series values;           /* of the mean */
    int64_t losing;                 /* replications that lost requests */
};

struct standing {
    struct standing_target targets[RESULT_TARGETS]; /* in the order of targets_judge */
    size_t count;
    int64_t replications;
    double unseen; /* what a replication may lose of its requests by what no other has shown yet, in
                      [0, 1]; 0 at first: nothing is hidden, so what never varied never will */
    bool weighted; /* so that percentiles are not known */
    double weights, squares;
};

/* What is known of one target. */
struct footing {
    bool kept; /* by the estimate */
    /* errors as those of sim/stats/anytime.h: for certain, kept and missed */
    double error_kept, error_missed;
    double likely; /* the chance that it is kept, by what has been played and nothing else */
    /* the estimate less the limit, above 0 if it is kept; NaN: nothing is known */
    double margin;
    double variance; /* of one replication, in what the margin is of; 0: certain */
};

void standing_init(struct standing *s, const struct targets *t, const struct metric_table *metrics);
void standing_release(struct standing *s);
/* A replication that was played to its end. */
void standing_add(struct standing *s, const struct row *row);
/* first: replications at the first look. */
struct footing standing_judge(const struct standing *s, size_t target, int64_t first);

#endif
