/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of several points is the cheapest that meets all targets, how sure that is, and which of
 * them more replications should go to.
 *
 * The candidate is the point with the smallest estimate among those whose estimates meet their
 * targets and that are not shown to miss any. It is wrong if it misses a target; or if some other
 * point meets all and is cheaper, that is, if an exclusion of that point was wrong: it was shown to
 * miss a target, or to be as dear or dearer, and is neither. Let e be the largest error among all
 * that the choice rests on: for each target of the candidate, that it is met, and for every other
 * point the smallest error of any reason that excludes it. Of the statements that could mislead, at
 * most k - 1 + T can be false ones, for k points and T targets: one for each wrong point, and one
 * for each target of the right one. Each is made with an error of e or less by accident with a
 * chance of at most e, however often one looks (sim/stats/anytime.h). So the choice is right with a
 * probability of at least 1 - (k - 1 + T) e, which is what is reported (Bonferroni's bound). The
 * same holds of the statement that no point meets the targets.
 *
 * Replications go by the ratios of sim/stats/ocba.h to the candidate and to whatever is not yet
 * excluded at the error that is asked for. */
#ifndef SIM_RUN_SELECTION_H
#define SIM_RUN_SELECTION_H

#include "sim/run/lead.h"
#include "sim/run/result.h"
#include "sim/run/standing.h"
#include "sim/stats/ocba.h"

#define SELECTION_NONE OCBA_NONE

/* What is known of a point. */
struct contender {
    double objective; /* the estimate; NaN: it has none */
    struct footing targets[RESULT_TARGETS];
    size_t target_count;
    struct lead lead; /* over it, of the candidate; error 1 and mean NaN in the candidate itself */
    int64_t played;
};

struct selection {
    size_t best;      /* the candidate; SELECTION_NONE: no point seems to meet the targets */
    size_t runner_up; /* the candidate if there were no best; SELECTION_NONE: no other point seems
                         to meet the targets */
    /* met: the best meets its targets and nothing cheaper does; missed: no point meets them */
    enum verdict verdict;
    double probability; /* at least, that this is right, or would be if it had to be said now */
    double error;       /* of a single statement, at which the confidence is reached */
};

/* The error of a single statement at which n points with so many targets are told apart with this
 * confidence; 1 where there is nothing to tell. At it a point is excluded from being candidate that
 * is shown to miss a target. */
double selection_error(size_t n, size_t targets, double confidence);

/* The candidate by the estimates alone. Of equals the first. */
size_t selection_cheapest(const struct contender *c, size_t n, double error);
/* With leads set, the one that would be if there were no `best`: it has the smallest lead over it.
 * Below 0 it should be the candidate instead, since leads tell more than estimates do. */
size_t selection_next(const struct contender *c, size_t n, double error, size_t best);

/* With leads set, of this candidate. */
struct selection selection_conclude(const struct contender *c, size_t n, size_t best,
                                    double confidence);

/* Why a point is not the best. */
bool selection_misses(const struct contender *c, size_t target, double error); /* for certain */
bool selection_dearer(const struct contender *c, double error);                /* or as dear */
/* The chance that all targets are met: at least so much, by what has been played. */
double selection_likely(const struct contender *c);

/* What sim/stats/ocba.h is to spread replications by. */
void selection_designs(const struct contender *c, size_t n, const struct selection *s,
                       struct ocba_design *ret);

#endif
