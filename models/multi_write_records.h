/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a multi-write store keeps of an entity, of a message, of a link and of a write to come.
 *
 * A dot is (author, counter); author R + r is region r as a hub that merges. A counter is that of
 * the region's writes of the entity or, where there is a log of operations, the place in it of the
 * write: both grow with every write, so vectors compare alike, and a place leads to the operation.
 */
#ifndef MODELS_MULTI_WRITE_RECORDS_H
#define MODELS_MULTI_WRITE_RECORDS_H

#include "models/multi_write.h"
#include "models/multi_write_queue.h"
#include "sim/rng/stream.h"

enum { MULTI_WRITE_REGIONS = 64 }; /* at most: sets of regions are words */

/* What a region shows of an entity. Vectors have an entry an author. */
struct version {
    int64_t value; /* hundredths; of a delete 0 */
    int64_t path;
    uint32_t counter; /* of the dot; 0: never written */
    uint32_t outcome; /* the newest taken from the hub */
    uint32_t write; /* number of the write that it stands for, of all of the store; a merge's: 0 */
    uint8_t author;
    bool deleted;
    bool on_its_way; /* to the hub; only true while a hub moves */
    uint32_t vector[];
};

enum { MESSAGE_ACCEPTED = 1 }; /* the first sending of a write, not of what became of it */
struct message {
    simtime accepted;
    int64_t amount;
    uint32_t entity; /* slot */
    uint8_t flags, operation;
}; /* a version follows; append, counter: of it author and counter, the place in the log */

enum { ENTITY_MET = 1, ENTITY_LAST_ON_ITS_WAY = 2, ENTITY_LOST = 4 };
struct entity {
    int64_t number;
    int64_t serial;   /* value of the serial application of all writes */
    simtime last_set; /* acceptance of the last update or delete; -1: none */
    uint32_t outcomes, merges;
    union {
        uint32_t log;    /* append, counter: the last operation, a place; 0: none */
        uint32_t flight; /* others: its last write that went alone, a flight's number; 0: none */
    };
    uint32_t in_feed; /* items */
    uint32_t flags;
};

/* An operation. For merge, the chain is that of the writes of one region on the entity and `sum`
 * that of its credits and debits so far; otherwise that of all writes of the entity. */
struct operation_entry {
    int64_t amount;
    int64_t sum;
    uint64_t applied;  /* append, counter: set of regions */
    uint32_t previous; /* place; 0: none */
    uint32_t last_set; /* merge: place of the chain's last update or delete, this one included */
    uint32_t number;   /* merge: of the region's writes of the entity, from 1 */
    uint32_t ends;     /* merge, of an update or delete: where the other regions' chains stood */
    uint8_t operation;
    bool lost;
};

/* A write of which nothing comes but that it may be lost. */
struct husk {
    simtime accepted;
    int64_t amount;
    uint32_t entity; /* slot */
    uint32_t counter;
};

/* What piles up behind a cut (multi_write_backlog.c): of each entity the messages that no later one
 * overtakes, the newest first. */
struct pile {
    uint32_t *newest; /* by slot: a message; 0: none */
    size_t newest_capacity;
    uint32_t *slots; /* of which there is one */
    size_t count, capacity;
};
struct piled {
    simtime delay;
    uint32_t older; /* message; 0: none */
};

struct one_way {
    size_t from, to;
    struct stream delay; /* of what a write causes, by its number; */
    struct stream other; /* of what else is sent, in the order of sending */
    simtime drawn;       /* of what is sent next, already; -1: not */
    struct multi_write_queue
        on_its_way;                  /* by arrival on the link's clock, which stands while cut */
    struct multi_write_list waiting; /* to leave; the keys' times are delays */
    struct multi_write_list aside;   /* accepted in the hub, arrived and set aside: not applied */
    size_t aside_kept;               /* at the last clearing */
    struct pile pile;                /* likewise waiting to leave */
    struct multi_write_list passed_over; /* nothing comes of them; times of arrival */
    struct husk *husks;                  /* likewise, where no more need be known of them */
    size_t husk_count, husk_capacity;
    simtime passed_until; /* by then, on the link's clock, what passed them has arrived */
    simtime clear_at;     /* when to see, on it, whether what was set aside has been applied */
    simtime last_left, last_arrival; /* -1: none; the latter on the link's clock (fifo) */
    simtime stood;                   /* how long it stood so far */
    simtime cut_at, back_at;         /* when it was cut last, and its end */
    int cuts;                        /* told, and one for each end that is down */
};

/* Writes are drawn some at a time. */
enum { MULTI_WRITE_AHEAD = 32 };
struct next_write {
    simtime at;
    int64_t entity;
    size_t region;
};

struct accepted {
    size_t region;
    uint32_t slot, number;
    enum operation operation;
    int64_t amount; /* hundredths */
};

/* A write that is noted, and what was drawn for it. */
struct deferred_write {
    simtime at, delay;
    int64_t amount;
    uint32_t number;
    uint32_t slot : 26; /* more are beyond the budget of memory */
    uint32_t region : 1, operation : 3;
    uint32_t passed : 1; /* by a later one */
};
struct deferred {
    struct deferred_write *writes;
    size_t count, capacity;
};

/* A write that meets nothing. The version that all regions showed before, and when each applies it,
 * follow. */
struct flight {
    simtime at, ends;
    struct accepted write;
};

struct segment {
    simtime from;
    double total;
};

/* Of an entity: its slot + 1, 0 for none, and which ledger it was written in last: of older ones it
 * counts as never written. */
struct place {
    uint32_t slot, generation;
};

struct feed_item {
    simtime since;
    uint32_t entity, generation;
};

#endif
