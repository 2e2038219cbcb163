/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/helper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/run/brief.h"
#include "sim/run/frame.h"
#include "sim/run/row_wire.h"
#include "tests/sim/base/death.h"
#include "tests/sim/run/party_line.h"

/* Rank 0, said word for word. */
struct boss {
    struct line line;
    struct arena arena;
    struct buf inbox;
    size_t read; /* of it */
};

static int setup(void **state)
{
    struct boss *b = calloc(1, sizeof *b);
    line_init(&b->line, 2, 100);
    arena_init(&b->arena, 0);
    *state = b;
    return 0;
}

static int teardown(void **state)
{
    struct boss *b = *state;
    struct buf end = BUF_INIT;
    frame_put(&end,
              FRAME_END); /* once more where all went well; a test that failed left it there */
    line_send(&b->line.ends[0], 1, end.text, end.len);
    buf_release(&end);
    line_release(&b->line);
    arena_release(&b->arena);
    buf_release(&b->inbox);
    free(b);
    return 0;
}

static void say(struct boss *b, struct buf *frames)
{
    line_send(&b->line.ends[0], 1, frames->text, frames->len);
    buf_release(frames);
}

static void say_word(struct boss *b, enum frame kind)
{
    struct buf out = BUF_INIT;
    frame_put(&out, kind);
    say(b, &out);
}

static void brief(struct boss *b, uint64_t number, uint64_t oldest, const char *set,
                  uint32_t threads)
{
    struct buf out = BUF_INIT;
    size_t at = frame_begin(&out, FRAME_BRIEF);
    wire_put_u64(&out, number);
    wire_put_u64(&out, oldest);
    wire_put_u32(&out, threads);
    brief_put(line_scenario(&b->arena, set), false, &out);
    frame_end(&out, at);
    say(b, &out);
}

static void hand_out(struct boss *b, uint64_t task, uint32_t first, uint32_t count)
{
    struct buf out = BUF_INIT;
    size_t at = frame_begin(&out, FRAME_PLAY);
    wire_put_u64(&out, task);
    wire_put_u32(&out, first);
    wire_put_u32(&out, count);
    frame_end(&out, at);
    say(b, &out);
}

/* Waits for the next frame, which stays where it is until the next call. */
static enum frame hear(struct boss *b, struct wire *ret_body)
{
    enum frame kind;
    size_t from;
    frame_drop(&b->inbox, b->read);
    b->read = 0;
    while (!frame_next(&b->inbox, &b->read, &kind, ret_body)) {
        if (!line_receive(&b->line.ends[0], &b->inbox, &from)) {
            stopwatch_pause(STOPWATCH_MS / 4);
        }
    }
    return kind;
}

/* A row that has come: of which task and replication, and what else is said with it. */
struct heard {
    uint64_t task;
    uint32_t replication, wanted, least;
    double load; /* what scenarios differ in: probes a second */
};

static struct heard hear_row(struct boss *b)
{
    struct wire body;
    size_t metrics = engine_models.metrics->count;
    struct row row = {.value = arena_array(&b->arena, metrics, sizeof(double)),
                      .censored = arena_array(&b->arena, metrics, 1)};
    assert_int_equal(hear(b, &body), FRAME_ROW);
    struct heard heard = {.wanted = wire_u32(&body)};
    heard.least = wire_u32(&body);
    heard.task = wire_u64(&body);
    assert_true(heard.wanted > 0 && heard.least > 0);
    assert_true(row_wire_get(&body, metrics, &b->arena, &row));
    assert_true(wire_done(&body));
    assert_true(row.stop == STOP_HORIZON || row.stop == STOP_EMPTY);
    heard.replication = row.replication;
    heard.load = row.value[metric_find(engine_models.metrics, "probe.load")];
    return heard;
}

static void hear_word(struct boss *b, enum frame kind)
{
    struct wire body;
    assert_int_equal(hear(b, &body), kind);
    assert_true(wire_done(&body));
}

static void plays_what_it_is_handed(void **state)
{
    struct boss *b = *state;
    bool seen[8] = {false};
    line_start(&b->line, 1);
    brief(b, 1, 1, "seed=4", 2);
    hand_out(b, 1, 11, 3);
    hand_out(b, 1, 16, 2);
    for (int i = 0; i < 5; i++) {
        struct heard heard = hear_row(b);
        uint32_t number = heard.replication;
        assert_int_equal(heard.task, 1);
        assert_true(number >= 11 && number <= 17 && number != 14 && number != 15);
        assert_false(seen[number - 10]);
        seen[number - 10] = true;
    }
    say_word(b, FRAME_END);
    hear_word(b, FRAME_BYE);
    line_release(&b->line);
    assert_true(b->line.ends[1].proper);
    line_init(&b->line, 2, 100);
}

/* Of each as many as it was told to, whatever the order, each by its own scenario. */
static void several_tasks_are_under_way(void **state)
{
    enum { TASKS = 20 };
    struct boss *b = *state;
    size_t rows[TASKS + 1] = {0};
    double load[2] = {0};
    line_start(&b->line, 1);
    for (uint64_t task = 1; task <= TASKS; task++) {
        brief(b, task, task > 5 ? task - 5 : 1,
              task % 2 ? "edge.probe.interval=5s" : "edge.probe.interval=10s", 2);
        hand_out(b, task, 1, 2);
        if (task > 1) {
            hand_out(b, task - 1, 3, 1);
        }
        for (size_t due = task == 1 ? 2 : 3; due > 0; due--) {
            struct heard heard = hear_row(b);
            rows[heard.task]++;
            load[heard.task % 2] = heard.load;
            assert_true(load[1] == 0 || load[1] > 1.5 * load[0]);
        }
    }
    for (uint64_t task = 1; task <= TASKS; task++) {
        assert_int_equal(rows[task], task < TASKS ? 3 : 2);
    }
    say_word(b, FRAME_END);
    hear_word(b, FRAME_BYE);
}

/* It asks for as much as keeps it busy for a while, by what replications have taken so far, and
 * says how many take as long as getting ready for them. */
static void asks_for_more_of_what_is_short(void **state)
{
    struct boss *b = *state;
    struct heard heard;
    line_start(&b->line, 1);
    brief(b, 1, 1, "horizon=30m", 1);
    hand_out(b, 1, 1, 400);
    for (int i = 0; i < 400; i++) {
        heard = hear_row(b);
        assert_true(heard.wanted <= 1001 && heard.least <= 1000);
    }
    assert_true(heard.wanted > 2 && heard.least > 1);
    say_word(b, FRAME_END);
    hear_word(b, FRAME_BYE);
}

/* A replication of years is broken off, and what waits behind it is not begun. */
static void stops_when_told_to(void **state)
{
    struct boss *b = *state;
    struct wire body;
    enum frame kind;
    line_start(&b->line, 1);
    brief(b, 1, 1, "horizon=250y", 1);
    hand_out(b, 1, 1, 1000);
    say_word(b, FRAME_STOP);
    for (int rows = 0; (kind = hear(b, &body)) == FRAME_ROW; rows++) {
        assert_true(rows < 1000);
    }
    assert_int_equal(kind, FRAME_STOPPED);
    brief(b, 2, 1, "seed=4", 1); /* comes too late and is not heeded */
    say_word(b, FRAME_END);
    hear_word(b, FRAME_BYE);
    line_release(&b->line);
    assert_false(b->line.ends[1].proper);
    line_init(&b->line, 2, 100);
}

static void says_so_when_it_is_interrupted(void **state)
{
    struct boss *b = *state;
    line_start(&b->line, 1);
    atomic_store(&b->line.ends[1].interrupt, true);
    hear_word(b, FRAME_STOPPED);
    hand_out(b, 1, 1, 5);    /* before it has heard of it */
    say_word(b, FRAME_STOP); /* what rank 0 answers */
    say_word(b, FRAME_END);
    hear_word(b, FRAME_BYE);
}

static void has_nothing_to_do(void **state)
{
    struct boss *b = *state;
    say_word(b, FRAME_END);
    line_start(&b->line, 1);
    hear_word(b, FRAME_BYE);
    line_release(&b->line);
    assert_true(b->line.ends[1].proper);
    line_init(&b->line, 2, 100);
}

static void serve_badly(void *subject)
{
    struct boss *b = subject;
    helper_serve(&b->line.ends[1].party, &engine_models, &b->line.ends[1].interrupt);
}

static void strange_words_are_a_bug(void **state)
{
    struct boss *b = *state;
    hand_out(b, 1, 1, 5); /* of what? */
    assert_true(death_of(serve_badly, b).aborted);
    line_release(&b->line);
    line_init(&b->line, 2, 100);
    say_word(b, FRAME_ROW);
    assert_true(death_of(serve_badly, b).aborted);
    line_release(&b->line);
    line_init(&b->line, 2, 100);
    struct buf out = BUF_INIT;
    size_t at = frame_begin(&out, FRAME_BRIEF);
    wire_put_u64(&out, 1);
    frame_end(&out, at);
    say(b, &out);
    assert_true(death_of(serve_badly, b).aborted);
}

#define BOSS_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOSS_TEST(plays_what_it_is_handed),        BOSS_TEST(several_tasks_are_under_way),
        BOSS_TEST(asks_for_more_of_what_is_short), BOSS_TEST(stops_when_told_to),
        BOSS_TEST(says_so_when_it_is_interrupted), BOSS_TEST(has_nothing_to_do),
        BOSS_TEST(strange_words_are_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
