/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of messages: lists in order of arrival at the list, and a queue by time.
 *
 * The queue is a radix heap (Ahuja, Mehlhorn, Orlin, Tarjan 1990): what is put in is never earlier
 * than what was taken out last, and lies in the bucket of the highest digit (to base 16) in which
 * its time differs from that, and of that digit. So a key is moved at most once a digit, one after
 * another in memory, and a backlog of millions that is released at once costs no more a key than
 * the few of an ordinary second, where a heap would miss the cache at every level. Equal times are
 * always in one bucket, and come out in the order of putting in.
 *
 * All keys of a store live in blocks of one pool: a bucket that empties gives them back. */
#ifndef MODELS_MULTI_WRITE_QUEUE_H
#define MODELS_MULTI_WRITE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"

enum { MULTI_WRITE_BLOCK = 42, MULTI_WRITE_DIGITS = 16, MULTI_WRITE_BASE = 16 };

struct multi_write_key {
    simtime at;
    uint32_t message, entity; /* indices */
    /* What can tell that nothing comes of a message before it is fetched: its counter, if it is the
     * first sending of a write of who sends it, else 0; and which of the receiver's own writes it
     * has seen. */
    uint32_t own, seen;
};

struct multi_write_block {
    uint32_t next, used;
    struct multi_write_key keys[MULTI_WRITE_BLOCK];
};

struct multi_write_blocks {
    struct multi_write_block *all; /* all[0] is none */
    size_t count, capacity;
    uint32_t free;
};

struct multi_write_list {
    uint32_t first, last; /* blocks */
    uint32_t taken;       /* of the first block */
    size_t count;
};

struct multi_write_queue {
    simtime last; /* taken out; equal times lie in the first bucket */
    size_t count;
    uint32_t filled;                      /* digits of which a bucket is */
    uint32_t buckets[MULTI_WRITE_DIGITS]; /* that are, of each */
    struct multi_write_bucket {
        struct multi_write_list keys;
        simtime soonest;
    } bucket[MULTI_WRITE_DIGITS * MULTI_WRITE_BASE];
};

/* A zeroed pool, list or queue is empty. */
void multi_write_blocks_release(struct multi_write_blocks *b);
/* Forgets all lists and queues at once, and keeps the memory. */
void multi_write_blocks_reset(struct multi_write_blocks *b);

void multi_write_list_put(struct multi_write_blocks *b, struct multi_write_list *l,
                          struct multi_write_key key);
/* The first one; of an empty list a BUG. */
const struct multi_write_key *multi_write_list_first(const struct multi_write_blocks *b,
                                                     const struct multi_write_list *l);
struct multi_write_key multi_write_list_take(struct multi_write_blocks *b,
                                             struct multi_write_list *l);

void multi_write_queue_put(struct multi_write_blocks *b, struct multi_write_queue *q,
                           struct multi_write_key key);
/* The soonest, of those put in first. Empty: a BUG. Calls `soon`, unless NULL, for keys that are
 * due among the next few: what they stand for may be fetched into the cache, all at once. A key may
 * be due several times. */
typedef void multi_write_soon(const void *subject, const struct multi_write_key *key);
struct multi_write_key multi_write_queue_take(struct multi_write_blocks *b,
                                              struct multi_write_queue *q, multi_write_soon *soon,
                                              const void *subject);
/* All of it to the end of a list; equal times in the order of putting in, others in none. */
void multi_write_queue_empty(struct multi_write_blocks *b, struct multi_write_queue *q,
                             struct multi_write_list *to);

/* The first bucket of one that is not empty. */
static inline unsigned multi_write_queue_first(const struct multi_write_queue *q)
{
    unsigned digit = (unsigned)__builtin_ctz(q->filled);
    return digit * MULTI_WRITE_BASE + (unsigned)__builtin_ctz(q->buckets[digit]);
}

/* SIMTIME_NEVER if empty (or if that is when it is due). */
static inline simtime multi_write_queue_next(const struct multi_write_queue *q)
{
    return q->filled ? q->bucket[multi_write_queue_first(q)].soonest : SIMTIME_NEVER;
}

#endif
