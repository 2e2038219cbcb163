/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/multi_write_state.h"
#include "models/popularity.h"
#include "tests/models/check.h"
#include "tests/models/writes.h"

enum { ENTITIES = 3000, REPLICATION = 5 };

static uint32_t alone(const struct writes *w)
{
    return w->m->next_flight - 1;
}

static void open_three(struct writes *w)
{
    writes_init(w, 3, POLICY_LWW); /* lags of 1 s, the hub is region 0 */
    writes_open(w);
    multi_write_track(w->m, 0, true);
}

static int64_t unapplied(const struct writes *w, double at, size_t from, size_t to)
{
    multi_write_advance(w->m, seconds(at));
    return multi_write_unapplied(w->m, from, to);
}

/* From region 1 to the hub and on to region 2, without a message; counted all the same. */
static void test_nothing_meets_it(void **state)
{
    struct writes w;
    (void)state;
    open_three(&w);
    writes_put(&w, 10, 1, 7, OPERATION_UPDATE, 5);
    assert_int_equal(alone(&w), 1);
    assert_int_equal(w.m->message_count - w.m->free_count, 1); /* none */
    assert_int_equal(unapplied(&w, 10.9, 1, 0), 1);
    assert_int_equal(unapplied(&w, 11.1, 1, 0), 0);
    assert_int_equal(unapplied(&w, 11.9, 1, 2), 1);
    assert_int_equal(unapplied(&w, 12.1, 1, 2), 0);
    assert_int_equal(unapplied(&w, 12.1, 1, 1), 0);
    writes_put(&w, 12.5, 2, 7, OPERATION_CREDIT, 3); /* has seen it, and goes alone as well */
    assert_int_equal(alone(&w), 2);
    multi_write_finish(w.m, seconds(20));
    assert_int_equal(writes_value(&w, 7), 8);
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    writes_close(&w);
}

/* Before the hub has it, a conflict; then none for who has seen the outcome, one for who has not.
 */
static void test_something_meets_it(void **state)
{
    static const struct {
        double at;
        size_t region;
        int64_t conflicts, value;
    } cases[] = {{10.5, 0, 1, 3}, {10.5, 2, 1, 3}, {11.5, 0, 0, 8},
                 {11.5, 2, 1, 3}, {12.5, 2, 0, 8}, {10.5, 1, 0, 8}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct writes w;
        open_three(&w);
        writes_put(&w, 10, 1, 7, OPERATION_UPDATE, 5);
        writes_put(&w, cases[i].at, cases[i].region, 7, OPERATION_CREDIT, 3);
        assert_int_equal(alone(&w), cases[i].at > 12 ? 2 : 1);
        multi_write_finish(w.m, seconds(20));
        assert_int_equal(multi_write_account(w.m)->conflicts, cases[i].conflicts);
        assert_int_equal(writes_value(&w, 7), cases[i].value);
        writes_close(&w);
    }
}

/* A cut stops what is on its way, and a region takes with it what has not left it. */
static void test_cut_and_lost(void **state)
{
    struct writes w;
    struct loss lost, stranded;
    (void)state;
    open_three(&w);
    writes_put(&w, 10, 1, 7, OPERATION_UPDATE, 5);
    writes_cut(&w, 10.5, 1, 0, true);
    assert_int_equal(unapplied(&w, 15, 1, 0), 1);
    writes_cut(&w, 20, 1, 0, false);
    assert_int_equal(unapplied(&w, 20.4, 1, 0), 1);
    assert_int_equal(unapplied(&w, 20.6, 1, 0), 0);
    writes_put(&w, 30, 1, 8, OPERATION_UPDATE, 5);
    multi_write_down(w.m, seconds(30.5), 1, true, &lost, &stranded);
    assert_int_equal(lost.count, 1);
    assert_int_equal(lost.oldest, seconds(30));
    writes_close(&w);
}

static void test_when(void **state)
{
    struct writes w;
    (void)state;
    open_three(&w);
    assert_true(w.m->may_go_alone);
    writes_cut(&w, 1, 1, 2, true);
    assert_false(w.m->may_go_alone);
    writes_cut(&w, 2, 1, 2, false);
    assert_true(w.m->may_go_alone);
    w.store.order = ORDER_FIFO;
    multi_write_alone_plan(w.m);
    assert_false(w.m->may_go_alone);
    w.store.order = ORDER_NONE;
    w.store.durable_after = SIMTIME_SECOND;
    multi_write_alone_plan(w.m);
    assert_false(w.m->may_go_alone);
    writes_close(&w);
    for (int policy = POLICY_APPEND; policy <= POLICY_COUNTER; policy++) {
        writes_init(&w, 2, (enum conflict_policy)policy);
        writes_open(&w);
        assert_false(w.m->may_go_alone);
        writes_close(&w);
    }
}

static void ignore(void *subject, const struct multi_write_event *event)
{
    (void)subject;
    (void)event;
}

static void open(struct writes *w, struct arena *arena, size_t regions, enum conflict_policy policy,
                 double lag)
{
    writes_init(w, regions, policy);
    w->store.lag = dist_lognormal_mean_sd(lag, 2 * lag);
    writes_mix(w, ENTITIES);
    w->m = multi_write_new(&w->store, popularity_new(arena, &w->store.entities, regions), false);
}

/* Writes a second in every pair of regions; a cut in one direction and a region that goes down. */
static void play(struct writes *w, double each, int64_t *ret_unapplied, struct loss *ret_lost)
{
    double rates[9], without[9];
    size_t regions = w->store.region_count;
    struct loss stranded;
    *ret_unapplied = 0;
    for (size_t i = 0; i < 9; i++) {
        rates[i] = each;
        without[i] = i / regions == 1 ? 0 : each;
    }
    multi_write_reset(w->m, 11, REPLICATION);
    multi_write_track(w->m, 0, true);
    multi_write_rates(w->m, 0, rates);
    for (int i = 1; i < 50; i++) {
        multi_write_advance(w->m, seconds(i));
        *ret_unapplied += i * multi_write_unapplied(w->m, 1, 0);
    }
    writes_cut(w, 60, 1, 0, true);
    writes_cut(w, 70, 1, 0, false);
    multi_write_rates(w->m, seconds(100), without);
    multi_write_down(w->m, seconds(100), 1, true, ret_lost, &stranded);
    multi_write_up(w->m, seconds(110), 1);
    multi_write_rates(w->m, seconds(110), rates);
    multi_write_finish(w->m, seconds(150));
}

/* Whoever watches sees every message, and nothing differs. */
static void nothing_differs(size_t regions, enum conflict_policy policy, double lag, double each)
{
    struct arena arena;
    struct writes w[2];
    struct loss lost[2];
    int64_t behind[2];
    arena_init(&arena, 0);
    for (int watched = 0; watched < 2; watched++) {
        open(&w[watched], &arena, regions, policy, lag);
        if (watched) {
            multi_write_watch(w[1].m, ignore, NULL);
        }
        play(&w[watched], each, &behind[watched], &lost[watched]);
    }
    const struct multi_write_account *a = multi_write_account(w[0].m),
                                     *b = multi_write_account(w[1].m);
    assert_int_equal(alone(&w[1]), 0);
    assert_in_range(alone(&w[0]), a->writes / 20, a->writes);
    assert_in_range(a->conflicts, 10, a->writes);
    assert_memory_equal(a, b, sizeof *a);
    assert_int_equal(behind[0], behind[1]);
    assert_int_equal(lost[0].count, lost[1].count);
    assert_int_equal(lost[0].oldest, lost[1].oldest);
    for (size_t k = 0; k < regions * ENTITIES; k++) {
        int64_t value[2] = {0, 0};
        bool deleted[2] = {false, false}, is[2];
        for (int i = 0; i < 2; i++) {
            is[i] = multi_write_shows(w[i].m, k % regions, (int64_t)(k / regions), &value[i],
                                      &deleted[i]);
        }
        assert_int_equal(is[0], is[1]);
        assert_int_equal(value[0], value[1]);
        assert_int_equal(deleted[0], deleted[1]);
    }
    writes_close(&w[0]);
    writes_close(&w[1]);
    arena_release(&arena);
}

static void test_nothing_depends_on_it(void **state)
{
    (void)state;
    for (size_t regions = 2; regions <= 3; regions++) {
        for (int policy = POLICY_KEEP_LIVE; policy <= POLICY_MERGE; policy++) {
            nothing_differs(regions, (enum conflict_policy)policy, 0.2, 20);
            nothing_differs(regions, (enum conflict_policy)policy, 5, 20);
        }
    }
}

/* What a cut has left is cleared away soon after, and writes go alone again. */
static void test_after_a_cut(void **state)
{
    (void)state;
    for (uint32_t k = 1; k <= 10; k++) {
        struct arena arena;
        struct writes w;
        double rates[4] = {200, 200, 200, 200};
        arena_init(&arena, 0);
        open(&w, &arena, 2, POLICY_LWW, 0.2);
        multi_write_reset(w.m, 11, k);
        multi_write_track(w.m, 0, true);
        multi_write_rates(w.m, 0, rates);
        writes_part(&w, 10, 0, 1, true);
        writes_part(&w, 40, 0, 1, false);
        multi_write_advance(w.m, seconds(40));
        assert_false(w.m->may_go_alone);
        uint32_t before = alone(&w);
        multi_write_advance(w.m, seconds(100));
        assert_true(w.m->may_go_alone);
        assert_true(alone(&w) > before + 1000);
        multi_write_finish(w.m, seconds(110));
        writes_close(&w);
        arena_release(&arena);
    }
}

/* More are on their way than the ring holds. */
static void test_many(void **state)
{
    (void)state;
    struct arena arena;
    struct writes w[2];
    arena_init(&arena, 0);
    for (int watched = 0; watched < 2; watched++) {
        static const double rates[4] = {4000, 4000, 4000, 4000};
        open(&w[watched], &arena, 2, POLICY_LWW, 20);
        w[watched].store.entities = (struct entities){.count = 1000000};
        multi_write_free(w[watched].m);
        w[watched].m = multi_write_new(
            &w[watched].store, popularity_new(&arena, &w[watched].store.entities, 2), false);
        if (watched) {
            multi_write_watch(w[1].m, ignore, NULL);
        }
        multi_write_reset(w[watched].m, 11, REPLICATION);
        multi_write_track(w[watched].m, 0, true);
        multi_write_rates(w[watched].m, 0, rates);
        multi_write_advance(w[watched].m, seconds(15));
        if (!watched) {
            assert_int_equal(w[0].m->next_flight - w[0].m->first_flight, 1 << 16);
        }
        multi_write_finish(w[watched].m, seconds(15));
    }
    assert_memory_equal(multi_write_account(w[0].m), multi_write_account(w[1].m),
                        sizeof(struct multi_write_account));
    writes_close(&w[0]);
    writes_close(&w[1]);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_meets_it),      cmocka_unit_test(test_something_meets_it),
        cmocka_unit_test(test_cut_and_lost),          cmocka_unit_test(test_when),
        cmocka_unit_test(test_nothing_depends_on_it), cmocka_unit_test(test_many),
        cmocka_unit_test(test_after_a_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
