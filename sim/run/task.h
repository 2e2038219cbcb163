/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario of which replications are played, and its plan, which is made by the first who needs
 * it and then shared by all threads. In rank 0 the scenario is there; another rank has the brief
 * that it is loaded from (sim/run/brief.h). */
#ifndef SIM_RUN_TASK_H
#define SIM_RUN_TASK_H

#include <pthread.h>

#include "models/replicate.h"
#include "sim/base/buf.h"

struct task {
    uint64_t number; /* from 1, a later one's is higher; the same in all ranks */
    bool exact;
    const struct scenario *scenario; /* NULL: it is in the brief, not yet loaded */
    struct buf brief;
    void *subject; /* whoever it is for */
    atomic_size_t held;
    pthread_mutex_t lock; /* guards the rest */
    struct arena arena;
    const struct plan *plan; /* NULL: not made yet */
    bool given;              /* and not made here at all */
};

/* plan: NULL if one is to be made. Its maker holds it. */
struct task *task_new(uint64_t number, const struct scenario *sc, bool exact,
                      const struct plan *plan);
/* From a brief, which is copied. */
struct task *task_new_brief(uint64_t number, const char *brief, size_t length);
/* By any thread. It is gone with its plan when nobody holds it; worlds are to be gone before. */
void task_hold(struct task *t);
void task_drop(struct task *t); /* accepts NULL */

/* *ret_took: nanoseconds that making it took, 0 if it was there; may be NULL. */
const struct plan *task_plan(struct task *t, int64_t *ret_took);

#endif
