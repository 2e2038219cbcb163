/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/lane.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "sim/run/bench.h"
#include "tests/sim/run/toy.h"

enum { FIRST = 11 };

/* A lane by itself, one hand, and what was kept of it. */
struct track {
    struct scenario scenario;
    struct plan plan;
    struct account account;
    struct stock stock;
    struct lane lane;
    struct bench bench;
    struct task *task; /* taken last */
    size_t calls;      /* of the keeper */
    atomic_bool interrupt;
    uint32_t interrupt_at; /* while so many are recalled; 0: none */
    uint32_t kept, recalls, seen, fails_at;
};

static bool recall(void *subject, struct arena *rows, struct row *ret)
{
    struct track *t = subject;
    bool more = t->kept < t->recalls;
    atomic_store(&t->interrupt, t->interrupt_at > 0 && t->kept + 1 >= t->interrupt_at);
    if (more) {
        struct world w = {&t->plan, NULL};
        ret->replication = FIRST + t->kept++;
        ret->stop = (int)toy_replicate(&w, ret->replication, rows, ret);
    }
    return more;
}

static bool keep(void *subject, const struct row *rows, size_t count)
{
    struct track *t = subject;
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(rows[i].replication, FIRST + t->kept++);
    }
    t->calls++;
    return t->fails_at == 0 || t->kept < t->fails_at;
}

static void see(void *subject, size_t point, const struct row *row)
{
    struct track *t = subject;
    assert_int_equal(point, 4);
    assert_int_equal(row->replication, FIRST + t->seen++);
}

static void open_track_until(struct track *t, int64_t min, int64_t max, bool rule, uint32_t recalls,
                             uint32_t interrupt_at)
{
    *t = (struct track){.scenario = {.name = "toy", .replications = {.min = min, .max = max}},
                        .recalls = recalls,
                        .interrupt_at = interrupt_at};
    if (rule) {
        t->scenario.replications.until_metric = "availability.requests";
        t->scenario.replications.until_relative = 0.05; /* from 700 on */
    }
    account_init(&t->account, &t->scenario, &toy_engine);
    stock_init(&t->stock, 0);
    bench_init(&t->bench, &toy_engine, NULL);
    lane_open(&t->lane,
              &(struct leg){.point = 4,
                            .scenario = &t->scenario,
                            .plan = &t->plan,
                            .first = FIRST,
                            .account = &t->account,
                            .goal = max,
                            .keeper = {t, recall, keep},
                            .row = see,
                            .row_subject = t},
              1, 1, &toy_engine, &t->interrupt);
}

static void open_track(struct track *t, int64_t min, int64_t max, bool rule, uint32_t recalls)
{
    open_track_until(t, min, max, rule, recalls, 0);
}

static void close_track(struct track *t)
{
    bench_release(&t->bench);
    lane_close(&t->lane);
    stock_release(&t->stock);
    account_release(&t->account);
}

static void play(struct track *t, uint32_t number)
{
    assert_true(lane_misses(&t->lane, number));
    lane_put(&t->lane, bench_play(&t->bench, t->lane.task, number));
    assert_false(lane_misses(&t->lane, number));
}

/* Takes from the stock and plays, at most so many. */
static void play_some(struct track *t, size_t count)
{
    uint32_t number;
    while (count-- > 0 && stock_try(&t->stock, &t->task, &number)) {
        assert_ptr_equal(t->task->subject, &t->lane);
        play(t, number);
    }
}

static void rows_are_entered_in_order(void **state)
{
    struct track t;
    uint32_t number;
    (void)state;
    open_track(&t, 5, 5, false, 0);
    assert_false(lane_misses(&t.lane, FIRST)); /* not laid in */
    lane_lay(&t.lane, &t.stock);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), 5);
    while (stock_try(&t.stock, &t.task, &number)) {
    }
    assert_false(lane_idle(&t.lane));
    assert_false(lane_misses(&t.lane, FIRST - 1) || lane_misses(&t.lane, FIRST + 5));
    play(&t, FIRST + 2);
    play(&t, FIRST + 1);
    assert_int_equal(lane_take(&t.lane, &t.stock, true), 0);
    play(&t, FIRST);
    assert_int_equal(lane_take(&t.lane, &t.stock, false), 0); /* no batch, nor the last */
    assert_int_equal(lane_take(&t.lane, &t.stock, true), 3);
    play(&t, FIRST + 4);
    play(&t, FIRST + 3);
    assert_false(t.lane.over);
    assert_int_equal(lane_take(&t.lane, &t.stock, false), 2);
    assert_true(t.lane.over && lane_idle(&t.lane) && !t.lane.unkept);
    assert_int_equal(t.seen, 5);
    assert_int_equal(t.calls, 2);
    close_track(&t);
}

/* However many there are to come, no more than the ring has room for are laid in. */
static void looks_ahead_no_further_than_its_room(void **state)
{
    struct track t;
    (void)state;
    open_track(&t, 10000, 10000, false, 0);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), lane_room(1));
    play_some(&t, 150);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), lane_room(1) - 150);
    assert_int_equal(lane_take(&t.lane, &t.stock, false), 150);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), lane_room(1));
    for (int i = 0; i < 1000 && !t.lane.over; i++) {
        play_some(&t, 77);
        lane_take(&t.lane, &t.stock, i % 3 == 0);
        lane_lay(&t.lane, &t.stock);
    }
    assert_int_equal(t.account.done, 10000);
    assert_true(lane_idle(&t.lane));
    close_track(&t);
}

/* With a rule no further than it may be asked next, and not before its minimum. */
static void a_rule_is_waited_for(void **state)
{
    struct track t;
    (void)state;
    open_track(&t, 250, 100000, true, 0);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), 300);
    play_some(&t, 130);
    lane_take(&t.lane, &t.stock, true);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), 170);
    play_some(&t, 170);
    lane_take(&t.lane, &t.stock, true);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), 100);
    while (!t.lane.over) {
        play_some(&t, 100);
        lane_take(&t.lane, &t.stock, true);
        lane_lay(&t.lane, &t.stock);
    }
    assert_int_equal(t.account.done, 700);
    assert_int_equal(stock_waiting(&t.stock), 0);
    close_track(&t);
}

/* What a rule makes superfluous is not begun, and what has been begun is waited for. */
static void what_is_beyond_the_end_is_dropped(void **state)
{
    struct track t;
    uint32_t number;
    (void)state;
    open_track(&t, 750, 100000, true, 0);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), lane_room(1));
    while (t.account.done < 500) {
        play_some(&t, 100);
        lane_take(&t.lane, &t.stock, true);
        lane_lay(&t.lane, &t.stock);
    }
    t.lane.ahead = 300; /* as if there were more hands */
    while (t.account.done < 700) {
        play_some(&t, 100);
        lane_take(&t.lane, &t.stock, true);
        lane_lay(&t.lane, &t.stock);
    }
    play_some(&t, 100);
    assert_true(stock_try(&t.stock, &t.task, &number));
    lane_take(&t.lane, &t.stock, true);
    assert_true(t.lane.over);
    assert_int_equal(t.account.done, 800);
    assert_int_equal(stock_waiting(&t.stock), 0);
    assert_false(lane_idle(&t.lane));
    t.account.done = INT64_MAX; /* whoever had it has let it go */
    play(&t, number);
    assert_true(lane_idle(&t.lane));
    assert_int_equal(t.seen, 800);
    close_track(&t);
}

static void goes_on_from_what_is_recalled(void **state)
{
    struct track t;
    (void)state;
    open_track(&t, 50, 50, false, 20);
    assert_int_equal(t.account.done, 20);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), 30);
    play_some(&t, 30);
    lane_take(&t.lane, &t.stock, false);
    assert_true(t.lane.over && lane_idle(&t.lane));
    assert_int_equal(t.kept, 50);
    assert_int_equal(t.seen, 50);
    close_track(&t);
    open_track(&t, 50, 50, false, 70);
    assert_true(t.lane.over && lane_idle(&t.lane));
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), 0);
    assert_int_equal(t.seen, 50);
    close_track(&t);
}

/* What is kept and was not looked at must not be played again. */
static void an_interrupted_recall_is_the_end(void **state)
{
    struct track t;
    (void)state;
    open_track_until(&t, 50, 50, false, 20, 7);
    assert_int_equal(t.account.done, 7);
    assert_false(t.lane.over);
    lane_lay(&t.lane, &t.stock);
    assert_int_equal(stock_waiting(&t.stock), 0);
    assert_int_equal(lane_take(&t.lane, &t.stock, true), 0);
    close_track(&t);
}

static void what_cannot_be_kept_ends_it(void **state)
{
    struct track t;
    (void)state;
    open_track(&t, 500, 500, false, 0);
    t.fails_at = 130;
    lane_lay(&t.lane, &t.stock);
    play_some(&t, 110);
    lane_take(&t.lane, &t.stock, false);
    assert_false(t.lane.over);
    play_some(&t, 30);
    lane_take(&t.lane, &t.stock, true);
    assert_true(t.lane.over && t.lane.unkept && lane_idle(&t.lane));
    assert_int_equal(stock_waiting(&t.stock), 0);
    close_track(&t);
}

/* One that was broken off has no row, and all behind it has to wait. */
static void what_is_broken_off_leaves_a_gap(void **state)
{
    struct track t;
    uint32_t number;
    (void)state;
    open_track(&t, 3, 3, false, 0);
    lane_lay(&t.lane, &t.stock);
    play_some(&t, 1);
    assert_true(stock_try(&t.stock, &t.task, &number));
    lane_put(&t.lane, &(struct row){.replication = number, .stop = STOP_INTERRUPTED});
    play_some(&t, 1);
    assert_true(lane_idle(&t.lane));
    assert_int_equal(lane_take(&t.lane, &t.stock, true), 1);
    assert_int_equal(lane_take(&t.lane, &t.stock, true), 0);
    close_track(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_entered_in_order),
        cmocka_unit_test(looks_ahead_no_further_than_its_room),
        cmocka_unit_test(a_rule_is_waited_for),
        cmocka_unit_test(what_is_beyond_the_end_is_dropped),
        cmocka_unit_test(goes_on_from_what_is_recalled),
        cmocka_unit_test(an_interrupted_recall_is_the_end),
        cmocka_unit_test(what_cannot_be_kept_ends_it),
        cmocka_unit_test(what_is_broken_off_leaves_a_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
