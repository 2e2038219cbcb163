/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A multi-write store: the public calls, and the loop over what happens next.
 *
 * The kernel's queue is not used: between two changes that the caller tells, all is known, and one
 * loop over the sources of events (a number for each link, one for the feed, one for the next
 * write) plays millions of writes a second. Assumes that writes of each pair of regions are a
 * Poisson process and their entities independent; leaves out what a write waits for before it is
 * acknowledged (durable_after aside), batches, and what an outcome costs to send. */
#include "models/multi_write_state.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/buf.h"
#include "sim/base/die.h"

enum { INTERRUPT_PERIOD = 4096 }; /* writes and messages between two looks: a millisecond or two */

static size_t rounded(size_t size)
{
    return (size + 7) / 8 * 8;
}

static void init_sizes(struct multi_write *m)
{
    size_t r = m->regions, links = r * r;
    m->authors = m->everywhere ? 1 : m->store->conflicts.policy == POLICY_MERGE ? 2 * r : r;
    m->version_size = rounded(offsetof(struct version, vector) + m->authors * sizeof(uint32_t));
    m->message_size = sizeof(struct message) + m->version_size;
    m->entity_size = sizeof(struct entity) + (m->everywhere ? 0 : r * m->version_size);
    m->rates = xcalloc(links, sizeof *m->rates);
    m->cumulative = xcalloc(links, sizeof *m->cumulative);
    m->unapplied = xcalloc(links, sizeof *m->unapplied);
    m->links = xcalloc(links, sizeof *m->links);
    m->next = xcalloc(links, sizeof *m->next);
    m->saved_cuts = xcalloc(links, sizeof *m->saved_cuts);
    m->skew = xcalloc(r, sizeof *m->skew);
    m->down = xcalloc(r, sizeof *m->down);
    m->data_lost = xcalloc(r, sizeof *m->data_lost);
    m->saved_down = xcalloc(2 * r, sizeof *m->saved_down);
    m->scratch = xcalloc(1, m->version_size);
}

struct multi_write *multi_write_new(const struct store *store, const struct popularity *popularity,
                                    bool exact)
{
    struct multi_write *m = xcalloc(1, sizeof *m);
    enum conflict_policy policy = store->conflicts.policy;
    VERIFY(store->region_count <= MULTI_WRITE_REGIONS);
    m->store = store;
    m->popularity = popularity;
    m->regions = store->region_count;
    m->exact = exact;
    m->everywhere = policy == POLICY_APPEND || policy == POLICY_COUNTER;
    m->has_log = m->everywhere || policy == POLICY_MERGE;
    m->gap = store->throughput < INFINITY ? simtime_from_seconds(1 / store->throughput) : 0;
    init_sizes(m);
    multi_write_entity_init(m);
    multi_write_alone_init(m);
    multi_write_reset(m, 0, 1);
    return m;
}

void multi_write_free(struct multi_write *m)
{
    if (!m) {
        return;
    }
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        multi_write_backlog_release(&m->links[i]);
    }
    multi_write_entity_release(m);
    multi_write_blocks_release(&m->blocks);
    void *all[] = {m->rates,      m->cumulative,    m->unapplied,    m->links,     m->next,
                   m->saved_cuts, m->skew,          m->down,         m->data_lost, m->saved_down,
                   m->scratch,    m->free_messages, m->history_rates};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        free(all[i]);
    }
    void *grown[] = {m->messages, m->piled, m->deferred.writes, m->sorted.writes, m->log,
                     m->ends,     m->items, m->history,         m->flights};
    for (size_t i = 0; i < sizeof grown / sizeof *grown; i++) {
        multi_write_grown_free(grown[i]);
    }
    free(m);
}

static void open_stream(const struct multi_write *m, struct stream *s, const char *purpose,
                        uint64_t seed, uint32_t replication)
{
    struct buf name = {0};
    buf_printf(&name, "stores/%s/%s", m->store->name, purpose);
    stream_open_name(s, seed, buf_text(&name), replication);
    buf_release(&name);
}

/* All that is on its way is gone, and the ledger and its versions. */
void multi_write_forget(struct multi_write *m)
{
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        struct one_way *l = &m->links[i];
        l->on_its_way = (struct multi_write_queue){0};
        l->waiting = l->aside = l->passed_over = (struct multi_write_list){0};
        l->aside_kept = 0;
        multi_write_backlog_forget(l);
        l->last_left = -1;
        l->last_arrival = l->stood = 0;
        l->cut_at = l->back_at = m->now;
        m->next[i] = SIMTIME_NEVER;
        m->unapplied[i] = 0;
    }
    multi_write_blocks_reset(&m->blocks);
    m->message_count = 1;
    m->free_count = 0;
    m->deferred.count = 0;
    m->hub_has_moved = false;
    m->calm = true;
    multi_write_log_reset(m);
    multi_write_entity_forget(m);
    multi_write_alone_forget(m);
    multi_write_alone_plan(m);
}

void multi_write_reset(struct multi_write *m, uint64_t seed, uint32_t replication)
{
    size_t r = m->regions;
    m->account = (struct multi_write_account){0};
    m->exhausted = false;
    m->until_look = 0;
    m->last_number = 0;
    m->now = 0;
    m->next_accept = m->settling = SIMTIME_NEVER;
    m->total_rate = 0;
    memset(m->rates, 0, r * r * sizeof *m->rates);
    m->hub = 0;
    m->hub_missing = false;
    for (size_t i = 0; i < r; i++) {
        const simtime *skew = m->store->conflicts.clock_skew;
        m->down[i] = m->data_lost[i] = false;
        m->skew[i] = skew ? skew[i] : 0;
    }
    multi_write_entity_reset(m);
    multi_write_link_reset(m, seed, replication);
    multi_write_forget(m);
    open_stream(m, &m->accept, "accept", seed, replication);
    open_stream(m, &m->operation, "operation", seed, replication);
    open_stream(m, &m->merge, "merge", seed, replication);
    open_stream(m, &m->feed, "feed", seed, replication);
    multi_write_feed_reset(m);
    multi_write_track_reset(m);
}

static size_t next_link(const struct multi_write *m)
{
    size_t first = 0;
    for (size_t i = 1; i < m->regions * m->regions; i++) {
        first = m->next[i] < m->next[first] ? i : first;
    }
    return first;
}

static void look_at_interrupt(struct multi_write *m)
{
    if (m->until_look-- == 0) {
        m->until_look = INTERRUPT_PERIOD;
        m->exhausted |= m->interrupt && atomic_load_explicit(m->interrupt, memory_order_relaxed);
    }
}

/* Plays what comes first, if it comes before `until`. */
static bool play_next(struct multi_write *m, simtime until, bool accepts)
{
    look_at_interrupt(m);
    size_t link = next_link(m);
    simtime arrives = m->next[link],
            feed = m->settling < SIMTIME_NEVER ? SIMTIME_NEVER : m->feed_next;
    simtime accept = accepts ? m->next_accept : SIMTIME_NEVER;
    simtime other = feed <= accept ? feed : accept;
    m->now = arrives <= other ? arrives : other;
    if (m->now >= until || m->exhausted) {
        return false;
    }
    if (arrives <= other) {
        struct multi_write_key key;
        if (multi_write_link_play(m, &m->links[link], &key)) {
            multi_write_decide_arrive(m, &m->links[link], key);
        }
    } else if (feed <= accept) {
        multi_write_deferred_play(m);
        multi_write_feed_play(m);
    } else {
        multi_write_accept_next(m, feed < until ? feed : until);
    }
    return true;
}

void multi_write_play(struct multi_write *m, simtime until)
{
    VERIFY(until >= m->now);
    while (play_next(m, until, true)) {
    }
    multi_write_deferred_play(m);
    m->now = until;
}

/* All links are open, all regions are back, no new writes. */
void multi_write_settle(struct multi_write *m)
{
    simtime now = m->now;
    m->settling = now;
    multi_write_alone_forget(m); /* what they come to is shown */
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        struct one_way *l = &m->links[i];
        m->saved_cuts[i] = l->cuts;
        while (l->cuts > 0) {
            multi_write_link_restore(m, l->from, l->to);
        }
    }
    multi_write_outage_settle(m);
    while (play_next(m, SIMTIME_NEVER, false)) {
    }
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        m->links[i].cuts = m->saved_cuts[i];
    }
    multi_write_outage_resume(m);
    m->now = now;
    m->settling = SIMTIME_NEVER;
    multi_write_alone_plan(m);
}

void multi_write_advance(struct multi_write *m, simtime now)
{
    multi_write_play(m, now);
}

void multi_write_rates(struct multi_write *m, simtime now, const double *rates)
{
    multi_write_advance(m, now);
    if (memcmp(m->rates, rates, m->regions * m->regions * sizeof *rates) != 0) {
        multi_write_apply_rates(m, rates);
        multi_write_track_rates(m);
    }
}

void multi_write_cut(struct multi_write *m, simtime now, size_t from, size_t to, bool cut)
{
    multi_write_advance(m, now);
    VERIFY(from < m->regions && to < m->regions && from != to);
    if (cut) {
        multi_write_alone_land_all(m);
        multi_write_link_cut(m, from, to);
    } else {
        multi_write_link_restore(m, from, to);
    }
}

void multi_write_skew(struct multi_write *m, simtime now, size_t region, simtime skew)
{
    multi_write_advance(m, now);
    m->skew[region] = skew;
}

void multi_write_accept(struct multi_write *m, simtime now, size_t region, int64_t entity,
                        enum operation operation, int64_t amount)
{
    multi_write_advance(m, now);
    simtime accept = m->next_accept;
    m->next_accept = SIMTIME_NEVER; /* arrivals and the feed, at this instant too */
    multi_write_play(m, now + 1);
    m->now = now;
    m->next_accept = accept;
    if (m->running && !m->exhausted) {
        uint32_t slot = multi_write_entity_slot(m, entity);
        multi_write_accept_one(m, region, slot, operation, amount);
    }
}

int64_t multi_write_waiting(const struct multi_write *m)
{
    int64_t sum = 0;
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        sum += m->links[i].cuts == 0 ? (int64_t)m->links[i].waiting.count : 0;
    }
    return sum;
}

int64_t multi_write_longest_line(const struct multi_write *m)
{
    int64_t most = 0;
    for (size_t i = 0; i < m->regions * m->regions; i++) {
        int64_t waits = m->links[i].cuts == 0 ? (int64_t)m->links[i].waiting.count : 0;
        most = waits > most ? waits : most;
    }
    return most;
}

int64_t multi_write_unapplied(const struct multi_write *m, size_t from, size_t to)
{
    return m->unapplied[from * m->regions + to] + multi_write_alone_unapplied(m, from, to);
}

void multi_write_finish(struct multi_write *m, simtime horizon)
{
    multi_write_advance(m, horizon);
    multi_write_settle(m);
    multi_write_ledger_close(m, m->tracking);
    multi_write_feed_finish(m, horizon);
}

const struct multi_write_account *multi_write_account(const struct multi_write *m)
{
    return &m->account;
}

bool multi_write_exhausted(const struct multi_write *m)
{
    return m->exhausted;
}

void multi_write_heed(struct multi_write *m, const atomic_bool *interrupt)
{
    m->interrupt = interrupt;
}

bool multi_write_shows(const struct multi_write *m, size_t region, int64_t entity,
                       int64_t *ret_value, bool *ret_deleted)
{
    uint32_t slot;
    if (!multi_write_entity_find(m, entity, &slot)) {
        return false;
    }
    if (m->everywhere) {
        *ret_value = multi_write_log_content(m, multi_write_slot(m, slot), ret_deleted);
        return true;
    }
    const struct version *v = multi_write_version(m, slot, region);
    *ret_value = v->value;
    *ret_deleted = v->deleted;
    return true;
}

void multi_write_tell(struct multi_write *m, multi_write_teller *teller, void *subject)
{
    m->teller = teller;
    m->told = subject;
}

void multi_write_watch(struct multi_write *m, multi_write_witness *witness, void *subject)
{
    m->witness = witness;
    m->subject = subject;
    multi_write_alone_plan(m);
}
