/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/link_times.h"

#include <math.h>
#include <string.h>

#include "sim/base/die.h"

void link_times_init(struct link_times *l, double throughput, bool fifo)
{
    memset(l, 0, sizeof *l);
    l->gap = isinf(throughput) ? 0 : simtime_from_seconds(1 / throughput);
    l->fifo = fifo;
    for (size_t a = 0; a < LINK_TIMES_REGIONS; a++) {
        for (size_t b = 0; b < LINK_TIMES_REGIONS; b++) {
            l->arrived[a][b] = -1;
        }
    }
}

void link_times_cut(struct link_times *l, size_t from, size_t to, simtime begin, simtime end)
{
    VERIFY(l->cut_count < LINK_TIMES_CUTS);
    l->cuts[l->cut_count++] = (struct link_times_cut){from, to, begin, end};
}

static const struct link_times_cut *cut_at(const struct link_times *l, size_t from, size_t to,
                                           simtime t)
{
    for (size_t i = 0; i < l->cut_count; i++) {
        const struct link_times_cut *c = &l->cuts[i];
        if (c->from == from && c->to == to && c->begin <= t && t < c->end) {
            return c;
        }
    }
    return NULL;
}

bool link_times_open(const struct link_times *l, size_t from, size_t to, simtime t)
{
    return !cut_at(l, from, to, t);
}

/* The first instant at or after t at which the link is open. */
static simtime open_from(const struct link_times *l, size_t from, size_t to, simtime t)
{
    for (const struct link_times_cut *c = cut_at(l, from, to, t); c; c = cut_at(l, from, to, t)) {
        t = c->end;
    }
    return t;
}

/* The first cut to begin after t. */
static simtime cut_after(const struct link_times *l, size_t from, size_t to, simtime t)
{
    simtime next = SIMTIME_NEVER;
    for (size_t i = 0; i < l->cut_count; i++) {
        const struct link_times_cut *c = &l->cuts[i];
        if (c->from == from && c->to == to && c->begin > t && c->begin < next &&
            c->end > c->begin) {
            next = c->begin;
        }
    }
    return next;
}

/* The instant by which the link has been open for so long since t. */
static simtime open_for(const struct link_times *l, size_t from, size_t to, simtime t,
                        simtime length)
{
    t = open_from(l, from, to, t);
    for (simtime next = cut_after(l, from, to, t); next - t < length;
         next = cut_after(l, from, to, t)) {
        length -= next - t;
        t = open_from(l, from, to, next);
    }
    return simtime_add(t, length);
}

simtime link_times_between(const struct link_times *l, size_t from, size_t to, simtime a, simtime b)
{
    simtime open = 0;
    for (simtime t = open_from(l, from, to, a); t < b;) {
        simtime next = cut_after(l, from, to, t);
        open += (next < b ? next : b) - t;
        t = next < b ? open_from(l, from, to, next) : b;
    }
    return open;
}

static simtime in_turn(struct link_times *l, size_t from, size_t to, simtime arrives)
{
    simtime *before = &l->arrived[from][to];
    if (l->fifo && arrives < *before) {
        arrives = *before;
    }
    *before = arrives > *before ? arrives : *before;
    return arrives;
}

void link_times_send(struct link_times *l, size_t from, size_t to, simtime t, simtime delay,
                     simtime *ret_leaves, simtime *ret_arrives)
{
    size_t count = l->left_count[from][to]++;
    VERIFY(count < LINK_TIMES_SENT);
    simtime *left = &l->left[from][to][count];
    simtime ready = count > 0 && left[-1] + l->gap > t ? left[-1] + l->gap : t;
    *left = *ret_leaves = open_from(l, from, to, ready);
    *ret_arrives = in_turn(l, from, to, open_for(l, from, to, *left, delay));
}

simtime link_times_join(struct link_times *l, size_t from, size_t to, simtime t, simtime left)
{
    return in_turn(l, from, to, open_for(l, from, to, t, left));
}

void link_times_clear(struct link_times *l, size_t from, size_t to, simtime t)
{
    size_t *count = &l->left_count[from][to];
    while (*count > 0 && l->left[from][to][*count - 1] > t) {
        --*count;
    }
    l->arrived[from][to] = -1;
}
