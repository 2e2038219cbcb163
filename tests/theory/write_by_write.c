/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/write_by_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "tests/theory/write_hub.h"

void wbw_init(struct wbw *w, const struct store *store)
{
    memset(w, 0, sizeof *w);
    w->store = store;
    w->delay = SIMTIME_NEVER;
    VERIFY(store->region_count <= VERSION_REGIONS);
}

struct wbw_change *wbw_change(struct wbw *w, enum wbw_kind kind, simtime at)
{
    VERIFY(w->change_count < WBW_CHANGES);
    struct wbw_change *c = &w->changes[w->change_count++];
    VERIFY(c == w->changes || c[-1].at <= at);
    *c = (struct wbw_change){.kind = kind, .at = at};
    return c;
}

void wbw_witness(void *subject, const struct multi_write_event *event)
{
    struct wbw *w = subject;
    VERIFY(w->event_count < WBW_EVENTS);
    w->events[w->event_count++] = *event;
}

/* When what change i began is over: at the first later change of that kind, or at the horizon. */
static simtime end_of(const struct wbw *w, size_t i, enum wbw_kind kind)
{
    const struct wbw_change *c = &w->changes[i];
    for (size_t k = i + 1; k < w->change_count; k++) {
        const struct wbw_change *d = &w->changes[k];
        if (d->kind == kind && d->at < w->horizon &&
            (kind == WBW_UP ? d->region == c->region : d->from == c->from && d->to == c->to)) {
            return d->at;
        }
    }
    return w->horizon;
}

static void prepare(struct wbw *w)
{
    const struct conflicts *c = &w->store->conflicts;
    link_times_init(&w->links, w->store->throughput, w->store->order == ORDER_FIFO);
    for (size_t i = 0; i < w->change_count; i++) {
        const struct wbw_change *d = &w->changes[i];
        if (d->kind == WBW_CUT) {
            link_times_cut(&w->links, d->from, d->to, d->at, end_of(w, i, WBW_OPEN));
        }
        for (size_t r = 0; d->kind == WBW_DOWN && r < w->store->region_count; r++) {
            if (r != d->region) {
                link_times_cut(&w->links, d->region, r, d->at, end_of(w, i, WBW_UP));
                link_times_cut(&w->links, r, d->region, d->at, end_of(w, i, WBW_UP));
            }
        }
    }
    for (size_t r = 0; r < w->store->region_count; r++) {
        w->skew[r] = c->clock_skew ? c->clock_skew[r] : 0;
    }
    w->worker = c->policy == POLICY_MERGE && !c->unread ? w->feed_phase : SIMTIME_NEVER;
}

static void look(struct wbw *w, struct wbw_change *c)
{
    c->conflicts = w->account.conflicts;
    c->feed_depth = w->account.feed_depth;
    for (size_t i = 0; i < w->message_count; i++) {
        const struct wbw_message *m = &w->messages[i];
        c->waiting +=
            !m->gone && m->leaves >= w->now && link_times_open(&w->links, m->from, m->to, w->now);
    }
    for (size_t i = 0; i < w->write_count; i++) {
        for (size_t r = 0; r < w->store->region_count; r++) {
            c->unapplied[w->writes[i].region][r] +=
                !w->writes[i].lost && !w->data_lost[r] && !wbw_applied(w, r, i);
        }
    }
}

static void missing(struct loss *loss, const struct write *write)
{
    loss->oldest = loss->count == 0 ? write->at : loss->oldest; /* they come in order */
    loss->count++;
    loss->value += (double)write->amount / 100;
}

static bool elsewhere(const struct wbw *w, size_t write)
{
    for (size_t r = 0; r < w->store->region_count; r++) {
        if (r != w->writes[write].region && !w->data_lost[r] && wbw_applied(w, r, write)) {
            return true;
        }
    }
    return false;
}

/* A message that has seen a write of the region that is lost. */
static bool saw_lost(const struct wbw *w, size_t region, const struct wbw_message *m)
{
    for (size_t i = 0; i < w->write_count; i++) {
        const struct write *write = &w->writes[i];
        if (write->lost && write->lost_at == w->now && write->region == region &&
            write->entity == m->entity &&
            (wbw_is_append(w) ? i == m->what.write
                              : version_has_seen(&m->what, region, write->counter))) {
            return true;
        }
    }
    return false;
}

/* What the region sent will not come: all of it with its data, else what has seen a write that is
 * lost. What somebody has applied of an event stream is everywhere at once. */
static void forget(struct wbw *w, size_t region, bool data_lost)
{
    for (size_t i = 0; i < w->message_count; i++) {
        struct wbw_message *m = &w->messages[i];
        if (m->from != region || (m->gone && !m->aside)) {
            continue;
        }
        bool saw = saw_lost(w, region, m);
        m->aside &= !saw && !data_lost;
        if (m->gone) {
            continue;
        }
        m->gone = saw;
        if (!m->gone && data_lost && wbw_is_append(w)) {
            wbw_arrive(w, m);
        }
        m->gone |= data_lost;
    }
}

/* Marks what is lost, and counts what is. */
static void lose(struct wbw *w, struct wbw_change *c, bool *ret_touched)
{
    c->lost.oldest = c->stranded.oldest = SIMTIME_NEVER;
    for (size_t i = 0; i < w->write_count; i++) {
        struct write *write = &w->writes[i];
        if (write->region == c->region && !write->lost && !elsewhere(w, i)) {
            write->lost = c->data_lost || w->now - write->at < w->store->durable_after;
            write->lost_at = w->now;
            missing(write->lost ? &c->lost : &c->stranded, write);
            ret_touched[write->entity] |= write->lost;
            for (size_t r = 0; write->lost && r < w->store->region_count; r++) {
                w->applied[r][i] = false; /* nor does a region without data come back with it */
            }
        }
    }
}

/* Where the hub is now, or moves to. */
static size_t next_hub(const struct wbw *w)
{
    size_t to = 0;
    while (to < w->store->region_count && w->down[to]) {
        to++;
    }
    return w->down[w->hub] && to < w->store->region_count ? to : w->hub;
}

static void move_hub(struct wbw *w)
{
    if (!wbw_is_append(w) && next_hub(w) != w->hub) {
        wbw_move_hub(w, next_hub(w));
    }
}

static void go_down(struct wbw *w, struct wbw_change *c)
{
    bool touched[WBW_ENTITIES] = {false};
    w->down[c->region] = true;
    w->hub_lost |= c->region == w->hub;
    lose(w, c, touched);
    w->data_lost[c->region] = c->data_lost;
    forget(w, c->region, c->data_lost);
    wbw_relink(w, c->region);
    for (int64_t entity = 0; entity < WBW_ENTITIES && !wbw_is_append(w); entity++) {
        touched[entity] &= !c->data_lost;
        touched[entity] = touched[entity] && !wbw_roll_back(w, c->region, entity);
    }
    move_hub(w);
    for (int64_t entity = 0; entity < WBW_ENTITIES && !wbw_is_append(w); entity++) {
        if (touched[entity]) {
            wbw_show_hub(w, c->region, entity);
        }
    }
    if (c->data_lost) {
        memset(w->shows[c->region], 0, sizeof w->shows[c->region]);
        memset(w->taken[c->region], 0, sizeof w->taken[c->region]);
    }
}

static void come_back(struct wbw *w, size_t region)
{
    bool copies = w->data_lost[region];
    w->down[region] = w->data_lost[region] = false;
    move_hub(w);
    if (copies && !wbw_is_append(w)) {
        for (int64_t entity = 0; entity < WBW_ENTITIES; entity++) {
            wbw_show_hub(w, region, entity);
        }
    } else if (region != w->hub && !wbw_is_append(w)) {
        wbw_report(w, region);
    }
}

static void change(struct wbw *w, struct wbw_change *c)
{
    switch (c->kind) {
    case WBW_CUT:
    case WBW_OPEN:
        break; /* the links know */
    case WBW_SKEW:
        w->skew[c->region] = c->skew;
        break;
    case WBW_DOWN:
        go_down(w, c);
        break;
    case WBW_UP:
        come_back(w, c->region);
        break;
    case WBW_LOOK:
        look(w, c);
        break;
    }
}

static void work(struct wbw *w)
{
    const struct conflicts *c = &w->store->conflicts;
    if (w->working && !w->down[w->hub]) {
        wbw_drain(w);
    }
    w->working = w->account.feed_depth > 0 && !w->down[w->hub];
    if (w->working) {
        w->worker += simtime_from_seconds(1 / c->drain_rate);
    } else {
        w->worker = w->feed_phase;
        while (w->worker <= w->now) {
            w->worker += c->drained_every;
        }
    }
}

static const struct multi_write_event *next_accepted(const struct wbw *w, size_t *cursor)
{
    while (*cursor < w->event_count && w->events[*cursor].kind != MULTI_WRITE_ACCEPTED) {
        (*cursor)++;
    }
    return *cursor < w->event_count ? &w->events[*cursor] : NULL;
}

/* Of one instant: by link. Those of one link stand in the order of sending. */
static bool before(const struct wbw_message *a, const struct wbw_message *b)
{
    return a->from != b->from ? a->from < b->from : a->to < b->to;
}

static struct wbw_message *next_arrival(struct wbw *w)
{
    struct wbw_message *next = NULL;
    for (size_t i = 0; i < w->message_count; i++) {
        struct wbw_message *m = &w->messages[i];
        if (!m->gone && (!next || m->arrives < next->arrives ||
                         (m->arrives == next->arrives && before(m, next)))) {
            next = m;
        }
    }
    return next;
}

/* Up to an instant, in order of time; of one instant, first the changes, then what arrives, then
 * the feed's worker, then what is accepted. */
static void play_until(struct wbw *w, simtime end)
{
    size_t next_change = 0, accepted = 0;
    for (;;) {
        const struct multi_write_event *e = next_accepted(w, &accepted);
        struct wbw_message *m = next_arrival(w);
        simtime change_at =
            next_change < w->change_count ? w->changes[next_change].at : SIMTIME_NEVER;
        simtime accepted_at = e ? e->at : SIMTIME_NEVER, arrival = m ? m->arrives : SIMTIME_NEVER;
        simtime now = change_at < w->worker ? change_at : w->worker;
        now = accepted_at < now ? accepted_at : now;
        now = arrival < now ? arrival : now;
        if (now >= end) {
            return;
        }
        w->now = now;
        if (change_at == now) {
            change(w, &w->changes[next_change++]);
        } else if (arrival == now) {
            wbw_arrive(w, m);
        } else if (w->worker == now) {
            work(w);
        } else {
            w->used[accepted++] = true;
            wbw_accept(w, e);
        }
    }
}

static void close_ledger(struct wbw *w)
{
    struct multi_write_account *a = &w->account;
    for (int64_t entity = 0; entity < WBW_ENTITIES; entity++) {
        bool deleted, in_feed = false;
        int64_t value = 0;
        int64_t serial = write_serial(w->writes, w->write_count, entity, NULL, &deleted);
        wbw_shows(w, w->hub, entity, &value, &deleted);
        for (size_t i = 0; i < w->item_count; i++) {
            in_feed |= w->feed[i].entity == entity && !w->feed[i].taken;
        }
        if (value != serial && !in_feed) {
            a->wrong_entities++;
            a->value_at_stake += (double)llabs(value - serial) / 100;
        }
    }
    for (size_t i = 0; i < w->item_count; i++) {
        double age = w->feed[i].taken ? 0 : simtime_seconds(w->horizon - w->feed[i].since);
        a->feed_oldest_max = age > a->feed_oldest_max ? age : a->feed_oldest_max;
    }
    a->unresolved = a->feed_depth;
}

void wbw_play(struct wbw *w, simtime horizon)
{
    w->horizon = horizon;
    prepare(w);
    play_until(w, horizon);
    w->now = horizon;
    for (size_t r = 0; r < w->store->region_count; r++) {
        if (w->down[r]) {
            come_back(w, r);
        }
    }
    for (struct wbw_message *m = next_arrival(w); m; m = next_arrival(w)) {
        w->now = m->arrives;
        wbw_arrive(w, m);
    }
    close_ledger(w);
    for (size_t i = 0; i < w->event_count && !w->trouble[0]; i++) {
        if (!w->used[i]) {
            snprintf(w->trouble, sizeof w->trouble, "seen, but not due: event %zu", i);
        }
    }
}

bool wbw_shows(const struct wbw *w, size_t region, int64_t entity, int64_t *ret_value,
               bool *ret_deleted)
{
    const struct version *v = &w->shows[region][entity];
    struct write here[WBW_WRITES];
    size_t count = 0;
    bool written = false;
    for (size_t i = 0; i < w->write_count; i++) {
        written |= w->writes[i].entity == entity;
        if (w->applied[region][i] && w->writes[i].entity == entity) {
            here[count++] = w->writes[i];
        }
    }
    if (wbw_is_append(w)) {
        *ret_value = write_serial(here, count, entity, NULL, ret_deleted);
    } else {
        *ret_value = v->written ? v->value : 0;
        *ret_deleted = v->written && v->is_delete;
    }
    return written;
}
