/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/foreman.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/run/frame.h"
#include "sim/run/row_wire.h"
#include "tests/sim/base/death.h"
#include "tests/sim/run/party_line.h"

enum { COUNT = 300, FIRST = 1000 };

/* Rows that were taken in, as bytes, by index. */
struct taken {
    uint64_t task;
    struct stock stock;
    struct buf rows[COUNT];
    size_t count;
};

static bool take(void *subject, uint64_t task, struct wire *row)
{
    struct taken *t = subject;
    uint32_t replication;
    memcpy(&replication, row->at, sizeof replication);
    size_t index = (size_t)(replication - FIRST);
    if (task != t->task || index >= COUNT || t->rows[index].len > 0) {
        return false;
    }
    buf_add_n(&t->rows[index], row->at, row->left);
    wire_bytes(row, row->left);
    t->count++;
    return true;
}

/* All replications of a task are to be played. */
static void taken_init(struct taken *t, struct task *task)
{
    *t = (struct taken){.task = task->number};
    stock_init(&t->stock, 0);
    stock_add(&t->stock, task, FIRST, COUNT);
}

static void taken_release(struct taken *t)
{
    for (size_t i = 0; i < COUNT; i++) {
        buf_release(&t->rows[i]);
    }
    stock_release(&t->stock);
}

/* The rows as this process plays them. */
static void assert_rows(struct taken *t, const struct scenario *sc)
{
    struct arena a;
    struct buf bytes = BUF_INIT;
    size_t metrics = engine_models.metrics->count;
    arena_init(&a, 0);
    const struct plan *plan = plan_new(&a, sc, false);
    struct world *w = world_new(plan, NULL);
    struct row row = {.value = arena_array(&a, metrics, sizeof(double)),
                      .censored = arena_array(&a, metrics, 1)};
    for (size_t i = 0; i < COUNT; i++) {
        row_clear(&row, metrics);
        replicate(w, FIRST + (uint32_t)i, &a, &row);
        buf_clear(&bytes);
        row_wire_put(&row, metrics, &bytes);
        assert_int_equal(t->rows[i].len, bytes.len);
        assert_memory_equal(t->rows[i].text, bytes.text, bytes.len);
    }
    buf_release(&bytes);
    world_free(w);
    plan_release(plan);
    arena_release(&a);
}

static struct foreman_work work_of(struct taken *t)
{
    return (struct foreman_work){
        .stock = &t->stock, .oldest = t->task, .threads = 1, .row = take, .subject = t};
}

static bool exchange(struct foreman *f, const struct foreman_work *w)
{
    bool good = foreman_listen(f, w);
    foreman_hand_out(f, w);
    return good;
}

static void play_all(struct foreman *f, const struct foreman_work *w)
{
    struct taken *t = w->subject;
    while (t->count < COUNT) {
        assert_true(exchange(f, w));
        stopwatch_pause(STOPWATCH_MS / 4);
    }
    assert_int_equal(foreman_out(f), 0);
}

static void others_play_what_we_would(void **state)
{
    static const size_t pieces[] = {7, 4000};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct arena a;
        static struct line line;
        static struct taken taken;
        arena_init(&a, 0);
        line_init(&line, 4, pieces[i]);
        const struct scenario *sc = line_scenario(&a, "seed=9");
        struct foreman *f = foreman_new(&line.ends[0].party);
        assert_int_equal(foreman_helpers(f), 3);
        for (size_t rank = 1; rank < 4; rank++) {
            line_start(&line, rank);
        }
        struct task *task = task_new(foreman_number(f), sc, false, NULL);
        taken_init(&taken, task);
        struct foreman_work work = work_of(&taken);
        work.threads = 1 + i;
        play_all(f, &work);
        foreman_dismiss(f, false);
        line_release(&line);
        assert_true(line.ends[1].proper && line.ends[3].proper);
        assert_rows(&taken, sc);
        taken_release(&taken);
        task_drop(task);
        foreman_free(f);
        arena_release(&a);
    }
}

/* Frames of a kind that lie in a box, and the numbers of tasks in them. */
static size_t count_frames(const struct buf *box, enum frame wanted, uint64_t *ret_tasks)
{
    enum frame kind;
    struct wire body;
    size_t at = 0, count = 0;
    while (frame_next(box, &at, &kind, &body)) {
        if (kind == wanted) {
            ret_tasks[count++] = wire_u64(&body);
        }
    }
    return count;
}

/* A rank is briefed on what it gets alone, once on each, and not on what it gets no part of. */
static void briefs_go_to_those_who_play(void **state)
{
    struct arena a;
    static struct line line;
    static struct taken taken;
    struct task *tasks[4];
    uint64_t briefed[8];
    (void)state;
    arena_init(&a, 0);
    line_init(&line, 3, 4000);
    struct foreman *f = foreman_new(&line.ends[0].party);
    for (int i = 0; i < 4; i++) {
        const char *seed = arena_printf(&a, "seed=%d", i);
        tasks[i] = task_new(foreman_number(f), line_scenario(&a, seed), false, NULL);
    }
    taken = (struct taken){.task = 1};
    stock_init(&taken.stock, 0);
    for (int i = 0; i < 4; i++) {
        stock_add(&taken.stock, tasks[i], FIRST, 4);
    }
    const struct foreman_work work = work_of(&taken);
    assert_true(exchange(f, &work)); /* nobody has said how fast it is: two each */
    assert_true(exchange(f, &work));
    assert_int_equal(foreman_out(f), 4);
    assert_int_equal(count_frames(&line.boxes[0][1], FRAME_BRIEF, briefed), 1);
    assert_int_equal(briefed[0], 1);
    assert_int_equal(count_frames(&line.boxes[0][1], FRAME_PLAY, briefed), 1);
    assert_int_equal(count_frames(&line.boxes[0][2], FRAME_BRIEF, briefed), 1);
    assert_int_equal(briefed[0], 2); /* the first has been begun by the other */
    foreman_free(f);
    line_release(&line);
    taken_release(&taken);
    for (int i = 0; i < 4; i++) {
        task_drop(tasks[i]);
    }
    arena_release(&a);
}

/* What several tests begin with: one task, and helpers who may serve. */
struct yard {
    struct arena arena;
    struct line line;
    struct taken taken;
    struct foreman *foreman;
    struct foreman_work work;
    struct task *task;
};

static void yard_open(struct yard *y, size_t ranks, const char *set)
{
    arena_init(&y->arena, 0);
    line_init(&y->line, ranks, 4000);
    y->foreman = foreman_new(&y->line.ends[0].party);
    y->task = task_new(foreman_number(y->foreman), line_scenario(&y->arena, set), false, NULL);
    taken_init(&y->taken, y->task);
    y->work = work_of(&y->taken);
}

static void yard_close(struct yard *y)
{
    line_release(&y->line);
    taken_release(&y->taken);
    foreman_free(y->foreman);
    task_drop(y->task);
    arena_release(&y->arena);
}

/* What is finished is taken in, what is not is forgotten; a rank that is gone is waited for only a
 * moment. */
static void stops_and_forgets(void **state)
{
    static struct yard y;
    (void)state;
    yard_open(&y, 3, "horizon=30d");
    line_start(&y.line, 1); /* and 2 never listens */
    while (foreman_out(y.foreman) == 0) {
        assert_true(exchange(y.foreman, &y.work));
    }
    int64_t start = stopwatch_now();
    foreman_stop(y.foreman, &y.work);
    assert_true(stopwatch_now() - start < 5000 * (int64_t)STOPWATCH_MS);
    assert_int_equal(foreman_out(y.foreman), 0);
    size_t waiting = stock_waiting(&y.taken.stock);
    assert_true(y.taken.count <= COUNT - waiting);
    assert_true(exchange(y.foreman, &y.work)); /* it was asked for, so nobody has deserted */
    assert_int_equal(stock_waiting(&y.taken.stock), waiting);
    foreman_dismiss(y.foreman, true);
    yard_close(&y);
    assert_false(y.line.ends[1].proper);
}

static void one_that_is_interrupted_ends_it_all(void **state)
{
    static struct yard y;
    (void)state;
    yard_open(&y, 3, "seed=1");
    line_start(&y.line, 1);
    line_start(&y.line, 2);
    while (y.taken.count < 10) {
        assert_true(exchange(y.foreman, &y.work));
    }
    atomic_store(&y.line.ends[2].interrupt, true);
    while (exchange(y.foreman, &y.work)) {
        stopwatch_pause(STOPWATCH_MS / 4);
    }
    assert_false(exchange(y.foreman, &y.work));
    foreman_stop(y.foreman, &y.work);
    foreman_dismiss(y.foreman, true);
    yard_close(&y);
}

/* What nobody asked for is a mistake of ours and no result. */
struct said {
    enum frame kind;
    uint64_t number; /* of the task */
    uint32_t replication;
};

static void hear(void *subject)
{
    const struct said *said = subject;
    static struct yard y;
    struct buf frames = BUF_INIT;
    yard_open(&y, 2, "seed=1");
    exchange(y.foreman, &y.work);
    size_t at = frame_begin(&frames, said->kind);
    wire_put_u32(&frames, 5);
    wire_put_u32(&frames, 1);
    wire_put_u64(&frames, said->number);
    wire_put_u32(&frames, said->replication);
    frame_end(&frames, at);
    line_send(&y.line.ends[1], 0, frames.text, frames.len);
    exchange(y.foreman, &y.work);
    if (y.taken.count == 1) {
        _exit(0);
    }
}

static void strange_words_are_a_bug(void **state)
{
    static struct said good = {FRAME_ROW, 1, FIRST}, beyond = {FRAME_ROW, 1, FIRST + COUNT},
                       before = {FRAME_ROW, 1, FIRST - 1}, other = {FRAME_ROW, 2, FIRST},
                       strange = {FRAME_PLAY, 1, FIRST};
    struct said *const wrong[] = {&beyond, &before, &other, &strange};
    (void)state;
    assert_int_equal(death_of(hear, &good).exit_status, 0);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_true(death_of(hear, wrong[i]).aborted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_play_what_we_would),
        cmocka_unit_test(briefs_go_to_those_who_play),
        cmocka_unit_test(stops_and_forgets),
        cmocka_unit_test(one_that_is_interrupted_ends_it_all),
        cmocka_unit_test(strange_words_are_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
