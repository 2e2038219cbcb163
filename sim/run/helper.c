/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/helper.h"

#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/run/bench.h"
#include "sim/run/frame.h"
#include "sim/run/pool.h"
#include "sim/run/row_wire.h"
#include "sim/run/stock.h"
#include "sim/run/stopwatch.h"

#define PATIENCE (5000 * (int64_t)STOPWATCH_MS) /* after an interrupt that rank 0 ignores */
#define LATEST (20 * (int64_t)STOPWATCH_MS)     /* for which a finished row is held back */

enum {
    STOCK_NS = 10 * STOPWATCH_MS, /* work to have here: some round trips */
    STOCK_MOST = 1000,            /* replications a thread */
    OUTBOX_BYTES = 1 << 16
};

/* Nanoseconds that something takes, on the average of the last few dozen times. */
struct pace {
    double mean; /* 0: unknown */
};

struct helper {
    const struct party *party;
    const struct engine *engine;
    atomic_bool *interrupt;
    struct buf inbox, outgoing;
    bool ended, told_stopped;
    int64_t leave; /* when to, once interrupted */

    struct task **tasks; /* that it was briefed on, but for those known to be over */
    size_t task_count;
    struct stock stock;
    struct pool *pool; /* NULL: nothing to play yet, or nothing more */
    size_t threads;

    pthread_mutex_t lock;           /* guards the rest */
    struct buf outbox;              /* rows */
    struct pace each, alone, ready; /* a replication; without getting ready for it; that */
    int64_t sent;                   /* when rows were sent last */
};

static void pace_add(struct pace *p, int64_t took)
{
    p->mean += p->mean > 0 ? ((double)took - p->mean) / 32 : (double)took;
}

/* How many replications to have here, played or waiting to be: one a thread is being played, and
 * what lies behind it lasts until rank 0 has heard that it is used up. */
static size_t wanted(const struct helper *h)
{
    double most = STOCK_NS / (h->each.mean + 1);
    size_t each = h->each.mean > 0 ? (most < STOCK_MOST ? (size_t)most : STOCK_MOST) : 1;
    return h->threads * (1 + each);
}

/* Replications that take as long as getting ready for them. */
static size_t worth_a_brief(const struct helper *h)
{
    double least = h->ready.mean / (h->alone.mean + 1) + 1;
    return least < STOCK_MOST ? (size_t)least : STOCK_MOST;
}

static void send(struct helper *h, const struct buf *frames)
{
    h->party->send(h->party->subject, 0, frames->text, frames->len);
}

/* Rows go several at a time, and early enough for more work to come before there is none. */
static void send_rows(struct helper *h, bool all)
{
    size_t waiting = h->pool ? stock_waiting(&h->stock) : 0;
    pthread_mutex_lock(&h->lock);
    bool due = all || waiting <= wanted(h) / 2 || h->outbox.len > OUTBOX_BYTES ||
               stopwatch_now() - h->sent > LATEST;
    due = due && h->outbox.len > 0;
    if (due) {
        struct buf rows = h->outbox;
        h->outbox = h->outgoing;
        h->outgoing = rows;
        h->sent = stopwatch_now();
    }
    pthread_mutex_unlock(&h->lock);
    if (due) {
        send(h, &h->outgoing);
        buf_clear(&h->outgoing);
    }
}

static void put_row(struct helper *h, const struct task *t, const struct row *row)
{
    size_t at = frame_begin(&h->outbox, FRAME_ROW);
    wire_put_u32(&h->outbox, (uint32_t)wanted(h));
    wire_put_u32(&h->outbox, (uint32_t)worth_a_brief(h));
    wire_put_u64(&h->outbox, t->number);
    row_wire_put(row, h->engine->metrics->count, &h->outbox);
    frame_end(&h->outbox, at);
}

static void play(struct helper *h, struct bench *b, struct task *t, uint32_t number)
{
    int64_t start = stopwatch_now(), ready;
    task_plan(t, &ready);
    int64_t begun = stopwatch_now();
    const struct row *row = bench_play(b, t, number);
    int64_t end = stopwatch_now();
    if (row->stop == STOP_INTERRUPTED) {
        return;
    }
    pthread_mutex_lock(&h->lock);
    pace_add(&h->each, end - start);
    pace_add(&h->alone, end - begun);
    if (ready > 0) {
        pace_add(&h->ready, ready);
    }
    put_row(h, t, row);
    pthread_mutex_unlock(&h->lock);
}

/* What each thread does until the stock is closed. */
static void work(void *subject, size_t worker)
{
    struct helper *h = subject;
    struct bench b;
    struct task *task;
    uint32_t number;
    (void)worker;
    bench_init(&b, h->engine, h->interrupt);
    while (stock_take(&h->stock, &task, &number)) {
        play(h, &b, task, number);
    }
    bench_release(&b);
}

static void begin(struct helper *h, size_t threads)
{
    h->threads = threads;
    h->pool = pool_start(threads, work, h);
    if (pool_threads(h->pool) == 0) {
        die_world("the machine refuses a thread to play replications in");
    }
}

static void drop_tasks_before(struct helper *h, uint64_t oldest)
{
    size_t kept = 0;
    for (size_t i = 0; i < h->task_count; i++) {
        if (h->tasks[i]->number < oldest) {
            task_drop(h->tasks[i]);
        } else {
            h->tasks[kept++] = h->tasks[i];
        }
    }
    h->task_count = kept;
}

static void hear_brief(struct helper *h, struct wire *body)
{
    uint64_t number = wire_u64(body), oldest = wire_u64(body);
    size_t threads = wire_u32(body);
    VERIFY(!body->spoilt && threads > 0 && oldest <= number);
    if (atomic_load(h->interrupt)) { /* which rank 0 has not heard of */
        return;
    }
    drop_tasks_before(h, oldest);
    h->tasks = xrealloc(h->tasks, h->task_count + 1, sizeof *h->tasks);
    h->tasks[h->task_count++] = task_new_brief(number, body->at, body->left);
    if (!h->pool) {
        begin(h, threads);
    }
}

static void hear_play(struct helper *h, struct wire *body)
{
    uint64_t number = wire_u64(body);
    uint32_t first = wire_u32(body), count = wire_u32(body);
    size_t at = h->task_count;
    VERIFY(wire_done(body));
    if (atomic_load(h->interrupt)) {
        return;
    }
    while (at > 0 && h->tasks[at - 1]->number != number) {
        at--;
    }
    VERIFY(at > 0);
    stock_add(&h->stock, h->tasks[at - 1], first, count);
}

static void hear(struct helper *h)
{
    enum frame kind;
    struct wire body;
    size_t at = 0;
    while (frame_next(&h->inbox, &at, &kind, &body)) {
        switch (kind) {
        case FRAME_BRIEF:
            hear_brief(h, &body);
            break;
        case FRAME_PLAY:
            hear_play(h, &body);
            break;
        case FRAME_END:
            h->ended = true;
            atomic_store(h->interrupt, true);
            break;
        case FRAME_STOP:
            atomic_store(h->interrupt, true);
            break;
        default:
            BUG("rank 0 said %d, which is no word of its", (int)kind);
        }
    }
    frame_drop(&h->inbox, at);
}

/* All that the main thread does while others play. */
static void attend(struct helper *h)
{
    size_t from;
    while (h->party->receive(h->party->subject, &h->inbox, &from)) {
        VERIFY(from == 0);
    }
    hear(h);
    send_rows(h, false);
}

static void stop(struct helper *h)
{
    stock_close(&h->stock);
    pool_join(h->pool);
    h->pool = NULL;
    send_rows(h, true);
}

static void say(struct helper *h, enum frame kind)
{
    buf_clear(&h->outgoing);
    frame_put(&h->outgoing, kind);
    send(h, &h->outgoing);
    buf_clear(&h->outgoing);
}

/* Interrupted, and not yet sent home. Returns whether to go on waiting. */
static bool wait_for_end(struct helper *h)
{
    if (!h->told_stopped) {
        say(h, FRAME_STOPPED);
        h->told_stopped = true;
        h->leave = stopwatch_now() + PATIENCE;
    }
    return stopwatch_now() < h->leave;
}

static void release(struct helper *h)
{
    drop_tasks_before(h, UINT64_MAX);
    free(h->tasks);
    stock_release(&h->stock);
    pthread_mutex_destroy(&h->lock);
    buf_release(&h->inbox);
    buf_release(&h->outgoing);
    buf_release(&h->outbox);
}

bool helper_serve(const struct party *party, const struct engine *engine, atomic_bool *interrupt)
{
    struct helper h = {.party = party, .engine = engine, .interrupt = interrupt};
    bool patient = true;
    stock_init(&h.stock, 0);
    VERIFY(pthread_mutex_init(&h.lock, NULL) == 0);
    while (patient) {
        attend(&h);
        if (atomic_load(interrupt)) {
            if (h.pool) {
                stop(&h);
            }
            patient = !h.ended && wait_for_end(&h);
        }
        stock_rest(&h.stock, STOPWATCH_MS / 2);
    }
    say(&h, FRAME_BYE);
    release(&h);
    return !h.told_stopped;
}
