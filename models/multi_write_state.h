/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of models/multi_write*.c share.
 *
 * A dot is (author, counter); author R + r is region r as a hub that merges. A counter is that of
 * the region's writes of the entity or, where there is a log of operations, the place in it of the
 * write: both grow with every write, so vectors compare alike, and a place leads to the operation.
 *
 * All that grows with the writes is in arrays that are reused from replication to replication:
 * records of messages, states of entities that were ever written (slots, in order of the first
 * write), the log, blocks of keys. Their sum is held against the budget. */
#ifndef MODELS_MULTI_WRITE_STATE_H
#define MODELS_MULTI_WRITE_STATE_H

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
    int64_t serial;      /* value of the serial application of all writes */
    simtime last_set;    /* acceptance of the last update or delete; -1: none */
    uint32_t generation; /* of the ledger: older ones count as never written since the closing */
    uint32_t outcomes, merges;
    uint32_t log;     /* append, counter: the last operation, a place; 0: none */
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

struct one_way {
    size_t from, to;
    struct stream delay;
    struct multi_write_queue
        on_its_way;                  /* by arrival on the link's clock, which stands while cut */
    struct multi_write_list waiting; /* to leave; the keys' times are delays */
    struct multi_write_list aside;   /* accepted in the hub, arrived and set aside: not applied */
    size_t aside_kept;               /* at the last clearing */
    struct multi_write_list passed_over; /* nothing comes of them; times of arrival */
    simtime passed_until; /* by then, on the link's clock, what passed them has arrived */
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

struct segment {
    simtime from;
    double total;
};

struct feed_item {
    simtime since;
    uint32_t entity, generation;
};

struct multi_write {
    const struct store *store;
    const struct popularity *popularity;
    size_t regions, authors;
    bool exact, everywhere; /* append, counter */
    bool has_log;
    bool tracking, counting; /* counting: tracking, and not in the lead-in */
    bool incidents_only;
    bool running; /* writes are played: tracking or exact */
    struct multi_write_account account;
    bool exhausted;
    const atomic_bool *interrupt;
    unsigned until_look; /* writes and messages until it is looked at again */
    size_t bytes_fixed;

    simtime now, next_accept;
    struct next_write ahead[MULTI_WRITE_AHEAD]; /* next_accept is the first's */
    size_t ahead_first;
    simtime settling; /* what is on its way is brought to its end at this instant; else NEVER */
    double *rates, *cumulative; /* R * R */
    double total_rate;
    struct stream accept, operation, merge, feed;
    simtime *skew;

    size_t hub;
    bool calm;          /* no region has gone down or come back since the last closing */
    bool hub_has_moved; /* since the last closing */
    bool hub_missing;   /* its region is down, and so were all others */
    bool *down, *data_lost;
    uint32_t *lost_from; /* by slot, while a region goes down: its first write that is lost; or 0 */
    bool *rolled_back;   /* likewise: it shows what is left */
    bool *saved_down;    /* and data_lost; while settling */
    int *saved_cuts;

    struct one_way *links; /* from * R + to */
    simtime *next;         /* by link: its next event; SIMTIME_NEVER: none */
    simtime gap;           /* between departures; 0: none */
    struct multi_write_blocks blocks;

    unsigned char *messages; /* of message_size; free ones are linked through `entity` */
    size_t message_size, message_count, message_capacity;
    uint32_t *free_messages; /* a stack: a record that is done with is not touched again */
    size_t free_count;

    unsigned char *entities; /* an entity and its R versions */
    size_t entity_size, version_size, entity_count, entity_capacity;
    uint32_t *direct;    /* by entity: slot + 1; or a hash table of them, */
    size_t direct_count; /* of a power of two */
    bool hashed;
    uint32_t generation;
    uint32_t *touched; /* slots of this generation in the order of their first writes */
    size_t touched_count;

    struct operation_entry *log; /* from place 1 */
    size_t log_count, log_capacity;
    uint32_t *ends; /* of all chains of an entity, when it was updated or deleted */
    size_t ends_count, ends_capacity;

    int64_t *unapplied; /* from * R + to */
    struct version *scratch;

    struct feed_item *items; /* a ring */
    size_t item_first, item_capacity;
    simtime feed_phase, feed_next; /* the worker's next start or finish; NEVER: feed empty */
    bool feed_working;

    struct segment *history; /* while idle: rates since the last closing that may matter */
    double *history_rates;
    size_t history_count, history_capacity;
    simtime closed_at;

    multi_write_witness *witness;
    void *subject;
};

static inline struct message *multi_write_message(const struct multi_write *m, uint32_t index)
{
    return (struct message *)(void *)(m->messages + (size_t)index * m->message_size);
}

static inline struct entity *multi_write_slot(const struct multi_write *m, uint32_t slot)
{
    return (struct entity *)(void *)(m->entities + (size_t)slot * m->entity_size);
}

enum { MULTI_WRITE_LINE = 64 }; /* bytes of the cache */
static inline void multi_write_entity_fetch(const struct multi_write *m, uint32_t slot)
{
    const unsigned char *at = m->entities + (size_t)slot * m->entity_size;
    for (size_t i = 0; i < m->entity_size; i += MULTI_WRITE_LINE) {
        __builtin_prefetch(at + i);
    }
}

static inline struct version *multi_write_version(const struct multi_write *m, uint32_t slot,
                                                  size_t region)
{
    return (struct version *)(void *)(m->entities + (size_t)slot * m->entity_size +
                                      sizeof(struct entity) + region * m->version_size);
}

static inline struct version *multi_write_sent(const struct message *message)
{
    return (struct version *)(void *)(uintptr_t)(message + 1);
}

static inline struct one_way *multi_write_link(const struct multi_write *m, size_t from, size_t to)
{
    return &m->links[from * m->regions + to];
}

static inline bool multi_write_sets(enum operation operation)
{
    return operation == OPERATION_UPDATE || operation == OPERATION_DELETE;
}

/* Does the version's vector have this dot? What was never written is in all. */
static inline bool version_has(const struct version *v, uint8_t author, uint32_t counter)
{
    return counter <= v->vector[author];
}

/* Does a have what b has not? */
static inline bool version_knows_more(const struct multi_write *m, const struct version *a,
                                      const struct version *b)
{
    for (size_t author = 0; author < m->authors; author++) {
        if (a->vector[author] > b->vector[author]) {
            return true;
        }
    }
    return false;
}

/* multi_write_memory.c: records, and the budget. */
void *multi_write_grow(struct multi_write *m, void *array, size_t count, size_t *capacity,
                       size_t size);
void multi_write_grown_free(void *array); /* of multi_write_grow; accepts NULL */
uint32_t multi_write_message_new(struct multi_write *m);
void multi_write_message_free(struct multi_write *m, uint32_t index);

/* multi_write_entity.c: the slot of an entity, made if it was never written; its versions as after
 * a closing if it was not since. */
void multi_write_entity_init(struct multi_write *m);
void multi_write_entity_release(struct multi_write *m);
void multi_write_entity_reset(struct multi_write *m);
uint32_t multi_write_entity_slot(struct multi_write *m, int64_t number);
/* False if it was never written, or not since the closing. */
bool multi_write_entity_find(const struct multi_write *m, int64_t number, uint32_t *ret_slot);
/* Entities whose writes are to come soon: of their misses in the cache many go on at once. */
void multi_write_entity_soon(const struct multi_write *m, const struct next_write *writes,
                             size_t count);
/* After a closing. */
void multi_write_entity_forget(struct multi_write *m);

/* multi_write_link.c */
void multi_write_link_reset(struct multi_write *m, uint64_t seed, uint32_t replication);
void multi_write_link_send(struct multi_write *m, size_t from, size_t to, uint32_t message);
void multi_write_link_cut(struct multi_write *m, size_t from, size_t to);
void multi_write_link_restore(struct multi_write *m, size_t from, size_t to);
/* Works out anew when the link has its next event. */
void multi_write_link_plan(struct multi_write *m, struct one_way *l);
/* Plays the link's next event, which is due; true if it is an arrival. */
bool multi_write_link_play(struct multi_write *m, struct one_way *l,
                           struct multi_write_key *ret_key);
/* All that is on its way over it, to the end of a list of messages with what is left of their
 * delays; then what waits to leave, with its delays. The lists must end by multi_write_link_put. */
void multi_write_link_empty(struct multi_write *m, struct one_way *l,
                            struct multi_write_list *on_way, struct multi_write_list *waiting);
void multi_write_link_put(struct multi_write *m, struct one_way *l, struct multi_write_key key,
                          bool waits);

/* Now, on the link's clock. */
simtime multi_write_link_clock(const struct multi_write *m, const struct one_way *l);
/* The key's time is a delay. */
void multi_write_link_leave(struct multi_write *m, struct one_way *l, struct multi_write_key key);

/* multi_write_backlog.c: a link without throughput is open again, and what waits leaves. */
void multi_write_backlog_leave(struct multi_write *m, struct one_way *l);
/* Forgets what was passed over once everything that passed it has arrived and been applied. */
void multi_write_backlog_done(struct multi_write *m, struct one_way *l);
/* A region goes down or comes back: what was passed over is put back. */
void multi_write_backlog_return(struct multi_write *m);

/* multi_write_decide.c: the protocol. */
void multi_write_decide_accept(struct multi_write *m, size_t region, int64_t number,
                               enum operation operation, int64_t amount);
void multi_write_decide_arrive(struct multi_write *m, struct one_way *l,
                               struct multi_write_key key);
/* An incoming version meets that of the hub; false if nothing came of it. It must not lie in what
 * is grown. */
bool multi_write_decide(struct multi_write *m, uint32_t slot, const struct version *incoming);
/* The hub's version becomes that of a merge, and is shipped. */
void multi_write_decide_merged(struct multi_write *m, uint32_t slot);
void multi_write_decide_ship(struct multi_write *m, uint32_t slot);
void multi_write_decide_show(struct multi_write *m, uint32_t slot, size_t region,
                             const struct version *v);

/* multi_write_policy.c: what becomes of a conflict. */
enum verdict {
    VERDICT_INCOMING,
    VERDICT_HUB,
    VERDICT_MERGED,
    VERDICT_FEED_INCOMING,
    VERDICT_FEED_HUB
};
enum verdict multi_write_policy(struct multi_write *m, int64_t number, const struct version *hub,
                                const struct version *incoming);

/* multi_write_feed.c */
void multi_write_feed_reset(struct multi_write *m);
/* After a closing: what came to its end then waits for the worker's next start. */
void multi_write_feed_resume(struct multi_write *m);
void multi_write_feed_put(struct multi_write *m, uint32_t slot);
void multi_write_feed_play(struct multi_write *m); /* the worker's next start or finish is due */
void multi_write_feed_finish(struct multi_write *m, simtime horizon);

/* multi_write_ledger.c */
int64_t multi_write_ledger_apply(int64_t value, enum operation operation, int64_t amount);
void multi_write_ledger_accept(struct multi_write *m, struct entity *e, enum operation operation,
                               int64_t amount);
/* What is on its way when tracking is switched on. */
void multi_write_ledger_open(struct multi_write *m);
void multi_write_ledger_close(struct multi_write *m, bool counts);

/* multi_write_log.c: the operations, where serial application is asked for. */
uint32_t multi_write_log_add(struct multi_write *m, uint32_t slot, size_t region,
                             enum operation operation, int64_t amount);
void multi_write_log_reset(struct multi_write *m);
/* Of the operations in a vector. */
int64_t multi_write_log_value(const struct multi_write *m, const uint32_t *vector,
                              bool *ret_deleted);
/* Of all operations of the entity that are not lost; append, counter. */
int64_t multi_write_log_content(const struct multi_write *m, const struct entity *e,
                                bool *ret_deleted);

/* Sends what a region shows to the hub. */
void multi_write_decide_resend(struct multi_write *m, uint32_t slot, size_t region);

/* multi_write_outage.c: a region is back, and its links open. */
void multi_write_outage_return(struct multi_write *m, size_t region);
void multi_write_outage_roll_back(struct multi_write *m, uint32_t slot, size_t region,
                                  const struct version *left);
/* All regions return, and are as they were again. */
void multi_write_outage_settle(struct multi_write *m);
void multi_write_outage_resume(struct multi_write *m);
/* multi_write_hub.c: from a region that is down to one that is up. */
void multi_write_hub_move(struct multi_write *m, size_t to);
/* What the region shows and the hub has not, and is not on its way to it, is sent there. */
void multi_write_hub_resend(struct multi_write *m, size_t region);
/* multi_write_loss.c: what a region that goes down takes with it. */
void multi_write_loss_count(struct multi_write *m, size_t region, bool data_lost,
                            struct loss *ret_lost, struct loss *ret_stranded);

/* multi_write_track.c */
void multi_write_track_reset(struct multi_write *m);
void multi_write_track_rates(struct multi_write *m); /* the rates have changed, at m->now */

/* multi_write_accept.c: from now on; and the next write, which is due. */
void multi_write_apply_rates(struct multi_write *m, const double *rates);
void multi_write_accept_next(struct multi_write *m);

/* multi_write.c: plays everything before an instant, or all that is on its way. */
void multi_write_play(struct multi_write *m, simtime until);
void multi_write_settle(struct multi_write *m);
/* All that is on its way, and the ledger and its versions. */
void multi_write_forget(struct multi_write *m);

#endif
