/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a region that goes down takes with it. Of its writes those that nobody has applied are found
 * where they are: on their way to the hub or, of the hub's own, to one region that can stand for
 * the others (there set aside, too, until an outcome that has seen them is applied); what was void
 * when the hub moved is set aside on the region's link to itself. */
#include "models/multi_write_state.h"

struct going_down {
    struct multi_write *m;
    size_t region;
    bool data_lost;
    struct loss *lost, *stranded;
};

static bool applied_elsewhere(const struct multi_write *m, uint32_t slot, const struct version *v,
                              size_t region)
{
    for (size_t r = 0; r < m->regions; r++) {
        if (r != region && !m->data_lost[r] &&
            (m->everywhere ? m->log[v->counter].applied >> r & 1
                           : version_has(multi_write_version(m, slot, r), v->author, v->counter))) {
            return true;
        }
    }
    return false;
}

static void add(const struct multi_write *m, struct loss *loss, const struct message *message)
{
    loss->count++;
    loss->oldest = message->accepted < loss->oldest ? message->accepted : loss->oldest;
    loss->value += m->store->has_value ? (double)message->amount / 100 : 0;
}

/* True if it is lost. */
static bool account(const struct going_down *g, const struct message *message)
{
    struct multi_write *m = g->m;
    const struct version *v = multi_write_sent(message);
    if (v->author != g->region || !(message->flags & MESSAGE_ACCEPTED) ||
        applied_elsewhere(m, message->entity, v, g->region)) {
        return false;
    }
    bool lost = g->data_lost || message->accepted > m->now - m->store->durable_after;
    add(m, lost ? g->lost : g->stranded, message);
    if (lost && m->has_log) {
        m->log[v->counter].lost = true;
    }
    if (lost && m->everywhere) {
        multi_write_slot(m, message->entity)->flags |= ENTITY_LOST;
    } else if (lost) { /* the oldest lost one of the entity stands for them all */
        uint32_t *from = &m->lost_from[message->entity];
        *from = *from && *from < v->counter ? *from : v->counter;
    }
    return lost;
}

static bool gone(const struct going_down *g, const struct message *message)
{
    const struct version *v = multi_write_sent(message);
    if (g->m->everywhere) {
        return g->m->log[v->counter].lost;
    }
    uint32_t from = g->m->lost_from[message->entity];
    return g->data_lost || (from && v->vector[g->region] >= from);
}

static void drop(struct multi_write *m, const struct one_way *l, struct multi_write_key key)
{
    const struct version *v = multi_write_sent(multi_write_message(m, key.message));
    if (m->everywhere) {
        m->unapplied[v->author * m->regions + l->to]--;
    }
    multi_write_message_free(m, key.message);
}

static void visit(const struct going_down *g, struct one_way *l, bool accounts)
{
    struct multi_write *m = g->m;
    struct multi_write_list way = {0}, waiting = {0}, aside = l->aside;
    l->aside = (struct multi_write_list){0};
    multi_write_link_empty(m, l, &way, &waiting);
    while (way.count + waiting.count + aside.count > 0) {
        struct multi_write_list *from = way.count ? &way : waiting.count ? &waiting : &aside;
        bool is_aside = from == &aside, waits = from == &waiting;
        struct multi_write_key key = multi_write_list_take(&m->blocks, from);
        const struct message *message = multi_write_message(m, key.message);
        if (accounts) {
            account(g, message);
        }
        if (!accounts && gone(g, message)) {
            drop(m, l, key);
            continue;
        }
        if (!accounts && g->data_lost && m->everywhere) {
            multi_write_decide_arrive(m, l, key); /* from who has applied it */
            continue;
        }
        const struct version *v = multi_write_sent(message);
        if (!accounts && is_aside && l->from != l->to &&
            version_has(multi_write_version(m, key.entity, l->to), v->author, v->counter)) {
            drop(m, l, key);
            continue;
        }
        if (!accounts && !m->everywhere && l->from != l->to && m->lost_from[key.entity]) {
            multi_write_outage_roll_back(m, key.entity, g->region, multi_write_sent(message));
        }
        if (is_aside) {
            multi_write_list_put(&m->blocks, &l->aside, key);
        } else {
            multi_write_link_put(m, l, key, waits);
        }
    }
}

/* Where its own writes are on their way to: the hub; of the hub's own (and where there is none) any
 * region that is up or, if none is, has its data. */
static size_t towards(const struct multi_write *m, size_t region)
{
    size_t found = m->regions;
    if (region != m->hub && !m->everywhere) {
        return m->hub;
    }
    for (size_t r = m->regions; r-- > 0;) {
        if (r != region && !m->data_lost[r] &&
            (found == m->regions || !m->down[r] || m->down[found])) {
            found = r;
        }
    }
    return found;
}

void multi_write_loss_count(struct multi_write *m, size_t region, bool data_lost,
                            struct loss *ret_lost, struct loss *ret_stranded)
{
    struct going_down g = {m, region, data_lost, ret_lost, ret_stranded};
    size_t to = towards(m, region);
    *ret_lost = *ret_stranded = (struct loss){.oldest = SIMTIME_NEVER};
    if (to < m->regions) {
        visit(&g, multi_write_link(m, region, to), true);
        visit(&g, multi_write_link(m, region, region), true);
    }
    for (size_t r = 0; r < m->regions && (data_lost || ret_lost->count > 0); r++) {
        visit(&g, multi_write_link(m, region, r), false);
    }
}
