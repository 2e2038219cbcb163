/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conflicts whose merge failed, first in first out, and the worker that takes them out of the hub.
 * Starts of the worker that find nothing are stepped over. */
#include "models/multi_write_state.h"

void multi_write_feed_reset(struct multi_write *m)
{
    const struct conflicts *c = &m->store->conflicts;
    m->item_first = 0;
    m->feed_next = SIMTIME_NEVER;
    m->feed_working = false;
    m->feed_phase = 0;
    if (c->policy == POLICY_MERGE && !c->unread) {
        m->feed_phase =
            simtime_from_seconds(simtime_seconds(c->drained_every) * stream_uniform(&m->feed));
    }
}

/* The first start that is not over yet. */
static simtime next_start(const struct multi_write *m)
{
    simtime every = m->store->conflicts.drained_every, phase = m->feed_phase;
    if (m->now <= phase || every <= 0) {
        return m->now > phase ? m->now : phase;
    }
    return simtime_add(phase, (m->now - phase + every - 1) / every * every);
}

void multi_write_feed_resume(struct multi_write *m)
{
    if (m->account.feed_depth > 0 && m->feed_next == SIMTIME_NEVER && !m->store->conflicts.unread) {
        m->feed_next = next_start(m);
    }
}

static simtime service(const struct multi_write *m)
{
    return simtime_from_seconds(1 / m->store->conflicts.drain_rate);
}

static void grow(struct multi_write *m)
{
    size_t depth = (size_t)m->account.feed_depth, old = m->item_capacity;
    m->items = multi_write_grow(m, m->items, depth, &m->item_capacity, sizeof *m->items);
    size_t moved =
        m->item_capacity - old; /* what lay from `first` to the end goes to the new end */
    for (size_t i = old; moved > 0 && old > 0 && i-- > m->item_first;) {
        m->items[i + moved] = m->items[i];
    }
    m->item_first += old > 0 ? moved : 0;
}

void multi_write_feed_put(struct multi_write *m, uint32_t slot)
{
    struct multi_write_account *a = &m->account;
    struct entity *e = multi_write_slot(m, slot);
    if ((size_t)a->feed_depth == m->item_capacity) {
        grow(m);
    }
    size_t at = (m->item_first + (size_t)a->feed_depth) % m->item_capacity;
    m->items[at] = (struct feed_item){.since = m->now < m->settling ? m->now : m->settling,
                                      .entity = slot,
                                      .generation = m->generation};
    e->in_feed++;
    a->to_feed++;
    if (a->feed_depth++ == 0 && !m->store->conflicts.unread && m->settling == SIMTIME_NEVER) {
        m->feed_next = next_start(m);
    }
    a->feed_depth_max = a->feed_depth > a->feed_depth_max ? a->feed_depth : a->feed_depth_max;
    multi_write_told(m);
}

/* The depth's integral over time is the sum of how long each item has been there. */
static void age(struct multi_write *m, const struct feed_item *item, simtime now)
{
    double seconds = simtime_seconds(now - item->since);
    m->account.feed_depth_seconds += seconds;
    if (seconds > m->account.feed_oldest_max) {
        m->account.feed_oldest_max = seconds;
    }
}

static void take(struct multi_write *m)
{
    struct feed_item item = m->items[m->item_first];
    age(m, &item, m->now);
    m->item_first = (m->item_first + 1) % m->item_capacity;
    m->account.feed_depth--;
    multi_write_told(m);
    if (item.generation == m->generation) {
        multi_write_slot(m, item.entity)->in_feed--;
        multi_write_alone_land(m, item.entity);
        multi_write_decide_merged(m, item.entity);
    }
}

/* Without a hub it stops, and what it was at remains. */
void multi_write_feed_play(struct multi_write *m)
{
    if (m->feed_working && !m->hub_missing) {
        take(m);
    }
    m->feed_working = m->account.feed_depth > 0 && !m->hub_missing;
    m->feed_next = m->feed_working ? simtime_add(m->now, service(m)) : SIMTIME_NEVER;
}

void multi_write_feed_finish(struct multi_write *m, simtime horizon)
{
    for (int64_t i = 0; i < m->account.feed_depth; i++) {
        size_t at = (m->item_first + (size_t)i) % m->item_capacity;
        age(m, &m->items[at], horizon);
    }
    m->account.unresolved = m->account.feed_depth;
}
