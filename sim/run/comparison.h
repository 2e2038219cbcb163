/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs set against each other: what two of them differ by, which is the most available, which of
 * them nobody need regret, and what a nine more costs between those. */
#ifndef SIM_RUN_COMPARISON_H
#define SIM_RUN_COMPARISON_H

#include "sim/run/result.h"
#include "sim/run/series.h"

struct design {
    const char *name; /* of which there is no other */
    const struct result *result;
    const struct series *series;
    bool scripted; /* it has faults at given times */
};

enum { COMPARISON_DESIGNS = 64 }; /* at most */

struct comparison {
    const struct design *designs;
    size_t count;
};

/* Whether two designs have met the same luck: equal seeds, horizons, first replications and numbers
 * of them. */
bool comparison_paired(const struct design *a, const struct design *b);

/* b - a of the means of a metric. */
struct difference comparison_difference(const struct design *a, const struct design *b, int metric);

/* Places of the designs by mean availability.requests, the highest first; of equals the cheaper,
 * then the earlier. */
void comparison_rank(const struct comparison *c, size_t *ret_order);

/* Those on the frontier (frontier.h) of cost and downtime, by rising cost. Returns how many there
 * are; 0 if some design has no price. */
size_t comparison_frontier(const struct comparison *c, size_t *ret_order);

/* What a nine more costs a year on the way from a to b. */
struct difference comparison_per_nine(const struct design *a, const struct design *b);

#endif
