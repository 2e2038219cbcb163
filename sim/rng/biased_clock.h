/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock of failures that may run fast, and what it owes for that: the primitive of rare events.
 *
 * What a design is built to survive is rare because a second failure must come before the first is
 * repaired. So while something is down the hazard of the others is multiplied by a factor phi, and
 * each replication carries a weight, the ratio of its likelihoods with and without: what is
 * multiplied by it has the mean it would have had unbiased, exactly. The logarithm of that ratio is
 *
 *   (phi - 1) (H(a2) - H(a1))   for having survived from age a1 to a2,   H = -log P(X > x),
 *   -log phi                    besides for a failure.
 *
 * So it works for any law with a density. Measured in hazard, H, a clock under any law runs down at
 * rate phi from a unit exponential draw, whose rest is again such a draw at any moment. So a switch
 * draws nothing: the rest is stretched by old phi / new phi. A clock takes from its stream what an
 * unbiased one does, so that two designs under one seed stay in step, and one that is never biased
 * is dist_draw_time to the last bit. A clock may also run unbiased in the shadow of a bias: it
 * fails when it would have, and the ratio is that of the path it took. phi may depend on all that
 * has happened, but not on what is pending.
 *
 * Which phi. Let L be the expected number of failures, unbiased, of the clocks that are switched:
 * in all the switched time of a replication (Lr), and in one switched period (Lp). Then
 *
 *   phi = min(k / Lr, 1 / (4 Lp)), at least 1; k: how many more failures it takes (mostly 1),
 *
 * which is biased_clock_factor below. Why: with m = phi Lr biased failures a replication, Poisson,
 * and Lr << 1, the mean square of a replication's weight is e^m, and that of the weighted indicator
 * of k failures is k! e^m / m^k times its squared mean: least for m = k (2.7 for k = 1, and
 * below 3.4 from m = 0.5 to 1.7, so that Lr need not be known well). Of one period that lasts for
 * an exponential time, with r = phi Lp, it is 1 / (r (1 - r)^2): least, 6.75, for r = 1/3, 7.1 for
 * 1/4. But from r = 1/3 on the fourth moment is infinite, so that standard errors are not to be
 * trusted, and from 1 on the second: the estimate then looks precise and is wrong. When in
 * doubt, less: of two units in parallel over a year (tests/theory/test_rare_coverage.c) the
 * relative variance of a replication is 116 unbiased, and 9.3, 5.8, 5.3, 11 and 440 for m = 1/4,
 * 1/2, 1, 2 and 4.
 *
 * If the time to repair has a heavy tail (lognormal, Weibull of a shape below 1, Pareto),
 * E[exp(phi L)] is infinite for every phi > 1 but for the horizon: there the bias must end with the
 * first biased failure and grow weaker meanwhile, say to a quarter each time the hazard accounted
 * for, (phi - 1) (H(a2) - H(a1)) summed over the clocks, reaches 1; the weight of a period is then
 * at most e^(1 + log4 phi). */
#ifndef SIM_RNG_BIASED_CLOCK_H
#define SIM_RNG_BIASED_CLOCK_H

#include <stdbool.h>

#include "sim/base/simtime.h"
#include "sim/rng/dist.h"
#include "sim/rng/stream.h"

struct biased_clock {
    const struct dist *law;
    simtime renewed, due;
    double factor;  /* of the hazard since it was switched last */
    double life;    /* the age at which it is to fail, in seconds */
    double settled; /* while the factor is not 1: H up to which the weight is accounted for, */
    double rest;    /* and H from there to the failure */
    bool shadow;    /* runs unbiased: the factor counts in the weight alone */
};

/* Renewed now: draws a time to failure of the law, which must outlive the clock, as dist_draw does.
 * Gives the time of the failure. Of a law without density the factor is held at 1. */
simtime biased_clock_start(struct biased_clock *c, const struct dist *law, double factor,
                           simtime now, struct stream *s);
/* From now, which must not lie beyond the failure due, at another factor. Accounts for what has
 * been survived, and gives the new time of the failure. To the same factor: changes nothing. */
simtime biased_clock_switch(struct biased_clock *c, double factor, simtime now, double *log_weight);
/* Accounts for what has been survived by now and goes on: to read a weight between switches. */
void biased_clock_settle(struct biased_clock *c, simtime now, double *log_weight);
/* It fails, at its due time: accounts for that. It then stands until started anew. */
void biased_clock_fail(struct biased_clock *c, double *log_weight);
/* It stops without having failed, at the horizon: settles, and stands at a factor of 1. */
void biased_clock_finish(struct biased_clock *c, simtime now, double *log_weight);

/* The rule above, from Lr, Lp and k. */
double biased_clock_factor(double per_replication, double per_period, double more_failures);

#endif
