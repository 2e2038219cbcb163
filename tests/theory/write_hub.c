/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/write_hub.h"

#include <gsl/gsl_randist.h>
#include <inttypes.h>
#include <stdio.h>

#include "sim/base/die.h"

static void complain(struct wbw *w, const char *what, size_t from, size_t to, int64_t entity)
{
    if (!w->trouble[0]) {
        snprintf(w->trouble, sizeof w->trouble, "%s: %zu -> %zu, entity %" PRId64 ", at %" PRId64,
                 what, from, to, entity, w->now);
    }
}

/* The next draw of that kind about an entity, for SENT over that link, not yet used; NULL if there
 * is none. (Messages about several entities that arrive at once are played in any order.) */
static const struct multi_write_event *draw(struct wbw *w, int kind, size_t from, size_t to,
                                            int64_t entity)
{
    for (size_t i = 0; i < w->event_count; i++) {
        const struct multi_write_event *e = &w->events[i];
        if (!w->used[i] && (int)e->kind == kind && e->entity == entity &&
            (kind == MULTI_WRITE_MERGE || (e->region == from && e->to == to))) {
            w->used[i] = true;
            return e;
        }
    }
    return NULL;
}

static simtime draw_delay(struct wbw *w, size_t from, size_t to, int64_t entity)
{
    const struct multi_write_event *e = draw(w, MULTI_WRITE_SENT, from, to, entity);
    if (e && e->at != w->now) {
        complain(w, "another was seen sent", from, to, entity);
    }
    if (!e && w->delay == SIMTIME_NEVER) {
        complain(w, "nobody saw it sent", from, to, entity);
    }
    if (e || w->delay == SIMTIME_NEVER) {
        return e ? e->delay : 0;
    }
    return w->rng ? (simtime)gsl_ran_exponential(w->rng, (double)w->delay) : w->delay;
}

static bool draw_fails(struct wbw *w, int64_t entity)
{
    double p = w->store->conflicts.fails;
    const struct multi_write_event *e = draw(w, MULTI_WRITE_MERGE, 0, 0, entity);
    if (p <= 0 || p >= 1 || e) {
        return p >= 1 || (p > 0 && e && e->merge_fails);
    }
    if (!w->rng) {
        complain(w, "nobody saw it merged", 0, 0, entity);
    }
    return w->rng && gsl_rng_uniform(w->rng) < p;
}

bool wbw_is_append(const struct wbw *w)
{
    enum conflict_policy p = w->store->conflicts.policy;
    return p == POLICY_APPEND || p == POLICY_COUNTER;
}

bool wbw_applied(const struct wbw *w, size_t region, size_t write)
{
    const struct write *one = &w->writes[write];
    return wbw_is_append(w)
               ? w->applied[region][write]
               : version_has_seen(&w->shows[region][one->entity], one->region, one->counter);
}

static void send(struct wbw *w, size_t from, size_t to, bool outcome, int64_t entity,
                 const struct version *what)
{
    VERIFY(w->message_count < WBW_MESSAGES);
    struct wbw_message *m = &w->messages[w->message_count++];
    *m = (struct wbw_message){.from = from, .to = to, .over = to, .entity = entity};
    m->outcome = outcome;
    m->what = *what;
    m->delay = draw_delay(w, from, to, entity);
    link_times_send(&w->links, from, to, w->now, m->delay, &m->leaves, &m->arrives);
}

/* What the hub shows from now on is an outcome, and goes to every other region. */
static void settle(struct wbw *w, int64_t entity, const struct version *v)
{
    struct version *shown = &w->shows[w->hub][entity];
    *shown = *v;
    shown->number = w->taken[w->hub][entity] = ++w->outcomes;
    for (size_t to = 0; to < w->store->region_count; to++) {
        if (to != w->hub) {
            send(w, w->hub, to, true, entity, shown);
        }
    }
}

/* A version of the hub's own: all that is in the vector of v, in order of acceptance. */
static void merge(struct wbw *w, int64_t entity, struct version *v)
{
    v->value = write_serial(w->writes, w->write_count, entity, v->seen, &v->is_delete);
    v->written = true; /* though the hub may have seen nothing of it */
    v->author = VERSION_HUB + w->hub;
    v->counter = v->seen[v->author] = ++w->merges;
    v->place = v->author;
}

static void feed(struct wbw *w, int64_t entity)
{
    struct multi_write_account *a = &w->account;
    w->feed[w->item_count++] = (struct wbw_item){.entity = entity, .since = w->now};
    a->to_feed++;
    a->feed_depth++;
    a->feed_depth_max = a->feed_depth > a->feed_depth_max ? a->feed_depth : a->feed_depth_max;
}

static struct version resolve(struct wbw *w, int64_t entity, const struct version *in,
                              const struct version *shown)
{
    const struct conflicts *c = &w->store->conflicts;
    bool wins = version_beats(c, in, shown);
    const struct version *loser = wins ? shown : in;
    struct version v = wins ? *in : *shown;
    version_join(&v, loser);
    w->account.conflicts++;
    w->account.entities += !w->met[entity];
    w->met[entity] = true;
    if (c->policy == POLICY_MERGE && draw_fails(w, entity)) {
        feed(w, entity);
    } else if (c->policy == POLICY_MERGE) {
        v.path = in->path > shown->path ? in->path : shown->path;
        merge(w, entity, &v);
    } else {
        VERIFY(w->hub_lost || !w->writes[loser->write].overwritten);
        w->writes[loser->write].overwritten = true;
        w->account.overwritten++;
    }
    return v;
}

static void decide(struct wbw *w, int64_t entity, const struct version *in)
{
    const struct version *shown = &w->shows[w->hub][entity];
    struct version v = *in;
    if (version_covers(shown, in)) {
        return;
    }
    if (version_knows(shown, in)) { /* of another hub, that had seen more */
        v = *shown;
        version_join(&v, in);
    } else if (version_knows(in, shown)) {
        version_join(&v, shown);
    } else {
        v = resolve(w, entity, in, shown);
    }
    settle(w, entity, &v);
}

static void take(struct wbw *w, size_t region, int64_t entity, const struct version *outcome)
{
    if (outcome->number > w->taken[region][entity] &&
        version_covers(outcome, &w->shows[region][entity])) {
        w->shows[region][entity] = *outcome;
        w->taken[region][entity] = outcome->number;
    }
}

void wbw_accept(struct wbw *w, const struct multi_write_event *e)
{
    VERIFY(w->write_count < WBW_WRITES && e->entity < WBW_ENTITIES);
    const struct version *shown = &w->shows[e->region][e->entity];
    size_t i = w->write_count++, r = e->region, first = w->message_count;
    w->account.writes++;
    w->writes[i] = (struct write){.at = e->at, .region = r, .entity = e->entity};
    w->writes[i].operation = e->operation;
    w->writes[i].amount = e->amount;
    w->writes[i].counter = shown->seen[r] + 1;
    struct version v = version_write(&w->store->conflicts, shown, w->writes, i, w->skew[r]);
    if (wbw_is_append(w)) {
        w->applied[r][i] = true;
        for (size_t to = 0; to < w->store->region_count; to++) {
            if (to != r) {
                send(w, r, to, false, e->entity, &v);
            }
        }
    } else if (r == w->hub) {
        settle(w, e->entity, &v);
    } else {
        v.number = w->taken[r][e->entity];
        w->shows[r][e->entity] = v;
        send(w, r, w->hub, false, e->entity, &v);
    }
    for (size_t k = first; k < w->message_count; k++) {
        w->messages[k].accepted = true;
    }
}

void wbw_arrive(struct wbw *w, struct wbw_message *m)
{
    m->gone = true;
    if (wbw_is_append(w)) {
        w->applied[m->to][m->what.write] = true;
    } else if (m->to == w->hub) {
        decide(w, m->entity, &m->what);
    } else {
        VERIFY(m->outcome);
        take(w, m->to, m->entity, &m->what);
        m->aside = m->accepted && !version_knows(&w->shows[m->to][m->entity], &m->what);
    }
}

void wbw_drain(struct wbw *w)
{
    for (size_t i = 0; i < w->item_count; i++) {
        struct wbw_item *item = &w->feed[i];
        if (!item->taken) {
            double age = simtime_seconds(w->now - item->since);
            struct version v = w->shows[w->hub][item->entity];
            item->taken = true;
            w->account.feed_depth--;
            if (age > w->account.feed_oldest_max) {
                w->account.feed_oldest_max = age;
            }
            merge(w, item->entity, &v);
            settle(w, item->entity, &v);
            return;
        }
    }
}

/* The version that a region shows is known to the hub, or on its way there. */
static bool heard(const struct wbw *w, size_t region, int64_t entity)
{
    const struct version *v = &w->shows[region][entity];
    bool known = version_covers(&w->shows[w->hub][entity], v);
    for (size_t i = 0; i < w->message_count && !known; i++) {
        const struct wbw_message *m = &w->messages[i];
        known = !m->gone && m->from == region && m->to == w->hub && m->entity == entity &&
                m->what.author == v->author && m->what.counter == v->counter;
    }
    return known;
}

static bool everybody_knows(const struct wbw *w, int64_t entity)
{
    for (size_t r = 0; r < w->store->region_count; r++) {
        if (!w->data_lost[r] && !version_covers(&w->shows[r][entity], &w->shows[w->hub][entity])) {
            return false;
        }
    }
    return true;
}

/* The entities in the order of their first writes. */
static size_t by_first_write(const struct wbw *w, int64_t *ret_list)
{
    size_t count = 0;
    for (size_t i = 0; i < w->write_count; i++) {
        size_t k = 0;
        while (k < count && ret_list[k] != w->writes[i].entity) {
            k++;
        }
        ret_list[k] = w->writes[i].entity;
        count += k == count;
    }
    return count;
}

/* Puts what is still to come over a link on its way again, in the order of sending. */
static void relink(struct wbw *w, size_t from, size_t to)
{
    link_times_clear(&w->links, from, to, w->now);
    for (int waits = 0; waits < 2; waits++) {
        for (size_t i = 0; i < w->message_count; i++) {
            struct wbw_message *m = &w->messages[i];
            if (m->gone || m->from != from || m->to != to || (m->leaves > w->now) != waits) {
                continue;
            }
            if (waits) {
                link_times_send(&w->links, from, to, w->now, m->delay, &m->leaves, &m->arrives);
            } else {
                m->arrives = link_times_join(&w->links, from, to, w->now, m->delay);
            }
        }
    }
}

void wbw_relink(struct wbw *w, size_t region)
{
    for (size_t i = 0; i < w->message_count; i++) { /* delays become what is left of them */
        struct wbw_message *m = &w->messages[i];
        if (!m->gone && m->leaves < w->now) {
            m->delay = link_times_between(&w->links, m->from, m->over, w->now, m->arrives);
            m->leaves = w->now;
        }
        m->over = m->to;
    }
    for (size_t r = 0; r < w->store->region_count; r++) {
        if (r != region) {
            relink(w, region, r);
            relink(w, r, region);
            if (r != w->hub) {
                relink(w, r, w->hub);
            }
        }
    }
}

static void reroute(struct wbw *w, size_t old)
{
    for (size_t i = 0; i < w->message_count; i++) {
        struct wbw_message *m = &w->messages[i];
        m->gone |= (m->to == old && m->from == w->hub) || (m->from == old && m->to == w->hub);
        if (!m->gone && m->to == old && !m->outcome) {
            m->to = w->hub;
        }
    }
    wbw_relink(w, old);
}

void wbw_move_hub(struct wbw *w, size_t to)
{
    size_t old = w->hub;
    int64_t entities[WBW_ENTITIES];
    w->hub = to;
    reroute(w, old);
    size_t count = by_first_write(w, entities);
    for (size_t i = 0; i < count; i++) {
        int64_t entity = entities[i], before = w->outcomes;
        for (size_t r = 0; r < w->store->region_count; r++) {
            if (!w->down[r] && !heard(w, r, entity)) {
                struct version v = w->shows[r][entity];
                decide(w, entity, &v);
            }
        }
        if (w->outcomes == before && !everybody_knows(w, entity)) {
            struct version v = w->shows[w->hub][entity];
            settle(w, entity, &v);
        }
    }
}

void wbw_report(struct wbw *w, size_t region)
{
    int64_t entities[WBW_ENTITIES];
    size_t count = by_first_write(w, entities);
    for (size_t i = 0; i < count; i++) {
        if (!heard(w, region, entities[i])) {
            struct version v = w->shows[region][entities[i]];
            send(w, region, w->hub, false, entities[i], &v);
        }
    }
}

/* Its own writes stay in its past as far as somebody else has applied them. */
static void keep_own(struct wbw *w, size_t region, int64_t entity)
{
    struct version *shown = &w->shows[region][entity];
    for (size_t r = 0; r < w->store->region_count; r++) {
        const struct version *v = &w->shows[r][entity];
        if (r != region && !w->data_lost[r] && v->seen[region] > shown->seen[region]) {
            shown->seen[region] = v->seen[region];
        }
    }
}

void wbw_show_hub(struct wbw *w, size_t region, int64_t entity)
{
    w->shows[region][entity] = w->shows[w->hub][entity];
    w->taken[region][entity] = w->outcomes;
    keep_own(w, region, entity);
}

bool wbw_roll_back(struct wbw *w, size_t region, int64_t entity)
{
    const struct version *newest = NULL;
    for (size_t i = 0; i < w->message_count; i++) {
        const struct wbw_message *m = &w->messages[i];
        bool aside = m->aside && !version_knows(&w->shows[m->to][entity], &m->what);
        if (m->from != region || m->entity != entity || (m->gone && !aside)) {
            continue;
        }
        if (!newest || m->what.seen[region] > newest->seen[region] ||
            (m->what.seen[region] == newest->seen[region] && m->what.number > newest->number)) {
            newest = &m->what;
        }
    }
    if (newest) {
        w->shows[region][entity] = *newest;
        w->taken[region][entity] = newest->number;
        keep_own(w, region, entity);
    }
    return newest;
}
