/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pending events of one simulation, popped in a total order: time, then rank, then order of
 * insertion. So simultaneous events have a written meaning, the same on every machine.
 *
 * An implicit 4-ary heap of 16-byte keys: time in the high word; rank (4 bits), sequence (36) and
 * slot (24) in the low word, compared at once as one 128-bit integer. What to call lies apart in a
 * table of slots. The packing halves the cost of a comparison-based heap from 1,000 pending events
 * up; the arity hardly matters. Limits: 2^24 pending events, 2^36 insertions a replication (BUG).
 * No event is removed before its time: a subject that has lost interest compares a generation
 * number when it is called. */
#ifndef SIM_KERNEL_EVQ_H
#define SIM_KERNEL_EVQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/base/simtime.h"

struct sim;

/* subject: what the event happens to; argument: a small number it came with (an index, a
 * generation). */
typedef void event_fn(struct sim *sim, void *subject, uint64_t argument);

/* Simultaneous events run in this order. */
enum rank { RANK_FAULT, RANK_REPAIR, RANK_CONTROL, RANK_TRAFFIC, RANK_SAMPLE };

struct event {
    event_fn *fn;
    void *subject;
    uint64_t argument;
};

__extension__ typedef unsigned __int128 evq_key;

struct evq {
    evq_key *heap;        /* heap[0 .. count) */
    struct event *slots;  /* by slot number */
    uint32_t *free_slots; /* stack of unused slot numbers below `opened` */
    size_t count, room, free_count, opened;
    uint64_t sequence;
};

void evq_init(struct evq *q);
void evq_release(struct evq *q);
void evq_reset(struct evq *q); /* empties, keeps the memory */
/* at >= 0. O(log count); allocates only when more events are pending than ever before. */
void evq_push(struct evq *q, simtime at, enum rank rank, event_fn *fn, void *subject,
              uint64_t argument);

static inline bool evq_empty(const struct evq *q)
{
    return q->count == 0;
}

/* SIMTIME_NEVER if empty. */
static inline simtime evq_next_time(const struct evq *q)
{
    return q->count ? (simtime)(q->heap[0] >> 64) : SIMTIME_NEVER;
}

/* Pops the first event; the queue must not be empty. The result stands in its slot until the next
 * push: copying it would wait for the stores that wrote it. */
const struct event *evq_pop(struct evq *q, simtime *ret_at);

#endif
