/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threads that work side by side until what they do returns. */
#ifndef SIM_RUN_POOL_H
#define SIM_RUN_POOL_H

#include <stddef.h>

struct pool;

/* Once in each thread; worker counts from 0. */
typedef void pool_work_fn(void *subject, size_t worker);

/* As many threads as are asked for, or fewer where the machine refuses them. */
struct pool *pool_start(size_t threads, pool_work_fn *work, void *subject);
size_t pool_threads(const struct pool *p); /* how many there are; may be 0 */
/* Waits until all have returned. Everything they wrote is visible then. Accepts NULL. */
void pool_join(struct pool *p);

/* Processors of this machine, at least 1. */
size_t pool_cores(void);

#endif
