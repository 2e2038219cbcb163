/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two manners of playing one scenario, with `exact` and without, held against one another:
 * every metric by two-sample Kolmogorov-Smirnov and by its mean. The two are played under different
 * seeds, so their samples are independent. Of metrics of incidents the first one's of each
 * replication is taken. Compared as well: the share of replications that give a value at all, the
 * share that is censored, the length of the first incident, and how many there are. */
#ifndef TESTS_THEORY_MANNERS_H
#define TESTS_THEORY_MANNERS_H

#include "tests/models/fixture.h"
#include "tests/theory/comparison.h"

/* A fixture without a plan. */
typedef void manners_make(struct fixture *f, const void *argument);

struct manners {
    uint32_t replications;
    uint64_t seed, exact_seed;
    manners_make *make;
    const void *argument;
    const enum metric_id *left_out; /* metrics that differ by design */
    size_t left_out_count;
};

/* The statistic's critical value is exceeded with a chance of 1e-5; with the mean's 1.1e-5 a right
 * program fails in a comparison with a chance of 2.1e-5 at most. Asserts that probes were stepped
 * over, and in exact none. */
void manners_compare(struct comparisons *c, const char *name, const struct manners *m);

#endif
