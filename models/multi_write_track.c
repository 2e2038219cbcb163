/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stores of which only incidents count: what was left out before one is played as far back as it
 * can matter.
 *
 * A write found concurrent after the switching on may be as old as a delay, the outcome that its
 * region had not seen then was sent as much earlier, and what that one stood for was accepted as
 * much earlier again: three delays, each of which exceeds L for any write with a chance below
 * rate x (integral of the survival function beyond L). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/multi_write_state.h"
#include "sim/base/die.h"

static const double RESIDUE = 1e-9;
static const double WRITES_MAX = 1e8;
enum { HOPS = 3, HISTORY = 1024 };

static double *rates_of(const struct multi_write *m, size_t segment)
{
    return m->history_rates + segment * m->regions * m->regions;
}

/* 0 if nothing was written since the last closing; -1 if all of it may matter. */
static simtime lead_in(const struct multi_write *m)
{
    double rate = 0;
    for (size_t i = 0; i < m->history_count; i++) {
        rate = fmax(rate, m->history[i].total);
    }
    if (rate <= 0) {
        return 0;
    }
    double seconds = HOPS * dist_tail_inverse(&m->store->lag, RESIDUE / rate);
    return seconds * rate <= WRITES_MAX ? simtime_from_seconds(seconds) : -1;
}

static simtime lead_in_start(const struct multi_write *m)
{
    simtime length = lead_in(m);
    return length < 0 || m->now - length < m->closed_at ? m->closed_at : m->now - length;
}

/* Segments that ended before anything that may matter. */
static void prune(struct multi_write *m)
{
    simtime start = lead_in_start(m);
    size_t old = 0, size = m->regions * m->regions;
    while (old + 1 < m->history_count && m->history[old + 1].from <= start) {
        old++;
    }
    m->history_count -= old;
    memmove(m->history, m->history + old, m->history_count * sizeof *m->history);
    memmove(m->history_rates, rates_of(m, old), m->history_count * size * sizeof(double));
}

void multi_write_track_rates(struct multi_write *m)
{
    size_t size = m->regions * m->regions;
    if (m->running) {
        return;
    }
    if (m->history_count > 0 && m->history[m->history_count - 1].from == m->now) {
        m->history_count--;
    }
    if (m->history_count > 0 && m->history_count % HISTORY == 0) {
        prune(m);
    }
    size_t capacity = m->history_capacity;
    m->history =
        multi_write_grow(m, m->history, m->history_count, &m->history_capacity, sizeof *m->history);
    if (capacity != m->history_capacity) {
        m->history_rates =
            xrealloc(m->history_rates, m->history_capacity, size * sizeof *m->history_rates);
    }
    m->history[m->history_count] = (struct segment){m->now, m->total_rate};
    memcpy(rates_of(m, m->history_count++), m->rates, size * sizeof *m->rates);
}

void multi_write_track_reset(struct multi_write *m)
{
    m->incidents_only = m->store->conflicts.track_incidents || m->everywhere;
    m->tracking = m->counting = !m->incidents_only;
    m->running = m->tracking || m->exact;
    m->closed_at = 0;
    m->history_count = 0;
    multi_write_track_rates(m);
}

/* Plays up to an instant; links that were cut meanwhile are open until then. cuts: what is put off;
 * 0 for the others. */
static void play_with_cuts(struct multi_write *m, simtime until, int *cuts)
{
    for (;;) {
        struct one_way *first = NULL;
        for (size_t i = 0; i < m->regions * m->regions; i++) {
            if (cuts[i] > 0 && (!first || m->links[i].cut_at < first->cut_at)) {
                first = &m->links[i];
            }
        }
        if (!first || first->cut_at > until) {
            multi_write_play(m, until);
            return;
        }
        multi_write_play(m, first->cut_at);
        multi_write_alone_land_all(m);
        first->cuts = cuts[first - m->links];
        cuts[first - m->links] = 0;
        multi_write_link_plan(m, first);
        multi_write_alone_plan(m);
    }
}

static void play_lead_in(struct multi_write *m, simtime start, simtime end, int *cuts)
{
    size_t links = m->regions * m->regions;
    m->now = start;
    for (size_t i = 0; i < links; i++) {
        struct one_way *l = &m->links[i];
        bool later = l->cuts > 0 && l->cut_at > start;
        cuts[i] = later ? l->cuts : 0;
        l->cuts = later ? 0 : l->cuts;
        l->stood = l->back_at = 0;
        m->next[i] = SIMTIME_NEVER;
    }
    multi_write_alone_plan(m);
    for (size_t i = 0; i < m->history_count; i++) {
        simtime until = i + 1 < m->history_count ? m->history[i + 1].from : end;
        if (until <= start && i + 1 < m->history_count) {
            continue;
        }
        multi_write_apply_rates(m, rates_of(m, i));
        play_with_cuts(m, until, cuts);
    }
}

static void switch_on(struct multi_write *m)
{
    if (!m->running) {
        simtime start = lead_in_start(m), now = m->now;
        int *cuts = xcalloc(m->regions * m->regions, sizeof *cuts);
        m->running = true;
        play_lead_in(m, start, now, cuts);
        free(cuts);
        m->history_count = 0;
    }
    multi_write_alone_land_all(m);
    multi_write_ledger_open(m);
    m->tracking = m->counting = true;
}

static void switch_off(struct multi_write *m)
{
    multi_write_settle(m);
    multi_write_ledger_close(m, true);
    multi_write_forget(m);
    m->tracking = m->counting = false;
    m->running = m->exact;
    m->next_accept = m->running ? m->next_accept : SIMTIME_NEVER;
    m->closed_at = m->now;
    m->history_count = 0;
    multi_write_track_rates(m);
    multi_write_feed_resume(m);
}

void multi_write_track(struct multi_write *m, simtime now, bool on)
{
    multi_write_advance(m, now);
    if (m->incidents_only && on != m->tracking) {
        if (on) {
            switch_on(m);
        } else {
            switch_off(m);
        }
    }
}
