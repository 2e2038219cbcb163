/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Experiments with other ranks, and with somebody who keeps what is played. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/run/experiment.h"
#include "sim/run/row_wire.h"
#include "tests/sim/run/party_line.h"

/* Rows as a store would have them. */
struct shelf {
    struct buf rows;
    size_t calls, kept, most; /* rows it takes; then it fails */
    struct wire reading;
    atomic_bool *interrupt; /* set once there are `after` */
    size_t after;
    uint32_t first;
};

static bool shelf_keep(void *subject, const struct row *rows, size_t count)
{
    struct shelf *s = subject;
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(rows[i].replication, s->first + s->kept + i);
        row_wire_put(&rows[i], engine_models.metrics->count, &s->rows);
    }
    s->kept += count;
    s->calls++;
    if (s->interrupt && s->kept >= s->after) {
        atomic_store(s->interrupt, true);
    }
    return s->most == 0 || s->kept <= s->most;
}

static bool shelf_recall(void *subject, struct arena *rows, struct row *ret)
{
    struct shelf *s = subject;
    return s->reading.left > 0 &&
           row_wire_get(&s->reading, engine_models.metrics->count, rows, ret);
}

static enum experiment_end play(const struct scenario *sc, size_t threads, struct line *line,
                                struct shelf *shelf, struct result *ret)
{
    struct arena a;
    atomic_bool interrupt = false;
    struct keeper keeper = {shelf, shelf_recall, shelf_keep};
    struct foreman *f = line ? foreman_new(&line->ends[0].party) : NULL;
    arena_init(&a, 0);
    const struct plan *plan = plan_new(&a, sc, false);
    if (shelf && shelf->after > 0) {
        shelf->interrupt = &interrupt;
    }
    enum experiment_end end = experiment_run(&(struct experiment){.scenario = sc,
                                                                  .engine = &engine_models,
                                                                  .plan = plan,
                                                                  .first = 5,
                                                                  .threads = threads,
                                                                  .interrupt = &interrupt,
                                                                  .foreman = f,
                                                                  .keeper = shelf ? &keeper : NULL},
                                             ret);
    if (f) {
        foreman_dismiss(f, false);
        foreman_free(f);
    }
    plan_release(plan);
    arena_release(&a);
    return end;
}

static enum experiment_end play_with(const struct scenario *sc, size_t ranks, size_t threads,
                                     struct shelf *shelf, struct result *ret)
{
    static struct line line;
    line_init(&line, ranks, 4000);
    for (size_t rank = 1; rank < ranks; rank++) {
        line_start(&line, rank);
    }
    enum experiment_end end = play(sc, threads, &line, shelf, ret);
    line_release(&line);
    return end;
}

static void assert_same(const struct result *a, const struct result *b)
{
    assert_int_equal(a->replications, b->replications);
    assert_true(a->events == b->events && a->skipped_probes == b->skipped_probes);
    assert_memory_equal(a->summaries, b->summaries,
                        engine_models.metrics->count * sizeof *a->summaries);
}

static void ranks_change_nothing(void **state)
{
    static const char *const sets[] = {
        "replications=750", "replications=2",
        "replications={min: 50, max: 3000, until: {metric: rto.service, relative: 1%}}"};
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        const struct scenario *sc = line_scenario(&a, sets[i]);
        struct result alone, together;
        assert_int_equal(play(sc, 1, NULL, NULL, &alone), EXPERIMENT_DONE);
        for (size_t ranks = 1; ranks <= LINE_MOST; ranks++) {
            assert_int_equal(play_with(sc, ranks, 1 + ranks % 2, NULL, &together), EXPERIMENT_DONE);
            assert_same(&alone, &together);
            result_release(&together);
        }
        result_release(&alone);
    }
    arena_release(&a);
}

/* In one round, with one thread or one that is helped. */
static void rows_are_kept_while_others_are_played(void **state)
{
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    const struct scenario *sc = line_scenario(&a, "horizon=100d");
    for (size_t ranks = 1; ranks <= 2; ranks++) {
        struct shelf shelf = {.first = 5};
        struct result r;
        assert_int_equal(play_with(sc, ranks, 1, &shelf, &r), EXPERIMENT_DONE);
        assert_int_equal(shelf.kept, 150);
        assert_true(shelf.calls >= 2);
        result_release(&r);
        buf_release(&shelf.rows);
    }
    arena_release(&a);
}

static void an_interrupt_leaves_a_prefix(void **state)
{
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    for (size_t ranks = 1; ranks <= 3; ranks++) {
        struct shelf shelf = {.first = 5, .after = 120};
        struct result cut, asked;
        const struct scenario *sc = line_scenario(&a, "replications=100000");
        assert_int_equal(play_with(sc, ranks, 1, &shelf, &cut), EXPERIMENT_INTERRUPTED);
        assert_true(cut.interrupted && cut.replications >= 120 && cut.replications < 100000);
        assert_int_equal(shelf.kept, cut.replications);
        const char *fewer = arena_printf(&a, "replications=%lld", (long long)cut.replications);
        play(line_scenario(&a, fewer), 1, NULL, NULL, &asked);
        assert_same(&cut, &asked);
        result_release(&cut);
        result_release(&asked);
        buf_release(&shelf.rows);
    }
    arena_release(&a);
}

/* What was kept when it was cut off is not played again, and the end is the same. */
static void goes_on_where_it_was_cut_off(void **state)
{
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    for (size_t ranks = 1; ranks <= 3; ranks++) {
        struct shelf cut = {.first = 5, .after = 30}, rest;
        struct result r, whole;
        const struct scenario *sc = line_scenario(&a, "replications=1500");
        play_with(sc, ranks, 1, &cut, &r);
        result_release(&r);
        rest = (struct shelf){.first = 5 + (uint32_t)cut.kept,
                              .reading = {.at = cut.rows.text, .left = cut.rows.len}};
        assert_int_equal(play_with(sc, ranks, 1, &rest, &r), EXPERIMENT_DONE);
        assert_int_equal(cut.kept + rest.kept, 1500);
        play(sc, 2, NULL, NULL, &whole);
        assert_same(&whole, &r);
        result_release(&r);
        result_release(&whole);
        buf_release(&cut.rows);
        buf_release(&rest.rows);
    }
    arena_release(&a);
}

static void what_cannot_be_kept_ends_it(void **state)
{
    struct arena a;
    (void)state;
    arena_init(&a, 0);
    const struct scenario *sc = line_scenario(&a, "replications=100000");
    for (size_t ranks = 1; ranks <= 2; ranks++) {
        struct shelf shelf = {.first = 5, .most = 250};
        struct result r;
        assert_int_equal(play_with(sc, ranks, 1, &shelf, &r), EXPERIMENT_UNKEPT);
        assert_true(shelf.kept > 250 && shelf.kept < 50000);
        result_release(&r);
        buf_release(&shelf.rows);
    }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_change_nothing),
        cmocka_unit_test(rows_are_kept_while_others_are_played),
        cmocka_unit_test(an_interrupt_leaves_a_prefix),
        cmocka_unit_test(goes_on_where_it_was_cut_off),
        cmocka_unit_test(what_cannot_be_kept_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
