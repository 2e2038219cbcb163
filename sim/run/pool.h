/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A loop whose turns are shared out to threads.
 *
 * Indices are handed out in rising order and each is worked on once; which thread takes which index
 * is left to chance, so work on one index may write only what belongs to that index or to that
 * worker. Everything the workers wrote is visible to the caller when pool_for returns. */
#ifndef SIM_RUN_POOL_H
#define SIM_RUN_POOL_H

#include <stdatomic.h>
#include <stddef.h>

/* worker counts from 0 and is below `threads`; no two calls with one worker overlap. */
typedef void pool_work_fn(void *subject, size_t index, size_t worker);
typedef void pool_tick_fn(void *subject, size_t done);

struct pool_job {
    size_t threads, count;
    pool_work_fn *work;
    pool_tick_fn *tick; /* again and again in the calling thread; NULL: none */
    long tick_ns;       /* how often; 0: about ten times a second */
    void *subject;
    atomic_bool *stop; /* once set, no further index is handed out; NULL: none */
    /* The next index to hand out, from 0, where others than the threads may take some too, by
     * adding to it, or all that are left, by setting it to count; NULL: nobody else does. */
    atomic_size_t *next;
};

/* Returns when every index handed out is worked off. Where the machine refuses threads it goes on
 * with fewer, if need be with the calling one alone. */
void pool_for(const struct pool_job *job);

/* Processors of this machine, at least 1. */
size_t pool_cores(void);

#endif
