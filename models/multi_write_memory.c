/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What grows with the writes. It is kept from replication to replication, and held against the
 * budget when it grows: a store that exceeds it plays no further. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "models/multi_write_state.h"
#include "sim/base/die.h"

static const size_t BUDGET = (size_t)1 << 30;
enum { LARGE = 1 << 20 };

static size_t bytes(const struct multi_write *m)
{
    return m->bytes_fixed + m->message_capacity * (m->message_size + sizeof *m->free_messages) +
           m->entity_capacity * (m->entity_size + sizeof *m->touched) +
           m->direct_count * sizeof *m->direct + m->log_capacity * sizeof *m->log +
           m->ends_capacity * sizeof *m->ends + m->item_capacity * sizeof *m->items +
           m->history_capacity *
               (sizeof *m->history + m->regions * m->regions * sizeof *m->history_rates) +
           m->blocks.capacity * sizeof *m->blocks.all;
}

/* What the allocator gave, kept in the word before the array. */
static void **given(void *array)
{
    return (void **)array - 1;
}

/* At the beginning of a line of the cache, so that a record of 64 bytes lies in one. Large arrays
 * are moved by pages and keep their place in them; others may have to be shifted. */
static void *grow_aligned(void *array, size_t used, size_t size)
{
    unsigned char *old = array ? *given(array) : NULL;
    size_t offset = old ? (size_t)((unsigned char *)array - old) : 0;
    unsigned char *raw = xrealloc(old, size + 2 * MULTI_WRITE_LINE, 1);
    uintptr_t first = (uintptr_t)raw + sizeof(void *) + MULTI_WRITE_LINE - 1;
    size_t now = (size_t)(first / MULTI_WRITE_LINE * MULTI_WRITE_LINE - (uintptr_t)raw);
    if (old && now != offset) {
        memmove(raw + now, raw + offset, used);
    }
    *given(raw + now) = raw;
    return raw + now;
}

void multi_write_grown_free(void *array)
{
    free(array ? *given(array) : NULL);
}

/* Doubles while it is small; then by a quarter, which costs no copying: the pages are moved. */
void *multi_write_grow(struct multi_write *m, void *array, size_t count, size_t *capacity,
                       size_t size)
{
    if (count >= *capacity) {
        size_t old = *capacity;
        *capacity = count < 64 ? 64 : count < LARGE ? 2 * count : count + count / 4;
        array = grow_aligned(array, old * size, *capacity * size);
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
        m->free_messages =
            xrealloc(m->free_messages, m->message_capacity, sizeof *m->free_messages);
    }
    return (uint32_t)m->message_count++;
}

void multi_write_message_free(struct multi_write *m, uint32_t index)
{
    m->free_messages[m->free_count++] = index;
}
