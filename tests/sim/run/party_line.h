/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks that are threads of one process: what one sends lies in memory until the other takes it, a
 * few bytes at a time. Helpers serve in threads of their own. */
#ifndef TESTS_SIM_RUN_PARTY_LINE_H
#define TESTS_SIM_RUN_PARTY_LINE_H

#include <pthread.h>
#include <string.h>

#include "sim/run/helper.h"
#include "sim/run/party.h"
#include "sim/run/stopwatch.h"
#include "sim/scenario/load.h"

enum { LINE_MOST = 5 };

struct line_end {
    struct line *line;
    size_t own;
    struct party party;
    atomic_bool interrupt;
    pthread_t thread;
    bool serving, proper; /* it was sent home in the usual way */
};

struct line {
    pthread_mutex_t lock;                   /* guards boxes */
    struct buf boxes[LINE_MOST][LINE_MOST]; /* by sender and receiver */
    size_t count, piece;                    /* ranks; bytes taken at once */
    struct line_end ends[LINE_MOST];
};

static inline void line_send(void *subject, size_t to, const char *bytes, size_t length)
{
    const struct line_end *e = subject;
    pthread_mutex_lock(&e->line->lock);
    buf_add_n(&e->line->boxes[e->own][to], bytes, length);
    pthread_mutex_unlock(&e->line->lock);
}

static inline bool line_receive(void *subject, struct buf *out, size_t *ret_from)
{
    const struct line_end *e = subject;
    bool found = false;
    pthread_mutex_lock(&e->line->lock);
    for (size_t from = 0; from < e->line->count && !found; from++) {
        struct buf *box = &e->line->boxes[from][e->own];
        size_t length = box->len < e->line->piece ? box->len : e->line->piece;
        if (length > 0) {
            buf_add_n(out, box->text, length);
            memmove(box->text, box->text + length, box->len - length);
            box->len -= length;
            *ret_from = from;
            found = true;
        }
    }
    pthread_mutex_unlock(&e->line->lock);
    return found;
}

static inline void line_init(struct line *l, size_t count, size_t piece)
{
    memset(l, 0, sizeof *l);
    pthread_mutex_init(&l->lock, NULL);
    l->count = count;
    l->piece = piece;
    for (size_t i = 0; i < count; i++) {
        struct line_end *e = &l->ends[i];
        e->line = l;
        e->own = i;
        e->party = (struct party){i, count, e, line_send, line_receive};
        atomic_init(&e->interrupt, false);
    }
}

static inline void *line_serve(void *subject)
{
    struct line_end *e = subject;
    e->proper = helper_serve(&e->party, &engine_models, &e->interrupt);
    return NULL;
}

/* Lets a rank serve. */
static inline void line_start(struct line *l, size_t rank)
{
    struct line_end *e = &l->ends[rank];
    e->serving = pthread_create(&e->thread, NULL, line_serve, e) == 0;
}

static inline void line_release(struct line *l)
{
    for (size_t i = 0; i < l->count; i++) {
        if (l->ends[i].serving) {
            pthread_join(l->ends[i].thread, NULL);
        }
    }
    for (size_t i = 0; i < l->count; i++) {
        for (size_t k = 0; k < l->count; k++) {
            buf_release(&l->boxes[i][k]);
        }
    }
    pthread_mutex_destroy(&l->lock);
}

static const char line_text[] =
    "ninefold: 1\n"
    "horizon: 1h\n"
    "replications: 150\n"
    "clients: {a: {requests: 10/s, pops: 3, latency: {x: 5ms, y: 9ms}}}\n"
    "edge: {preset: azure-front-door, probe: {loss: 2%}}\n"
    "regions: {rx: {}, ry: {}}\n"
    "stamps:\n"
    "  x: {region: rx, priority: 1, components: {app: {}}}\n"
    "  y: {region: ry, priority: 2, components: {app: {}}}\n"
    "faults: [{at: 10m, fault: region-outage, target: rx, for: 20m}]\n";

/* A scenario that any rank can load, with an override. */
static inline const struct scenario *line_scenario(struct arena *a, const char *set)
{
    struct diag d;
    const struct override o = {.name = "--set", .assignment = set};
    diag_init(&d);
    const struct scenario *sc =
        scenario_load_text(a, "two.yaml", line_text, sizeof line_text - 1, &o, 1, &d);
    assert_int_equal(d.errors, 0);
    diag_release(&d);
    return sc;
}

#endif
