/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of models/multi_write*.c share.
 *
 * All that grows with the writes is in arrays that are reused from replication to replication:
 * records of messages, states of entities that were ever written (slots, in order of the first
 * write), the log, blocks of keys. Their sum is held against the budget. */
#ifndef MODELS_MULTI_WRITE_STATE_H
#define MODELS_MULTI_WRITE_STATE_H

#include "models/multi_write_records.h"

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

    uint32_t last_number; /* of the writes drawn so far, modulo 2^32, 0 left out */

    simtime now, next_accept;
    struct next_write ahead[MULTI_WRITE_AHEAD]; /* next_accept is the first's */
    size_t ahead_first;
    struct deferred deferred, sorted; /* the latter is room */

    unsigned char *flights; /* a ring: flight number n is at n modulo its capacity, a power of 2 */
    size_t flight_size, flight_capacity;
    uint32_t first_flight, next_flight; /* numbers */
    bool may_go_alone;

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

    unsigned char *messages; /* of message_size */
    size_t message_size, message_count, message_capacity;
    struct piled *piled;     /* by message */
    uint32_t *free_messages; /* a stack: a record that is done with is not touched again */
    size_t free_count;

    unsigned char *entities; /* an entity and its R versions */
    size_t entity_size, version_size, entity_count, entity_capacity;
    struct place *direct; /* by entity; or a hash table, */
    size_t direct_count;  /* of a power of two */
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
    multi_write_teller *teller;
    void *told;
};

static inline void multi_write_told(const struct multi_write *m)
{
    if (m->teller) {
        m->teller(m->told, m->now < m->settling ? m->now : m->settling, &m->account);
    }
}

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

/* multi_write_link.c. cause: the number of the write that is sent or whose outcome it is, else 0;
 * what a write causes takes the same delays in whatever order writes are played. */
simtime multi_write_link_delay(const struct multi_write *m, struct one_way *l, uint32_t cause);
void multi_write_link_reset(struct multi_write *m, uint64_t seed, uint32_t replication);
void multi_write_link_send(struct multi_write *m, size_t from, size_t to, uint32_t message,
                           uint32_t cause);
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
/* Of a message that is to go over it, with its delay. */
struct multi_write_key multi_write_link_key(const struct multi_write *m, const struct one_way *l,
                                            uint32_t message, simtime delay);
/* The key's time is a delay. */
void multi_write_link_leave(struct multi_write *m, struct one_way *l, struct multi_write_key key);

/* multi_write_backlog.c: of a link without throughput, which is cut. */
/* What leaves a cut together must arrive one after another. */
bool multi_write_backlog_in_order(const struct multi_write *m);
/* False if the message has to wait in line; its time is a delay. */
bool multi_write_backlog_put(struct multi_write *m, struct one_way *l, struct multi_write_key key);
/* Does a husk do for a message that another one will overtake? */
bool multi_write_backlog_husks(const struct multi_write *m, const struct one_way *l);
/* Two messages about one entity, by their delays. */
bool multi_write_backlog_overtakes(const struct multi_write *m, const struct one_way *l,
                                   simtime later, simtime earlier);
/* The write that was accepted last, of two regions, is passed over before it is sent. */
void multi_write_backlog_pass(struct multi_write *m, struct one_way *l, uint32_t slot,
                              int64_t amount);
/* What a write that will come meets there: first the one, later the other. */
void multi_write_backlog_fetch_newest(const struct multi_write *m, size_t region, uint32_t slot);
void multi_write_backlog_fetch(const struct multi_write *m, size_t region, uint32_t slot);
/* The link is open again, and what waits leaves. */
void multi_write_backlog_leave(struct multi_write *m, struct one_way *l);
void multi_write_backlog_forget(struct one_way *l);
void multi_write_backlog_release(struct one_way *l);
/* Forgets what was passed over once everything that passed it has arrived and been applied. */
void multi_write_backlog_done(struct multi_write *m, struct one_way *l);
/* A region goes down or comes back: what was passed over is put back. */
void multi_write_backlog_return(struct multi_write *m);

/* multi_write_decide.c: the protocol. */
void multi_write_decide_accept(struct multi_write *m, const struct accepted *w);
/* All of it but that it is sent. */
void multi_write_decide_write(struct multi_write *m, const struct accepted *w);
void multi_write_decide_arrive(struct multi_write *m, struct one_way *l,
                               struct multi_write_key key);
/* An incoming version meets that of the hub; false if nothing came of it. It must not lie in what
 * is grown. cause: as of multi_write_link_send. */
/* Of what was set aside, forgets what was applied meanwhile. */
void multi_write_decide_clear_aside(struct multi_write *m, struct one_way *l);
bool multi_write_decide(struct multi_write *m, uint32_t slot, const struct version *incoming,
                        uint32_t cause);
/* The hub's version becomes that of a merge, and is shipped. */
void multi_write_decide_merged(struct multi_write *m, uint32_t slot);
void multi_write_decide_ship(struct multi_write *m, uint32_t slot, uint32_t cause);
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
/* After a closing, or once there is a hub again: items wait for the worker's next start. */
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

/* The number of the next write to be drawn. */
static inline uint32_t multi_write_number(struct multi_write *m)
{
    m->last_number += m->last_number == UINT32_MAX ? 2 : 1;
    return m->last_number;
}

/* multi_write_accept.c: from now on; and the next write, which is due, and some of those after it
 * if they may be deferred and nothing else comes before an instant. */
void multi_write_apply_rates(struct multi_write *m, const double *rates);
void multi_write_accept_next(struct multi_write *m, simtime until);
/* One write, now, of the entity in a slot. */
void multi_write_accept_one(struct multi_write *m, size_t region, uint32_t slot,
                            enum operation operation, int64_t amount);
/* The next amount, in hundredths. */
int64_t multi_write_amount(struct multi_write *m, enum operation operation);

/* multi_write_alone.c: a write that meets nothing, and that nothing meets. True if it went so. */
void multi_write_alone_init(struct multi_write *m);
bool multi_write_alone_accept(struct multi_write *m, const struct accepted *w);
/* Something else comes to the entity, or to all of them: what is on its way becomes messages. */
void multi_write_alone_land(struct multi_write *m, uint32_t slot);
void multi_write_alone_land_all(struct multi_write *m);
/* Writes accepted in `from` that are on their way to `to`. */
int64_t multi_write_alone_unapplied(const struct multi_write *m, size_t from, size_t to);
/* Cuts have begun or ended: may writes go alone? */
void multi_write_alone_plan(struct multi_write *m);
void multi_write_alone_forget(struct multi_write *m);

/* multi_write_deferred.c: may writes wait until some are taken up together? All are when time has
 * been played, and before anything else is. */
bool multi_write_deferred_may(const struct multi_write *m);
void multi_write_deferred_put(struct multi_write *m, const struct next_write *next, size_t count);
void multi_write_deferred_play(struct multi_write *m);

/* multi_write.c: plays everything before an instant, or all that is on its way. */
void multi_write_play(struct multi_write *m, simtime until);
void multi_write_settle(struct multi_write *m);
/* All that is on its way, and the ledger and its versions. */
void multi_write_forget(struct multi_write *m);

#endif
