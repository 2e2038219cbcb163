/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/study.h"

struct course {
    const struct study *study;
    size_t point;
    int64_t before, total; /* replications: of earlier points, and at most of all */
};

static void show(void *subject, int64_t done, int64_t total)
{
    const struct course *c = subject;
    (void)total;
    c->study->progress(c->study->progress_subject, c->before + done, c->total);
}

static void pass_row(void *subject, const struct row *row)
{
    const struct course *c = subject;
    c->study->row(c->study->row_subject, c->point, row);
}

static void play(struct course *c, struct study_point *point)
{
    const struct study *s = c->study;
    struct arena arena;
    arena_init(&arena, 0);
    const struct plan *plan = plan_new(&arena, point->scenario, s->exact);
    experiment_run(&(struct experiment){.scenario = point->scenario,
                                        .engine = s->engine,
                                        .plan = plan,
                                        .exact = s->exact,
                                        .first = 1,
                                        .threads = s->threads,
                                        .interrupt = s->interrupt,
                                        .progress = s->progress ? show : NULL,
                                        .progress_subject = c,
                                        .row = s->row ? pass_row : NULL,
                                        .row_subject = c},
                   &point->result);
    plan_release(plan);
    arena_release(&arena);
}

size_t study_run(const struct study *s)
{
    struct course c = {.study = s};
    for (size_t i = 0; i < s->count; i++) {
        c.total += s->points[i].scenario->replications.max;
    }
    for (c.point = 0; c.point < s->count; c.point++) {
        struct study_point *point = &s->points[c.point];
        play(&c, point);
        if (point->result.interrupted) {
            result_release(&point->result);
            return c.point;
        }
        c.total -= point->scenario->replications.max - point->result.replications;
        c.before += point->result.replications;
    }
    return s->count;
}
