/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two regions and a link: the workstation cluster of Haverkort, Hermanns and Katoen (2000), as in
 * the benchmarks of PRISM (models/ctmcs/cluster) and of the quantitative verification benchmark
 * set. Two sides of n workstations with a switch each, a backbone between the switches, and one
 * repair unit: while it is free it inspects every class that has something failed, each for an
 * exponential time, and repairs one of the class that is found first. Rates are per hour. */
#ifndef TESTS_THEORY_CLUSTER_H
#define TESTS_THEORY_CLUSTER_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/theory/ctmc.h"

enum cluster_class { LEFT_STATION, RIGHT_STATION, LEFT_SWITCH, RIGHT_SWITCH, BACKBONE, CLASSES };

extern const double cluster_failure_rate[CLASSES]; /* of each one */
extern const double cluster_repair_rate[CLASSES];
static const double CLUSTER_INSPECTION_RATE = 10; /* of each class that waits */

/* How many are up of each class; stations is n, of the others there is one. */
struct cluster_state {
    int up[CLASSES];
};

/* `wanted` stations work together: those of one side behind their switch, or of both if all three
 * connections are up. Premium wants n, minimum 3/4 of n, rounded down. */
bool cluster_serves(const struct cluster_state *s, int wanted);
static inline int cluster_minimum(int stations)
{
    return 3 * stations / 4;
}

/* The chain of all reachable states, 0 being all up; with `absorb` those below the minimum have no
 * way out. The vectors, one value a state: */
struct cluster_chain {
    struct ctmc ctmc;
    double *below_minimum, *below_premium; /* 0 or 1 */
    double *stations_up;                   /* as a share */
    double *repairs;                       /* an hour */
};
void cluster_chain_init(struct cluster_chain *c, int stations, bool absorb);
void cluster_chain_release(struct cluster_chain *c);

/* What the solvers of PRISM and Storm print, as far as their iterations go: below_minimum and
 * within_2000 have been published with one and two digits more, which 80-bit arithmetic does not
 * confirm. */
struct cluster_published {
    int stations;
    size_t states;
    const char *premium, *below_minimum; /* in the long run */
    const char *within_2000, *at_20;     /* ever below the minimum by then, below it at that hour */
    const char *stations_at_20;          /* up, percent */
    const char *hours, *repairs;         /* below the minimum, and made, in 2,000 h */
};
enum { CLUSTER_PUBLISHED = 2 };
extern const struct cluster_published cluster_published[CLUSTER_PUBLISHED];

#endif
