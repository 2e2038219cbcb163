/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Directed links. A link has a clock of its own that stands while it is cut, so that a cut touches
 * nothing that is on its way: arrivals are times on that clock. */
#include "models/multi_write_state.h"
#include "sim/base/buf.h"
#include "sim/base/die.h"

/* Later than any horizon, and yet an instant: even a delay without end ends when the ledger is
 * closed. */
static const simtime LATEST = SIMTIME_NEVER - 1;

simtime multi_write_link_clock(const struct multi_write *m, const struct one_way *l)
{
    return (l->cuts > 0 ? l->cut_at : m->now) - l->stood;
}

static simtime bounded(simtime t)
{
    return t < LATEST ? t : LATEST;
}

static void open_stream(const struct multi_write *m, const struct one_way *l, struct stream *s,
                        const char *purpose, uint64_t seed, uint32_t replication)
{
    struct buf name = {0};
    buf_printf(&name, "stores/%s/%s/%zu/%zu", m->store->name, purpose, l->from, l->to);
    stream_open_name(s, seed, buf_text(&name), replication);
    buf_release(&name);
}

void multi_write_link_reset(struct multi_write *m, uint64_t seed, uint32_t replication)
{
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        struct one_way *l = &m->links[i];
        multi_write_backlog_forget(l);
        *l = (struct one_way){.from = i / m->regions,
                              .to = i % m->regions,
                              .pile = l->pile, /* the memory */
                              .husks = l->husks,
                              .husk_capacity = l->husk_capacity,
                              .drawn = -1,
                              .last_left = -1};
        open_stream(m, l, &l->delay, "delay", seed, replication);
        open_stream(m, l, &l->other, "other", seed, replication);
        m->next[i] = SIMTIME_NEVER;
    }
}

simtime multi_write_link_delay(const struct multi_write *m, struct one_way *l, uint32_t cause)
{
    if (cause == 0) {
        return dist_draw_time(&m->store->lag, &l->other);
    }
    stream_of(&l->delay, cause);
    return dist_draw_time(&m->store->lag, &l->delay);
}

static simtime leaves_next(const struct multi_write *m, const struct one_way *l)
{
    simtime free = l->last_left < 0 ? 0 : simtime_add(l->last_left, m->gap);
    free = free > l->back_at ? free : l->back_at;
    return free > m->now ? free : m->now;
}

void multi_write_link_plan(struct multi_write *m, struct one_way *l)
{
    simtime next = SIMTIME_NEVER;
    if (l->cuts == 0) {
        if (l->on_its_way.filled) {
            next = bounded(simtime_add(multi_write_queue_next(&l->on_its_way), l->stood));
        }
        if (l->waiting.count > 0 && leaves_next(m, l) <= next) {
            next = leaves_next(m, l);
        }
    }
    m->next[l - m->links] = next;
}

/* Not before what arrived last: only where times are at their bound can it be. */
static void put_on_its_way(struct multi_write *m, struct one_way *l, struct multi_write_key key)
{
    if (key.at < l->on_its_way.last) {
        key.at = l->on_its_way.last;
    }
    if (key.at > l->last_arrival) {
        l->last_arrival = key.at;
    }
    multi_write_queue_put(&m->blocks, &l->on_its_way, key);
}

void multi_write_link_leave(struct multi_write *m, struct one_way *l, struct multi_write_key key)
{
    key.at = bounded(simtime_add(m->now - l->stood, key.at));
    if (m->store->order == ORDER_FIFO && key.at < l->last_arrival) {
        key.at = l->last_arrival;
    }
    l->last_left = m->now;
    put_on_its_way(m, l, key);
}

struct multi_write_key multi_write_link_key(const struct multi_write *m, const struct one_way *l,
                                            uint32_t index, simtime delay)
{
    const struct message *message = multi_write_message(m, index);
    struct multi_write_key key = {.at = delay, .message = index, .entity = message->entity};
    if (!m->everywhere) {
        const struct version *v = multi_write_sent(message);
        bool own = v->author == l->from && (message->flags & MESSAGE_ACCEPTED);
        key.own = own ? v->counter : 0;
        key.seen = v->vector[l->to];
    }
    return key;
}

void multi_write_link_send(struct multi_write *m, size_t from, size_t to, uint32_t index,
                           uint32_t cause)
{
    struct one_way *l = multi_write_link(m, from, to);
    simtime delay = l->drawn >= 0 ? l->drawn : multi_write_link_delay(m, l, cause);
    l->drawn = -1;
    struct multi_write_key key = multi_write_link_key(m, l, index, delay);
    if (m->witness) {
        const struct message *message = multi_write_message(m, index);
        struct multi_write_event event = {
            .kind = MULTI_WRITE_SENT,
            .at = m->now,
            .region = from,
            .to = to,
            .entity = multi_write_slot(m, message->entity)->number,
            .operation = (enum operation)message->operation,
            .amount = message->amount,
            .delay = delay,
        };
        m->witness(m->subject, &event);
    }
    bool free = l->waiting.count == 0 && (m->gap == 0 || leaves_next(m, l) <= m->now);
    if (l->cuts == 0 && free) {
        multi_write_link_leave(m, l, key);
    } else if (!multi_write_backlog_put(m, l, key)) {
        multi_write_list_put(&m->blocks, &l->waiting, key);
    }
    multi_write_link_plan(m, l);
}

void multi_write_link_cut(struct multi_write *m, size_t from, size_t to)
{
    struct one_way *l = multi_write_link(m, from, to);
    if (l->cuts == 0) {
        l->cut_at = m->now;
    }
    l->cuts++;
    multi_write_link_plan(m, l);
    multi_write_alone_plan(m);
}

void multi_write_link_restore(struct multi_write *m, size_t from, size_t to)
{
    struct one_way *l = multi_write_link(m, from, to);
    VERIFY(l->cuts > 0);
    if (--l->cuts > 0) {
        return;
    }
    l->stood += m->now - l->cut_at;
    l->back_at = m->now;
    if (m->gap == 0) {
        multi_write_backlog_leave(m, l);
    }
    multi_write_link_plan(m, l);
    multi_write_alone_plan(m);
}

static void fetch(const void *subject, const struct multi_write_key *key)
{
    const struct multi_write *m = subject;
    multi_write_entity_fetch(m, key->entity);
    __builtin_prefetch(multi_write_message(m, key->message));
}

bool multi_write_link_play(struct multi_write *m, struct one_way *l,
                           struct multi_write_key *ret_key)
{
    bool leaves = l->waiting.count > 0 && m->now == leaves_next(m, l);
    if (leaves) {
        multi_write_link_leave(m, l, multi_write_list_take(&m->blocks, &l->waiting));
    } else {
        *ret_key =
            multi_write_queue_take(&m->blocks, &l->on_its_way, m->everywhere ? NULL : fetch, m);
        if (l->passed_over.count + l->husk_count > 0) {
            multi_write_backlog_done(m, l);
        }
    }
    multi_write_link_plan(m, l);
    return !leaves;
}

void multi_write_link_empty(struct multi_write *m, struct one_way *l,
                            struct multi_write_list *on_way, struct multi_write_list *waiting)
{
    simtime clock = multi_write_link_clock(m, l);
    struct multi_write_list keys = {0};
    l->last_arrival = 0; /* what does not come back holds up nothing */
    multi_write_queue_empty(&m->blocks, &l->on_its_way, &keys);
    while (keys.count > 0) {
        struct multi_write_key key = multi_write_list_take(&m->blocks, &keys);
        key.at -= clock;
        multi_write_list_put(&m->blocks, on_way, key);
    }
    while (l->waiting.count > 0) {
        multi_write_list_put(&m->blocks, waiting, multi_write_list_take(&m->blocks, &l->waiting));
    }
    multi_write_link_plan(m, l);
}

void multi_write_link_put(struct multi_write *m, struct one_way *l, struct multi_write_key key,
                          bool waits)
{
    if (waits && (l->cuts > 0 || m->gap > 0)) {
        multi_write_list_put(&m->blocks, &l->waiting, key);
    } else if (waits) {
        multi_write_link_leave(m, l, key);
    } else {
        key.at = bounded(simtime_add(multi_write_link_clock(m, l), key.at));
        put_on_its_way(m, l, key);
    }
    multi_write_link_plan(m, l);
}
