/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What grows with the writes. It is kept from replication to replication, and held against the
 * budget when it grows: a store that exceeds it plays no further. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "models/multi_write_state.h"
#include "sim/base/die.h"
#include "sim/base/huge.h"

#define BUDGET ((size_t)1 << 30)
enum { LARGE = 4 << 20, MANY = 1 << 20 };

static size_t bytes_of_links(const struct multi_write *m)
{
    size_t sum = 0;
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        const struct one_way *l = &m->links[i];
        sum += sizeof *l + l->pile.newest_capacity * sizeof *l->pile.newest +
               l->pile.capacity * sizeof *l->pile.slots + l->husk_capacity * sizeof *l->husks;
    }
    return sum;
}

static size_t bytes(const struct multi_write *m)
{
    size_t message = m->message_size + sizeof *m->piled + sizeof *m->free_messages;
    return bytes_of_links(m) + m->message_capacity * message +
           m->entity_capacity * (m->entity_size + sizeof *m->touched) +
           m->direct_count * sizeof *m->direct + m->log_capacity * sizeof *m->log +
           m->ends_capacity * sizeof *m->ends + m->item_capacity * sizeof *m->items +
           m->history_capacity *
               (sizeof *m->history + m->regions * m->regions * sizeof *m->history_rates) +
           (m->deferred.capacity + m->sorted.capacity) * sizeof *m->deferred.writes +
           m->flight_capacity * m->flight_size + m->blocks.capacity * sizeof *m->blocks.all;
}

/* In the line of the cache before the array. */
struct origin {
    void *given; /* by the allocator */
    bool reserved;
};

static const size_t RESERVED = BUDGET + MULTI_WRITE_LINE;

static struct origin *origin_of(void *array)
{
    return (struct origin *)(void *)((unsigned char *)array - MULTI_WRITE_LINE);
}

/* Where in it the array begins: at a line of the cache, so that a record of 64 bytes lies in one.
 */
static size_t offset_in(const void *given)
{
    uintptr_t first = (uintptr_t)given + 2 * MULTI_WRITE_LINE - 1;
    return first / MULTI_WRITE_LINE * MULTI_WRITE_LINE - (uintptr_t)given;
}

static void *place(void *given, bool reserved)
{
    void *array = (unsigned char *)given + offset_in(given);
    *origin_of(array) = (struct origin){given, reserved};
    return array;
}

/* One that the allocator has moved may have to be shifted. */
static void *grow_small(void *array, size_t used, size_t size)
{
    unsigned char *old = array ? origin_of(array)->given : NULL;
    size_t offset = old ? (size_t)((unsigned char *)array - old) : 0;
    unsigned char *given = xrealloc(old, size + 2 * MULTI_WRITE_LINE, 1);
    if (old && offset != offset_in(given)) {
        memmove(given + offset_in(given), given + offset, used);
    }
    return place(given, false);
}

/* Large ones have addresses for all that they may ever hold, and never move. */
static void *grow(void *array, size_t used, size_t size)
{
    bool reserved = array && origin_of(array)->reserved;
    if (size <= BUDGET && (reserved || size < LARGE)) {
        return reserved ? array : grow_small(array, used, size);
    }
    void *given = size <= BUDGET ? huge_reserve(RESERVED) : NULL;
    if (!given && !reserved) {
        return grow_small(array, used, size);
    }
    void *large = given ? place(given, true) : grow_small(NULL, 0, size); /* the last growth */
    if (array) {
        memcpy(large, array, used);
        multi_write_grown_free(array);
    }
    return large;
}

void multi_write_grown_free(void *array)
{
    if (!array) {
        return;
    }
    if (origin_of(array)->reserved) {
        huge_release(origin_of(array)->given, RESERVED);
    } else {
        free(origin_of(array)->given);
    }
}

/* Doubles while it is small, then grows by a quarter. */
void *multi_write_grow(struct multi_write *m, void *array, size_t count, size_t *capacity,
                       size_t size)
{
    if (count >= *capacity) {
        size_t old = *capacity;
        *capacity = count < 64 ? 64 : count < MANY ? 2 * count : count + count / 4;
        array = grow(array, old * size, *capacity * size);
        m->exhausted |= bytes(m) > BUDGET;
    }
    return array;
}

uint32_t multi_write_message_new(struct multi_write *m)
{
    if (m->free_count > 0) {
        return m->free_messages[--m->free_count];
    }
    size_t capacity = m->message_capacity;
    m->messages =
        multi_write_grow(m, m->messages, m->message_count, &m->message_capacity, m->message_size);
    if (capacity != m->message_capacity) {
        size_t piled = capacity;
        m->piled = multi_write_grow(m, m->piled, m->message_count, &piled, sizeof *m->piled);
        m->free_messages =
            xrealloc(m->free_messages, m->message_capacity, sizeof *m->free_messages);
    }
    return (uint32_t)m->message_count++;
}

void multi_write_message_free(struct multi_write *m, uint32_t index)
{
    m->free_messages[m->free_count++] = index;
}
