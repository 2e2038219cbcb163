/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one thread plays with: a world, made anew for each task that follows another, and the row of
 * the replication that it has played last. */
#ifndef SIM_RUN_BENCH_H
#define SIM_RUN_BENCH_H

#include "sim/run/engine.h"
#include "sim/run/task.h"

struct bench {
    const struct engine *engine;
    atomic_bool *interrupt;
    struct world *world; /* NULL: none yet */
    struct task *task;   /* whose world it is; held */
    struct arena arrays, incidents;
    struct row row;
};

void bench_init(struct bench *b, const struct engine *engine, atomic_bool *interrupt);
void bench_release(struct bench *b);

/* The row is the bench's, until the next is played. Its stop is STOP_INTERRUPTED if it was broken
 * off. */
const struct row *bench_play(struct bench *b, struct task *t, uint32_t number);

#endif
