/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes of two regions that are cut off from one another. Nothing arrives until that is over, so a
 * write meets nothing but earlier writes of its entity. They are noted as they come, and taken up
 * some hundred thousand at a time, entity by entity, so that what one of them has fetched from
 * memory serves the next. All that is drawn is drawn when they come: nothing depends on when they
 * are taken up. */
#include "models/multi_write_state.h"

#include <string.h>

#include "sim/base/die.h"

enum {
    DEFERRED = 1 << 20, /* writes */
    FEW = 64,           /* of them: in the order in which they came */
    AHEAD = 8,
    SLOTS = (1 << 26) - 1,
    DIGIT_BITS = 11,
    DIGITS = 1 << DIGIT_BITS,
};

static struct one_way *link_of(const struct multi_write *m, const struct deferred_write *w)
{
    return multi_write_link(m, w->region, 1 - w->region);
}

bool multi_write_deferred_may(const struct multi_write *m)
{
    return m->regions == 2 && m->links[1].cuts > 0 && m->links[2].cuts > 0 && !m->exact &&
           !m->everywhere && !m->witness && !multi_write_backlog_in_order(m);
}

static void put_operations(struct multi_write *m, struct deferred_write *to, size_t count)
{
    enum operation operations[MULTI_WRITE_AHEAD];
    int64_t amounts[MULTI_WRITE_AHEAD];
    loss_operations(m->store, &m->operation, count, operations, amounts);
    for (size_t i = 0; i < count; i++) {
        to[i].operation = operations[i] & 7U;
        to[i].amount = m->store->has_value ? amounts[i] : multi_write_amount(m, operations[i]);
    }
}

static void put_delays(struct multi_write *m, struct deferred_write *to,
                       const struct next_write *next, size_t count)
{
    const struct dist *lag = &m->store->lag;
    bool by_quantile = dist_draws_by_quantile(lag);
    double u[MULTI_WRITE_AHEAD];
    for (size_t i = 0; i < count; i++) {
        struct one_way *l = multi_write_link(m, next[i].region, 1 - next[i].region);
        to[i].number = multi_write_number(m);
        if (by_quantile) {
            stream_of(&l->delay, to[i].number);
            u[i] = stream_uniform(&l->delay);
        } else {
            to[i].delay = multi_write_link_delay(m, l, to[i].number);
        }
    }
    if (by_quantile) {
        dist_quantiles(lag, count, u);
    }
    for (size_t i = 0; by_quantile && i < count; i++) {
        to[i].delay = simtime_from_seconds(u[i]);
    }
}

void multi_write_deferred_put(struct multi_write *m, const struct next_write *next, size_t count)
{
    struct deferred *d = &m->deferred;
    while (d->count + count > d->capacity) {
        d->writes = multi_write_grow(m, d->writes, d->capacity, &d->capacity, sizeof *d->writes);
    }
    struct deferred_write *to = d->writes + d->count;
    put_operations(m, to, count); /* one thing at a time: the processor overlaps them */
    put_delays(m, to, next, count);
    for (size_t i = 0; i < count; i++) {
        to[i].at = next[i].at;
        to[i].region = next[i].region & 1U;
        to[i].slot = multi_write_entity_slot(m, next[i].entity) & SLOTS;
    }
    d->count += count;
    if (d->count + MULTI_WRITE_AHEAD > DEFERRED) {
        multi_write_deferred_play(m);
    }
}

/* By one digit of the slot; those alike stay in order. */
static void sort_by(const struct deferred_write *from, struct deferred_write *to, size_t count,
                    unsigned shift)
{
    static const uint32_t mask = DIGITS - 1;
    size_t begins[DIGITS + 1] = {0};
    for (size_t i = 0; i < count; i++) {
        begins[(from[i].slot >> shift & mask) + 1]++;
    }
    for (size_t i = 1; i < DIGITS; i++) {
        begins[i] += begins[i - 1];
    }
    for (size_t i = 0; i < count; i++) {
        to[begins[from[i].slot >> shift & mask]++] = from[i];
    }
}

static void sort(struct multi_write *m)
{
    for (unsigned shift = 0; shift < 32 && m->entity_count >> shift; shift += DIGIT_BITS) {
        struct deferred from = m->deferred, to = m->sorted;
        while (to.capacity < from.count) {
            to.writes =
                multi_write_grow(m, to.writes, to.capacity, &to.capacity, sizeof *to.writes);
        }
        sort_by(from.writes, to.writes, from.count, shift);
        to.count = from.count;
        m->deferred = to;
        m->sorted = from;
    }
}

/* What writes a few places on will meet. */
static void fetch(const struct multi_write *m, size_t i)
{
    if (i + 2 * AHEAD < m->deferred.count) {
        const struct deferred_write *w = &m->deferred.writes[i + 2 * AHEAD];
        multi_write_entity_fetch(m, w->slot);
        multi_write_backlog_fetch_newest(m, w->region, w->slot);
        multi_write_backlog_fetch(m, w[-AHEAD].region, w[-AHEAD].slot);
    }
}

/* Those that a later one of the same region overtakes. */
static void mark_passed(const struct multi_write *m, struct deferred_write *writes, size_t count)
{
    simtime soonest[2] = {SIMTIME_NEVER, SIMTIME_NEVER};
    for (size_t i = count; i-- > 0;) {
        struct deferred_write *w = &writes[i];
        const struct one_way *l = link_of(m, w);
        w->passed = multi_write_backlog_husks(m, l) && soonest[w->region] < SIMTIME_NEVER &&
                    multi_write_backlog_overtakes(m, l, soonest[w->region], w->delay);
        soonest[w->region] = w->passed ? soonest[w->region] : w->delay;
    }
}

/* Those of one entity. */
static void take_up(struct multi_write *m, struct deferred_write *writes, size_t count)
{
    mark_passed(m, writes, count);
    for (size_t i = 0; i < count; i++) {
        const struct deferred_write *w = &writes[i];
        struct one_way *l = link_of(m, w);
        struct accepted accepted = {.region = w->region,
                                    .slot = w->slot,
                                    .number = w->number,
                                    .operation = (enum operation)w->operation,
                                    .amount = w->amount};
        m->now = w->at;
        if (w->passed) {
            multi_write_decide_write(m, &accepted);
            multi_write_backlog_pass(m, l, w->slot, w->amount);
        } else {
            l->drawn = w->delay;
            multi_write_decide_accept(m, &accepted);
        }
    }
}

void multi_write_deferred_play(struct multi_write *m)
{
    struct deferred *d = &m->deferred;
    simtime now = m->now;
    if (d->count > FEW) {
        sort(m);
    }
    for (size_t i = 0, same = 1; i < d->count && !m->exhausted; i += same, same = 1) {
        while (i + same < d->count && d->writes[i + same].slot == d->writes[i].slot) {
            same++;
        }
        fetch(m, i + same);
        take_up(m, &d->writes[i], same);
    }
    d->count = 0;
    m->now = now;
}
