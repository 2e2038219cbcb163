/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/flight.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/run/row_wire.h"
#include "tests/sim/run/party_line.h"

enum { POINTS = 200, MOST = 9 };

/* A study of many small points, all of it told to the test. */
struct tour {
    struct arena arena;
    const struct scenario *scenarios[POINTS];
    struct account accounts[POINTS];
    int64_t goals[POINTS];
    enum experiment_end ends[POINTS];
    struct buf rows[POINTS];   /* as they were entered */
    size_t begun, ended, most; /* legs; how many were under way at once */
    size_t stop_at;            /* leg with whose end it is interrupted; 0: none */
    size_t fail_at;            /* leg whose end cannot be kept; 0: none */
    int64_t done;
    atomic_bool interrupt;
};

static void see_row(void *subject, size_t point, const struct row *row)
{
    struct tour *t = subject;
    assert_int_equal(row->replication, 3 + t->accounts[point].done);
    row_wire_put(row, engine_models.metrics->count, &t->rows[point]);
}

static bool next(void *subject, struct leg *ret)
{
    struct tour *t = subject;
    size_t point = t->begun;
    if (point == POINTS) {
        return false;
    }
    t->begun++;
    t->most = t->begun - t->ended > t->most ? t->begun - t->ended : t->most;
    *ret = (struct leg){.point = point,
                        .scenario = t->scenarios[point],
                        .first = 3,
                        .account = &t->accounts[point],
                        .goal = t->goals[point],
                        .row = see_row,
                        .row_subject = t};
    return true;
}

static bool end(void *subject, const struct leg *leg, struct task *task, enum experiment_end how)
{
    struct tour *t = subject;
    assert_int_equal(leg->point, t->ended);
    assert_non_null(task_plan(task, NULL));
    t->ends[t->ended++] = how;
    if (t->stop_at > 0 && t->ended == t->stop_at) {
        atomic_store(&t->interrupt, true);
    }
    return t->fail_at == 0 || t->ended != t->fail_at;
}

static void see_progress(void *subject, int64_t done, int64_t ahead)
{
    struct tour *t = subject;
    assert_true(done >= t->done && ahead >= 0);
    t->done = done;
}

/* Points of 0 to 8 replications; one has many, the next but one a rule. */
static void tour_init(struct tour *t)
{
    *t = (struct tour){.begun = 0};
    arena_init(&t->arena, 0);
    for (size_t i = 0; i < POINTS; i++) {
        const char *set = i == 7 ? "replications={min: 30, max: 3000, until: {metric: "
                                   "availability.requests, relative: 2%}}"
                                 : arena_printf(&t->arena, "edge.probe.interval=%zus", 5 + i % 100);
        t->scenarios[i] = line_scenario(&t->arena, set);
        account_init(&t->accounts[i], t->scenarios[i], &engine_models);
        t->goals[i] = i == 5 ? 150 : i == 7 ? 3000 : (int64_t)(i % MOST);
    }
}

static void tour_release(struct tour *t)
{
    for (size_t i = 0; i < POINTS; i++) {
        account_release(&t->accounts[i]);
        buf_release(&t->rows[i]);
    }
    arena_release(&t->arena);
}

static enum experiment_end fly(struct tour *t, size_t threads, struct foreman *f)
{
    return flight_play(&(struct flight){.engine = &engine_models,
                                        .threads = threads,
                                        .interrupt = &t->interrupt,
                                        .foreman = f,
                                        .next = next,
                                        .end = end,
                                        .progress = see_progress,
                                        .subject = t});
}

static enum experiment_end fly_with(struct tour *t, size_t ranks, size_t threads)
{
    static struct line line;
    line_init(&line, ranks, 4000);
    struct foreman *f = ranks > 1 ? foreman_new(&line.ends[0].party) : NULL;
    for (size_t rank = 1; rank < ranks; rank++) {
        line_start(&line, rank);
    }
    enum experiment_end how = fly(t, threads, f);
    if (f) {
        foreman_dismiss(f, false);
        foreman_free(f);
    }
    line_release(&line);
    return how;
}

static void assert_same(const struct tour *a, const struct tour *b, size_t points)
{
    for (size_t i = 0; i < points; i++) {
        assert_int_equal(a->accounts[i].done, b->accounts[i].done);
        assert_int_equal(a->rows[i].len, b->rows[i].len);
        if (a->rows[i].len > 0) {
            assert_memory_equal(a->rows[i].text, b->rows[i].text, a->rows[i].len);
        }
    }
}

static void hands_change_nothing(void **state)
{
    static const size_t ranks[] = {1, 1, 2, 3, 4}, threads[] = {2, 5, 1, 1, 2};
    static struct tour one, many;
    (void)state;
    tour_init(&one);
    assert_int_equal(fly_with(&one, 1, 1), EXPERIMENT_DONE);
    assert_int_equal(one.ended, POINTS);
    assert_int_equal(one.accounts[5].done, 150);
    assert_int_equal(one.accounts[7].done % 100, 0);
    assert_true(one.accounts[7].precise);
    int64_t sum = 0;
    for (size_t i = 0; i < POINTS; i++) {
        assert_int_equal(one.ends[i], EXPERIMENT_DONE);
        sum += one.accounts[i].done;
    }
    assert_int_equal(one.done, sum);
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        tour_init(&many);
        assert_int_equal(fly_with(&many, ranks[i], threads[i]), EXPERIMENT_DONE);
        assert_int_equal(many.ended, POINTS);
        assert_true(many.most > 1 && many.most < POINTS); /* ahead, and not all the way */
        assert_same(&one, &many, POINTS);
        tour_release(&many);
    }
    tour_release(&one);
}

/* What has ended is whole; of the others each has a beginning. */
static void an_interrupt_ends_all_that_was_begun(void **state)
{
    static struct tour whole, cut;
    (void)state;
    tour_init(&whole);
    fly_with(&whole, 1, 2);
    for (size_t ranks = 1; ranks <= 3; ranks++) {
        size_t done = 0;
        tour_init(&cut);
        cut.stop_at = 10;
        assert_int_equal(fly_with(&cut, ranks, 1), EXPERIMENT_INTERRUPTED);
        assert_int_equal(cut.ended, cut.begun);
        while (done < cut.ended && cut.ends[done] == EXPERIMENT_DONE) {
            done++;
        }
        assert_true(done >= 10 && done < cut.ended);
        assert_same(&whole, &cut, done);
        for (size_t i = done; i < cut.ended; i++) {
            assert_int_equal(cut.ends[i], EXPERIMENT_INTERRUPTED);
            assert_true(cut.rows[i].len <= whole.rows[i].len);
            if (cut.rows[i].len > 0) {
                assert_memory_equal(cut.rows[i].text, whole.rows[i].text, cut.rows[i].len);
            }
        }
        tour_release(&cut);
    }
    tour_release(&whole);
}

static void an_end_that_cannot_be_kept_is_the_last(void **state)
{
    static struct tour t;
    (void)state;
    for (size_t ranks = 1; ranks <= 2; ranks++) {
        tour_init(&t);
        t.fail_at = 10;
        assert_int_equal(fly_with(&t, ranks, 1), EXPERIMENT_UNKEPT);
        assert_true(t.ended == t.begun && t.ended < POINTS);
        assert_int_equal(t.ends[9], EXPERIMENT_DONE);
        for (size_t i = 10; i < t.ended; i++) {
            assert_int_equal(t.ends[i], EXPERIMENT_UNKEPT);
        }
        tour_release(&t);
    }
}

/* The next leg is told, so that there is one to report on. */
static void interrupted_before_it_began(void **state)
{
    static struct tour t;
    (void)state;
    tour_init(&t);
    atomic_store(&t.interrupt, true);
    assert_int_equal(fly_with(&t, 1, 1), EXPERIMENT_INTERRUPTED);
    assert_int_equal(t.ended, 2); /* the first wants no replications */
    assert_int_equal(t.ends[0], EXPERIMENT_DONE);
    assert_int_equal(t.ends[1], EXPERIMENT_INTERRUPTED);
    tour_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hands_change_nothing),
        cmocka_unit_test(an_interrupt_ends_all_that_was_begun),
        cmocka_unit_test(an_end_that_cannot_be_kept_is_the_last),
        cmocka_unit_test(interrupted_before_it_began),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
