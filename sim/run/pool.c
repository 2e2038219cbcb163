/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/pool.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "sim/base/die.h"

enum { TICK_NS = 100 * 1000 * 1000, SECOND_NS = 1000 * 1000 * 1000 };

struct pool {
    const struct pool_job *job;
    atomic_size_t *next, own_next, done;
    pthread_mutex_t lock; /* guards running */
    pthread_cond_t idle;
    size_t running;
};

struct worker {
    struct pool *pool;
    size_t number;
    pthread_t thread;
};

static void pool_work(struct pool *p, size_t worker)
{
    const struct pool_job *job = p->job;
    while (!job->stop || !atomic_load_explicit(job->stop, memory_order_relaxed)) {
        size_t index = atomic_fetch_add_explicit(p->next, 1, memory_order_relaxed);
        if (index >= job->count) {
            return;
        }
        job->work(job->subject, index, worker);
        atomic_fetch_add_explicit(&p->done, 1, memory_order_relaxed);
    }
}

static void *pool_thread(void *subject)
{
    struct worker *w = subject;
    pool_work(w->pool, w->number);
    pthread_mutex_lock(&w->pool->lock);
    w->pool->running--;
    pthread_cond_signal(&w->pool->idle);
    pthread_mutex_unlock(&w->pool->lock);
    return NULL;
}

static struct timespec tick_deadline(const struct pool_job *job)
{
    struct timespec t;
    VERIFY(clock_gettime(CLOCK_MONOTONIC, &t) == 0);
    t.tv_nsec += job->tick_ns > 0 ? job->tick_ns : TICK_NS;
    if (t.tv_nsec >= SECOND_NS) {
        t.tv_nsec -= SECOND_NS;
        t.tv_sec++;
    }
    return t;
}

/* The caller does not work itself: it stays free to show progress while long replications run. */
static void pool_wait(struct pool *p)
{
    const struct pool_job *job = p->job;
    pthread_mutex_lock(&p->lock);
    while (p->running > 0) {
        struct timespec deadline = tick_deadline(job);
        int status = pthread_cond_timedwait(&p->idle, &p->lock, &deadline);
        if (status == ETIMEDOUT && job->tick) {
            pthread_mutex_unlock(&p->lock);
            job->tick(job->subject, atomic_load_explicit(&p->done, memory_order_relaxed));
            pthread_mutex_lock(&p->lock);
        }
    }
    pthread_mutex_unlock(&p->lock);
}

static void pool_init(struct pool *p, const struct pool_job *job)
{
    *p = (struct pool){.job = job};
    p->next = job->next ? job->next : &p->own_next;
    pthread_condattr_t attr;
    VERIFY(pthread_condattr_init(&attr) == 0);
    VERIFY(pthread_condattr_setclock(&attr, CLOCK_MONOTONIC) == 0);
    VERIFY(pthread_cond_init(&p->idle, &attr) == 0);
    VERIFY(pthread_mutex_init(&p->lock, NULL) == 0);
    pthread_condattr_destroy(&attr);
}

void pool_for(const struct pool_job *job)
{
    struct pool pool;
    pool_init(&pool, job);
    size_t threads = job->threads < job->count ? job->threads : job->count;
    struct worker *workers = xcalloc(threads + 1, sizeof *workers);
    size_t started = 0;
    pthread_mutex_lock(&pool.lock);
    for (; started < threads; started++) {
        struct worker *w = &workers[started];
        *w = (struct worker){.pool = &pool, .number = started};
        if (pthread_create(&w->thread, NULL, pool_thread, w) != 0) {
            break;
        }
        pool.running++;
    }
    pthread_mutex_unlock(&pool.lock);
    if (started == 0) {
        pool_work(&pool, 0);
    }
    pool_wait(&pool);
    for (size_t i = 0; i < started; i++) {
        pthread_join(workers[i].thread, NULL);
    }
    free(workers);
    pthread_cond_destroy(&pool.idle);
    pthread_mutex_destroy(&pool.lock);
}

size_t pool_cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : (size_t)n;
}
