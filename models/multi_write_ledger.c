/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Serial application, worked out as writes are accepted (which is the order of play), and what the
 * store shows in the end held against it. Arithmetic wraps: sums of amounts near the bound are
 * nonsense, but the same nonsense on both sides. */
#include "models/multi_write_state.h"
#include "sim/base/die.h"

int64_t multi_write_ledger_apply(int64_t value, enum operation operation, int64_t amount)
{
    switch (operation) {
    case OPERATION_CREDIT:
        return (int64_t)((uint64_t)value + (uint64_t)amount);
    case OPERATION_DEBIT:
        return (int64_t)((uint64_t)value - (uint64_t)amount);
    case OPERATION_DELETE:
        return 0;
    case OPERATION_UPDATE:
        return amount;
    case OPERATION_COUNT:
        break;
    }
    BUG("unknown operation %d", (int)operation);
}

void multi_write_ledger_accept(struct multi_write *m, struct entity *e, enum operation operation,
                               int64_t amount)
{
    e->serial = multi_write_ledger_apply(e->serial, operation, amount);
    if (multi_write_sets(operation)) {
        e->last_set = m->now;
    }
}

/* Calls `visit` for all writes that are on their way to the hub and not in its vector. */
static void visit_incoming(struct multi_write *m,
                           void (*visit)(struct entity *e, const struct message *message))
{
    for (size_t from = 0; from < m->regions; from++) {
        struct one_way *l = multi_write_link(m, from, m->hub);
        struct multi_write_list way = {0}, waiting = {0};
        multi_write_link_empty(m, l, &way, &waiting);
        while (way.count + waiting.count > 0) {
            bool waits = way.count == 0;
            struct multi_write_key key = multi_write_list_take(&m->blocks, waits ? &waiting : &way);
            const struct message *message = multi_write_message(m, key.message);
            const struct version *v = multi_write_sent(message);
            if (!version_has(multi_write_version(m, key.entity, m->hub), v->author, v->counter)) {
                visit(multi_write_slot(m, key.entity), message);
            }
            multi_write_link_put(m, l, key, waits);
        }
    }
}

static void find_last(struct entity *e, const struct message *message)
{
    if (multi_write_sets((enum operation)message->operation) && message->accepted == e->last_set) {
        e->flags |= ENTITY_LAST_ON_ITS_WAY;
    }
}

static void add_later(struct entity *e, const struct message *message)
{
    enum operation operation = (enum operation)message->operation;
    if (!(e->flags & ENTITY_LAST_ON_ITS_WAY) && !multi_write_sets(operation) &&
        message->accepted > e->last_set) {
        e->serial = multi_write_ledger_apply(e->serial, operation, message->amount);
    }
}

/* What untracked conflicts did to the value is forgiven; for merge they did nothing. */
void multi_write_ledger_open(struct multi_write *m)
{
    if (m->everywhere || m->store->conflicts.policy == POLICY_MERGE) {
        return;
    }
    visit_incoming(m, find_last);
    for (size_t i = 0; i < m->touched_count; i++) {
        struct entity *e = multi_write_slot(m, m->touched[i]);
        if (!(e->flags & ENTITY_LAST_ON_ITS_WAY)) {
            e->serial = multi_write_version(m, m->touched[i], m->hub)->value;
        }
    }
    visit_incoming(m, add_later);
    for (size_t i = 0; i < m->touched_count; i++) {
        multi_write_slot(m, m->touched[i])->flags &= ~(uint32_t)ENTITY_LAST_ON_ITS_WAY;
    }
}

static int64_t shown(const struct multi_write *m, uint32_t slot)
{
    const struct entity *e = multi_write_slot(m, slot);
    bool deleted;
    if (!m->everywhere) {
        return multi_write_version(m, slot, m->hub)->value;
    }
    return e->flags & ENTITY_LOST ? multi_write_log_content(m, e, &deleted) : e->serial;
}

void multi_write_ledger_close(struct multi_write *m, bool counts)
{
    for (size_t i = 0; counts && i < m->touched_count; i++) {
        const struct entity *e = multi_write_slot(m, m->touched[i]);
        int64_t value = shown(m, m->touched[i]);
        if (value != e->serial && e->in_feed == 0) {
            uint64_t off = value > e->serial ? (uint64_t)value - (uint64_t)e->serial
                                             : (uint64_t)e->serial - (uint64_t)value;
            m->account.wrong_entities++;
            m->account.value_at_stake += (double)off / 100;
        }
    }
}
