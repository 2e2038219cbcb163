/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hub moves. What each region shows, rather than what was on its way from the old hub, says
 * what the new one has not seen: so nothing depends on which of many outcomes got how far. */
#include "models/multi_write_state.h"

static void free_list(struct multi_write *m, struct multi_write_list *l)
{
    while (l->count > 0) {
        multi_write_message_free(m, multi_write_list_take(&m->blocks, l).message);
    }
}

/* First sendings of own writes are kept, on no link, to be found if the region goes down. */
static void keep_list(struct multi_write *m, size_t from, struct multi_write_list *l)
{
    while (l->count > 0) {
        struct multi_write_key key = multi_write_list_take(&m->blocks, l);
        const struct message *message = multi_write_message(m, key.message);
        if ((message->flags & MESSAGE_ACCEPTED) && multi_write_sent(message)->author == from) {
            multi_write_list_put(&m->blocks, &multi_write_link(m, from, from)->aside, key);
        } else {
            multi_write_message_free(m, key.message);
        }
    }
}

static void clear_link(struct multi_write *m, size_t from, size_t to)
{
    struct one_way *l = multi_write_link(m, from, to);
    struct multi_write_list way = {0}, waiting = {0};
    multi_write_link_empty(m, l, &way, &waiting);
    keep_list(m, from, &l->aside);
    keep_list(m, from, &way);
    keep_list(m, from, &waiting);
}

/* Marks the version that a region shows, if it is this message's. */
static void mark(struct multi_write *m, size_t region, uint32_t index)
{
    const struct message *message = multi_write_message(m, index);
    const struct version *v = multi_write_sent(message);
    struct version *shown = multi_write_version(m, message->entity, region);
    shown->on_its_way |= shown->author == v->author && shown->counter == v->counter;
}

/* From one link to another, or back to the same one. */
static void redirect(struct multi_write *m, size_t region, size_t old, size_t hub)
{
    struct multi_write_list way = {0}, waiting = {0};
    multi_write_link_empty(m, multi_write_link(m, region, old), &way, &waiting);
    while (way.count + waiting.count > 0) {
        bool waits = way.count == 0;
        struct multi_write_key key = multi_write_list_take(&m->blocks, waits ? &waiting : &way);
        mark(m, region, key.message);
        multi_write_link_put(m, multi_write_link(m, region, hub), key, waits);
    }
}

static bool somebody_lacks(const struct multi_write *m, uint32_t slot)
{
    const struct version *hub = multi_write_version(m, slot, m->hub);
    for (size_t r = 0; r < m->regions; r++) {
        if (!m->data_lost[r] && version_knows_more(m, hub, multi_write_version(m, slot, r))) {
            return true;
        }
    }
    return false;
}

static void reconcile(struct multi_write *m, uint32_t slot)
{
    bool shipped = false;
    for (size_t r = 0; r < m->regions; r++) {
        struct version *v = multi_write_version(m, slot, r);
        if (r != m->hub && !m->down[r] && !v->on_its_way) {
            shipped |= multi_write_decide(m, slot, v, 0);
        }
        v->on_its_way = false;
    }
    if (!shipped && somebody_lacks(m, slot)) {
        multi_write_decide_ship(m, slot, 0);
    }
}

void multi_write_hub_move(struct multi_write *m, size_t to)
{
    size_t old = m->hub;
    m->hub = to;
    m->hub_has_moved = true;
    for (size_t r = 0; r < m->regions; r++) {
        if (m->everywhere) {
            continue;
        }
        if (r != old && r != to) {
            redirect(m, r, old, to);
        }
        if (r != old && r != to) {
            free_list(m, &multi_write_link(m, old, r)->aside);
        }
    }
    if (m->everywhere) {
        return;
    }
    clear_link(m, to, old);
    clear_link(m, old, to);
    for (size_t i = 0; i < m->touched_count; i++) {
        reconcile(m, m->touched[i]);
    }
}

void multi_write_hub_resend(struct multi_write *m, size_t region)
{
    redirect(m, region, m->hub, m->hub);
    for (size_t i = 0; i < m->touched_count; i++) {
        uint32_t slot = m->touched[i];
        struct version *v = multi_write_version(m, slot, region);
        bool on_its_way = v->on_its_way;
        v->on_its_way = false;
        if (!on_its_way && version_knows_more(m, v, multi_write_version(m, slot, m->hub))) {
            multi_write_decide_resend(m, slot, region);
        }
    }
}
