/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/experiment.h"

#include <stdlib.h>

#include "models/cost.h"
#include "models/writes_played.h"
#include "sim/base/buf.h"
#include "sim/base/die.h"
#include "sim/base/names.h"

/* A flight of one leg. */
struct course {
    const struct experiment *experiment;
    struct account account;
    bool begun;
    struct result *result;
};

static void pass_row(void *subject, size_t point, const struct row *row)
{
    const struct experiment *x = ((struct course *)subject)->experiment;
    (void)point;
    x->row(x->row_subject, row);
}

static bool begin(void *subject, struct leg *ret)
{
    struct course *c = subject;
    const struct experiment *x = c->experiment;
    if (c->begun) {
        return false;
    }
    c->begun = true;
    *ret = (struct leg){.scenario = x->scenario,
                        .plan = x->plan,
                        .exact = x->exact,
                        .first = x->first,
                        .account = &c->account,
                        .goal = x->scenario->replications.max,
                        .row = x->row ? pass_row : NULL,
                        .row_subject = c,
                        .keeper = x->keeper ? *x->keeper : (struct keeper){.subject = NULL}};
    return true;
}

static bool finish(void *subject, const struct leg *leg, struct task *task, enum experiment_end end)
{
    struct course *c = subject;
    account_result(&c->account, task_plan(task, NULL), leg->exact, leg->first,
                   end != EXPERIMENT_DONE, c->result);
    return true;
}

static void show(void *subject, int64_t done, int64_t ahead)
{
    const struct experiment *x = ((struct course *)subject)->experiment;
    x->progress(x->progress_subject, done, done + ahead, x->scenario->replications.max);
}

enum experiment_end experiment_run(const struct experiment *x, struct result *ret_result)
{
    struct course c = {.experiment = x, .result = ret_result};
    account_init(&c.account, x->scenario, x->engine);
    enum experiment_end end = flight_play(&(struct flight){.engine = x->engine,
                                                           .threads = x->threads,
                                                           .interrupt = x->interrupt,
                                                           .foreman = x->foreman,
                                                           .next = begin,
                                                           .end = finish,
                                                           .progress = x->progress ? show : NULL,
                                                           .subject = &c});
    account_release(&c.account);
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
