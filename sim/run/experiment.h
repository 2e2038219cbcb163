/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An experiment: the replications of one scenario, played on all cores and by other ranks if there
 * are any, reduced to one result.
 *
 * Replications are merged in the order of their numbers, and the stopping rule of the scenario
 * looks only at complete batches (sim/run/account.h). So the result depends on scenario, seed and
 * version alone, never on threads, ranks or timing. What an interrupt leaves is the result of the
 * replications that were complete without a gap, the same bytes as asking for just that many. */
#ifndef SIM_RUN_EXPERIMENT_H
#define SIM_RUN_EXPERIMENT_H

#include "sim/run/flight.h"

/* Called about ten times a second in the calling thread: replications that are finished, and kept
 * if there is a keeper; those and what has been played since; and the most that will be. */
typedef void experiment_progress_fn(void *subject, int64_t done, int64_t played, int64_t total);

struct experiment {
    const struct scenario *scenario;
    const struct engine *engine;
    const struct plan *plan;
    bool exact;              /* how the plan was made; passed on to the result */
    uint32_t first;          /* number of the first replication, from 1 */
    size_t threads;          /* at least 1, here and in every other rank */
    atomic_bool *interrupt;  /* stops the experiment; NULL: nobody will */
    struct foreman *foreman; /* of other ranks, for whom interrupt is needed; NULL: alone */
    experiment_progress_fn *progress; /* NULL: none */
    void *progress_subject;
    /* Called with every complete replication, in the order of their numbers; NULL: nobody wants
     * them. The row is gone when it returns. */
    void (*row)(void *subject, const struct row *row);
    void *row_subject;
    const struct keeper *keeper; /* NULL: nothing is kept and nothing recalled */
};

/* What a stopping rule asks of an experiment and the field table cannot know to be wrong: its
 * metric. It may be of a scenario that is wrong elsewhere. Returns 0 or -1. */
int experiment_check_rule(const struct replications *rule, const struct engine *engine,
                          struct diag *d);
/* The same of a whole scenario: its rule, with a warning if its metric will have no value, and more
 * writes than can be played. Returns 0 or -1. */
int experiment_check(const struct scenario *sc, const struct engine *engine, struct diag *d);

/* For a scenario that experiment_check accepts, with numbers up to UINT32_MAX. The caller releases
 * the result, which is that of what was played if it ended early; its strings are the scenario's.
 */
enum experiment_end experiment_run(const struct experiment *x, struct result *ret_result);

#endif
