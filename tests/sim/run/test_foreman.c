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
    struct buf rows[COUNT];
    size_t count;
};

static bool take(void *subject, size_t index, struct wire *row)
{
    struct taken *t = subject;
    if (index >= COUNT || t->rows[index].len > 0) {
        return false;
    }
    buf_add_n(&t->rows[index], row->at, row->left);
    wire_bytes(row, row->left);
    t->count++;
    return true;
}

static void taken_release(struct taken *t)
{
    for (size_t i = 0; i < COUNT; i++) {
        buf_release(&t->rows[i]);
    }
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

static struct foreman_work work_over(atomic_size_t *next, struct taken *t)
{
    return (struct foreman_work){
        .next = next, .count = COUNT, .first = FIRST, .threads = 1, .row = take, .subject = t};
}

static void play_all(struct foreman *f, struct taken *t)
{
    atomic_size_t next = 0;
    const struct foreman_work work = work_over(&next, t);
    while (t->count < COUNT) {
        assert_true(foreman_exchange(f, &work));
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
        taken = (struct taken){0};
        const struct scenario *sc = line_scenario(&a, "seed=9");
        struct foreman *f = foreman_new(&line.ends[0].party);
        assert_int_equal(foreman_helpers(f), 3);
        for (size_t rank = 1; rank < 4; rank++) {
            line_start(&line, rank);
        }
        foreman_brief(f, sc, false, 1 + i); /* threads */
        play_all(f, &taken);
        foreman_dismiss(f, false);
        line_release(&line);
        assert_true(line.ends[1].proper && line.ends[3].proper);
        assert_rows(&taken, sc);
        taken_release(&taken);
        foreman_free(f);
        arena_release(&a);
    }
}

/* One brief after another, the last of which counts; the same once more costs nothing. */
static void briefs_follow_each_other(void **state)
{
    struct arena a;
    static struct line line;
    static struct taken taken;
    (void)state;
    arena_init(&a, 0);
    line_init(&line, 3, 4000);
    struct foreman *f = foreman_new(&line.ends[0].party);
    for (int seed = 0; seed < 50; seed++) {
        foreman_brief(f, line_scenario(&a, arena_printf(&a, "seed=%d", seed)), false, 1);
    }
    /* Nobody has read the first yet, so the others are not on their way. */
    size_t length = line.boxes[0][1].len;
    assert_true(length > 0 && length < 2000);
    line_start(&line, 1);
    line_start(&line, 2);
    taken = (struct taken){0};
    play_all(f, &taken);
    assert_rows(&taken, line_scenario(&a, "seed=49"));
    foreman_brief(f, line_scenario(&a, "seed=49"), false, 1);
    assert_int_equal(line.boxes[0][1].len, 0);
    taken_release(&taken);
    taken = (struct taken){0};
    play_all(f, &taken);
    assert_rows(&taken, line_scenario(&a, "seed=49"));
    taken_release(&taken);
    foreman_dismiss(f, false);
    line_release(&line);
    foreman_free(f);
    arena_release(&a);
}

static void who_is_not_ready_gets_nothing(void **state)
{
    struct arena a;
    static struct line line;
    static struct taken taken;
    atomic_size_t next = 0;
    (void)state;
    arena_init(&a, 0);
    line_init(&line, 3, 4000);
    taken = (struct taken){0};
    const struct foreman_work work = work_over(&next, &taken);
    struct foreman *f = foreman_new(&line.ends[0].party);
    foreman_brief(f, line_scenario(&a, "seed=1"), false, 1); /* nobody listens */
    for (int i = 0; i < 10; i++) {
        assert_true(foreman_exchange(f, &work));
    }
    assert_int_equal(atomic_load(&next), 0);
    assert_int_equal(foreman_out(f), 0);
    foreman_free(f);
    line_release(&line);
    arena_release(&a);
}

/* What is finished is taken in, what is not is forgotten; a rank that is gone is waited for only a
 * moment. */
static void stops_and_forgets(void **state)
{
    struct arena a;
    static struct line line;
    static struct taken taken;
    atomic_size_t next = 0;
    (void)state;
    arena_init(&a, 0);
    line_init(&line, 3, 4000);
    taken = (struct taken){0};
    const struct foreman_work work = work_over(&next, &taken);
    struct foreman *f = foreman_new(&line.ends[0].party);
    line_start(&line, 1); /* and 2 never listens */
    foreman_brief(f, line_scenario(&a, "horizon=30d"), false, 1);
    while (foreman_out(f) == 0) {
        assert_true(foreman_exchange(f, &work));
    }
    int64_t start = stopwatch_now();
    foreman_stop(f, &work);
    assert_true(stopwatch_now() - start < 5000 * (int64_t)STOPWATCH_MS);
    assert_int_equal(foreman_out(f), 0);
    size_t handed_out = atomic_load(&next);
    assert_true(taken.count <= handed_out);
    assert_true(foreman_exchange(f, &work)); /* it was asked for, so nobody has deserted */
    assert_int_equal(atomic_load(&next), handed_out);
    foreman_dismiss(f, true);
    line_release(&line);
    assert_false(line.ends[1].proper);
    taken_release(&taken);
    foreman_free(f);
    arena_release(&a);
}

static void one_that_is_interrupted_ends_it_all(void **state)
{
    struct arena a;
    static struct line line;
    static struct taken taken;
    atomic_size_t next = 0;
    (void)state;
    arena_init(&a, 0);
    line_init(&line, 3, 4000);
    taken = (struct taken){0};
    const struct foreman_work work = work_over(&next, &taken);
    struct foreman *f = foreman_new(&line.ends[0].party);
    line_start(&line, 1);
    line_start(&line, 2);
    foreman_brief(f, line_scenario(&a, "seed=1"), false, 1);
    while (taken.count < 10) {
        assert_true(foreman_exchange(f, &work));
    }
    atomic_store(&line.ends[2].interrupt, true);
    while (foreman_exchange(f, &work)) {
        stopwatch_pause(STOPWATCH_MS / 4);
    }
    assert_false(foreman_exchange(f, &work));
    foreman_stop(f, &work);
    foreman_dismiss(f, true);
    line_release(&line);
    taken_release(&taken);
    foreman_free(f);
    arena_release(&a);
}

/* What nobody asked for is a mistake of ours and no result. */
struct said {
    enum frame kind;
    uint64_t number; /* of the brief */
    uint32_t replication;
};

static void hear(void *subject)
{
    const struct said *said = subject;
    struct arena a;
    static struct line line;
    static struct taken taken;
    atomic_size_t next = 0;
    struct buf frames = BUF_INIT;
    arena_init(&a, 0);
    line_init(&line, 2, 4000);
    const struct foreman_work work = work_over(&next, &taken);
    struct foreman *f = foreman_new(&line.ends[0].party);
    foreman_brief(f, line_scenario(&a, "seed=1"), false, 1);
    size_t at = frame_begin(&frames, FRAME_READY);
    wire_put_u64(&frames, 1);
    wire_put_u32(&frames, 1);
    wire_put_u32(&frames, 5);
    frame_end(&frames, at);
    line_send(&line.ends[1], 0, frames.text, frames.len);
    foreman_exchange(f, &work);
    buf_clear(&frames);
    at = frame_begin(&frames, said->kind);
    wire_put_u64(&frames, said->number);
    wire_put_u32(&frames, 5);
    wire_put_u32(&frames, said->replication);
    frame_end(&frames, at);
    line_send(&line.ends[1], 0, frames.text, frames.len);
    foreman_exchange(f, &work);
    if (taken.count == 1) {
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
        cmocka_unit_test(briefs_follow_each_other),
        cmocka_unit_test(who_is_not_ready_gets_nothing),
        cmocka_unit_test(stops_and_forgets),
        cmocka_unit_test(one_that_is_interrupted_ends_it_all),
        cmocka_unit_test(strange_words_are_a_bug),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
