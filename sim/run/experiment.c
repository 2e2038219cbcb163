/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/experiment.h"

#include <stdlib.h>
#include <string.h>

#include "models/cost.h"
#include "models/writes_played.h"
#include "sim/base/buf.h"
#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/kernel/sim.h"
#include "sim/run/pool.h"
#include "sim/run/row_wire.h"
#include "sim/run/stopwatch.h"

/* One worker's storage; rows hold the incidents of the replications it played in this round. */
struct hand {
    struct world *world; /* made by the worker when it first has something to play */
    struct arena rows;
};

struct run {
    const struct experiment *x;
    struct account *account;
    int64_t goal;       /* replications in the account at which to stop */
    struct hand *hands; /* one a thread, and one for what other ranks have played */
    struct row *rows;   /* one a replication of a round */
    atomic_bool *there; /* which of them are complete */
    double *values;
    uint8_t *censored;
    size_t round; /* replications played before all wait for each other: a multiple of the batch */

    /* Of this round. */
    size_t count, taken; /* rows, and those of them that the account has */
    uint32_t first;      /* number of the first */
    atomic_size_t next;  /* index of the next to hand out */
    atomic_size_t played;
    bool more, unkept; /* more are wanted; what is taken could not be kept */
    int64_t attended;  /* when it was last seen to */
};

/* Called often, progress is told and rows are taken about ten times a second. */
#define ATTEND_NS (90 * (int64_t)STOPWATCH_MS)

/* More than one batch a round keeps threads busy, whose replications are of unlike length. Merging
 * goes batch by batch all the same, so the length of a round changes no result: what is played
 * beyond the end is thrown away, of which there is some with a stopping rule alone. */
static size_t round_length(const struct experiment *x)
{
    size_t ranks = x->foreman ? 1 + foreman_helpers(x->foreman) : 1, hands = ranks * x->threads;
    bool may_stop = x->scenario->replications.until_metric != NULL;
    return ACCOUNT_BATCH * (may_stop ? 1 + hands / 8 : 1 + hands);
}

static void run_init(struct run *r, const struct experiment *x, struct account *account,
                     int64_t goal)
{
    size_t metrics = x->engine->metrics->count;
    *r = (struct run){.x = x, .account = account, .goal = goal, .round = round_length(x)};
    r->hands = xcalloc(x->threads + 1, sizeof *r->hands);
    for (size_t i = 0; i <= x->threads; i++) {
        arena_init(&r->hands[i].rows, 0);
    }
    r->rows = xcalloc(r->round, sizeof *r->rows);
    r->there = xcalloc(r->round, sizeof *r->there);
    r->values = xcalloc(r->round * metrics, sizeof *r->values);
    r->censored = xcalloc(r->round * metrics, sizeof *r->censored);
    for (size_t i = 0; i < r->round; i++) {
        r->rows[i].value = &r->values[i * metrics];
        r->rows[i].censored = &r->censored[i * metrics];
    }
}

static void run_release(struct run *r)
{
    for (size_t i = 0; i <= r->x->threads; i++) {
        r->x->engine->world_free(r->hands[i].world);
        arena_release(&r->hands[i].rows);
    }
    free(r->hands);
    free(r->rows);
    free(r->there);
    free(r->values);
    free(r->censored);
}

static void clear_rows(struct run *r, size_t count)
{
    for (size_t i = 0; i <= r->x->threads; i++) {
        arena_reset(&r->hands[i].rows);
    }
    for (size_t i = 0; i < count; i++) {
        row_clear(&r->rows[i], r->x->engine->metrics->count);
        atomic_init(&r->there[i], false);
    }
}

/* The row is written; from now on the main thread may read it. */
static void lay_down(struct run *r, size_t index)
{
    if (r->rows[index].stop != STOP_INTERRUPTED) {
        atomic_store_explicit(&r->there[index], true, memory_order_release);
        atomic_fetch_add_explicit(&r->played, 1, memory_order_relaxed);
    }
}

static void play(void *subject, size_t index, size_t worker)
{
    struct run *r = subject;
    const struct engine *engine = r->x->engine;
    struct hand *hand = &r->hands[worker];
    if (!hand->world) {
        hand->world = engine->world_new(r->x->plan, r->x->interrupt);
    }
    struct row *row = &r->rows[index];
    uint32_t number = r->first + (uint32_t)index;
    enum stop stop = engine->replicate(hand->world, number, &hand->rows, row);
    row->replication = number;
    row->stop = (int)stop;
    lay_down(r, index);
}

/* One that another rank has played. */
static bool take_in(void *subject, size_t index, struct wire *bytes)
{
    struct run *r = subject;
    const struct experiment *x = r->x;
    bool wanted = index < r->count && !atomic_load(&r->there[index]);
    if (!wanted || !row_wire_get(bytes, x->engine->metrics->count, &r->hands[x->threads].rows,
                                 &r->rows[index])) {
        return false;
    }
    lay_down(r, index);
    return true;
}

static bool enter(struct run *r, const struct row *row)
{
    if (account_complete(row) && r->x->row) {
        r->x->row(r->x->row_subject, row);
    }
    return account_enter(r->account, row) && r->account->done < r->goal;
}

/* Enters what was kept of an earlier time, which may be much. */
static enum experiment_end recall(struct run *r)
{
    const struct keeper *k = r->x->keeper;
    struct row *row = &r->rows[0];
    bool more = r->account->done < r->goal;
    while (more && k && k->recall) {
        if (r->x->interrupt && atomic_load(r->x->interrupt)) {
            return EXPERIMENT_INTERRUPTED;
        }
        clear_rows(r, 1);
        if (!k->recall(k->subject, &r->hands[0].rows, row)) {
            break;
        }
        VERIFY(row->replication == r->x->first + r->account->done);
        more = enter(r, row);
    }
    return more ? EXPERIMENT_GOES_ON : EXPERIMENT_DONE;
}

/* Takes the rows that have come so far, in order up to the first that has not, and has them kept.
 * While others are still being played, so that little is lost when the machine is. */
static void take(struct run *r)
{
    const struct keeper *k = r->x->keeper;
    size_t from = r->taken;
    while (r->more && r->taken < r->count &&
           atomic_load_explicit(&r->there[r->taken], memory_order_acquire)) {
        r->more = enter(r, &r->rows[r->taken++]);
    }
    if (k && r->taken > from && !k->keep(k->subject, r->rows + from, r->taken - from)) {
        r->unkept = true;
        r->more = false;
    }
    if (!r->more) { /* what nobody has begun, nobody need begin */
        atomic_store(&r->next, r->count);
    }
}

static void show(const struct run *r, size_t ahead)
{
    int64_t done = r->account->done;
    if (r->x->progress) {
        r->x->progress(r->x->progress_subject, done, done + (int64_t)ahead, r->goal);
    }
}

static struct foreman_work work_of(struct run *r)
{
    return (struct foreman_work){.next = &r->next,
                                 .count = r->count,
                                 .first = r->first,
                                 .threads = r->x->threads,
                                 .row = take_in,
                                 .subject = r};
}

/* What the main thread does while others play. */
static void attend(void *subject, size_t done)
{
    struct run *r = subject;
    (void)done;
    if (r->x->foreman) {
        const struct foreman_work work = work_of(r);
        if (!foreman_exchange(r->x->foreman, &work)) {
            atomic_store(r->x->interrupt, true);
        }
    }
    if (stopwatch_now() - r->attended >= ATTEND_NS) {
        take(r);
        show(r, atomic_load(&r->played) - r->taken);
        r->attended = stopwatch_now();
    }
}

/* What other ranks have in hand, when the threads of this one have nothing left. */
static void await_others(struct run *r)
{
    const struct experiment *x = r->x;
    const struct foreman_work work = work_of(r);
    while (foreman_out(x->foreman) > 0 && !atomic_load(x->interrupt)) {
        attend(r, 0);
        stopwatch_pause(STOPWATCH_MS / 4);
    }
    if (atomic_load(x->interrupt)) {
        foreman_stop(x->foreman, &work);
    }
}

static enum experiment_end play_round(struct run *r)
{
    const struct experiment *x = r->x;
    int64_t left = r->goal - r->account->done;
    r->count = left < (int64_t)r->round ? (size_t)left : r->round;
    r->first = (uint32_t)(x->first + r->account->done);
    r->taken = 0;
    r->more = true;
    atomic_store(&r->next, 0);
    atomic_store(&r->played, 0);
    clear_rows(r, r->count);
    attend(r, 0);
    pool_for(&(struct pool_job){.threads = x->threads,
                                .count = r->count,
                                .work = play,
                                .tick = attend,
                                .tick_ns = x->foreman ? STOPWATCH_MS : 0,
                                .subject = r,
                                .stop = x->interrupt,
                                .next = &r->next});
    if (x->foreman) {
        await_others(r);
    }
    take(r);
    show(r, 0); /* rounds shorter than a tick would never show any */
    return r->unkept             ? EXPERIMENT_UNKEPT
           : !r->more            ? EXPERIMENT_DONE
           : r->taken < r->count ? EXPERIMENT_INTERRUPTED
                                 : EXPERIMENT_GOES_ON;
}

enum experiment_end experiment_play(const struct experiment *x, struct account *account,
                                    int64_t goal)
{
    struct run r;
    VERIFY(x->threads > 0 && x->first > 0 && goal <= x->scenario->replications.max);
    VERIFY(!x->foreman || x->interrupt);
    run_init(&r, x, account, goal);
    r.attended = stopwatch_now();
    enum experiment_end end = recall(&r);
    if (end == EXPERIMENT_GOES_ON && x->foreman) {
        foreman_brief(x->foreman, x->scenario, x->exact, x->threads);
    }
    while (end == EXPERIMENT_GOES_ON) {
        end = play_round(&r);
    }
    run_release(&r);
    return end;
}

enum experiment_end experiment_run(const struct experiment *x, struct result *ret_result)
{
    struct account account;
    account_init(&account, x->scenario, x->engine);
    enum experiment_end end = experiment_play(x, &account, x->scenario->replications.max);
    account_result(&account, x->plan, x->exact, x->first, end != EXPERIMENT_DONE, ret_result);
    account_release(&account);
    return end;
}

static const char *closest_metric(const struct metric_table *t, const char *name)
{
    const char **names = xcalloc(t->count, sizeof *names);
    for (size_t i = 0; i < t->count; i++) {
        names[i] = t->metrics[i].name;
    }
    const char *closest = names_closest(name, names, t->count);
    free(names);
    return closest;
}

/* Conflicts of every write of a long horizon: more than a replication can play. */
static int check_writes(const struct scenario *sc, struct diag *d)
{
    int status = 0;
    for (size_t k = 0; k < sc->store_count; k++) {
        double writes = writes_played(sc, k);
        if (writes > WRITES_PLAYED_MAX) {
            struct buf path = BUF_INIT;
            buf_printf(&path, "stores.%s", sc->stores[k].name);
            diag_error(d, "R102", sc->stores[k].mark, buf_text(&path),
                       "each replication would play %.2g writes, at most 1e9 are allowed", writes);
            diag_hint(d, "set conflicts.track to incidents, or take a shorter horizon");
            buf_release(&path);
            status = -1;
        }
    }
    return status;
}

/* A metric of money has no value where its price is not given. */
static void check_price(const struct scenario *sc, struct diag *d)
{
    const struct replications *rule = &sc->replications;
    const char *lacks = rule->until_metric ? cost_lacks(&sc->cost, rule->until_metric) : NULL;
    if (lacks) {
        diag_warning(d, "S215", rule->until_mark, "replications.until.metric",
                     "has no effect: %s has no value without %s, and all %lld replications will be "
                     "played",
                     rule->until_metric, lacks, (long long)rule->max);
    }
}

int experiment_check_rule(const struct replications *rule, const struct engine *engine,
                          struct diag *d)
{
    const char *metric = rule->until_metric;
    if (!metric || metric_find(engine->metrics, metric) >= 0) {
        return 0;
    }
    diag_error(d, "R101", rule->until_mark, "replications.until.metric",
               "found %s, which is no metric", metric);
    const char *closest = closest_metric(engine->metrics, metric);
    if (closest) {
        diag_hint(d, "did you mean %s?", closest);
    }
    return -1;
}

int experiment_check(const struct scenario *sc, const struct engine *engine, struct diag *d)
{
    int rule = experiment_check_rule(&sc->replications, engine, d), writes = check_writes(sc, d);
    check_price(sc, d);
    return rule == 0 && writes == 0 ? 0 : -1;
}
