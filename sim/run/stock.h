/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replications that are to be played: one thread lays them in, others take them out, each once and
 * those of earlier tasks first, in the order of their numbers. Takers wait while there are none,
 * until the stock is closed; whoever lays in rests meanwhile and is woken when the stock runs low.
 */
#ifndef SIM_RUN_STOCK_H
#define SIM_RUN_STOCK_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/run/task.h"

struct stock_range {
    struct task *task;
    uint32_t first, count;
    bool whole; /* as it was laid in */
};

struct stock {
    pthread_mutex_t lock; /* guards the rest */
    pthread_cond_t more, low;
    struct stock_range *ranges; /* those from begin to end are waiting, by task and number */
    size_t begin, end, room;
    size_t waiting, mark; /* replications; low is what falls to the mark */
    bool closed, rung;
};

void stock_init(struct stock *s, size_t mark);
void stock_release(struct stock *s); /* nobody may be waiting */

/* Lays in number `first` of a task and those that follow it, count in all. */
void stock_add(struct stock *s, struct task *task, uint32_t first, uint32_t count);
size_t stock_waiting(struct stock *s); /* replications that nobody has taken */
/* False once it is closed. */
bool stock_take(struct stock *s, struct task **ret_task, uint32_t *ret_number);
/* The same without waiting; false also if there are none. */
bool stock_try(struct stock *s, struct task **ret_task, uint32_t *ret_number);

/* Who takes several at once, and has to get ready for each task that is new to it. */
struct stock_carver {
    uint64_t last; /* the task it got ready for last, of which it takes if there is any left */
    /* Whether it is ready for another one. */
    bool (*ready)(const void *subject, const struct task *t);
    const void *subject;
    size_t most;  /* replications to take, from one task */
    size_t least; /* that are worth getting ready; so many are taken then though most is less */
};

/* Takes the first of a range. Of tasks that it is not ready for it prefers those that nobody has
 * begun, and takes nothing of what is hardly more than getting ready for it. */
bool stock_carve(struct stock *s, const struct stock_carver *c, struct stock_range *ret);

/* Throws away what is waiting of a task. Returns how many replications those were. */
size_t stock_drop(struct stock *s, const struct task *task);
/* Does nothing until the stock is low or a taker finds it empty, once for each time, or for so
 * long; below a second. */
void stock_rest(struct stock *s, long nanoseconds);
/* Throws away what is waiting, and sends everybody home. */
void stock_close(struct stock *s);

#endif
