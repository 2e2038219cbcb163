/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/stock.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

void stock_init(struct stock *s)
{
    *s = (struct stock){0};
    VERIFY(pthread_mutex_init(&s->lock, NULL) == 0);
    VERIFY(pthread_cond_init(&s->more, NULL) == 0);
}

void stock_release(struct stock *s)
{
    free(s->ranges);
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

void stock_add(struct stock *s, uint32_t first, uint32_t count)
{
    pthread_mutex_lock(&s->lock);
    if (count > 0 && !s->closed) {
        if (s->end == s->room) {
            make_room(s);
        }
        s->ranges[s->end++] = (struct stock_range){first, count};
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

bool stock_take(struct stock *s, uint32_t *ret)
{
    pthread_mutex_lock(&s->lock);
    while (s->waiting == 0 && !s->closed) {
        pthread_cond_wait(&s->more, &s->lock);
    }
    bool taken = s->waiting > 0;
    if (taken) {
        struct stock_range *r = &s->ranges[s->begin];
        *ret = r->first++;
        s->begin += --r->count == 0;
        s->waiting--;
    }
    pthread_mutex_unlock(&s->lock);
    return taken;
}

void stock_close(struct stock *s)
{
    pthread_mutex_lock(&s->lock);
    s->closed = true;
    s->waiting = 0;
    pthread_cond_broadcast(&s->more);
    pthread_mutex_unlock(&s->lock);
}
