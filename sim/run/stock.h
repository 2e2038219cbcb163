/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that one thread lays in and others take out, first in first out. Takers wait while there
 * is none, until the stock is closed. */
#ifndef SIM_RUN_STOCK_H
#define SIM_RUN_STOCK_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stock_range {
    uint32_t first, count;
};

struct stock {
    pthread_mutex_t lock; /* guards the rest */
    pthread_cond_t more;
    struct stock_range *ranges; /* those from begin to end are waiting */
    size_t begin, end, room, waiting;
    bool closed;
};

void stock_init(struct stock *s);
void stock_release(struct stock *s); /* nobody may be waiting */

/* Lays in `first` and those that follow it, count in all. */
void stock_add(struct stock *s, uint32_t first, uint32_t count);
size_t stock_waiting(struct stock *s); /* numbers that nobody has taken */
/* False once it is closed. */
bool stock_take(struct stock *s, uint32_t *ret);
/* Throws away what is waiting, and sends everybody home. */
void stock_close(struct stock *s);

#endif
