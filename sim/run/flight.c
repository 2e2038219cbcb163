/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/flight.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/run/bench.h"
#include "sim/run/pool.h"
#include "sim/run/row_wire.h"
#include "sim/run/stopwatch.h"

/* How often rows are taken that are no whole batch, and progress is told. */
#define ATTEND_NS (90 * (int64_t)STOPWATCH_MS)

enum { LANES_A_HAND = 16 };

struct tower {
    const struct flight *flight;
    size_t hands;
    struct stock stock;
    struct lane **lanes; /* those from begin to end, by number; those before `ended` have ended */
    size_t begin, ended, end, room;
    bool exhausted; /* there is no further leg */
    enum experiment_end how;
    uint64_t number;           /* of the last lane */
    int64_t done;              /* entered of legs that have ended */
    int64_t attended;          /* when rows were taken last whatever they were */
    struct arena values, rows; /* what other ranks' rows are read into */
    struct row row;
    struct bench bench; /* where the machine refuses threads */
};

static void tower_init(struct tower *t, const struct flight *f)
{
    size_t ranks = f->foreman ? 1 + foreman_helpers(f->foreman) : 1;
    size_t metrics = f->engine->metrics->count;
    *t = (struct tower){.flight = f, .hands = ranks * f->threads, .attended = stopwatch_now()};
    stock_init(&t->stock, lane_room(t->hands) / 4);
    arena_init(&t->values, 0);
    arena_init(&t->rows, 0);
    t->row.value = arena_array(&t->values, metrics, sizeof *t->row.value);
    t->row.censored = arena_array(&t->values, metrics, sizeof *t->row.censored);
    bench_init(&t->bench, f->engine, f->interrupt);
}

static void tower_release(struct tower *t)
{
    bench_release(&t->bench);
    arena_release(&t->values);
    arena_release(&t->rows);
    stock_release(&t->stock);
    free(t->lanes);
}

static bool is_interrupted(const struct tower *t)
{
    return t->flight->interrupt && atomic_load(t->flight->interrupt);
}

static void play(struct tower *t, struct bench *b, struct task *task, uint32_t number)
{
    const struct row *row = bench_play(b, task, number);
    lane_put(task->subject, row);
    if (is_interrupted(t)) {
        stock_close(&t->stock); /* and so all who play hear of it */
    }
}

/* What each thread does. */
static void work(void *subject, size_t worker)
{
    struct tower *t = subject;
    struct bench b;
    struct task *task;
    uint32_t number;
    (void)worker;
    bench_init(&b, t->flight->engine, t->flight->interrupt);
    while (stock_take(&t->stock, &task, &number)) {
        play(t, &b, task, number);
    }
    bench_release(&b);
}

/* The next leg becomes a lane. */
static bool open_lane(struct tower *t)
{
    struct leg leg = {.point = 0};
    const struct flight *f = t->flight;
    t->exhausted = t->exhausted || !f->next(f->subject, &leg);
    if (t->exhausted) {
        return false;
    }
    if (t->end == t->room) {
        size_t count = t->end - t->begin;
        if (t->begin <= t->room / 2) {
            t->room = t->room > 0 ? 2 * t->room : 16;
            t->lanes = xrealloc(t->lanes, t->room, sizeof *t->lanes);
        }
        memmove(t->lanes, t->lanes + t->begin, count * sizeof *t->lanes);
        t->ended -= t->begin;
        t->begin = 0;
        t->end = count;
    }
    struct lane *l = xmalloc(sizeof *l);
    t->number = f->foreman ? foreman_number(f->foreman) : t->number + 1;
    lane_open(l, &leg, t->number, t->hands, f->engine, f->interrupt);
    t->lanes[t->end++] = l;
    return true;
}

static void end_lane(struct tower *t, enum experiment_end how)
{
    const struct flight *f = t->flight;
    const struct lane *l = t->lanes[t->ended++];
    t->done += l->leg.account->done - l->begun;
    if (!f->end(f->subject, &l->leg, l->task, how)) {
        t->how = EXPERIMENT_UNKEPT;
    }
}

/* Lanes that are over, from the first on; they go when nobody plays any of them any more. */
static void end_lanes(struct tower *t)
{
    while (t->how == EXPERIMENT_DONE && t->ended < t->end && t->lanes[t->ended]->over) {
        end_lane(t, EXPERIMENT_DONE);
    }
    while (t->begin < t->ended && lane_idle(t->lanes[t->begin])) {
        lane_close(t->lanes[t->begin]);
        free(t->lanes[t->begin++]);
    }
}

/* Sees to it that there is enough to play. */
static void fill(struct tower *t)
{
    size_t most = LANES_A_HAND * (1 + t->hands);
    for (size_t i = t->ended; i < t->end; i++) {
        lane_lay(t->lanes[i], &t->stock);
    }
    end_lanes(t);
    while (t->how == EXPERIMENT_DONE && t->end - t->begin < most &&
           stock_waiting(&t->stock) < lane_room(t->hands) && open_lane(t)) {
        lane_lay(t->lanes[t->end - 1], &t->stock);
        end_lanes(t);
    }
}

static void show(const struct tower *t)
{
    const struct flight *f = t->flight;
    int64_t done = t->done, ahead = 0;
    if (f->progress) {
        for (size_t i = t->ended; i < t->end; i++) {
            const struct lane *l = t->lanes[i];
            done += l->leg.account->done - l->begun;
            ahead += l->over ? 0 : (int64_t)atomic_load(&l->waiting);
        }
        f->progress(f->subject, done, ahead);
    }
}

/* Enters what has come. */
static void take(struct tower *t, bool any)
{
    size_t entered = 0;
    for (size_t i = t->ended; i < t->end && t->how == EXPERIMENT_DONE; i++) {
        struct lane *l = t->lanes[i];
        entered += lane_take(l, &t->stock, any);
        t->how = l->unkept ? EXPERIMENT_UNKEPT : t->how;
    }
    if (any || entered > 0) {
        show(t);
    }
}

/* One that another rank has played. */
static bool take_in(void *subject, uint64_t number, struct wire *bytes)
{
    struct tower *t = subject;
    uint64_t first = t->begin < t->end ? t->lanes[t->begin]->task->number : 0;
    if (number < first || number - first >= t->end - t->begin) {
        return false;
    }
    struct lane *l = t->lanes[t->begin + (number - first)];
    size_t metrics = t->flight->engine->metrics->count;
    arena_reset(&t->rows);
    if (!row_wire_get(bytes, metrics, &t->rows, &t->row) || !lane_misses(l, t->row.replication)) {
        return false;
    }
    lane_put(l, &t->row);
    return true;
}

static struct foreman_work work_of(struct tower *t)
{
    return (struct foreman_work){.stock = &t->stock,
                                 .oldest = t->begin < t->end ? t->lanes[t->begin]->task->number
                                                             : t->number,
                                 .threads = t->flight->threads,
                                 .row = take_in,
                                 .subject = t};
}

static void listen(struct tower *t)
{
    struct foreman *foreman = t->flight->foreman;
    const struct foreman_work w = work_of(t);
    if (foreman && !foreman_listen(foreman, &w)) {
        atomic_store(t->flight->interrupt, true);
    }
}

static void hand_out(struct tower *t)
{
    if (t->flight->foreman) {
        const struct foreman_work w = work_of(t);
        foreman_hand_out(t->flight->foreman, &w);
    }
}

/* What the calling thread does again and again while others play. */
static void attend(struct tower *t)
{
    bool any = stopwatch_now() - t->attended >= ATTEND_NS;
    listen(t);
    take(t, any);
    t->attended = any ? stopwatch_now() : t->attended;
    fill(t);
    hand_out(t);
}

static void rest(struct tower *t, const struct pool *threads)
{
    struct task *task;
    uint32_t number;
    if (pool_threads(threads) == 0 && stock_try(&t->stock, &task, &number)) {
        play(t, &t->bench, task, number);
    } else {
        stock_rest(&t->stock, t->flight->foreman ? STOPWATCH_MS : (long)ATTEND_NS);
    }
}

static bool goes_on(const struct tower *t)
{
    return t->begin < t->end && t->how == EXPERIMENT_DONE && !is_interrupted(t);
}

static void play_lanes(struct tower *t)
{
    size_t threads = stock_waiting(&t->stock);
    struct pool *pool =
        pool_start(threads < t->flight->threads ? threads : t->flight->threads, work, t);
    for (hand_out(t); goes_on(t); attend(t)) {
        rest(t, pool);
    }
    stock_close(&t->stock);
    pool_join(pool);
}

/* What other ranks have still in hand. */
static void recall_others(struct tower *t)
{
    struct foreman *foreman = t->flight->foreman;
    const struct foreman_work w = work_of(t);
    while (foreman && foreman_out(foreman) > 0 && !is_interrupted(t)) {
        listen(t);
        stopwatch_pause(STOPWATCH_MS / 4);
    }
    if (foreman && is_interrupted(t)) {
        foreman_stop(foreman, &w);
    }
}

/* All that is there is entered; whatever was begun ends. */
static void land(struct tower *t)
{
    do {
        take(t, true);
        end_lanes(t);
    } while (t->how == EXPERIMENT_DONE && t->ended == t->end && open_lane(t));
    if (t->how == EXPERIMENT_DONE && t->ended < t->end) {
        t->how = EXPERIMENT_INTERRUPTED;
    }
    while (t->ended < t->end) {
        end_lane(t, t->how);
    }
    for (; t->begin < t->end; t->begin++) {
        lane_close(t->lanes[t->begin]);
        free(t->lanes[t->begin]);
    }
}

enum experiment_end flight_play(const struct flight *f)
{
    struct tower t;
    VERIFY(f->threads > 0 && (!f->foreman || f->interrupt));
    tower_init(&t, f);
    if (!is_interrupted(&t)) {
        fill(&t);
        if (t.begin < t.end) {
            play_lanes(&t);
        }
        recall_others(&t);
    }
    land(&t);
    tower_release(&t);
    return t.how;
}
