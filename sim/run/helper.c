/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/helper.h"

#include <pthread.h>

#include "sim/base/die.h"
#include "sim/run/frame.h"
#include "sim/run/pool.h"
#include "sim/run/row_wire.h"
#include "sim/run/stock.h"
#include "sim/run/stopwatch.h"
#include "sim/scenario/reading.h"

#define PATIENCE (5000 * (int64_t)STOPWATCH_MS) /* after an interrupt that rank 0 ignores */
#define STOCK_NS (10 * (int64_t)STOPWATCH_MS)   /* work to have here: some round trips */
#define LATEST (20 * (int64_t)STOPWATCH_MS)     /* for which a finished row is held back */

enum { STOCK_MOST = 1000 /* replications a thread */, OUTBOX_BYTES = 1 << 16 };

struct helper {
    const struct party *party;
    const struct engine *engine;
    atomic_bool *interrupt;
    struct buf inbox, outgoing;
    bool ended, told_stopped;
    int64_t leave; /* when to, once interrupted */
    struct buf next_brief;
    bool has_next;

    /* What it is ready for. */
    uint64_t number;
    const struct plan *plan; /* NULL: nothing */
    size_t threads;
    pthread_t main;
    struct stock stock;

    pthread_mutex_t lock; /* guards the rest */
    struct buf outbox;    /* rows */
    int64_t played, busy; /* of this brief: replications, and nanoseconds that they took */
    int64_t sent;         /* when rows were sent last */
};

/* How many replications to have here, played or waiting to be: one a thread is being played, and
 * what lies behind it lasts until rank 0 has heard that it is used up. */
static size_t wanted(const struct helper *h)
{
    size_t each = 1;
    if (h->played > 0) {
        int64_t mean = h->busy / h->played + 1;
        each = STOCK_NS / mean < STOCK_MOST ? (size_t)(STOCK_NS / mean) : STOCK_MOST;
    }
    return h->threads * (1 + each);
}

static void send(struct helper *h, const struct buf *frames)
{
    h->party->send(h->party->subject, 0, frames->text, frames->len);
}

/* Rows go several at a time, and early enough for more work to come before there is none. */
static void send_rows(struct helper *h, bool all)
{
    size_t waiting = h->plan ? stock_waiting(&h->stock) : 0;
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

static void put_row(struct helper *h, const struct row *row, int64_t took)
{
    pthread_mutex_lock(&h->lock);
    h->played++;
    h->busy += took;
    size_t at = frame_begin(&h->outbox, FRAME_ROW);
    wire_put_u64(&h->outbox, h->number);
    wire_put_u32(&h->outbox, (uint32_t)wanted(h));
    row_wire_put(row, h->engine->metrics->count, &h->outbox);
    frame_end(&h->outbox, at);
    pthread_mutex_unlock(&h->lock);
}

struct bench {
    struct world *world;
    struct arena rows, values; /* the second for the row's own arrays */
    struct row row;
};

static void play(struct helper *h, struct bench *b, uint32_t number)
{
    int64_t start = stopwatch_now();
    arena_reset(&b->rows);
    row_clear(&b->row, h->engine->metrics->count);
    enum stop stop = h->engine->replicate(b->world, number, &b->rows, &b->row);
    b->row.replication = number;
    b->row.stop = (int)stop;
    if (stop != STOP_INTERRUPTED) {
        put_row(h, &b->row, stopwatch_now() - start);
    }
}

/* What each thread does until the stock is closed. */
static void work(void *subject, size_t index, size_t worker)
{
    struct helper *h = subject;
    size_t metrics = h->engine->metrics->count;
    struct bench b = {0};
    uint32_t number;
    (void)index, (void)worker;
    if (pthread_equal(pthread_self(), h->main)) {
        die_world("the machine refuses a thread to play replications in");
    }
    arena_init(&b.rows, 0);
    arena_init(&b.values, 0);
    b.row.value = arena_array(&b.values, metrics, sizeof *b.row.value);
    b.row.censored = arena_array(&b.values, metrics, sizeof *b.row.censored);
    while (stock_take(&h->stock, &number)) {
        if (!b.world) {
            b.world = h->engine->world_new(h->plan, h->interrupt);
        }
        play(h, &b, number);
    }
    h->engine->world_free(b.world);
    arena_release(&b.rows);
    arena_release(&b.values);
}

static void stop(struct helper *h)
{
    atomic_store(h->interrupt, true);
    if (h->plan) {
        stock_close(&h->stock);
    }
}

static void hear_brief(struct helper *h, struct wire *body)
{
    buf_clear(&h->next_brief);
    buf_add_n(&h->next_brief, body->at, body->left);
    h->has_next = true;
    if (h->plan) {
        stock_close(&h->stock);
    }
}

static void hear_play(struct helper *h, struct wire *body)
{
    uint32_t first = wire_u32(body), count = wire_u32(body);
    bool over = atomic_load(h->interrupt); /* which rank 0 has not heard of */
    VERIFY(wire_done(body) && (h->plan || over));
    if (!over) {
        stock_add(&h->stock, first, count);
    }
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
            stop(h);
            break;
        case FRAME_STOP:
            stop(h);
            break;
        default:
            BUG("rank 0 said %d, which is no word of its", (int)kind);
        }
    }
    frame_drop(&h->inbox, at);
}

/* All that the main thread does. */
static void attend(void *subject, size_t done)
{
    struct helper *h = subject;
    size_t from;
    (void)done;
    while (h->party->receive(h->party->subject, &h->inbox, &from)) {
        VERIFY(from == 0);
    }
    hear(h);
    send_rows(h, false);
    if (atomic_load(h->interrupt)) {
        stop(h);
    }
}

/* Loads what it was briefed on. It is what rank 0 has loaded, so it loads. */
static const struct scenario *load(struct arena *a, struct wire *brief)
{
    struct diag d;
    uint64_t seed = wire_u64(brief);
    simtime horizon = (simtime)wire_u64(brief);
    const struct reading *reading = reading_get(brief, a);
    VERIFY(reading && wire_done(brief));
    diag_init(&d);
    const struct scenario *sc = scenario_load_again(a, reading, &d);
    if (!sc) {
        BUG("%s loads in rank 0 and not here: %s", reading->path, d.first->message);
    }
    diag_release(&d);
    VERIFY(sc->seed == seed && sc->horizon == horizon);
    return sc;
}

static void say_ready(struct helper *h)
{
    buf_clear(&h->outgoing);
    size_t at = frame_begin(&h->outgoing, FRAME_READY);
    wire_put_u64(&h->outgoing, h->number);
    wire_put_u32(&h->outgoing, (uint32_t)h->threads);
    wire_put_u32(&h->outgoing, (uint32_t)wanted(h));
    frame_end(&h->outgoing, at);
    send(h, &h->outgoing);
    buf_clear(&h->outgoing);
}

/* One scenario, until another one comes or it is all over. */
static void serve_brief(struct helper *h)
{
    struct arena a;
    struct wire brief = {.at = h->next_brief.text, .left = h->next_brief.len};
    arena_init(&a, 0);
    h->has_next = false;
    h->number = wire_u64(&brief);
    bool exact = wire_u32(&brief);
    h->threads = wire_u32(&brief);
    h->played = h->busy = 0;
    VERIFY(h->threads > 0);
    h->plan = plan_new(&a, load(&a, &brief), exact);
    stock_init(&h->stock);
    say_ready(h);
    pool_for(&(struct pool_job){.threads = h->threads,
                                .count = h->threads,
                                .work = work,
                                .tick = attend,
                                .tick_ns = STOPWATCH_MS,
                                .subject = h});
    send_rows(h, true);
    plan_release(h->plan);
    h->plan = NULL;
    stock_release(&h->stock);
    arena_release(&a);
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

bool helper_serve(const struct party *party, const struct engine *engine, atomic_bool *interrupt)
{
    struct helper h = {.party = party, .engine = engine, .interrupt = interrupt};
    bool patient = true;
    h.main = pthread_self();
    VERIFY(pthread_mutex_init(&h.lock, NULL) == 0);
    while (patient) {
        attend(&h, 0);
        if (h.ended) {
            break;
        }
        if (atomic_load(interrupt)) {
            patient = wait_for_end(&h);
        } else if (h.has_next) {
            serve_brief(&h);
            continue; /* the next may have come */
        }
        stopwatch_pause(STOPWATCH_MS / 2);
    }
    say(&h, FRAME_BYE);
    pthread_mutex_destroy(&h.lock);
    buf_release(&h.inbox);
    buf_release(&h.outgoing);
    buf_release(&h.next_brief);
    buf_release(&h.outbox);
    return !h.told_stopped;
}
