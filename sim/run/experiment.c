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
#include "sim/run/collect.h"
#include "sim/run/pool.h"
#include "sim/run/targets.h"

/* One worker's storage; rows hold the incidents of the replications it played in this round. */
struct hand {
    struct world *world; /* made by the worker when it first has something to play */
    struct arena rows;
};

struct run {
    const struct experiment *x;
    struct hand *hands; /* one a thread */
    struct row *rows;   /* one a replication of a round */
    double *values;
    uint8_t *censored;
    size_t round; /* replications played between two merges: a multiple of the batch */
    struct collector collector;
    int until; /* metric of the stopping rule, -1: none */
    int64_t done;
    bool precise; /* the stopping rule is satisfied */
};

/* More than one batch a round keeps threads busy, whose replications are of unlike length. Merging
 * goes batch by batch all the same, so the length of a round changes no result: what is played
 * beyond the end is thrown away, of which there is some with a stopping rule alone. */
static size_t round_length(const struct experiment *x)
{
    bool may_stop = x->scenario->replications.until_metric != NULL;
    return EXPERIMENT_BATCH * (may_stop ? 1 + x->threads / 8 : 1 + x->threads);
}

static void run_init(struct run *r, const struct experiment *x)
{
    size_t metrics = x->engine->metrics->count;
    *r = (struct run){.x = x, .round = round_length(x), .until = -1};
    r->hands = xcalloc(x->threads, sizeof *r->hands);
    for (size_t i = 0; i < x->threads; i++) {
        arena_init(&r->hands[i].rows, 0);
    }
    r->rows = xcalloc(r->round, sizeof *r->rows);
    r->values = xcalloc(r->round * metrics, sizeof *r->values);
    r->censored = xcalloc(r->round * metrics, sizeof *r->censored);
    collect_init(&r->collector, x->engine->metrics);
    const char *metric = x->scenario->replications.until_metric;
    if (metric) {
        r->until = metric_find(x->engine->metrics, metric);
        VERIFY(r->until >= 0);
    }
}

static void run_release(struct run *r)
{
    for (size_t i = 0; i < r->x->threads; i++) {
        r->x->engine->world_free(r->hands[i].world);
        arena_release(&r->hands[i].rows);
    }
    collect_release(&r->collector);
    free(r->hands);
    free(r->rows);
    free(r->values);
    free(r->censored);
}

/* Empties the slots: a replication that nobody gets to looks like one that was interrupted. */
static void clear_rows(struct run *r)
{
    size_t metrics = r->x->engine->metrics->count;
    for (size_t i = 0; i < r->x->threads; i++) {
        arena_reset(&r->hands[i].rows);
    }
    for (size_t i = 0; i < r->round * metrics; i++) {
        r->values[i] = NAN;
        r->censored[i] = 0;
    }
    for (size_t i = 0; i < r->round; i++) {
        r->rows[i] = (struct row){.weight = 1,
                                  .value = &r->values[i * metrics],
                                  .censored = &r->censored[i * metrics],
                                  .stop = STOP_INTERRUPTED};
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
    uint32_t number = (uint32_t)(r->x->first + r->done + (int64_t)index);
    enum stop stop = engine->replicate(hand->world, number, &hand->rows, row);
    row->replication = number;
    row->stop = (int)stop;
}

static void show(void *subject, size_t done)
{
    struct run *r = subject;
    r->x->progress(r->x->progress_subject, r->done + (int64_t)done,
                   r->x->scenario->replications.max);
}

static void merge_row(struct run *r, const struct row *row, struct result *ret)
{
    ret->events += row->events;
    ret->skipped_probes += row->skipped_probes;
    if (row->stop == STOP_HORIZON || row->stop == STOP_EMPTY) {
        collect_row(&r->collector, row);
        if (r->x->row) {
            r->x->row(r->x->row_subject, row);
        }
        return;
    }
    if (ret->runaway_count < RESULT_RUNAWAYS) {
        ret->runaways[ret->runaway_count] =
            (struct runaway){row->replication, stop_name((enum stop)row->stop)};
    }
    ret->runaway_count++;
}

/* Takes the rows of a round in order, as far as they are complete. Returns whether to go on. */
static bool merge(struct run *r, size_t count, struct result *ret)
{
    const struct replications *wanted = &r->x->scenario->replications;
    for (size_t i = 0; i < count; i++) {
        if (r->rows[i].stop == STOP_INTERRUPTED) {
            ret->interrupted = true;
            return false;
        }
        merge_row(r, &r->rows[i], ret);
        r->done++;
        if (r->until >= 0 && r->done % EXPERIMENT_BATCH == 0 && r->done >= wanted->min &&
            collect_precise(&r->collector, r->until, wanted->until_relative)) {
            r->precise = true;
            return false;
        }
    }
    return r->done < wanted->max;
}

static void play_all(struct run *r, struct result *ret)
{
    const struct experiment *x = r->x;
    size_t count;
    do {
        int64_t left = x->scenario->replications.max - r->done;
        count = left < (int64_t)r->round ? (size_t)left : r->round;
        clear_rows(r);
        pool_for(&(struct pool_job){.threads = x->threads,
                                    .count = count,
                                    .work = play,
                                    .tick = x->progress ? show : NULL,
                                    .subject = r,
                                    .stop = x->interrupt});
        if (x->progress) { /* rounds shorter than a tick would never show any */
            show(r, count);
        }
    } while (merge(r, count, ret));
}

/* What downtime costs has the bound of downtime where nothing failed. */
static void bound_cost(const struct experiment *x, struct result *ret)
{
    int down = metric_find(ret->metrics, "downtime"),
        paid = metric_find(ret->metrics, "cost.downtime");
    double price = x->scenario->cost.downtime_per_minute;
    if (down >= 0 && paid >= 0 && ret->summaries[paid].n > 0 && price > 0) {
        struct summary *s = &ret->summaries[paid];
        s->nothing_failed = ret->summaries[down].nothing_failed;
        s->hi = s->nothing_failed ? price * ret->summaries[down].hi : s->hi;
    }
}

static void conclude(struct run *r, struct result *ret)
{
    const struct experiment *x = r->x;
    size_t metrics = x->engine->metrics->count;
    ret->replications = r->done;
    ret->biased = collect_weighted(&r->collector);
    ret->effective = collect_effective(&r->collector);
    ret->imprecise =
        r->until >= 0 && !r->precise && !ret->interrupted &&
        !collect_precise(&r->collector, r->until, x->scenario->replications.until_relative);
    ret->summaries = xcalloc(metrics, sizeof *ret->summaries);
    for (size_t m = 0; m < metrics; m++) {
        struct summary *s = &ret->summaries[m];
        collect_summary(&r->collector, (int)m, s);
        double exact;
        if (x->engine->closed_form_mean(x->plan, (int)m, &exact)) {
            s->closed_form = exact;
        }
    }
    bound_cost(x, ret);
    targets_judge(&x->scenario->targets, &r->collector, ret);
}

void experiment_run(const struct experiment *x, struct result *ret_result)
{
    const struct scenario *sc = x->scenario;
    VERIFY(x->threads > 0 && x->first > 0 && sc->replications.max > 0);
    *ret_result = (struct result){.name = sc->name,
                                  .title = sc->title,
                                  .file = sc->file,
                                  .sha256 = sc->sha256,
                                  .seed = sc->seed,
                                  .first = x->first,
                                  .horizon = sc->horizon,
                                  .currency = sc->cost.currency,
                                  .downtime_per_minute = sc->cost.downtime_per_minute,
                                  .metrics = x->engine->metrics,
                                  .exact = x->exact,
                                  .until = sc->replications.until_metric,
                                  .rare_events = sc->rare_events};
    struct run r;
    run_init(&r, x);
    play_all(&r, ret_result);
    conclude(&r, ret_result);
    run_release(&r);
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
