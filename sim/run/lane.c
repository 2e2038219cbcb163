/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/lane.h"

#include <stdlib.h>

#include "sim/base/die.h"
#include "sim/kernel/sim.h"

/* More than a batch a hand, since replications are of unlike length, and as much again to be played
 * while these are entered. */
size_t lane_room(size_t hands)
{
    return (size_t)ACCOUNT_BATCH * 2 * (1 + hands);
}

static bool enter(struct lane *l, const struct row *row)
{
    const struct leg *g = &l->leg;
    if (account_complete(row) && g->row) {
        g->row(g->row_subject, g->point, row);
    }
    return account_enter(g->account, row) && g->account->done < g->goal;
}

/* Which may be much. False if it is not all, since it was interrupted. */
static bool recall(struct lane *l, const struct engine *engine, const atomic_bool *interrupt)
{
    const struct keeper *k = &l->leg.keeper;
    struct arena values, incidents;
    struct row row;
    arena_init(&values, 0);
    arena_init(&incidents, 0);
    row.value = arena_array(&values, engine->metrics->count, sizeof *row.value);
    row.censored = arena_array(&values, engine->metrics->count, sizeof *row.censored);
    bool stopped = false;
    while (!l->over && k->recall) {
        stopped = interrupt && atomic_load(interrupt);
        if (stopped) {
            break;
        }
        arena_reset(&incidents);
        row_clear(&row, engine->metrics->count);
        if (!k->recall(k->subject, &incidents, &row)) {
            break;
        }
        VERIFY(row.replication == l->leg.first + l->leg.account->done);
        l->over = !enter(l, &row);
    }
    arena_release(&values);
    arena_release(&incidents);
    return !stopped;
}

void lane_open(struct lane *l, const struct leg *leg, uint64_t number, size_t hands,
               const struct engine *engine, const atomic_bool *interrupt)
{
    int64_t done = leg->account->done;
    VERIFY(leg->first > 0 && leg->goal <= leg->scenario->replications.max);
    *l = (struct lane){.leg = *leg, .metrics = engine->metrics->count, .begun = done};
    l->task = task_new(number, leg->scenario, leg->exact, leg->plan);
    l->task->subject = l;
    l->over = done >= leg->goal;
    bool whole = recall(l, engine, interrupt);
    l->recalled = l->laid = l->ready = leg->account->done;
    int64_t left = whole && !l->over ? leg->goal - l->laid : 0;
    l->room = left < (int64_t)lane_room(hands) ? (size_t)left : lane_room(hands);
    l->ahead = ACCOUNT_BATCH * (1 + hands / 8);
    l->rows = xcalloc(l->room + 1, sizeof *l->rows);
}

void lane_close(struct lane *l)
{
    for (size_t i = 0; i < l->room; i++) {
        free(atomic_load(&l->rows[i]));
    }
    free(l->rows);
    task_drop(l->task);
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* So many may be laid in. A rule is asked after whole batches, and not before its minimum. */
static int64_t limit(const struct lane *l)
{
    const struct account *a = l->leg.account;
    int64_t most = least(a->done + (int64_t)l->room, l->leg.goal);
    if (a->until >= 0) {
        int64_t batches = a->done / ACCOUNT_BATCH * ACCOUNT_BATCH + (int64_t)l->ahead;
        int64_t min = a->scenario->replications.min, rest = min % ACCOUNT_BATCH;
        int64_t certain = min + (rest > 0 ? ACCOUNT_BATCH - rest : 0);
        most = least(most, batches > certain ? batches : certain);
    }
    return most;
}

void lane_lay(struct lane *l, struct stock *s)
{
    int64_t more = l->over ? 0 : limit(l) - l->laid;
    if (more > 0) {
        int64_t first = l->leg.first + l->laid;
        l->laid += more; /* before anybody can put a row */
        stock_add(s, l->task, (uint32_t)first, (uint32_t)more);
    }
}

static struct row *_Atomic *slot(const struct lane *l, int64_t index)
{
    return &l->rows[(size_t)index % l->room];
}

void lane_put(struct lane *l, const struct row *row)
{
    if (row->stop != STOP_INTERRUPTED) {
        struct row *copy = row_copy(row, l->metrics);
        atomic_fetch_add_explicit(&l->waiting, 1, memory_order_relaxed);
        atomic_store_explicit(slot(l, (int64_t)row->replication - l->leg.first), copy,
                              memory_order_release);
    }
    atomic_fetch_add_explicit(&l->back, 1, memory_order_release);
}

bool lane_misses(const struct lane *l, uint32_t replication)
{
    int64_t index = (int64_t)replication - l->leg.first;
    return index >= l->ready && index < l->laid && !atomic_load(slot(l, index));
}

static void count_ready(struct lane *l)
{
    while (l->ready < l->laid && atomic_load_explicit(slot(l, l->ready), memory_order_acquire)) {
        l->ready++;
    }
}

/* Enters up to so many, and has those kept that were. They are shown side by side to the keeper. */
static size_t enter_all(struct lane *l, size_t count)
{
    const struct keeper *k = &l->leg.keeper;
    struct row *rows = xcalloc(count, sizeof *rows), **copies = xcalloc(count, sizeof *copies);
    size_t entered = 0;
    while (entered < count && !l->over) {
        copies[entered] = atomic_exchange(slot(l, l->leg.account->done), NULL);
        rows[entered] = *copies[entered];
        l->over = !enter(l, &rows[entered++]);
    }
    if (k->keep && !k->keep(k->subject, rows, entered)) {
        l->unkept = l->over = true;
    }
    for (size_t i = 0; i < entered; i++) {
        free(copies[i]);
    }
    free(rows);
    free(copies);
    return entered;
}

size_t lane_take(struct lane *l, struct stock *s, bool any)
{
    size_t entered = 0;
    if (l->over) {
        return 0;
    }
    count_ready(l);
    int64_t ready = l->ready - l->leg.account->done;
    if (ready > 0 && (any || ready >= ACCOUNT_BATCH || l->ready == l->laid)) {
        entered = enter_all(l, (size_t)ready);
        atomic_fetch_sub(&l->waiting, entered);
        l->dropped += l->over ? stock_drop(s, l->task) : 0;
    }
    return entered;
}

bool lane_idle(const struct lane *l)
{
    size_t out = (size_t)(l->laid - l->recalled);
    return atomic_load_explicit(&l->back, memory_order_acquire) + l->dropped == out;
}
