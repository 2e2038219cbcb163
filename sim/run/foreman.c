/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/foreman.h"

#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/run/brief.h"
#include "sim/run/frame.h"
#include "sim/run/stopwatch.h"

/* A launcher that ends a job kills what is left of it after about a second. */
#define MOMENT (300 * (int64_t)STOPWATCH_MS)
#define PATIENCE (10000 * (int64_t)STOPWATCH_MS)

struct helper_view {
    struct buf inbox;
    bool stopped, gone;
    size_t wanted;   /* replications to have there; 0: has not said yet */
    size_t least;    /* that are worth a brief */
    size_t out;      /* those handed out that have not come back */
    uint64_t *known; /* tasks that it was briefed on, the last one last */
    size_t known_count, known_room;
};

struct foreman {
    const struct party *party;
    struct helper_view *helpers; /* by rank; that of rank 0 is of no use */
    size_t out;
    uint64_t number; /* of the last task */
    struct buf piece, outgoing;
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
            free(f->helpers[i].known);
        }
        free(f->helpers);
        buf_release(&f->piece);
        buf_release(&f->outgoing);
        free(f);
    }
}

size_t foreman_helpers(const struct foreman *f)
{
    return f->party->count - 1;
}

uint64_t foreman_number(struct foreman *f)
{
    return ++f->number;
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

/* w is NULL where rows are of no use any more. */
static void hear_row(struct foreman *f, size_t rank, struct wire *body,
                     const struct foreman_work *w)
{
    struct helper_view *h = &f->helpers[rank];
    h->wanted = wire_u32(body);
    h->least = wire_u32(body);
    uint64_t task = wire_u64(body);
    if (!w || h->stopped) {
        return;
    }
    if (h->out == 0 || !w->row(w->subject, task, body) || !wire_done(body)) {
        BUG("rank %zu sent what nobody asked for", rank);
    }
    h->out--;
    f->out--;
}

static void hear_stopped(struct foreman *f, size_t rank)
{
    struct helper_view *h = &f->helpers[rank];
    h->stopped = true;
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

bool foreman_listen(struct foreman *f, const struct foreman_work *w)
{
    listen(f, w);
    return !f->deserted;
}

static bool knows(const void *subject, const struct task *t)
{
    const struct helper_view *h = subject;
    for (size_t i = h->known_count; i > 0; i--) {
        if (h->known[i - 1] == t->number) {
            return true;
        }
    }
    return false;
}

/* What is over is forgotten, there and here. */
static void note_known(struct helper_view *h, uint64_t task, uint64_t oldest)
{
    size_t kept = 0;
    for (size_t i = 0; i < h->known_count; i++) {
        if (h->known[i] >= oldest) {
            h->known[kept++] = h->known[i];
        }
    }
    if (kept == h->known_room) {
        h->known_room = kept > 0 ? 2 * kept : 16;
        h->known = xrealloc(h->known, h->known_room, sizeof *h->known);
    }
    h->known[kept] = task;
    h->known_count = kept + 1;
}

/* A brief that needs be, and what to play. */
static void put_portion(struct foreman *f, struct helper_view *h, const struct foreman_work *w,
                        const struct stock_range *r)
{
    size_t at;
    if (!knows(h, r->task)) {
        at = frame_begin(&f->outgoing, FRAME_BRIEF);
        wire_put_u64(&f->outgoing, r->task->number);
        wire_put_u64(&f->outgoing, w->oldest);
        wire_put_u32(&f->outgoing, (uint32_t)w->threads);
        brief_put(r->task->scenario, r->task->exact, &f->outgoing);
        frame_end(&f->outgoing, at);
        note_known(h, r->task->number, w->oldest);
    }
    at = frame_begin(&f->outgoing, FRAME_PLAY);
    wire_put_u64(&f->outgoing, r->task->number);
    wire_put_u32(&f->outgoing, r->first);
    wire_put_u32(&f->outgoing, r->count);
    frame_end(&f->outgoing, at);
    h->out += r->count;
    f->out += r->count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* What a rank may have now: up to what it wants, and half of a fair share of what is left, so that
 * the last portions are small. */
static size_t allowance(const struct foreman *f, size_t rank, const struct foreman_work *w)
{
    const struct helper_view *h = &f->helpers[rank];
    size_t wanted = h->wanted > 0 ? h->wanted : 2 * w->threads;
    size_t room = wanted > h->out && !h->stopped ? wanted - h->out : 0;
    return least(room, stock_waiting(w->stock) / (2 * f->party->count) + 1);
}

static void hand_out_to(struct foreman *f, size_t rank, const struct foreman_work *w)
{
    struct helper_view *h = &f->helpers[rank];
    struct stock_range r;
    buf_clear(&f->outgoing);
    for (size_t left = allowance(f, rank, w); left > 0; left -= least(left, r.count)) {
        const struct stock_carver c = {.last =
                                           h->known_count > 0 ? h->known[h->known_count - 1] : 0,
                                       .ready = knows,
                                       .subject = h,
                                       .most = left,
                                       .least = h->least};
        if (!stock_carve(w->stock, &c, &r)) {
            break;
        }
        put_portion(f, h, w, &r);
    }
    if (f->outgoing.len > 0) {
        say(f, rank, &f->outgoing);
    }
}

void foreman_hand_out(struct foreman *f, const struct foreman_work *w)
{
    for (size_t rank = 1; rank < f->party->count && !f->deserted; rank++) {
        hand_out_to(f, rank, w);
    }
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
