/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What piles up behind a cut and leaves all at once.
 *
 * Of the messages about one entity a later one has seen all that an earlier one has. If it also
 * arrives earlier, nothing comes of the earlier one: an outcome is older than what was taken, a
 * write lies in the past of what the hub shows. Behind a long cut that is most of them, so they are
 * passed over as soon as the later one is sent. It holds while no region goes down. When one does,
 * they are put back, since what nobody has applied is counted by its messages. With only two
 * regions that is all that may still come of them, and a husk is kept in place of the message; with
 * more the hub may move again and again, and what was passed over may be news to the next.
 *
 * Of equal arrivals those about one entity stay in order; others come in the order in which
 * their entities were first written. */
#include <stdlib.h>
#include <string.h>

#include "models/multi_write_state.h"
#include "sim/base/die.h"

enum {
    AHEAD = 8,  /* entities, of which the records are fetched */
    SPARSE = 16 /* a pile of fewer of the entities is sorted, of more looked through */
};

/* Later ones leave, and so arrive, in another order only where each has a delay of its own. Those
 * alike are piled up all the same, since entity by entity they are the faster played; but not where
 * they may enter a feed, which keeps their order. */
bool multi_write_backlog_in_order(const struct multi_write *m)
{
    return m->store->order == ORDER_FIFO || m->gap > 0 ||
           (m->has_log && m->store->lag.kind == DIST_CONSTANT);
}

static bool passes_over(const struct multi_write *m, const struct one_way *l)
{
    return m->calm && m->tracking && !m->exact && !m->everywhere &&
           !multi_write_backlog_in_order(m) && (l->from == m->hub || l->to == m->hub);
}

static bool may_be_passed(const struct multi_write *m, const struct one_way *l,
                          const struct multi_write_key *key)
{
    return l->from == m->hub || key->own > 0;
}

static bool husk_is_enough(const struct multi_write *m)
{
    return m->regions == 2 && m->store->durable_after == 0;
}

bool multi_write_backlog_husks(const struct multi_write *m, const struct one_way *l)
{
    return passes_over(m, l) && husk_is_enough(m);
}

static void put_husk(struct multi_write *m, struct one_way *l, struct husk husk)
{
    l->husks = multi_write_grow(m, l->husks, l->husk_count, &l->husk_capacity, sizeof *l->husks);
    l->husks[l->husk_count++] = husk;
}

void multi_write_backlog_pass(struct multi_write *m, struct one_way *l, uint32_t slot,
                              int64_t amount)
{
    uint32_t counter = multi_write_version(m, slot, l->from)->counter;
    put_husk(m, l, (struct husk){m->now, amount, slot, counter});
}

static void pass_over(struct multi_write *m, struct one_way *l, uint32_t message, simtime delay)
{
    struct multi_write_key key = multi_write_link_key(m, l, message, delay);
    if (!husk_is_enough(m)) {
        key.at = simtime_add(multi_write_link_clock(m, l), delay);
        multi_write_list_put(&m->blocks, &l->passed_over, key);
        return;
    }
    if (key.own > 0) {
        const struct message *sent = multi_write_message(m, message);
        put_husk(m, l, (struct husk){sent->accepted, sent->amount, key.entity, key.own});
    }
    multi_write_message_free(m, message);
}

static uint32_t *newest_of(struct multi_write *m, struct pile *p, uint32_t slot)
{
    while (slot >= p->newest_capacity) {
        size_t old = p->newest_capacity;
        p->newest = multi_write_grow(m, p->newest, old, &p->newest_capacity, sizeof *p->newest);
        memset(p->newest + old, 0, (p->newest_capacity - old) * sizeof *p->newest);
    }
    return &p->newest[slot];
}

/* Of outcomes that arrive at once only the last is ever shown; of writes each is decided. */
bool multi_write_backlog_overtakes(const struct multi_write *m, const struct one_way *l,
                                   simtime later, simtime earlier)
{
    return later < earlier || (later == earlier && l->from == m->hub);
}

bool multi_write_backlog_put(struct multi_write *m, struct one_way *l, struct multi_write_key key)
{
    if (!passes_over(m, l) || !may_be_passed(m, l, &key)) {
        return false;
    }
    struct pile *p = &l->pile;
    uint32_t *newest = newest_of(m, p, key.entity);
    if (*newest == 0) {
        p->slots = multi_write_grow(m, p->slots, p->count, &p->capacity, sizeof *p->slots);
        p->slots[p->count++] = key.entity;
    }
    while (*newest && multi_write_backlog_overtakes(m, l, key.at, m->piled[*newest].delay)) {
        uint32_t passed = *newest;
        *newest = m->piled[passed].older;
        pass_over(m, l, passed, m->piled[passed].delay);
    }
    m->piled[key.message] = (struct piled){key.at, *newest};
    *newest = key.message;
    return true;
}

/* Where the next message about an entity, from that region, may pile up; NULL if it will not. */
static const struct pile *pile_of(const struct multi_write *m, size_t region, uint32_t slot)
{
    size_t to = region != m->hub ? m->hub : m->hub == 0 && m->regions > 1 ? 1 : 0;
    const struct one_way *l = multi_write_link(m, region, to);
    return l->cuts > 0 && slot < l->pile.newest_capacity ? &l->pile : NULL;
}

void multi_write_backlog_fetch_newest(const struct multi_write *m, size_t region, uint32_t slot)
{
    const struct pile *p = pile_of(m, region, slot);
    if (p) {
        __builtin_prefetch(&p->newest[slot]);
    }
}

void multi_write_backlog_fetch(const struct multi_write *m, size_t region, uint32_t slot)
{
    const struct pile *p = pile_of(m, region, slot);
    uint32_t newest = p ? p->newest[slot] : 0;
    if (newest) {
        __builtin_prefetch(&m->piled[newest]);
        __builtin_prefetch(multi_write_message(m, newest));
    }
}

/* Of one entity; the oldest first. */
static void leave(struct multi_write *m, struct one_way *l, uint32_t newest)
{
    uint32_t newer = 0;
    while (newest) {
        uint32_t older = m->piled[newest].older;
        m->piled[newest].older = newer;
        newer = newest;
        newest = older;
    }
    for (uint32_t message = newer; message; message = m->piled[message].older) {
        simtime delay = m->piled[message].delay;
        multi_write_link_put(m, l, multi_write_link_key(m, l, message, delay), false);
    }
}

static int by_slot(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* In the order of slots, whatever that in which they were put there. */
static void sort(struct pile *p)
{
    if (p->count < p->newest_capacity / SPARSE) {
        qsort(p->slots, p->count, sizeof *p->slots, by_slot);
        return;
    }
    size_t found = 0;
    for (uint32_t slot = 0; found < p->count; slot++) {
        if (p->newest[slot]) {
            p->slots[found++] = slot;
        }
    }
}

static void leave_pile(struct multi_write *m, struct one_way *l)
{
    struct pile *p = &l->pile;
    sort(p);
    for (size_t i = 0; i < p->count; i++) {
        if (i + AHEAD < p->count) {
            uint32_t soon = p->newest[p->slots[i + AHEAD]];
            __builtin_prefetch(multi_write_message(m, soon));
            __builtin_prefetch(&m->piled[soon]);
        }
        uint32_t *newest = &p->newest[p->slots[i]];
        leave(m, l, *newest);
        *newest = 0;
    }
    p->count = 0;
}

void multi_write_backlog_leave(struct multi_write *m, struct one_way *l)
{
    while (l->waiting.count > 0) {
        multi_write_link_leave(m, l, multi_write_list_take(&m->blocks, &l->waiting));
    }
    leave_pile(m, l);
    l->passed_until = l->clear_at = l->last_arrival;
}

/* What passed others has arrived, and is not set aside any more. */
static bool all_applied(const struct multi_write *m, const struct one_way *l)
{
    return l->aside.count == 0 ||
           multi_write_list_first(&m->blocks, &l->aside)->at > l->passed_until;
}

void multi_write_backlog_done(struct multi_write *m, struct one_way *l)
{
    simtime clock = multi_write_link_clock(m, l);
    if (clock <= l->passed_until || (!all_applied(m, l) && clock <= l->clear_at)) {
        return;
    }
    multi_write_decide_clear_aside(m, l);
    if (!all_applied(m, l)) { /* half as long again: cheap, however long it takes */
        l->clear_at = clock + (clock - l->passed_until) / 2;
        return;
    }
    l->husk_count = 0;
    while (l->passed_over.count > 0) {
        multi_write_message_free(m, multi_write_list_take(&m->blocks, &l->passed_over).message);
    }
    multi_write_alone_plan(m);
}

/* Of a first sending: has the receiver seen it? */
static bool is_applied(const struct multi_write *m, const struct one_way *l,
                       const struct multi_write_key *key)
{
    return key->own == 0 || key->own <= multi_write_version(m, key->entity, l->to)->vector[l->from];
}

static void return_passed(struct multi_write *m, struct one_way *l)
{
    simtime clock = multi_write_link_clock(m, l);
    while (l->passed_over.count > 0) {
        struct multi_write_key key = multi_write_list_take(&m->blocks, &l->passed_over);
        if (key.at >= clock) {
            key.at -= clock;
            multi_write_link_put(m, l, key, false);
        } else if (is_applied(m, l, &key)) {
            multi_write_message_free(m, key.message);
        } else {
            multi_write_list_put(&m->blocks, &l->aside, key);
        }
    }
}

/* A message again, of which nothing can come any more: what it has seen is not told. */
static struct multi_write_key fill(struct multi_write *m, const struct one_way *l,
                                   const struct husk *husk)
{
    uint32_t index = multi_write_message_new(m);
    struct message *message = multi_write_message(m, index);
    memset(message, 0, m->message_size);
    *message = (struct message){
        .accepted = husk->accepted,
        .amount = husk->amount,
        .entity = husk->entity,
        .flags = MESSAGE_ACCEPTED,
    };
    struct version *v = multi_write_sent(message);
    v->author = (uint8_t)l->from;
    v->counter = v->vector[l->from] = husk->counter;
    return multi_write_link_key(m, l, index, 0);
}

static void return_husks(struct multi_write *m, struct one_way *l)
{
    for (size_t i = 0; i < l->husk_count; i++) {
        const struct husk *husk = &l->husks[i];
        const struct version *shown = multi_write_version(m, husk->entity, l->to);
        if (husk->counter > shown->vector[l->from]) {
            multi_write_list_put(&m->blocks, &l->aside, fill(m, l, husk));
        }
    }
    l->husk_count = 0;
}

void multi_write_backlog_return(struct multi_write *m)
{
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        struct one_way *l = &m->links[i];
        leave_pile(m, l);
        return_passed(m, l);
        return_husks(m, l);
    }
    m->calm = false;
}

void multi_write_backlog_forget(struct one_way *l)
{
    for (size_t i = 0; i < l->pile.count; i++) {
        l->pile.newest[l->pile.slots[i]] = 0;
    }
    l->pile.count = l->husk_count = 0;
}

void multi_write_backlog_release(struct one_way *l)
{
    multi_write_grown_free(l->pile.newest);
    multi_write_grown_free(l->pile.slots);
    multi_write_grown_free(l->husks);
}
