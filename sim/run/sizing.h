/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizing: the cheapest of several points that meets its targets, found by playing most where the
 * decision is close.
 *
 * Every point starts with one batch of replications, with the least that its stopping rule has if
 * that is more, and with no more than its scenario allows. Then, again and again, all is looked at
 * (sim/run/selection.h), and unless the choice is as sure as was asked, some more replications are
 * spread over the candidate and the points that are not excluded: a quarter of what these have had,
 * a batch at least. It ends undecided when no point in doubt may have more: each has at most the
 * replications of its scenario, and all together at most the budget. A stopping rule of the
 * scenario ends nothing: what it is to be precise about is not what is to be decided.
 *
 * Points are played under common random numbers, each as when it is played alone. What is played
 * follows from results and nothing else, so all is the same for any number of threads, and for
 * replications that a keeper had kept. */
#ifndef SIM_RUN_SIZING_H
#define SIM_RUN_SIZING_H

#include "sim/run/selection.h"
#include "sim/run/study.h"

struct sizing {
    struct study_point *points; /* all with targets of the same kinds */
    size_t count;
    int minimise;      /* a metric, by index */
    double confidence; /* in (0, 1) */
    int64_t budget;    /* replications of all points; INT64_MAX: no bound; see sizing_least */
    const struct engine *engine;
    bool exact;
    size_t threads;
    atomic_bool *interrupt;
    struct foreman *foreman; /* of other ranks; NULL: alone */
    /* of replications of all points, of the most there can be; NULL: none */
    experiment_progress_fn *progress;
    void *progress_subject;
    const struct study_keeper *keeper; /* NULL: nothing is kept */
};

struct sized {
    /* Where no other point seems to meet the targets its runner-up is the one of least excess. */
    struct selection selection;
    struct contender *contenders; /* by point; for the caller to free */
    int64_t played;               /* replications of all points */
    bool valueless;               /* at no point has the metric a value: nothing more was played */
};

/* Replications that the points start with, all together: what a budget has to allow. */
int64_t sizing_least(const struct study_point *points, size_t count);

/* By how much a point misses its targets at most, in parts of their limits; of availability in
 * parts of what may fail. 0 or less if it keeps all, INFINITY where one has no value. */
double sizing_excess(const struct result *r);

/* Every point has a result, that of what was played of it, even if all ended early; the caller
 * releases them (study_release). */
enum experiment_end sizing_run(const struct sizing *s, struct sized *ret);

#endif
