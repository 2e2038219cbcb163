/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stores of which only incidents count. Rates are those of region 0 at home, and of region 1. */
#include "tests/models/check.h"
#include "tests/models/writes.h"

static struct arena arena;
static struct popularity *popularity;

static void open_drawn(struct writes *w, int64_t entities, bool exact)
{
    writes_init(w, 2, POLICY_LWW);
    w->store.entities.count = entities;
    w->store.conflicts.track_incidents = true;
    w->store.conflicts.clock_skew = w->skew;
    arena_init(&arena, 0);
    popularity = popularity_new(&arena, &w->store.entities, 2);
    w->m = multi_write_new(&w->store, popularity, exact);
    multi_write_reset(w->m, 1, 1);
}

static void close_drawn(struct writes *w)
{
    writes_close(w);
    popularity_release(popularity);
    arena_release(&arena);
}

static void set_rates(struct writes *w, double at, double rate)
{
    multi_write_rates(w->m, seconds(at), (double[]){rate, 0, rate, 0});
}

struct seen {
    simtime first, last;
    int64_t count, early; /* before 997.5 */
};

static void watch(void *subject, const struct multi_write_event *event)
{
    struct seen *s = subject;
    if (event->kind == MULTI_WRITE_ACCEPTED) {
        s->first = s->count++ ? s->first : event->at;
        s->last = event->at;
        s->early += event->at < seconds(997.5);
    }
}

/* Delays of 1 s: three of them are played, from the rates that were in force. */
static void test_lead_in(void **state)
{
    (void)state;
    struct writes w;
    struct seen s = {0};
    open_drawn(&w, 100, false);
    multi_write_watch(w.m, watch, &s);
    set_rates(&w, 0, 1000);
    set_rates(&w, 997.5, 100);
    multi_write_advance(w.m, seconds(1000));
    assert_int_equal(s.count, 0);
    multi_write_track(w.m, seconds(1000), true);
    assert_true(s.first > seconds(996.99) && s.first < seconds(997.05));
    assert_near((double)s.early, 1000, 4 * sqrt(1000.0)); /* 2,000 a second for half a second */
    assert_near((double)(s.count - s.early), 500, 4 * sqrt(500.0));
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    multi_write_advance(w.m, seconds(1010));
    assert_true(multi_write_account(w.m)->conflicts > 100);
    close_drawn(&w);
}

/* Nothing is played in between, nor further back than the last closing. */
static void test_idle(void **state)
{
    (void)state;
    struct writes w;
    struct seen s = {0};
    open_drawn(&w, 100, false);
    multi_write_watch(w.m, watch, &s);
    set_rates(&w, 0, 100);
    multi_write_track(w.m, seconds(1), true); /* from 0 on */
    assert_near((double)s.count, 200, 60);
    multi_write_track(w.m, seconds(2), false);
    int64_t before = s.count;
    multi_write_advance(w.m, seconds(2.5));
    assert_int_equal(s.count, before);
    multi_write_track(w.m, seconds(2.5), true);
    assert_near((double)(s.count - before), 100, 45);
    multi_write_finish(w.m, seconds(3));
    close_drawn(&w);
}

/* A link that was cut before the switching on was open in the lead-in until then. */
static void test_cut_in_the_lead_in(void **state)
{
    (void)state;
    struct writes w;
    open_drawn(&w, 1000000, false);
    set_rates(&w, 0, 100);
    writes_cut(&w, 10, 0, 1, true);
    writes_cut(&w, 11, 0, 1, false);
    writes_cut(&w, 99.5, 0, 1, true);
    multi_write_track(w.m, seconds(100), true);
    /* sent after 98.5 to 99.5: on its way; then: waiting */
    assert_near((double)multi_write_unapplied(w.m, 0, 1), 150, 50);
    assert_near((double)multi_write_unapplied(w.m, 1, 0), 100, 40);
    writes_cut(&w, 101, 0, 1, false);
    multi_write_advance(w.m, seconds(102.5));
    assert_near((double)multi_write_unapplied(w.m, 0, 1), 100, 40);
    close_drawn(&w);
}

/* Many changes of the rate while nothing is played keep no more history than may matter. */
static void test_history_is_pruned(void **state)
{
    (void)state;
    struct writes w;
    open_drawn(&w, 100, false);
    for (int i = 0; i < 10000; i++) {
        set_rates(&w, i, 100 + i % 7);
    }
    assert_true(w.m->history_count <= 1024 + 8);
    multi_write_track(w.m, seconds(10000), true);
    assert_near((double)multi_write_account(w.m)->writes, 6 * 103, 120);
    close_drawn(&w);
}

/* A law without an L is played from the last closing on, as is all in exact. */
static void test_heavy_tail(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct writes w;
        struct seen s = {0};
        open_drawn(&w, 100, exact);
        w.store.lag =
            exact ? dist_constant(1) : (struct dist){.kind = DIST_PARETO, .a = 0.1, .b = 0.9};
        multi_write_watch(w.m, watch, &s);
        set_rates(&w, 0, 10);
        multi_write_track(w.m, seconds(100), true);
        assert_near((double)s.count, 2000, 180);
        assert_int_equal(multi_write_account(w.m)->conflicts, 0);
        multi_write_track(w.m, seconds(101), false);
        assert_true(multi_write_account(w.m)->conflicts > 0);
        close_drawn(&w);
    }
}

/* An entity that meets a conflict in two incidents is one. */
static void test_entities_are_distinct(void **state)
{
    (void)state;
    struct writes w;
    open_drawn(&w, 100, false);
    for (int i = 0; i < 2; i++) {
        double at = 10 * i + 1;
        multi_write_track(w.m, seconds(at), true);
        writes_put(&w, at, 0, 7, OPERATION_UPDATE, 1);
        writes_put(&w, at, 1, 7, OPERATION_UPDATE, 2);
        multi_write_track(w.m, seconds(at + 0.5), false);
    }
    assert_int_equal(multi_write_account(w.m)->conflicts, 2);
    assert_int_equal(multi_write_account(w.m)->entities, 1);
    close_drawn(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lead_in),
        cmocka_unit_test(test_idle),
        cmocka_unit_test(test_cut_in_the_lead_in),
        cmocka_unit_test(test_history_is_pruned),
        cmocka_unit_test(test_heavy_tail),
        cmocka_unit_test(test_entities_are_distinct),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
