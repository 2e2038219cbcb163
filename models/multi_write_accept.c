/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which writes come next: when, where, on what entity, and what they do. */
#include "models/multi_write_state.h"

#include <math.h>

#include "sim/base/die.h"

static size_t draw_pair(struct multi_write *m)
{
    double u = stream_uniform(&m->accept) * m->total_rate;
    size_t pair = 0, last = m->regions * m->regions - 1;
    while (pair < last && (u >= m->cumulative[pair] || m->rates[pair] <= 0)) {
        pair++;
    }
    while (m->rates[pair] <= 0) { /* rounding has led beyond the last */
        pair--;
    }
    return pair;
}

/* The next writes from an instant on. Some at a time, so that the processor waits for what it has
 * to fetch about one of them while it fetches the others. */
static void draw_ahead(struct multi_write *m, simtime from)
{
    double mean = 1 / m->total_rate;
    size_t homes[MULTI_WRITE_AHEAD];
    int64_t entities[MULTI_WRITE_AHEAD];
    for (size_t i = 0; i < MULTI_WRITE_AHEAD; i++) {
        double gap = -log(1 - stream_uniform(&m->accept)) * mean;
        size_t pair = draw_pair(m);
        from = simtime_add(from, simtime_from_seconds(gap));
        m->ahead[i].at = from;
        m->ahead[i].region = pair / m->regions;
        homes[i] = pair % m->regions;
    }
    popularity_draw_some(m->popularity, MULTI_WRITE_AHEAD, homes, &m->accept, entities);
    for (size_t i = 0; i < MULTI_WRITE_AHEAD; i++) {
        m->ahead[i].entity = entities[i];
    }
    multi_write_entity_soon(m, m->ahead, MULTI_WRITE_AHEAD);
    m->ahead_first = 0;
    m->next_accept = m->ahead[0].at;
}

/* Memoryless: what was drawn before has no part in it. */
static void restart(struct multi_write *m)
{
    m->next_accept = SIMTIME_NEVER;
    if (m->running && m->total_rate > 0) {
        draw_ahead(m, m->now);
    }
}

void multi_write_apply_rates(struct multi_write *m, const double *rates)
{
    size_t pairs = m->regions * m->regions;
    double sum = 0;
    for (size_t i = 0; i < pairs; i++) {
        VERIFY(rates[i] >= 0 && rates[i] < INFINITY);
        m->rates[i] = rates[i];
        m->cumulative[i] = sum += rates[i];
    }
    m->total_rate = sum;
    restart(m);
}

int64_t multi_write_amount(struct multi_write *m, enum operation operation)
{
    if (m->store->has_value) {
        return loss_amount(m->store, operation, &m->operation);
    }
    return operation == OPERATION_DELETE ? 0 : 100;
}

/* How many of those drawn come before an instant. */
static size_t count_before(const struct multi_write *m, simtime until)
{
    size_t count = 0;
    while (m->ahead_first + count < MULTI_WRITE_AHEAD &&
           m->ahead[m->ahead_first + count].at < until) {
        count++;
    }
    return count;
}

void multi_write_accept_one(struct multi_write *m, size_t region, uint32_t slot,
                            enum operation operation, int64_t amount)
{
    struct accepted w = {.region = region,
                         .slot = slot,
                         .number = multi_write_number(m),
                         .operation = operation,
                         .amount = amount};
    if (!multi_write_alone_accept(m, &w)) {
        multi_write_decide_accept(m, &w);
    }
}

void multi_write_accept_next(struct multi_write *m, simtime until)
{
    const struct next_write *next = &m->ahead[m->ahead_first];
    size_t count = 1;
    if (multi_write_deferred_may(m)) {
        count = count_before(m, until);
        m->now = next[count - 1].at;
        multi_write_deferred_put(m, next, count);
    } else {
        enum operation operation = loss_operation(m->store, &m->operation);
        int64_t amount = multi_write_amount(m, operation);
        uint32_t slot = multi_write_entity_slot(m, next->entity);
        multi_write_accept_one(m, next->region, slot, operation, amount);
    }
    m->ahead_first += count;
    if (m->ahead_first == MULTI_WRITE_AHEAD) {
        draw_ahead(m, m->now);
    } else {
        m->next_accept = m->ahead[m->ahead_first].at;
    }
}
