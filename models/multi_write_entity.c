/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entities that were ever written: slots in the order of the first write, so that the popular
 * ones lie together, found by an array over all entities or, of very many, a hash table of those
 * written. A reset costs what was written, a closing only the entities of its ledger. */
#include <stdlib.h>
#include <string.h>

#include "models/multi_write_state.h"
#include "sim/base/die.h"

static const int64_t DIRECT = INT64_C(1) << 22;

void multi_write_entity_init(struct multi_write *m)
{
    m->hashed = m->store->entities.count > DIRECT;
    m->direct_count = m->hashed ? 1024 : (size_t)m->store->entities.count;
    m->direct = xcalloc(m->direct_count, sizeof *m->direct);
}

void multi_write_entity_release(struct multi_write *m)
{
    free(m->direct);
    multi_write_grown_free(m->entities);
    free(m->touched);
}

/* Linear probing; the table is at most half full. The multiplier is 2^64 / the golden ratio. */
static size_t place_of(const struct multi_write *m, int64_t number)
{
    if (!m->hashed) {
        VERIFY(number >= 0 && (size_t)number < m->direct_count);
        return (size_t)number;
    }
    size_t mask = m->direct_count - 1;
    size_t i = (size_t)((uint64_t)number * UINT64_C(0x9e3779b97f4a7c15) >> 32) & mask;
    while (m->direct[i].slot && multi_write_slot(m, m->direct[i].slot - 1)->number != number) {
        i = (i + 1) & mask;
    }
    return i;
}

static void rehash(struct multi_write *m)
{
    struct place *old = m->direct;
    size_t count = m->direct_count;
    m->direct_count *= 2;
    m->direct = xcalloc(m->direct_count, sizeof *m->direct);
    for (size_t i = 0; i < count; i++) {
        if (old[i].slot) {
            m->direct[place_of(m, multi_write_slot(m, old[i].slot - 1)->number)] = old[i];
        }
    }
    free(old);
}

void multi_write_entity_reset(struct multi_write *m)
{
    for (size_t slot = 0; slot < m->entity_count; slot++) {
        /* by the number itself: probing would stop at the gaps made here */
        if (!m->hashed) {
            m->direct[multi_write_slot(m, (uint32_t)slot)->number] = (struct place){0};
        }
    }
    if (m->hashed) {
        memset(m->direct, 0, m->direct_count * sizeof *m->direct);
    }
    m->entity_count = 0;
    m->touched_count = 0;
    m->generation = 1;
}

static uint32_t new_slot(struct multi_write *m, int64_t number)
{
    size_t capacity = m->entity_capacity;
    m->entities =
        multi_write_grow(m, m->entities, m->entity_count, &m->entity_capacity, m->entity_size);
    if (m->entity_capacity != capacity) {
        m->touched = xrealloc(m->touched, m->entity_capacity, sizeof *m->touched);
    }
    if (m->hashed && 2 * (m->entity_count + 1) > m->direct_count) {
        rehash(m);
    }
    uint32_t slot = (uint32_t)m->entity_count++;
    struct entity *e = multi_write_slot(m, slot);
    memset(e, 0, sizeof *e);
    e->number = number;
    return slot;
}

uint32_t multi_write_entity_slot(struct multi_write *m, int64_t number)
{
    struct place *place = &m->direct[place_of(m, number)];
    if (place->slot && place->generation == m->generation) {
        return place->slot - 1;
    }
    if (!place->slot) {
        uint32_t slot = new_slot(m, number); /* the table may be another one now */
        place = &m->direct[place_of(m, number)];
        place->slot = slot + 1;
    }
    uint32_t slot = place->slot - 1;
    struct entity *e = multi_write_slot(m, slot);
    *e = (struct entity){.number = number, .last_set = -1, .flags = e->flags & ENTITY_MET};
    memset(e + 1, 0, m->entity_size - sizeof *e);
    place->generation = m->generation;
    m->touched[m->touched_count++] = slot;
    return slot;
}

void multi_write_entity_soon(const struct multi_write *m, const struct next_write *writes,
                             size_t count)
{
    for (size_t i = 0; !m->hashed && i < count; i++) {
        __builtin_prefetch(&m->direct[writes[i].entity]);
    }
    for (size_t i = 0; !multi_write_deferred_may(m) && i < count; i++) {
        uint32_t slot = m->direct[place_of(m, writes[i].entity)].slot;
        if (slot) {
            multi_write_entity_fetch(m, slot - 1);
        }
    }
}

bool multi_write_entity_find(const struct multi_write *m, int64_t number, uint32_t *ret_slot)
{
    const struct place *place = &m->direct[place_of(m, number)];
    *ret_slot = place->slot - 1;
    return place->slot && place->generation == m->generation;
}

void multi_write_entity_forget(struct multi_write *m)
{
    m->touched_count = 0;
    m->generation++;
}
