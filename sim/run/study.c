/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/study.h"

struct course {
    const struct study *study;
    size_t point;
    int64_t before, total; /* replications: of earlier points, and at most of all */
};

static void show(void *subject, int64_t done, int64_t played, int64_t total)
{
    const struct course *c = subject;
    (void)total;
    c->study->progress(c->study->progress_subject, c->before + done, c->before + played, c->total);
}

static void pass_row(void *subject, const struct row *row)
{
    const struct course *c = subject;
    c->study->row(c->study->row_subject, c->point, row);
}

static enum experiment_end play(struct course *c, struct study_point *point)
{
    const struct study *s = c->study;
    struct arena arena;
    arena_init(&arena, 0);
    const struct plan *plan = plan_new(&arena, point->scenario, s->exact);
    struct keeper keeper = {0};
    if (s->keeper) {
        keeper = s->keeper->point(s->keeper->subject, c->point);
    }
    enum experiment_end end =
        experiment_run(&(struct experiment){.scenario = point->scenario,
                                            .engine = s->engine,
                                            .plan = plan,
                                            .exact = s->exact,
                                            .first = s->first,
                                            .threads = s->threads,
                                            .interrupt = s->interrupt,
                                            .foreman = s->foreman,
                                            .progress = s->progress ? show : NULL,
                                            .progress_subject = c,
                                            .row = s->row ? pass_row : NULL,
                                            .row_subject = c,
                                            .keeper = s->keeper ? &keeper : NULL},
                       &point->result);
    plan_release(plan);
    arena_release(&arena);
    if (end == EXPERIMENT_DONE && s->keeper &&
        !s->keeper->finish(s->keeper->subject, c->point, &point->result)) {
        return EXPERIMENT_UNKEPT;
    }
    return end;
}

enum experiment_end study_run(const struct study *s, size_t *ret_done)
{
    struct course c = {.study = s};
    enum experiment_end end = EXPERIMENT_DONE;
    for (size_t i = 0; i < s->count; i++) {
        c.total += s->points[i].scenario->replications.max;
    }
    for (; c.point < s->count && end == EXPERIMENT_DONE; c.point += end == EXPERIMENT_DONE) {
        struct study_point *point = &s->points[c.point];
        end = play(&c, point);
        c.total -= point->scenario->replications.max - point->result.replications;
        c.before += point->result.replications;
    }
    *ret_done = c.point;
    return end;
}

void study_release(struct study_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        result_release(&points[i].result);
    }
}
