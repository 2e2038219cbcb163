/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "sim/base/die.h"

struct worker {
    const struct pool *pool;
    size_t number;
    pthread_t thread;
};

struct pool {
    pool_work_fn *work;
    void *subject;
    struct worker *workers;
    size_t count;
};

static void *run(void *subject)
{
    const struct worker *w = subject;
    w->pool->work(w->pool->subject, w->number);
    return NULL;
}

struct pool *pool_start(size_t threads, pool_work_fn *work, void *subject)
{
    struct pool *p = xmalloc(sizeof *p);
    *p = (struct pool){.work = work, .subject = subject};
    p->workers = xcalloc(threads + 1, sizeof *p->workers);
    for (; p->count < threads; p->count++) {
        struct worker *w = &p->workers[p->count];
        w->pool = p;
        w->number = p->count;
        if (pthread_create(&w->thread, NULL, run, w) != 0) {
            break;
        }
    }
    return p;
}

size_t pool_threads(const struct pool *p)
{
    return p->count;
}

void pool_join(struct pool *p)
{
    if (p) {
        for (size_t i = 0; i < p->count; i++) {
            pthread_join(p->workers[i].thread, NULL);
        }
        free(p->workers);
        free(p);
    }
}

size_t pool_cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : (size_t)n;
}
