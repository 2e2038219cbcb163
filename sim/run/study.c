/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/study.h"

#include <stdlib.h>

#include "sim/base/die.h"

struct course {
    const struct study *study;
    size_t begun, ended; /* points */
    bool cut;            /* a point ended early */
    int64_t total;       /* replications: at most of all */
};

static bool begin(void *subject, struct leg *ret)
{
    struct course *c = subject;
    const struct study *s = c->study;
    if (c->begun == s->count) {
        return false;
    }
    size_t point = c->begun++;
    const struct scenario *sc = s->points[point].scenario;
    *ret = (struct leg){.point = point,
                        .scenario = sc,
                        .exact = s->exact,
                        .first = s->first,
                        .account = xmalloc(sizeof *ret->account),
                        .goal = sc->replications.max,
                        .row = s->row,
                        .row_subject = s->row_subject};
    account_init(ret->account, sc, s->engine);
    if (s->keeper) {
        ret->keeper = s->keeper->point(s->keeper->subject, point);
    }
    return true;
}

static bool conclude(struct course *c, const struct leg *leg, struct task *task,
                     enum experiment_end end)
{
    const struct study *s = c->study;
    struct result *r = &s->points[leg->point].result;
    account_result(leg->account, task_plan(task, NULL), s->exact, s->first, end != EXPERIMENT_DONE,
                   r);
    c->total -= leg->scenario->replications.max - r->replications;
    return end != EXPERIMENT_DONE || !s->keeper ||
           s->keeper->finish(s->keeper->subject, leg->point, r);
}

static bool finish(void *subject, const struct leg *leg, struct task *task, enum experiment_end end)
{
    struct course *c = subject;
    bool kept = c->cut || conclude(c, leg, task, end);
    c->cut = c->cut || !kept || end != EXPERIMENT_DONE;
    c->ended += !c->cut;
    account_release(leg->account);
    free(leg->account);
    return kept;
}

static void show(void *subject, int64_t done, int64_t ahead)
{
    const struct course *c = subject;
    c->study->progress(c->study->progress_subject, done, done + ahead, c->total);
}

enum experiment_end study_run(const struct study *s, size_t *ret_done)
{
    struct course c = {.study = s};
    for (size_t i = 0; i < s->count; i++) {
        c.total += s->points[i].scenario->replications.max;
    }
    enum experiment_end end = flight_play(&(struct flight){.engine = s->engine,
                                                           .threads = s->threads,
                                                           .interrupt = s->interrupt,
                                                           .foreman = s->foreman,
                                                           .next = begin,
                                                           .end = finish,
                                                           .progress = s->progress ? show : NULL,
                                                           .subject = &c});
    *ret_done = c.ended;
    return end;
}

void study_release(struct study_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        result_release(&points[i].result);
    }
}
