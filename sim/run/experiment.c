/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/experiment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "models/cost.h"
#include "models/writes_played.h"
#include "sim/base/buf.h"
#include "sim/base/die.h"
#include "sim/base/names.h"
#include "sim/kernel/sim.h"
#include "sim/run/pool.h"

/* One worker's storage; rows hold the incidents of the replications it played in this round. */
struct hand {
    struct world *world; /* made by the worker when it first has something to play */
    struct arena rows;
};

struct run {
    const struct experiment *x;
    struct account *account;
    int64_t goal;       /* replications in the account at which to stop */
    struct hand *hands; /* one a thread */
    struct row *rows;   /* one a replication of a round */
    double *values;
    uint8_t *censored;
    size_t round; /* replications played between two merges: a multiple of the batch */
};

/* More than one batch a round keeps threads busy, whose replications are of unlike length. Merging
 * goes batch by batch all the same, so the length of a round changes no result: what is played
 * beyond the end is thrown away, of which there is some with a stopping rule alone. */
static size_t round_length(const struct experiment *x)
{
    bool may_stop = x->scenario->replications.until_metric != NULL;
    return ACCOUNT_BATCH * (may_stop ? 1 + x->threads / 8 : 1 + x->threads);
}

static void run_init(struct run *r, const struct experiment *x, struct account *account,
                     int64_t goal)
{
    size_t metrics = x->engine->metrics->count;
    *r = (struct run){.x = x, .account = account, .goal = goal, .round = round_length(x)};
    r->hands = xcalloc(x->threads, sizeof *r->hands);
    for (size_t i = 0; i < x->threads; i++) {
        arena_init(&r->hands[i].rows, 0);
    }
    r->rows = xcalloc(r->round, sizeof *r->rows);
    r->values = xcalloc(r->round * metrics, sizeof *r->values);
    r->censored = xcalloc(r->round * metrics, sizeof *r->censored);
}

static void run_release(struct run *r)
{
    for (size_t i = 0; i < r->x->threads; i++) {
        r->x->engine->world_free(r->hands[i].world);
        arena_release(&r->hands[i].rows);
    }
    free(r->hands);
    free(r->rows);
    free(r->values);
    free(r->censored);
}

/* A replication that nobody gets to looks like one that was interrupted. */
static void clear_row(struct run *r, size_t i)
{
    size_t metrics = r->x->engine->metrics->count;
    r->rows[i] = (struct row){.weight = 1,
                              .value = &r->values[i * metrics],
                              .censored = &r->censored[i * metrics],
                              .stop = STOP_INTERRUPTED};
    for (size_t m = 0; m < metrics; m++) {
        r->rows[i].value[m] = NAN;
        r->rows[i].censored[m] = 0;
    }
}

static void clear_rows(struct run *r, size_t count)
{
    for (size_t i = 0; i < r->x->threads; i++) {
        arena_reset(&r->hands[i].rows);
    }
    for (size_t i = 0; i < count; i++) {
        clear_row(r, i);
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
    uint32_t number = (uint32_t)(r->x->first + r->account->done + (int64_t)index);
    enum stop stop = engine->replicate(hand->world, number, &hand->rows, row);
    row->replication = number;
    row->stop = (int)stop;
}

static void show(void *subject, size_t played)
{
    struct run *r = subject;
    int64_t done = r->account->done;
    r->x->progress(r->x->progress_subject, done, done + (int64_t)played, r->goal);
}

static bool enter(struct run *r, const struct row *row)
{
    if (account_complete(row) && r->x->row) {
        r->x->row(r->x->row_subject, row);
    }
    return account_enter(r->account, row) && r->account->done < r->goal;
}

/* Enters what was kept of an earlier time. Returns whether there is more to play. */
static bool recall(struct run *r)
{
    const struct keeper *k = r->x->keeper;
    struct row *row = &r->rows[0];
    bool more = r->account->done < r->goal;
    while (more && k && k->recall) {
        clear_rows(r, 1);
        if (!k->recall(k->subject, &r->hands[0].rows, row)) {
            break;
        }
        VERIFY(row->replication == r->x->first + r->account->done);
        more = enter(r, row);
    }
    return more;
}

/* Takes the rows of a round in order, as far as they are complete, and has them kept. */
static enum experiment_end merge(struct run *r, size_t count)
{
    const struct keeper *k = r->x->keeper;
    bool more = true, interrupted = false;
    size_t taken = 0;
    while (more && taken < count && !interrupted) {
        interrupted = r->rows[taken].stop == STOP_INTERRUPTED;
        if (!interrupted) {
            more = enter(r, &r->rows[taken++]);
        }
    }
    if (k && taken > 0 && !k->keep(k->subject, r->rows, taken)) {
        return EXPERIMENT_UNKEPT;
    }
    return interrupted ? EXPERIMENT_INTERRUPTED : more ? EXPERIMENT_GOES_ON : EXPERIMENT_DONE;
}

static enum experiment_end play_round(struct run *r)
{
    const struct experiment *x = r->x;
    int64_t left = r->goal - r->account->done;
    size_t count = left < (int64_t)r->round ? (size_t)left : r->round;
    clear_rows(r, count);
    pool_for(&(struct pool_job){.threads = x->threads,
                                .count = count,
                                .work = play,
                                .tick = x->progress ? show : NULL,
                                .subject = r,
                                .stop = x->interrupt});
    enum experiment_end end = merge(r, count);
    if (x->progress) { /* rounds shorter than a tick would never show any */
        show(r, 0);
    }
    return end;
}

enum experiment_end experiment_play(const struct experiment *x, struct account *account,
                                    int64_t goal)
{
    struct run r;
    VERIFY(x->threads > 0 && x->first > 0 && goal <= x->scenario->replications.max);
    run_init(&r, x, account, goal);
    enum experiment_end end = recall(&r) ? EXPERIMENT_GOES_ON : EXPERIMENT_DONE;
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
