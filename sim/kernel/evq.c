/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heap works on keys alone. Sifting moves a hole instead of swapping, and the smallest of four
 * children is chosen without branches: which child wins is as good as random, so a branch would be
 * mispredicted about every other time, and that is most of what a comparison costs. */
#include "sim/kernel/evq.h"

#include <stdlib.h>

#include "sim/base/die.h"

enum { ARITY = 4, RANK_BITS = 4, SEQUENCE_BITS = 36, SLOT_BITS = 24, FIRST_ROOM = 64 };

static const uint64_t slot_mask = (UINT64_C(1) << SLOT_BITS) - 1;

void evq_init(struct evq *q)
{
    *q = (struct evq){0};
}

void evq_release(struct evq *q)
{
    free(q->heap);
    free(q->slots);
    free(q->free_slots);
    *q = (struct evq){0};
}

void evq_reset(struct evq *q)
{
    q->count = q->free_count = q->opened = 0;
    q->sequence = 0;
}

static __attribute__((noinline)) void grow(struct evq *q)
{
    size_t room = q->room ? 2 * q->room : FIRST_ROOM;

    if (q->room > slot_mask) {
        BUG("more than 2^%d events pending", SLOT_BITS);
    }
    q->heap = xrealloc(q->heap, room, sizeof *q->heap);
    q->slots = xrealloc(q->slots, room, sizeof *q->slots);
    q->free_slots = xrealloc(q->free_slots, room, sizeof *q->free_slots);
    q->room = room;
}

void evq_push(struct evq *q, simtime at, enum rank rank, event_fn *fn, void *subject,
              uint64_t argument)
{
    size_t slot, hole = q->count;
    evq_key key;

    VERIFY(at >= 0);
    if (q->count == q->room) {
        grow(q);
    }
    if (q->sequence >> SEQUENCE_BITS) {
        BUG("more than 2^%d events scheduled", SEQUENCE_BITS);
    }
    slot = q->free_count ? q->free_slots[--q->free_count] : q->opened++;
    q->slots[slot] = (struct event){fn, subject, argument};
    key = (evq_key)(uint64_t)at << 64 | (uint64_t)rank << (SEQUENCE_BITS + SLOT_BITS) |
          q->sequence++ << SLOT_BITS | slot;
    q->count++;
    while (hole > 0) {
        size_t parent = (hole - 1) / ARITY;

        if (q->heap[parent] < key) {
            break;
        }
        q->heap[hole] = q->heap[parent];
        hole = parent;
    }
    q->heap[hole] = key;
}

/* A key and where it stands. */
struct place {
    evq_key key;
    size_t index;
};

/* The smaller of two, as arithmetic on masks: of several ways to write it, the one that both gcc
 * and clang at -O2 leave free of branches. */
static inline struct place lesser(struct place a, struct place b)
{
    uint64_t mask = 0 - (uint64_t)(b.key < a.key);
    uint64_t low = (uint64_t)a.key, high = (uint64_t)(a.key >> 64);

    low ^= (low ^ (uint64_t)b.key) & mask;
    high ^= (high ^ (uint64_t)(b.key >> 64)) & mask;
    return (struct place){(evq_key)high << 64 | low, a.index ^ ((a.index ^ b.index) & mask)};
}

static inline struct place key_at(const evq_key *heap, size_t index)
{
    return (struct place){heap[index], index};
}

/* Puts key where the hole at the root leads. */
static inline void sift_down(evq_key *heap, size_t count, evq_key key)
{
    size_t hole = 0, child;

    for (child = 1; child + ARITY <= count; child = ARITY * hole + 1) {
        struct place least = lesser(lesser(key_at(heap, child), key_at(heap, child + 1)),
                                    lesser(key_at(heap, child + 2), key_at(heap, child + 3)));

        if (key < least.key) {
            heap[hole] = key;
            return;
        }
        heap[hole] = least.key;
        hole = least.index;
    }
    if (child < count) { /* the last parent, with fewer than four */
        struct place least = key_at(heap, child);

        while (++child < count) {
            least = lesser(least, key_at(heap, child));
        }
        if (least.key < key) {
            heap[hole] = least.key;
            hole = least.index;
        }
    }
    heap[hole] = key;
}

const struct event *evq_pop(struct evq *q, simtime *ret_at)
{
    size_t slot;

    VERIFY(q->count > 0);
    slot = (size_t)((uint64_t)q->heap[0] & slot_mask);
    *ret_at = (simtime)(q->heap[0] >> 64);
    q->free_slots[q->free_count++] = (uint32_t)slot;
    q->count--;
    if (q->count) {
        sift_down(q->heap, q->count, q->heap[q->count]);
    }
    return &q->slots[slot];
}
