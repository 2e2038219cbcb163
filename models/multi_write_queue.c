/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/multi_write_queue.h"

#include <stdlib.h>

#include "sim/base/die.h"

/* As many cache misses as a processor can have going at once, and some more. */
enum { SOON = 48 };

void multi_write_blocks_release(struct multi_write_blocks *b)
{
    free(b->all);
    *b = (struct multi_write_blocks){0};
}

void multi_write_blocks_reset(struct multi_write_blocks *b)
{
    b->count = 0;
    b->free = 0;
}

static uint32_t new_block(struct multi_write_blocks *b)
{
    uint32_t index = b->free;
    if (index) {
        b->free = b->all[index].next;
    } else {
        if (b->count == 0) {
            b->count = 1;
        }
        if (b->count >= b->capacity) {
            b->capacity = b->capacity ? b->capacity + b->capacity / 2 : 256;
            b->all = xrealloc(b->all, b->capacity, sizeof *b->all);
        }
        index = (uint32_t)b->count++;
    }
    b->all[index].next = 0;
    b->all[index].used = 0;
    return index;
}

static void free_block(struct multi_write_blocks *b, uint32_t index)
{
    b->all[index].next = b->free;
    b->free = index;
}

void multi_write_list_put(struct multi_write_blocks *b, struct multi_write_list *l,
                          struct multi_write_key key)
{
    if (l->count == 0) {
        l->first = l->last = new_block(b);
        l->taken = 0;
    } else if (b->all[l->last].used == MULTI_WRITE_BLOCK) {
        uint32_t block = new_block(b);
        b->all[l->last].next = block;
        l->last = block;
    }
    struct multi_write_block *last = &b->all[l->last];
    last->keys[last->used++] = key;
    l->count++;
}

const struct multi_write_key *multi_write_list_first(const struct multi_write_blocks *b,
                                                     const struct multi_write_list *l)
{
    VERIFY(l->count > 0);
    return &b->all[l->first].keys[l->taken];
}

struct multi_write_key multi_write_list_take(struct multi_write_blocks *b,
                                             struct multi_write_list *l)
{
    VERIFY(l->count > 0);
    struct multi_write_block *first = &b->all[l->first];
    struct multi_write_key key = first->keys[l->taken++];
    l->count--;
    if (l->taken == first->used) { /* a list that is empty has no block */
        uint32_t next = first->next;
        free_block(b, l->first);
        l->first = next;
        l->taken = 0;
    }
    return key;
}

static void put_in_bucket(struct multi_write_blocks *b, struct multi_write_queue *q,
                          struct multi_write_key key)
{
    uint64_t differ = (uint64_t)key.at ^ (uint64_t)q->last;
    unsigned digit = differ ? (unsigned)(63 - __builtin_clzll(differ)) / 4 : 0;
    unsigned value = differ ? (unsigned)((uint64_t)key.at >> (4 * digit)) % MULTI_WRITE_BASE
                            : (unsigned)key.at % MULTI_WRITE_BASE;
    struct multi_write_bucket *bucket = &q->bucket[digit * MULTI_WRITE_BASE + value];
    if (bucket->keys.count == 0 || key.at < bucket->soonest) {
        bucket->soonest = key.at;
    }
    q->filled |= 1U << digit;
    q->buckets[digit] |= 1U << value;
    multi_write_list_put(b, &bucket->keys, key);
}

void multi_write_queue_put(struct multi_write_blocks *b, struct multi_write_queue *q,
                           struct multi_write_key key)
{
    VERIFY(key.at >= q->last);
    q->count++;
    put_in_bucket(b, q, key);
}

static void is_empty(struct multi_write_queue *q, unsigned bucket)
{
    unsigned digit = bucket / MULTI_WRITE_BASE;
    q->buckets[digit] &= ~(1U << bucket % MULTI_WRITE_BASE);
    if (q->buckets[digit] == 0) {
        q->filled &= ~(1U << digit);
    }
}

/* Every one into a lower bucket, block by block. */
static void spread(struct multi_write_blocks *b, struct multi_write_queue *q,
                   struct multi_write_list all, multi_write_soon *soon, const void *subject)
{
    bool few = soon && all.count <= SOON;
    for (uint32_t block = all.first, next; block; block = next) {
        uint32_t used = b->all[block].used;
        next = b->all[block].next;
        for (uint32_t i = block == all.first ? all.taken : 0; i < used; i++) {
            struct multi_write_key key = b->all[block].keys[i];
            if (few) {
                soon(subject, &key);
            }
            put_in_bucket(b, q, key);
        }
        free_block(b, block);
    }
}

/* Keys of the lowest digit's buckets have equal times; one alone needs no spreading. */
struct multi_write_key multi_write_queue_take(struct multi_write_blocks *b,
                                              struct multi_write_queue *q, multi_write_soon *soon,
                                              const void *subject)
{
    VERIFY(q->filled);
    unsigned first = multi_write_queue_first(q);
    struct multi_write_bucket *bucket = &q->bucket[first];
    q->last = bucket->soonest;
    if (first >= MULTI_WRITE_BASE && bucket->keys.count > 1) {
        struct multi_write_list all = bucket->keys;
        bucket->keys.count = 0;
        is_empty(q, first);
        spread(b, q, all, soon, subject);
        first = multi_write_queue_first(q);
        bucket = &q->bucket[first];
    }
    struct multi_write_key key = multi_write_list_take(b, &bucket->keys);
    if (bucket->keys.count == 0) {
        is_empty(q, first);
    }
    q->count--;
    return key;
}

void multi_write_queue_empty(struct multi_write_blocks *b, struct multi_write_queue *q,
                             struct multi_write_list *to)
{
    while (q->filled) {
        unsigned first = multi_write_queue_first(q);
        struct multi_write_list *keys = &q->bucket[first].keys;
        while (keys->count > 0) {
            multi_write_list_put(b, to, multi_write_list_take(b, keys));
        }
        is_empty(q, first);
    }
    q->count = 0;
}
