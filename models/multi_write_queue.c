/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/multi_write_queue.h"

#include <stdlib.h>

#include "sim/base/die.h"

/* As many cache misses as a processor can have going at once, and some more. */
enum { SOON = 24 };

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

static int bucket_of(simtime at, simtime last)
{
    uint64_t differ = (uint64_t)at ^ (uint64_t)last;
    return differ ? 64 - __builtin_clzll(differ) : 0;
}

/* Times are not negative, so the highest bucket is 63. */
static void put_in_bucket(struct multi_write_blocks *b, struct multi_write_queue *q,
                          struct multi_write_key key)
{
    int i = bucket_of(key.at, q->last);
    uint64_t bit = UINT64_C(1) << i;
    if (!(q->filled & bit) || key.at < q->soonest[i]) {
        q->soonest[i] = key.at;
        q->filled |= bit;
    }
    multi_write_list_put(b, &q->buckets[i], key);
}

void multi_write_queue_put(struct multi_write_blocks *b, struct multi_write_queue *q,
                           struct multi_write_key key)
{
    VERIFY(key.at >= q->last);
    q->count++;
    put_in_bucket(b, q, key);
}

struct multi_write_key multi_write_queue_take(struct multi_write_blocks *b,
                                              struct multi_write_queue *q, multi_write_soon *soon,
                                              const void *subject)
{
    VERIFY(q->filled);
    int i = __builtin_ctzll(q->filled);
    struct multi_write_list *bucket = &q->buckets[i];
    q->last = q->soonest[i];
    if (i > 0 && bucket->count > 1) {
        struct multi_write_list all = *bucket;
        bucket->count = 0;
        q->filled &= ~(UINT64_C(1) << i);
        bool few = soon && all.count <= SOON;
        while (all.count > 0) { /* every one into a lower bucket, one at least into the lowest */
            struct multi_write_key key = multi_write_list_take(b, &all);
            if (few) {
                soon(subject, &key);
            }
            put_in_bucket(b, q, key);
        }
        i = 0;
        bucket = &q->buckets[0];
    }
    struct multi_write_key key = multi_write_list_take(b, bucket);
    if (bucket->count == 0) {
        q->filled &= ~(UINT64_C(1) << i);
    }
    q->count--;
    return key;
}

void multi_write_queue_empty(struct multi_write_blocks *b, struct multi_write_queue *q,
                             struct multi_write_list *to)
{
    for (; q->filled; q->filled &= q->filled - 1) {
        struct multi_write_list *bucket = &q->buckets[__builtin_ctzll(q->filled)];
        while (bucket->count > 0) {
            multi_write_list_put(b, to, multi_write_list_take(b, bucket));
        }
    }
    q->count = 0;
}
