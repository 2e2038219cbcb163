/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/request.h"

#include <stdbool.h>
#include <stdlib.h>

#include "sim/base/die.h"

/* Time spent no longer matters. */
static const simtime SAFE = -1;

/* Times of an attempt that a client who has not given up may see. */
struct bounds {
    simtime longest_failure, longest_success;
};

static bool gives_up(const struct outcome *o, simtime spent, simtime timeout)
{
    if (spent == SAFE) {
        spent = 0; /* then only what takes longer than the timeout by itself makes it give up */
    }
    simtime sum = simtime_add(o->elapsed, spent);
    return o->stamp >= 0 ? sum > timeout : sum >= timeout;
}

static struct bounds bounds_of(const struct attempt *a, simtime timeout)
{
    struct bounds b = {0, 0};
    for (size_t k = 0; k < a->count; k++) {
        const struct outcome *o = &a->outcomes[k];
        simtime *longest = o->stamp >= 0 ? &b.longest_success : &b.longest_failure;
        if (!gives_up(o, 0, timeout) && o->elapsed > *longest) {
            *longest = o->elapsed;
        }
    }
    return b;
}

/* Whoever has spent this much cannot reach the timeout in the repeats that are left. */
static bool is_safe(const struct bounds *b, simtime spent, int64_t repeats, simtime timeout)
{
    if (spent == SAFE) {
        return true;
    }
    simtime left = timeout - spent;
    simtime longest =
        b->longest_failure > b->longest_success ? b->longest_failure : b->longest_success;
    return longest < left / (repeats + 1);
}

static void push(struct request_scratch *s, int list, size_t *count, simtime spent, double p)
{
    if (*count == REQUEST_SUMS_MAX) {
        s->overflow = true;
        return;
    }
    if (*count == s->room[list]) {
        s->room[list] = s->room[list] ? 2 * s->room[list] : 64;
        s->list[list] = xrealloc(s->list[list], s->room[list], sizeof *s->list[list]);
    }
    s->list[list][(*count)++] = (struct trying){spent, p};
}

static int by_spent(const void *a, const void *b)
{
    const struct trying *x = a, *y = b;
    return (x->spent > y->spent) - (x->spent < y->spent);
}

/* Adds up those who have spent the same. */
static size_t gather(struct trying *list, size_t count)
{
    size_t kept = 0;
    qsort(list, count, sizeof *list, by_spent);
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && list[kept - 1].spent == list[i].spent) {
            list[kept - 1].p += list[i].p;
        } else {
            list[kept++] = list[i];
        }
    }
    return kept;
}

/* One attempt by a client who has spent `from.spent`; those who would repeat go to list `to`. */
static void try_once(const struct attempt *a, simtime timeout, struct trying from,
                     struct request_scratch *s, int to, size_t *count, struct request *ret)
{
    ret->attempts += from.p;
    for (size_t k = 0; k < a->arrival_count; k++) {
        const struct arrival *to_stamp = &a->arrivals[k];
        if (from.spent == SAFE || from.spent + to_stamp->after < timeout) {
            ret->load[to_stamp->stamp] += from.p * to_stamp->p;
        }
    }
    for (size_t k = 0; k < a->count; k++) {
        const struct outcome *o = &a->outcomes[k];
        double p = from.p * o->p;
        if (gives_up(o, from.spent, timeout)) {
            ret->failure += p;
        } else if (o->stamp >= 0) {
            ret->serves |= UINT64_C(1) << o->stamp;
            ret->served[o->stamp] += p;
            ret->latency += p * simtime_seconds(o->elapsed);
        } else {
            push(s, to, count, from.spent == SAFE ? SAFE : from.spent + o->elapsed, p);
        }
    }
}

/* Of those who would repeat, the share `allowed` may. */
static size_t allow(struct trying *list, size_t count, double allowed, struct request *ret)
{
    for (size_t i = 0; i < count; i++) {
        ret->failure += (1 - allowed) * list[i].p;
        list[i].p *= allowed;
    }
    return allowed > 0 && count > 0 ? gather(list, count) : 0;
}

void request_make(const struct client_group *g, const struct attempt *attempt, double allowed,
                  struct request_scratch *scratch, struct request *ret)
{
    struct bounds bounds = bounds_of(attempt, g->timeout);
    size_t count = 0;
    int now = 0;
    *ret = (struct request){0};
    push(scratch, now, &count, 0, 1);
    for (int64_t left = g->retries.attempts; count > 0 && !scratch->overflow; left--) {
        size_t later = 0;
        for (size_t i = 0; i < count; i++) {
            struct trying from = scratch->list[now][i];
            from.spent = is_safe(&bounds, from.spent, left, g->timeout) ? SAFE : from.spent;
            try_once(attempt, g->timeout, from, scratch, !now, &later, ret);
        }
        now = !now;
        count = allow(scratch->list[now], later, left > 0 ? allowed : 0, ret);
    }
    if (ret->serves == 0) {
        ret->failure = 1;
    }
}

void request_scratch_release(struct request_scratch *scratch)
{
    free(scratch->list[0]);
    free(scratch->list[1]);
    *scratch = (struct request_scratch){0};
}
