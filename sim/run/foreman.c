/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/foreman.h"

#include <stdlib.h>
#include <string.h>

#include "sim/base/die.h"
#include "sim/run/frame.h"
#include "sim/run/stopwatch.h"
#include "sim/scenario/reading.h"

/* A launcher that ends a job kills what is left of it after about a second. */
#define MOMENT (300 * (int64_t)STOPWATCH_MS)
#define PATIENCE (10000 * (int64_t)STOPWATCH_MS)

struct helper_view {
    struct buf inbox;
    bool reading; /* has a brief to read before it can be given another */
    bool ready;   /* for the brief that counts */
    bool stopped, gone;
    size_t threads;
    size_t wanted; /* replications to have there */
    size_t out;    /* those handed out that have not come back */
};

struct foreman {
    const struct party *party;
    struct helper_view *helpers; /* by rank; that of rank 0 is of no use */
    size_t out;
    uint64_t number; /* of the brief */
    struct buf brief, piece, outgoing;
    bool deserted; /* somebody stopped without being asked */
    bool stopping;
};

struct foreman *foreman_new(const struct party *party)
{
    struct foreman *f = xcalloc(1, sizeof *f);
    f->party = party;
    f->helpers = xcalloc(party->count, sizeof *f->helpers);
    return f;
}

void foreman_free(struct foreman *f)
{
    if (f) {
        for (size_t i = 0; i < f->party->count; i++) {
            buf_release(&f->helpers[i].inbox);
        }
        free(f->helpers);
        buf_release(&f->brief);
        buf_release(&f->piece);
        buf_release(&f->outgoing);
        free(f);
    }
}

size_t foreman_helpers(const struct foreman *f)
{
    return f->party->count - 1;
}

size_t foreman_out(const struct foreman *f)
{
    return f->out;
}

static void say(struct foreman *f, size_t rank, const struct buf *frame)
{
    f->party->send(f->party->subject, rank, frame->text, frame->len);
}

static void say_to_all(struct foreman *f, enum frame kind)
{
    buf_clear(&f->outgoing);
    frame_put(&f->outgoing, kind);
    for (size_t rank = 1; rank < f->party->count; rank++) {
        say(f, rank, &f->outgoing);
    }
}

/* A brief that is out of date is still read: only one at a time is under way, however fast points
 * of a sweep follow each other. */
static void send_brief(struct foreman *f, size_t rank)
{
    struct helper_view *h = &f->helpers[rank];
    h->ready = false;
    if (!h->reading && !h->stopped) {
        h->reading = true;
        buf_clear(&f->outgoing);
        size_t at = frame_begin(&f->outgoing, FRAME_BRIEF);
        wire_put_u64(&f->outgoing, f->number);
        wire_put_bytes(&f->outgoing, f->brief.text, f->brief.len);
        frame_end(&f->outgoing, at);
        say(f, rank, &f->outgoing);
    }
}

void foreman_brief(struct foreman *f, const struct scenario *sc, bool exact, size_t threads)
{
    struct buf brief = BUF_INIT;
    VERIFY(f->out == 0 && sc->reading);
    wire_put_u32(&brief, exact);
    wire_put_u32(&brief, (uint32_t)threads);
    wire_put_u64(&brief, sc->seed);
    wire_put_u64(&brief, (uint64_t)sc->horizon);
    reading_put(sc->reading, &brief);
    bool same = brief.len == f->brief.len && memcmp(brief.text, f->brief.text, brief.len) == 0;
    if (same) {
        buf_release(&brief);
        return;
    }
    buf_release(&f->brief);
    f->brief = brief;
    f->number++;
    for (size_t rank = 1; rank < f->party->count; rank++) {
        send_brief(f, rank);
    }
}

static void hear_ready(struct foreman *f, size_t rank, struct wire *body)
{
    struct helper_view *h = &f->helpers[rank];
    uint64_t number = wire_u64(body);
    h->threads = wire_u32(body);
    h->wanted = wire_u32(body);
    h->reading = false;
    VERIFY(wire_done(body) && h->threads > 0);
    if (number == f->number) {
        h->ready = true;
    } else {
        send_brief(f, rank);
    }
}

/* w is NULL where rows are of no use any more. */
static void hear_row(struct foreman *f, size_t rank, struct wire *body,
                     const struct foreman_work *w)
{
    struct helper_view *h = &f->helpers[rank];
    uint64_t number = wire_u64(body);
    h->wanted = wire_u32(body);
    if (!w || h->stopped) {
        return;
    }
    VERIFY(number == f->number && h->out > 0 && body->left >= sizeof(uint32_t));
    uint32_t replication;
    memcpy(&replication, body->at, sizeof replication); /* which a row begins with */
    size_t index = (size_t)(replication - w->first);
    if (index >= w->count || !w->row(w->subject, index, body) || !wire_done(body)) {
        BUG("rank %zu sent what nobody asked for", rank);
    }
    h->out--;
    f->out--;
}

static void hear_stopped(struct foreman *f, size_t rank)
{
    struct helper_view *h = &f->helpers[rank];
    h->stopped = true;
    h->ready = false;
    f->out -= h->out;
    h->out = 0;
    f->deserted = f->deserted || !f->stopping;
}

static void hear(struct foreman *f, size_t rank, const struct foreman_work *w)
{
    struct buf *inbox = &f->helpers[rank].inbox;
    enum frame kind;
    struct wire body;
    size_t at = 0;
    while (frame_next(inbox, &at, &kind, &body)) {
        switch (kind) {
        case FRAME_READY:
            hear_ready(f, rank, &body);
            break;
        case FRAME_ROW:
            hear_row(f, rank, &body, w);
            break;
        case FRAME_STOPPED:
            hear_stopped(f, rank);
            break;
        case FRAME_BYE:
            f->helpers[rank].gone = true;
            break;
        default:
            BUG("rank %zu said %d, which is no word of a helper", rank, (int)kind);
        }
    }
    frame_drop(inbox, at);
}

static void listen(struct foreman *f, const struct foreman_work *w)
{
    size_t from;
    buf_clear(&f->piece);
    while (f->party->receive(f->party->subject, &f->piece, &from)) {
        buf_add_n(&f->helpers[from].inbox, f->piece.text, f->piece.len);
        buf_clear(&f->piece);
        hear(f, from, w);
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Half of a fair share of what is left, so that the last portions are small. */
static size_t portion(const struct helper_view *h, size_t left, size_t threads)
{
    size_t room = h->wanted > h->out ? h->wanted - h->out : 0;
    return least(room, least(left, left * h->threads / (2 * threads) + 1));
}

static size_t threads_ready(const struct foreman *f, const struct foreman_work *w)
{
    size_t threads = w->threads;
    for (size_t rank = 1; rank < f->party->count; rank++) {
        threads += f->helpers[rank].ready ? f->helpers[rank].threads : 0;
    }
    return threads;
}

static void hand_out(struct foreman *f, const struct foreman_work *w)
{
    size_t threads = threads_ready(f, w);
    for (size_t rank = 1; rank < f->party->count; rank++) {
        struct helper_view *h = &f->helpers[rank];
        size_t next = atomic_load(w->next), left = next < w->count ? w->count - next : 0;
        size_t count = h->ready ? portion(h, left, threads) : 0;
        size_t first = count > 0 ? atomic_fetch_add(w->next, count) : w->count;
        if (first >= w->count) { /* or threads of this rank were faster */
            continue;
        }
        count = least(count, w->count - first);
        h->out += count;
        f->out += count;
        buf_clear(&f->outgoing);
        size_t at = frame_begin(&f->outgoing, FRAME_PLAY);
        wire_put_u32(&f->outgoing, w->first + (uint32_t)first);
        wire_put_u32(&f->outgoing, (uint32_t)count);
        frame_end(&f->outgoing, at);
        say(f, rank, &f->outgoing);
    }
}

bool foreman_exchange(struct foreman *f, const struct foreman_work *w)
{
    listen(f, w);
    if (!f->deserted) {
        hand_out(f, w);
    }
    return !f->deserted;
}

static bool all_stopped(const struct foreman *f)
{
    for (size_t rank = 1; rank < f->party->count; rank++) {
        if (!f->helpers[rank].stopped) {
            return false;
        }
    }
    return true;
}

void foreman_stop(struct foreman *f, const struct foreman_work *w)
{
    f->stopping = true;
    say_to_all(f, FRAME_STOP);
    for (int64_t end = stopwatch_now() + MOMENT; !all_stopped(f) && stopwatch_now() < end;) {
        listen(f, w);
        stopwatch_pause(STOPWATCH_MS / 4);
    }
    for (size_t rank = 1; rank < f->party->count; rank++) {
        hear_stopped(f, rank); /* also who has not said so */
    }
}

static bool all_gone(const struct foreman *f)
{
    for (size_t rank = 1; rank < f->party->count; rank++) {
        if (!f->helpers[rank].gone) {
            return false;
        }
    }
    return true;
}

void foreman_dismiss(struct foreman *f, bool hurried)
{
    f->stopping = true;
    say_to_all(f, FRAME_END);
    int64_t end = stopwatch_now() + (hurried ? MOMENT : PATIENCE);
    while (!all_gone(f) && stopwatch_now() < end) {
        listen(f, NULL);
        stopwatch_pause(STOPWATCH_MS / 4);
    }
}
