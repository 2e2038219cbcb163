/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The protocol: what a region does with a write of its clients, with an outcome, and the hub with a
 * write from elsewhere. Append and counter know no versions: there a message is one operation. */
#include "models/multi_write_state.h"

#include <string.h>

#include "sim/base/die.h"

/* How many writes of its author's on the entity a place of a vector stands for. */
static int64_t number_of(const struct multi_write *m, uint32_t counter)
{
    return m->has_log ? m->log[counter].number : counter;
}

void multi_write_decide_show(struct multi_write *m, uint32_t slot, size_t region,
                             const struct version *v)
{
    struct version *shown = multi_write_version(m, slot, region);
    for (size_t author = 0; author < m->regions; author++) {
        if (v->vector[author] == shown->vector[author]) {
            continue;
        }
        int64_t more = number_of(m, v->vector[author]) - number_of(m, shown->vector[author]);
        if (author != region) {
            m->unapplied[author * m->regions + region] -= more;
            continue;
        }
        for (size_t to = 0; to < m->regions; to++) { /* own ones change only by being lost */
            m->unapplied[region * m->regions + to] += to == region ? 0 : more;
        }
    }
    memcpy(shown, v, m->version_size);
}

static void send(struct multi_write *m, uint32_t slot, size_t from, size_t to,
                 const struct message *header, uint32_t cause)
{
    uint32_t index = multi_write_message_new(m);
    struct message *message = multi_write_message(m, index);
    *message = *header;
    message->entity = slot;
    memcpy(multi_write_sent(message), multi_write_version(m, slot, from), m->version_size);
    multi_write_link_send(m, from, to, index, cause);
}

/* From the hub. */
static void send_to_all(struct multi_write *m, uint32_t slot, const struct message *header,
                        uint32_t cause)
{
    for (size_t to = 0; to < m->regions; to++) {
        if (to != m->hub) {
            send(m, slot, m->hub, to, header, cause);
        }
    }
}

void multi_write_decide_ship(struct multi_write *m, uint32_t slot, uint32_t cause)
{
    struct message header = {.accepted = m->now};
    multi_write_version(m, slot, m->hub)->outcome = ++multi_write_slot(m, slot)->outcomes;
    send_to_all(m, slot, &header, cause);
}

void multi_write_decide_resend(struct multi_write *m, uint32_t slot, size_t region)
{
    struct message header = {.accepted = m->now};
    send(m, slot, region, m->hub, &header, 0);
}

/* Rounded towards the past. */
static int64_t timestamp(const struct multi_write *m, size_t region)
{
    simtime clock = m->now + m->skew[region], step = m->store->conflicts.granularity;
    if (step <= 1) {
        return clock;
    }
    simtime rest = clock % step;
    return clock - (rest < 0 ? rest + step : rest);
}

static void write_version(struct multi_write *m, const struct accepted *w)
{
    uint32_t counter = m->has_log
                           ? multi_write_log_add(m, w->slot, w->region, w->operation, w->amount)
                           : multi_write_version(m, w->slot, w->region)->vector[w->region] + 1;
    struct version *v = multi_write_version(m, w->slot, w->region);
    v->value = multi_write_ledger_apply(v->value, w->operation, w->amount);
    v->deleted = w->operation == OPERATION_DELETE;
    v->path =
        m->store->conflicts.path == CONFLICT_PATH_TIMESTAMP ? timestamp(m, w->region) : v->path + 1;
    v->author = (uint8_t)w->region;
    v->counter = v->vector[w->region] = counter;
    v->write = w->number;
}

static void send_everywhere(struct multi_write *m, const struct accepted *w,
                            const struct message *header)
{
    uint32_t place = multi_write_log_add(m, w->slot, w->region, w->operation, w->amount);
    for (size_t to = 0; to < m->regions; to++) {
        if (to != w->region) {
            uint32_t index = multi_write_message_new(m);
            struct message *message = multi_write_message(m, index);
            *message = *header;
            message->entity = w->slot;
            *multi_write_sent(message) =
                (struct version){.author = (uint8_t)w->region, .counter = place};
            multi_write_link_send(m, w->region, to, index, w->number);
        }
    }
}

static void witness_accept(struct multi_write *m, const struct accepted *w)
{
    if (m->witness) {
        struct multi_write_event event = {.kind = MULTI_WRITE_ACCEPTED,
                                          .at = m->now,
                                          .region = w->region,
                                          .to = w->region,
                                          .entity = multi_write_slot(m, w->slot)->number,
                                          .operation = w->operation,
                                          .amount = w->amount};
        m->witness(m->subject, &event);
    }
}

void multi_write_decide_write(struct multi_write *m, const struct accepted *w)
{
    struct entity *e = multi_write_slot(m, w->slot);
    m->account.writes++;
    witness_accept(m, w);
    multi_write_ledger_accept(m, e, w->operation, w->amount);
    for (size_t to = 0; to < m->regions; to++) {
        m->unapplied[w->region * m->regions + to] += to != w->region;
    }
    if (m->everywhere) {
        return;
    }
    write_version(m, w);
    if (w->region == m->hub) {
        multi_write_version(m, w->slot, w->region)->outcome = ++e->outcomes;
    }
}

void multi_write_decide_accept(struct multi_write *m, const struct accepted *w)
{
    struct message header = {.accepted = m->now,
                             .amount = w->amount,
                             .flags = MESSAGE_ACCEPTED,
                             .operation = (uint8_t)w->operation};
    multi_write_decide_write(m, w);
    if (m->everywhere) {
        send_everywhere(m, w, &header);
    } else if (w->region == m->hub) {
        send_to_all(m, w->slot, &header, w->number);
    } else {
        send(m, w->slot, w->region, m->hub, &header, w->number);
    }
}

static void join(const struct multi_write *m, struct version *v, const struct version *other)
{
    for (size_t author = 0; author < m->authors; author++) {
        if (v->vector[author] < other->vector[author]) {
            v->vector[author] = other->vector[author];
        }
    }
}

/* The version in scratch, which is joined of both: a dot of the hub's, on the higher path value. */
static void merge(struct multi_write *m, uint32_t slot)
{
    struct version *v = m->scratch;
    v->author = (uint8_t)(m->regions + m->hub);
    v->write = 0;
    v->counter = v->vector[v->author] = ++multi_write_slot(m, slot)->merges;
    v->value = multi_write_log_value(m, v->vector, &v->deleted);
    multi_write_decide_show(m, slot, m->hub, v);
}

void multi_write_decide_merged(struct multi_write *m, uint32_t slot)
{
    memcpy(m->scratch, multi_write_version(m, slot, m->hub), m->version_size);
    merge(m, slot);
    multi_write_decide_ship(m, slot, 0);
}

static void count_conflict(struct multi_write *m, struct entity *e, enum verdict verdict)
{
    m->account.conflicts++;
    multi_write_told(m);
    m->account.entities += !(e->flags & ENTITY_MET);
    m->account.overwritten += verdict == VERDICT_INCOMING || verdict == VERDICT_HUB;
    e->flags |= ENTITY_MET;
}

static void resolve(struct multi_write *m, uint32_t slot, const struct version *hub,
                    const struct version *incoming)
{
    struct entity *e = multi_write_slot(m, slot);
    enum verdict verdict = multi_write_policy(m, e->number, hub, incoming);
    if (m->counting) {
        count_conflict(m, e, verdict);
    }
    bool wins = verdict == VERDICT_INCOMING || verdict == VERDICT_FEED_INCOMING;
    int64_t path = incoming->path > hub->path ? incoming->path : hub->path;
    memcpy(m->scratch, wins ? incoming : hub, m->version_size);
    join(m, m->scratch, wins ? hub : incoming);
    if (verdict == VERDICT_MERGED) {
        m->scratch->path = path;
        merge(m, slot);
    } else {
        multi_write_decide_show(m, slot, m->hub, m->scratch);
    }
    if (verdict == VERDICT_FEED_INCOMING || verdict == VERDICT_FEED_HUB) {
        multi_write_feed_put(m, slot);
    }
}

/* Where the hub has moved: what its version stands for may have met more, in the old hub, than the
 * new one knew of. */
static bool learn(struct multi_write *m, uint32_t slot, const struct version *hub,
                  const struct version *incoming, uint32_t cause)
{
    if (!version_knows_more(m, incoming, hub)) {
        return false;
    }
    memcpy(m->scratch, hub, m->version_size);
    join(m, m->scratch, incoming);
    multi_write_decide_show(m, slot, m->hub, m->scratch);
    multi_write_decide_ship(m, slot, cause);
    return true;
}

bool multi_write_decide(struct multi_write *m, uint32_t slot, const struct version *incoming,
                        uint32_t cause)
{
    const struct version *hub = multi_write_version(m, slot, m->hub);
    if (version_has(hub, incoming->author, incoming->counter)) {
        return learn(m, slot, hub, incoming, cause);
    }
    if (version_has(incoming, hub->author, hub->counter)) {
        memcpy(m->scratch, incoming, m->version_size);
        join(m, m->scratch, hub);
        multi_write_decide_show(m, slot, m->hub, m->scratch);
    } else {
        resolve(m, slot, hub, incoming);
    }
    multi_write_decide_ship(m, slot, cause);
    return true;
}

/* Of a first sending. */
static bool is_applied(const struct multi_write *m, const struct one_way *l,
                       const struct multi_write_key *key)
{
    return key->own <= multi_write_version(m, key->entity, l->to)->vector[l->from];
}

void multi_write_decide_clear_aside(struct multi_write *m, struct one_way *l)
{
    struct multi_write_list all = l->aside;
    l->aside = (struct multi_write_list){0};
    while (all.count > 0) {
        struct multi_write_key old = multi_write_list_take(&m->blocks, &all);
        if (is_applied(m, l, &old)) {
            multi_write_message_free(m, old.message);
        } else {
            multi_write_list_put(&m->blocks, &l->aside, old);
        }
    }
    l->aside_kept = l->aside.count;
}

/* The list is cleared when it has doubled. */
static void set_aside(struct multi_write *m, struct one_way *l, struct multi_write_key key)
{
    multi_write_list_put(&m->blocks, &l->aside, key);
    if (l->aside.count >= 2 * l->aside_kept + 1024) {
        multi_write_decide_clear_aside(m, l);
    }
}

/* That nothing comes of it the key alone tells of most messages that were behind a long cut. */
static void arrive_in_hub(struct multi_write *m, const struct one_way *l,
                          struct multi_write_key key)
{
    if (m->hub_has_moved || key.own == 0 || !is_applied(m, l, &key)) {
        const struct message *message = multi_write_message(m, key.message);
        const struct version *v = multi_write_sent(message);
        multi_write_decide(m, key.entity, v, message->flags & MESSAGE_ACCEPTED ? v->write : 0);
    }
}

static bool takes(const struct multi_write *m, const struct version *shown, size_t region,
                  struct multi_write_key key)
{
    if (shown->author == region && shown->counter > key.seen) {
        return false;
    }
    const struct version *v = multi_write_sent(multi_write_message(m, key.message));
    VERIFY(v->outcome > 0);
    return v->outcome > shown->outcome && !version_knows_more(m, shown, v);
}

void multi_write_decide_arrive(struct multi_write *m, struct one_way *l, struct multi_write_key key)
{
    if (m->everywhere) {
        const struct version *v = multi_write_sent(multi_write_message(m, key.message));
        m->log[v->counter].applied |= UINT64_C(1) << l->to;
        m->unapplied[v->author * m->regions + l->to]--;
    } else if (l->to == m->hub) {
        arrive_in_hub(m, l, key);
    } else if (takes(m, multi_write_version(m, key.entity, l->to), l->to, key)) {
        multi_write_decide_show(m, key.entity, l->to,
                                multi_write_sent(multi_write_message(m, key.message)));
    } else if (key.own > 0 && !is_applied(m, l, &key)) {
        set_aside(m, l, key);
        return;
    }
    multi_write_message_free(m, key.message);
}
