/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/stock.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sim/base/die.h"

enum { SECOND_NS = 1000 * 1000 * 1000, NONE = -1 };

void stock_init(struct stock *s, size_t mark)
{
    pthread_condattr_t attr;
    *s = (struct stock){.mark = mark};
    VERIFY(pthread_mutex_init(&s->lock, NULL) == 0);
    VERIFY(pthread_cond_init(&s->more, NULL) == 0);
    VERIFY(pthread_condattr_init(&attr) == 0);
    VERIFY(pthread_condattr_setclock(&attr, CLOCK_MONOTONIC) == 0);
    VERIFY(pthread_cond_init(&s->low, &attr) == 0);
    pthread_condattr_destroy(&attr);
}

void stock_release(struct stock *s)
{
    free(s->ranges);
    pthread_cond_destroy(&s->low);
    pthread_cond_destroy(&s->more);
    pthread_mutex_destroy(&s->lock);
}

static void make_room(struct stock *s)
{
    if (s->begin > 0) {
        memmove(s->ranges, s->ranges + s->begin, (s->end - s->begin) * sizeof *s->ranges);
        s->end -= s->begin;
        s->begin = 0;
    } else {
        s->room = s->room > 0 ? 2 * s->room : 16;
        s->ranges = xrealloc(s->ranges, s->room, sizeof *s->ranges);
    }
}

/* Behind all of earlier tasks and of its own; mostly the end. */
static size_t place_of(const struct stock *s, const struct task *task)
{
    size_t at = s->end;
    while (at > s->begin && s->ranges[at - 1].task->number > task->number) {
        at--;
    }
    return at;
}

static void insert(struct stock *s, const struct stock_range *r)
{
    if (s->end == s->room) {
        make_room(s);
    }
    size_t at = place_of(s, r->task);
    struct stock_range *before = at > s->begin ? &s->ranges[at - 1] : NULL;
    if (before && before->task == r->task && before->first + before->count == r->first) {
        before->count += r->count;
        return;
    }
    memmove(s->ranges + at + 1, s->ranges + at, (s->end - at) * sizeof *s->ranges);
    s->ranges[at] = *r;
    s->end++;
}

void stock_add(struct stock *s, struct task *task, uint32_t first, uint32_t count)
{
    pthread_mutex_lock(&s->lock);
    if (count > 0 && !s->closed) {
        insert(s, &(struct stock_range){task, first, count, true});
        s->waiting += count;
        pthread_cond_broadcast(&s->more);
    }
    pthread_mutex_unlock(&s->lock);
}

size_t stock_waiting(struct stock *s)
{
    pthread_mutex_lock(&s->lock);
    size_t waiting = s->waiting;
    pthread_mutex_unlock(&s->lock);
    return waiting;
}

static void ring(struct stock *s)
{
    s->rung = true;
    pthread_cond_signal(&s->low);
}

static void remove_range(struct stock *s, size_t at)
{
    if (at == s->begin) {
        s->begin++;
    } else {
        memmove(s->ranges + at, s->ranges + at + 1, (s->end - at - 1) * sizeof *s->ranges);
        s->end--;
    }
}

/* Takes the first of a range. */
static struct stock_range cut(struct stock *s, size_t at, size_t count)
{
    struct stock_range *r = &s->ranges[at], taken = *r;
    bool high = s->waiting > s->mark;
    taken.count = count < r->count ? (uint32_t)count : r->count;
    r->first += taken.count;
    r->count -= taken.count;
    r->whole = false;
    s->waiting -= taken.count;
    if (r->count == 0) {
        remove_range(s, at);
    }
    if (s->waiting == 0 || (high && s->waiting <= s->mark)) {
        ring(s);
    }
    return taken;
}

static bool take(struct stock *s, bool wait, struct task **ret_task, uint32_t *ret_number)
{
    pthread_mutex_lock(&s->lock);
    while (wait && s->waiting == 0 && !s->closed) {
        ring(s);
        pthread_cond_wait(&s->more, &s->lock);
    }
    bool taken = s->waiting > 0;
    if (taken) {
        struct stock_range r = cut(s, s->begin, 1);
        *ret_task = r.task;
        *ret_number = r.first;
    }
    pthread_mutex_unlock(&s->lock);
    return taken;
}

bool stock_take(struct stock *s, struct task **ret_task, uint32_t *ret_number)
{
    return take(s, true, ret_task, ret_number);
}

bool stock_try(struct stock *s, struct task **ret_task, uint32_t *ret_number)
{
    return take(s, false, ret_task, ret_number);
}

/* The first of a task; tasks stand in the order of their numbers. */
static int find(const struct stock *s, uint64_t number)
{
    size_t lo = s->begin, hi = s->end;
    while (lo < hi) {
        size_t middle = lo + (hi - lo) / 2;
        if (s->ranges[middle].task->number < number) {
            lo = middle + 1;
        } else {
            hi = middle;
        }
    }
    return lo < s->end && s->ranges[lo].task->number == number ? (int)lo : NONE;
}

/* Those begun are few, one a taker, so the first that is whole is not far. */
static int choose(const struct stock *s, const struct stock_carver *c)
{
    int chosen = find(s, c->last);
    for (size_t at = s->begin; at < s->end && chosen == NONE; at++) {
        chosen = s->ranges[at].whole ? (int)at : NONE;
    }
    for (size_t at = s->begin; at < s->end && chosen == NONE; at++) {
        const struct stock_range *r = &s->ranges[at];
        bool worth = r->count > c->least || c->ready(c->subject, r->task);
        chosen = worth ? (int)at : NONE;
    }
    return chosen;
}

bool stock_carve(struct stock *s, const struct stock_carver *c, struct stock_range *ret)
{
    pthread_mutex_lock(&s->lock);
    int at = choose(s, c);
    if (at != NONE) {
        bool ready = c->ready(c->subject, s->ranges[at].task);
        *ret = cut(s, (size_t)at, ready || c->most > c->least ? c->most : c->least);
    }
    pthread_mutex_unlock(&s->lock);
    return at != NONE;
}

size_t stock_drop(struct stock *s, const struct task *task)
{
    size_t dropped = 0;
    pthread_mutex_lock(&s->lock);
    for (int at; (at = find(s, task->number)) != NONE;) {
        dropped += s->ranges[at].count;
        remove_range(s, (size_t)at);
    }
    s->waiting -= dropped;
    pthread_mutex_unlock(&s->lock);
    return dropped;
}

static struct timespec deadline(long nanoseconds)
{
    struct timespec t;
    VERIFY(clock_gettime(CLOCK_MONOTONIC, &t) == 0);
    t.tv_nsec += nanoseconds;
    if (t.tv_nsec >= SECOND_NS) {
        t.tv_nsec -= SECOND_NS;
        t.tv_sec++;
    }
    return t;
}

void stock_rest(struct stock *s, long nanoseconds)
{
    struct timespec end = deadline(nanoseconds);
    int status = 0;
    pthread_mutex_lock(&s->lock);
    while (!s->rung && status == 0) {
        status = pthread_cond_timedwait(&s->low, &s->lock, &end);
    }
    s->rung = false;
    pthread_mutex_unlock(&s->lock);
}

void stock_close(struct stock *s)
{
    pthread_mutex_lock(&s->lock);
    s->closed = true;
    s->waiting = 0;
    s->begin = s->end;
    pthread_cond_broadcast(&s->more);
    ring(s);
    pthread_mutex_unlock(&s->lock);
}
