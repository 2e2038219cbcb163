/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_history.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"

/* Pieces whose lines of u(s) meet this closely are one. */
static const double JOINT = 1e-9;

void lag_history_init(struct lag_history *h, const struct store *store)
{
    *h = (struct lag_history){.sync = store->model == STORE_SYNC,
                              .throughput = store->throughput,
                              .batch = store->model == STORE_SYNC ? 0 : store->batch};
    VERIFY(h->throughput > 0);
}

void lag_history_release(struct lag_history *h)
{
    free(h->pieces);
    h->pieces = NULL;
}

struct lag_history lag_history_copy(const struct lag_history *h)
{
    struct lag_history copy = *h;
    copy.pieces = xcalloc(h->capacity ? h->capacity : 1, sizeof *copy.pieces);
    if (h->end > 0) {
        memcpy(copy.pieces, h->pieces, h->end * sizeof *copy.pieces);
    }
    return copy;
}

void lag_history_reset(struct lag_history *h, simtime now, simtime clock)
{
    h->now = now;
    h->clock = clock;
    h->rate = 0;
    h->frozen = false;
    h->line = 0;
    h->first = h->end = 0;
    h->even_since = now;
    h->peak = 0;
}

void lag_history_drop(struct lag_history *h)
{
    VERIFY(h->first < h->end);
    h->first++;
    if (h->first == h->end) {
        h->first = h->end = 0;
    }
}

static struct lag_piece *last_piece(struct lag_history *h)
{
    return h->end > h->first ? &h->pieces[h->end - 1] : NULL;
}

static double leaves_after(const struct lag_history *h, const struct lag_piece *p, simtime s)
{
    return simtime_seconds(p->clock - h->clock) + p->wait + p->slope * simtime_seconds(s - p->from);
}

enum joint { APART, NEXT_CELL, SAME_LINE };

/* How p goes on where q ends. */
static enum joint joint(const struct lag_history *h, const struct lag_piece *q,
                        const struct lag_piece *p)
{
    if (q->open != p->open || q->to != p->from || q->rate < p->rate || q->rate > p->rate) {
        return APART;
    }
    if (p->open) {
        return SAME_LINE;
    }
    if (q->slope < p->slope || q->slope > p->slope) {
        return APART;
    }
    if (h->batch > 0 && p->period == h->batch && q->period == h->batch && p->wait <= 0 &&
        q->wait <= 0 && q->clock + q->cells * q->period == p->clock) {
        return NEXT_CELL;
    }
    bool meet = fabs(leaves_after(h, q, q->to) - leaves_after(h, p, p->from)) <= JOINT;
    return q->cells == 1 && p->cells == 1 && meet ? SAME_LINE : APART;
}

static void push(struct lag_history *h, struct lag_piece p)
{
    struct lag_piece *q = last_piece(h);
    enum joint how = q ? joint(h, q, &p) : APART;
    if (how != APART) {
        q->to = p.to;
        q->cells += how == NEXT_CELL ? p.cells : 0;
        q->period = how == NEXT_CELL ? q->period : q->to - q->from;
        return;
    }
    if (!q && p.rate <= 0 && !p.open) { /* of nothing nothing is missing */
        return;
    }
    if (h->end == h->capacity && h->first > h->capacity / 2) {
        memmove(h->pieces, h->pieces + h->first, (h->end - h->first) * sizeof *h->pieces);
        h->end -= h->first;
        h->first = 0;
    } else if (h->end == h->capacity) {
        h->capacity = h->capacity ? h->capacity * 2 : 16;
        h->pieces = xrealloc(h->pieces, h->capacity, sizeof *h->pieces);
    }
    h->pieces[h->end++] = p;
    h->peak = fmax(h->peak, p.rate);
}

/* What the writes of the coming stretch add to the line and to their own wait. */
static void push_stretch(struct lag_history *h, simtime to, double slope)
{
    if (slope != 1 || h->line > 0 || h->frozen || h->batch > 0) {
        h->even_since = to;
    }
    push(h, (struct lag_piece){.from = h->now,
                               .to = to,
                               .clock = h->clock,
                               .wait = h->line / h->throughput,
                               .slope = slope,
                               .rate = h->rate,
                               .period = to - h->now,
                               .cells = 1,
                               .open = h->batch > 0});
    h->clock += h->frozen ? 0 : to - h->now;
    h->now = to;
}

static void advance_frozen(struct lag_history *h, simtime to)
{
    double arrived = h->rate * simtime_seconds(to - h->now);
    push_stretch(h, to, h->rate / h->throughput);
    h->line += arrived;
}

/* Until the line is empty its writes are throughput apart on the clock; then they leave at once. */
static void advance_running(struct lag_history *h, simtime to)
{
    double growth = h->rate - h->throughput;
    if (h->line > 0 || (growth > 0 && !h->sync)) {
        simtime end = growth < 0 ? simtime_from_seconds(h->line / -growth) : SIMTIME_NEVER;
        if (end < to - h->now) {
            push_stretch(h, h->now + end, h->rate / h->throughput);
            h->line = 0;
        } else {
            double change = growth * simtime_seconds(to - h->now);
            push_stretch(h, to, h->rate / h->throughput);
            h->line = fmax(0, h->line + change);
        }
    }
    if (h->now < to) {
        push_stretch(h, to, 1);
    }
}

static void serve(struct lag_history *h, simtime duration)
{
    if (!h->frozen && h->line > 0) {
        h->line =
            isinf(h->throughput) ? 0 : fmax(0, h->line - h->throughput * simtime_seconds(duration));
    }
}

static simtime next_boundary(const struct lag_history *h)
{
    return h->now < h->phase ? h->phase
                             : h->phase + ((h->now - h->phase) / h->batch + 1) * h->batch;
}

/* Sets when the open pieces leave, given the line and the clock at their boundary. Returns the
 * line behind them. */
static double place_open(struct lag_history *h, double line, simtime clock)
{
    size_t i = h->end;
    while (i > h->first && h->pieces[i - 1].open) {
        i--;
    }
    for (; i < h->end; i++) {
        struct lag_piece *p = &h->pieces[i];
        p->clock = clock;
        p->wait = line / h->throughput;
        p->slope = p->rate / h->throughput;
        line += p->rate * simtime_seconds(p->to - p->from);
    }
    return line;
}

void lag_history_foresee(struct lag_history *h)
{
    if (h->batch > 0) {
        simtime ahead = next_boundary(h) - h->now;
        double line =
            isinf(h->throughput) ? 0 : fmax(0, h->line - h->throughput * simtime_seconds(ahead));
        place_open(h, line, h->clock + ahead);
    }
}

/* The boundary is reached: what is open gets into line, and one whole batch may become a cell. */
static void close_batch(struct lag_history *h)
{
    h->line = place_open(h, h->line, h->clock);
    size_t opened = h->end;
    while (opened > h->first && h->pieces[opened - 1].open) {
        h->pieces[--opened].open = false;
    }
    if (opened + 1 == h->end) {
        struct lag_piece p = h->pieces[--h->end];
        push(h, p);
    }
    if (!h->frozen && isinf(h->throughput)) {
        h->line = 0;
    }
}

/* Whole batches from a boundary on, each gone before the next one comes: one piece. */
static bool skip_batches(struct lag_history *h, simtime now)
{
    int64_t cells = (now - h->now) / h->batch;
    double a_batch = h->throughput * simtime_seconds(h->batch);
    bool at_boundary = h->now >= h->phase && (h->now - h->phase) % h->batch == 0;
    if (h->frozen || !at_boundary || cells < 1 || h->line > a_batch || h->rate > h->throughput) {
        return false;
    }
    h->even_since = h->now + cells * h->batch;
    push(h, (struct lag_piece){.from = h->now,
                               .to = h->now + cells * h->batch,
                               .clock = h->clock + h->batch,
                               .slope = h->rate / h->throughput,
                               .rate = h->rate,
                               .period = h->batch,
                               .cells = cells});
    h->line = isinf(h->throughput) ? 0 : h->rate * simtime_seconds(h->batch);
    h->clock += cells * h->batch;
    h->now += cells * h->batch;
    return true;
}

static void advance_batches(struct lag_history *h, simtime now)
{
    while (h->now < now) {
        if (skip_batches(h, now)) {
            continue;
        }
        simtime boundary = next_boundary(h), to = boundary < now ? boundary : now;
        serve(h, to - h->now);
        push_stretch(h, to, 0);
        if (to == boundary) {
            close_batch(h);
        }
    }
}

void lag_history_advance(struct lag_history *h, simtime now)
{
    VERIFY(now >= h->now);
    if (now == h->now) {
        return;
    }
    if (h->batch > 0) {
        advance_batches(h, now);
    } else if (h->frozen) {
        advance_frozen(h, now);
    } else {
        advance_running(h, now);
    }
}

void lag_history_freeze(struct lag_history *h, bool frozen)
{
    h->frozen = frozen;
    if (!frozen && isinf(h->throughput)) {
        h->line = 0;
    }
}

struct lag_cell lag_history_cell(const struct lag_history *h, const struct lag_piece *p, int64_t j,
                                 double later, bool foreseen)
{
    struct lag_cell c = {.from = p->from + j * p->period,
                         .length = simtime_seconds(p->period),
                         .rate = p->rate,
                         .slope = p->slope,
                         .waits = true};
    if (!p->open || foreseen) {
        c.oldest = simtime_seconds(h->clock - p->clock - j * p->period) - p->wait + later;
        c.newest = c.oldest - p->slope * c.length;
        c.waits = c.oldest < 0 || (h->frozen && c.oldest <= 0);
    }
    return c;
}

simtime lag_history_since(const struct lag_history *h, double age)
{
    simtime since = h->now;
    for (size_t i = h->end; i > h->first; i--) {
        const struct lag_piece *p = &h->pieces[i - 1];
        for (int64_t j = p->cells - 1; j >= 0; j--) {
            struct lag_cell c = lag_history_cell(h, p, j, 0, false);
            if (!c.waits && c.newest > age) {
                return since;
            }
            if (!c.waits && c.oldest > age) {
                simtime applied = simtime_from_seconds((c.oldest - age) / c.slope);
                return applied < p->period ? c.from + applied : since;
            }
            since = c.from;
        }
    }
    return since;
}

double lag_history_leaves(struct lag_history *h, simtime s)
{
    lag_history_foresee(h);
    for (size_t i = h->end; i > h->first; i--) {
        const struct lag_piece *p = &h->pieces[i - 1];
        if (p->from <= s) {
            struct lag_cell c = lag_history_cell(h, p, lag_piece_cell(p, s), 0, true);
            return c.slope * simtime_seconds(s - c.from) - c.oldest;
        }
    }
    BUG("nothing is known of a write");
}

struct lag_history lag_history_before(const struct lag_history *h, simtime until)
{
    struct lag_history before = lag_history_copy(h);
    while (before.end > before.first && before.pieces[before.end - 1].from >= until) {
        before.end--;
    }
    struct lag_piece *last = &before.pieces[before.end > 0 ? before.end - 1 : 0];
    if (before.end > before.first && last->to > until) {
        last->cells = last->cells > 1 ? lag_piece_cell(last, until) : 1;
        last->period = last->cells > 1 || last->period < until - last->from ? last->period
                                                                            : until - last->from;
        last->to = last->from + last->cells * last->period;
    }
    return before;
}

double lag_history_mean_rate(const struct lag_history *h)
{
    double time = 0, writes = 0;
    for (size_t i = h->first; i < h->end; i++) {
        double length = simtime_seconds(h->pieces[i].to - h->pieces[i].from);
        time += h->pieces[i].rate > 0 ? length : 0;
        writes += h->pieces[i].rate * length;
    }
    return time > 0 ? writes / time : 0;
}
