/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/task.h"

#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/run/brief.h"
#include "sim/run/stopwatch.h"

static struct task *make_task(uint64_t number)
{
    struct task *t = xcalloc(1, sizeof *t);
    t->number = number;
    atomic_init(&t->held, 1);
    VERIFY(pthread_mutex_init(&t->lock, NULL) == 0);
    arena_init(&t->arena, 0);
    return t;
}

struct task *task_new(uint64_t number, const struct scenario *sc, bool exact,
                      const struct plan *plan)
{
    struct task *t = make_task(number);
    t->scenario = sc;
    t->exact = exact;
    t->plan = plan;
    t->given = plan != NULL;
    return t;
}

struct task *task_new_brief(uint64_t number, const char *brief, size_t length)
{
    struct task *t = make_task(number);
    buf_add_n(&t->brief, brief, length);
    return t;
}

void task_hold(struct task *t)
{
    atomic_fetch_add_explicit(&t->held, 1, memory_order_relaxed);
}

void task_drop(struct task *t)
{
    if (!t || atomic_fetch_sub_explicit(&t->held, 1, memory_order_acq_rel) > 1) {
        return;
    }
    if (t->plan && !t->given) {
        plan_release(t->plan);
    }
    arena_release(&t->arena);
    buf_release(&t->brief);
    pthread_mutex_destroy(&t->lock);
    free(t);
}

static void make_plan(struct task *t)
{
    if (!t->scenario) {
        t->scenario = brief_load(&t->brief, &t->arena, &t->exact);
    }
    t->plan = plan_new(&t->arena, t->scenario, t->exact);
}

const struct plan *task_plan(struct task *t, int64_t *ret_took)
{
    int64_t took = 0;
    pthread_mutex_lock(&t->lock);
    if (!t->plan) {
        int64_t start = stopwatch_now();
        make_plan(t);
        took = stopwatch_now() - start + 1;
    }
    const struct plan *plan = t->plan;
    pthread_mutex_unlock(&t->lock);
    if (ret_took) {
        *ret_took = took;
    }
    return plan;
}
