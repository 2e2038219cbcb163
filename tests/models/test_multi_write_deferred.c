/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/popularity.h"
#include "tests/models/check.h"
#include "tests/models/writes.h"

enum { ENTITIES = 3000, REPLICATION = 7 };

static struct multi_write *open(struct writes *w, struct arena *arena, enum conflict_policy policy)
{
    static simtime skew[2] = {0, SIMTIME_SECOND / 4};
    writes_init(w, 2, policy);
    w->store.lag = dist_lognormal_mean_sd(2, 3);
    writes_mix(w, ENTITIES);
    w->store.conflicts.clock_skew = skew;
    w->m = multi_write_new(&w->store, popularity_new(arena, &w->store.entities, 2), false);
    return w->m;
}

static void ignore(void *subject, const struct multi_write_event *event)
{
    int *seen = subject;
    *seen += event->kind == MULTI_WRITE_ACCEPTED;
}

static void cut(struct multi_write *m, double at, bool is_cut)
{
    multi_write_cut(m, seconds(at), 0, 1, is_cut);
    multi_write_cut(m, seconds(at), 1, 0, is_cut);
}

/* 200 writes a second, cut off from 10 s to 310 s; `looks` at the account now and then; region 0
 * may be lost meanwhile. */
static void play(struct multi_write *m, int looks, bool down, struct loss *lost)
{
    static const double rates[4] = {60, 40, 30, 70}, without[4] = {0, 0, 30, 70};
    struct loss stranded = {0};
    multi_write_reset(m, 3, REPLICATION);
    multi_write_rates(m, 0, rates);
    cut(m, 10, true);
    for (int i = 1; i < looks; i++) {
        multi_write_advance(m, seconds(10 + 140.0 * i / looks));
    }
    multi_write_skew(m, seconds(150), 1, seconds(-2));
    if (down) {
        multi_write_rates(m, seconds(250), without);
        multi_write_down(m, seconds(250), 0, true, lost, &stranded);
        multi_write_up(m, seconds(280), 0);
        multi_write_rates(m, seconds(280), rates);
    }
    cut(m, 310, false);
    multi_write_finish(m, seconds(400));
}

static void assert_alike(const struct multi_write *a, const struct multi_write *b)
{
    const struct multi_write_account *x = multi_write_account(a), *y = multi_write_account(b);
    assert_int_equal(x->writes, y->writes);
    assert_int_equal(x->conflicts, y->conflicts);
    assert_int_equal(x->entities, y->entities);
    assert_int_equal(x->overwritten, y->overwritten);
    assert_int_equal(x->to_feed, y->to_feed);
    assert_int_equal(x->feed_depth_max, y->feed_depth_max);
    assert_true(x->feed_depth_seconds == y->feed_depth_seconds);
    assert_int_equal(x->wrong_entities, y->wrong_entities);
    assert_true(x->value_at_stake == y->value_at_stake);
    for (size_t k = 0; k < 2 * ENTITIES; k++) {
        int64_t value = 0, other = 0;
        bool deleted = false, gone = false;
        bool shown = multi_write_shows(a, k % 2, (int64_t)k / 2, &value, &deleted);
        assert_int_equal(multi_write_shows(b, k % 2, (int64_t)k / 2, &other, &gone), shown);
        assert_int_equal(value, other);
        assert_int_equal(deleted, gone);
    }
}

/* Whoever watches sees writes in the order in which they come, and nothing differs; nor does it
 * where somebody looks meanwhile. */
static void nothing_differs(enum conflict_policy policy, bool down)
{
    struct writes deferred, looked_at, watched;
    struct loss lost[3] = {0};
    struct arena arena;
    int seen = 0;
    arena_init(&arena, 0);
    play(open(&deferred, &arena, policy), 1, down, &lost[0]);
    play(open(&looked_at, &arena, policy), 1000, down, &lost[1]);
    multi_write_watch(open(&watched, &arena, policy), ignore, &seen);
    play(watched.m, 1, down, &lost[2]);
    const struct multi_write_account *a = multi_write_account(watched.m);
    assert_int_equal(a->writes, seen);
    assert_in_range(seen, 70000, 90000);
    assert_in_range(a->conflicts, 1000, 50000);
    assert_in_range(a->wrong_entities, policy == POLICY_MERGE ? 0 : 100, ENTITIES);
    assert_alike(deferred.m, watched.m);
    assert_alike(looked_at.m, watched.m);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(lost[i].count, lost[2].count);
        assert_int_equal(lost[i].oldest, lost[2].oldest);
        assert_true(lost[i].value == lost[2].value);
    }
    assert_in_range(lost[2].count, down ? 20000 : 0, down ? 30000 : 0);
    writes_close(&deferred);
    writes_close(&looked_at);
    writes_close(&watched);
    arena_release(&arena);
}

static void test_nothing_depends_on_it(void **state)
{
    (void)state;
    nothing_differs(POLICY_LWW, false);
    nothing_differs(POLICY_KEEP_LIVE, false);
    nothing_differs(POLICY_MERGE, false);
}

/* Nor does what is lost. */
static void test_region_lost(void **state)
{
    (void)state;
    nothing_differs(POLICY_LWW, true);
    nothing_differs(POLICY_MERGE, true);
}

/* Not where something may arrive, or order counts. */
static void test_when(void **state)
{
    struct writes w;
    struct arena arena;
    (void)state;
    arena_init(&arena, 0);
    struct multi_write *m = open(&w, &arena, POLICY_LWW);
    assert_false(multi_write_deferred_may(m));
    multi_write_cut(m, 0, 0, 1, true);
    assert_false(multi_write_deferred_may(m));
    multi_write_cut(m, 0, 1, 0, true);
    assert_true(multi_write_deferred_may(m));
    w.store.order = ORDER_FIFO;
    assert_false(multi_write_deferred_may(m));
    writes_close(&w);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_depends_on_it),
        cmocka_unit_test(test_region_lost),
        cmocka_unit_test(test_when),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
