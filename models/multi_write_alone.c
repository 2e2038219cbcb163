/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes that meet nothing. If all regions show the same version of an entity, it has seen all that
 * was accepted, nothing comes of what is on its way, and what becomes of a write is known when it
 * is accepted, unless another comes before all have applied it. So it is shown everywhere at once,
 * and what would have been messages is a flight in a ring. Most writes end so. If something else
 * does come, what regions that have not applied it showed is put back, and what is still on its way
 * to them becomes messages (an outcome on its way to who wrote it is none: it changes nothing
 * there). Delays go by the number of the write, so nothing depends on how it went. */
#include <string.h>

#include "models/multi_write_state.h"
#include "sim/base/die.h"

enum { RING = 1 << 16 }; /* flights at most: one too many and the oldest becomes messages */

void multi_write_alone_init(struct multi_write *m)
{
    m->flight_size = sizeof(struct flight) + m->version_size + m->regions * sizeof(simtime);
    m->first_flight = m->next_flight = 1; /* 0 is none */
    multi_write_alone_plan(m);
}

static struct flight *flight(const struct multi_write *m, uint32_t number)
{
    size_t at = number & (m->flight_capacity - 1);
    return (struct flight *)(void *)(m->flights + at * m->flight_size);
}

/* What all regions showed before it. */
static struct version *before(const struct flight *f)
{
    return (struct version *)(void *)(uintptr_t)(f + 1);
}

/* When each region applies it. */
static simtime *applied(const struct multi_write *m, const struct flight *f)
{
    return (simtime *)(void *)((unsigned char *)(uintptr_t)(f + 1) + m->version_size);
}

void multi_write_alone_forget(struct multi_write *m)
{
    m->first_flight = m->next_flight;
}

/* What was passed over is forgotten when something arrives. A region that loses young writes goes
 * back to what is on its way from it, and is put right by what is on its way to it: there all of it
 * must be messages. */
void multi_write_alone_plan(struct multi_write *m)
{
    m->may_go_alone = !m->exact && !m->everywhere && !m->witness && m->gap == 0 &&
                      m->store->order == ORDER_NONE && m->store->durable_after == 0;
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        const struct one_way *l = &m->links[i];
        m->may_go_alone &= l->cuts == 0 && l->passed_over.count + l->husk_count == 0;
    }
}

/* NULL if it went otherwise, or is over and forgotten. */
static struct flight *flight_of(const struct multi_write *m, uint32_t slot)
{
    uint32_t number = multi_write_slot(m, slot)->flight;
    if (number - m->first_flight >= m->next_flight - m->first_flight) {
        return NULL;
    }
    struct flight *f = flight(m, number);
    return f->write.slot == slot ? f : NULL;
}

static void put_back(struct multi_write *m, const struct flight *f, size_t region)
{
    memcpy(multi_write_version(m, f->write.slot, region), before(f), m->version_size);
    m->unapplied[f->write.region * m->regions + region]++;
}

static void send_rest(struct multi_write *m, const struct flight *f, size_t from, size_t to,
                      simtime accepted)
{
    uint32_t index = multi_write_message_new(m);
    struct message *message = multi_write_message(m, index);
    bool first = from == f->write.region;
    *message = (struct message){.accepted = accepted,
                                .amount = first ? f->write.amount : 0,
                                .entity = f->write.slot,
                                .flags = first ? MESSAGE_ACCEPTED : 0,
                                .operation = first ? (uint8_t)f->write.operation : 0};
    memcpy(multi_write_sent(message), multi_write_version(m, f->write.slot, from), m->version_size);
    struct one_way *l = multi_write_link(m, from, to);
    simtime rest = applied(m, f)[to] - m->now;
    multi_write_link_put(m, l, multi_write_link_key(m, l, index, rest), false);
}

/* The hub has not decided it. */
static void land_before(struct multi_write *m, const struct flight *f)
{
    struct version *own = multi_write_version(m, f->write.slot, f->write.region);
    own->outcome = before(f)->outcome;
    multi_write_slot(m, f->write.slot)->outcomes--;
    for (size_t r = 0; r < m->regions; r++) {
        if (r != f->write.region) {
            put_back(m, f, r);
        }
    }
    send_rest(m, f, f->write.region, m->hub, f->at);
}

static void land(struct multi_write *m, const struct flight *f)
{
    const simtime *at = applied(m, f);
    multi_write_slot(m, f->write.slot)->flight = 0;
    if (at[m->hub] > m->now) {
        land_before(m, f);
        return;
    }
    for (size_t r = 0; r < m->regions; r++) {
        if (at[r] > m->now) {
            put_back(m, f, r);
            send_rest(m, f, m->hub, r, at[m->hub]);
        }
    }
}

void multi_write_alone_land(struct multi_write *m, uint32_t slot)
{
    const struct flight *f = m->everywhere ? NULL : flight_of(m, slot);
    if (f && f->ends > m->now) {
        land(m, f);
    }
}

/* Of its entity: an earlier one is over, or has landed. */
static bool is_last(const struct multi_write *m, uint32_t number)
{
    return multi_write_slot(m, flight(m, number)->write.slot)->flight == number;
}

void multi_write_alone_land_all(struct multi_write *m)
{
    for (; m->first_flight != m->next_flight; m->first_flight++) {
        const struct flight *f = flight(m, m->first_flight);
        if (is_last(m, m->first_flight) && f->ends > m->now) {
            land(m, f);
        }
    }
}

int64_t multi_write_alone_unapplied(const struct multi_write *m, size_t from, size_t to)
{
    int64_t sum = 0;
    for (uint32_t n = m->first_flight; n != m->next_flight; n++) {
        const struct flight *f = flight(m, n);
        sum += f->write.region == from && applied(m, f)[to] > m->now && is_last(m, n);
    }
    return sum;
}

static void grow(struct multi_write *m)
{
    size_t old = m->flight_capacity;
    unsigned char *all = m->flights;
    m->flights = NULL;
    m->flight_capacity = 0;
    m->flights = multi_write_grow(m, NULL, 2 * old, &m->flight_capacity, m->flight_size);
    VERIFY((m->flight_capacity & (m->flight_capacity - 1)) == 0);
    for (uint32_t n = m->first_flight; n != m->next_flight; n++) {
        memcpy(flight(m, n), all + (n & (old - 1)) * m->flight_size, m->flight_size);
    }
    multi_write_grown_free(all);
}

/* The next place in the ring. */
static struct flight *next_flight(struct multi_write *m)
{
    while (m->first_flight != m->next_flight && flight(m, m->first_flight)->ends <= m->now) {
        m->first_flight++;
    }
    uint32_t count = m->next_flight - m->first_flight;
    if (count == RING) {
        const struct flight *oldest = flight(m, m->first_flight);
        if (is_last(m, m->first_flight)) {
            land(m, oldest);
        }
        m->first_flight++;
    } else if (count == m->flight_capacity) {
        grow(m);
    }
    return flight(m, m->next_flight);
}

static bool all_show_the_same(const struct multi_write *m, uint32_t slot)
{
    const struct version *shown = multi_write_version(m, slot, 0);
    for (size_t r = 1; r < m->regions; r++) {
        if (memcmp(shown, multi_write_version(m, slot, r), m->version_size) != 0) {
            return false;
        }
    }
    return true;
}

/* When it is where. False if it would take for ever. */
static bool take_off(struct multi_write *m, struct flight *f)
{
    simtime *at = applied(m, f);
    simtime hub = f->at;
    if (f->write.region != m->hub) {
        struct one_way *up = multi_write_link(m, f->write.region, m->hub);
        hub = simtime_add(hub, multi_write_link_delay(m, up, f->write.number));
    }
    f->ends = hub;
    for (size_t r = 0; r < m->regions; r++) {
        at[r] = r == f->write.region ? f->at : hub;
        if (r != m->hub && r != f->write.region) {
            struct one_way *down = multi_write_link(m, m->hub, r);
            at[r] = simtime_add(hub, multi_write_link_delay(m, down, f->write.number));
            f->ends = at[r] > f->ends ? at[r] : f->ends;
        }
    }
    return f->ends < SIMTIME_NEVER - 1;
}

static void show_everywhere(struct multi_write *m, uint32_t slot, size_t region)
{
    const struct version *shown = multi_write_version(m, slot, region);
    for (size_t r = 0; r < m->regions; r++) {
        m->unapplied[region * m->regions + r] -= r != region;
        if (r != region) {
            memcpy(multi_write_version(m, slot, r), shown, m->version_size);
        }
    }
}

bool multi_write_alone_accept(struct multi_write *m, const struct accepted *w)
{
    multi_write_alone_land(m, w->slot);
    if (!m->may_go_alone || !all_show_the_same(m, w->slot)) {
        return false;
    }
    struct flight *f = next_flight(m);
    *f = (struct flight){.at = m->now, .write = *w};
    if (!take_off(m, f)) {
        return false;
    }
    struct entity *e = multi_write_slot(m, w->slot);
    memcpy(before(f), multi_write_version(m, w->slot, w->region), m->version_size);
    multi_write_decide_write(m, w);
    if (w->region != m->hub) {
        multi_write_version(m, w->slot, w->region)->outcome = ++e->outcomes;
    }
    show_everywhere(m, w->slot, w->region);
    e->flight = m->next_flight++;
    return true;
}
