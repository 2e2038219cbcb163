/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public calls, with writes that are drawn. */
#include <string.h>

#include "tests/models/check.h"
#include "tests/models/writes.h"

static struct arena arena;
static struct popularity *popularity;

static void open_drawn(struct writes *w, size_t regions, enum conflict_policy policy)
{
    writes_init(w, regions, policy);
    w->store.lag = dist_lognormal_mean_sd(1, 0.5);
    w->store.has_operations = true;
    w->store.operations[OPERATION_CREDIT] = 0.5;
    w->store.operations[OPERATION_DEBIT] = 0.2;
    w->store.operations[OPERATION_DELETE] = 0.1;
    w->store.operations[OPERATION_UPDATE] = 0.2;
    w->store.conflicts.fails = 0.2;
    arena_init(&arena, 0);
    popularity = popularity_new(&arena, &w->store.entities, regions);
    w->store.conflicts.clock_skew = w->skew;
    w->m = multi_write_new(&w->store, popularity, false);
}

static void close_drawn(struct writes *w)
{
    writes_close(w);
    popularity_release(popularity);
    arena_release(&arena);
}

struct counts {
    int64_t accepted[WRITES_REGIONS], home[WRITES_REGIONS], operations[OPERATION_COUNT], sent,
        merges;
};

static void watch(void *subject, const struct multi_write_event *event)
{
    struct counts *c = subject;
    if (event->kind == MULTI_WRITE_ACCEPTED) {
        c->accepted[event->region]++;
        c->home[event->entity % 3]++;
        c->operations[event->operation]++;
        assert_int_equal(event->amount, event->operation == OPERATION_DELETE ? 0 : 100);
    }
    c->sent += event->kind == MULTI_WRITE_SENT;
    c->merges += event->kind == MULTI_WRITE_MERGE;
}

/* Poisson counts by region, home and operation. */
static void test_rates(void **state)
{
    (void)state;
    static const double rates[9] = {5, 1, 0, 0, 10, 2, 0, 0, 2};
    struct writes w;
    struct counts c = {0};
    open_drawn(&w, 3, POLICY_LWW);
    multi_write_watch(w.m, watch, &c);
    multi_write_reset(w.m, 1, 1);
    multi_write_rates(w.m, 0, rates);
    multi_write_rates(w.m, seconds(500), rates); /* the same: nothing is drawn anew */
    multi_write_rates(w.m, seconds(1000), (double[9]){0});
    multi_write_finish(w.m, seconds(2000));
    assert_near((double)c.accepted[0], 6000, 4 * sqrt(6000.0));
    assert_near((double)c.accepted[1], 12000, 4 * sqrt(12000.0));
    assert_near((double)c.accepted[2], 2000, 4 * sqrt(2000.0));
    assert_near((double)c.home[1], 11000, 4 * sqrt(11000.0));
    int64_t all = c.accepted[0] + c.accepted[1] + c.accepted[2];
    assert_near((double)c.operations[OPERATION_CREDIT], 0.5 * (double)all, 280);
    assert_int_equal(multi_write_account(w.m)->writes, all);
    close_drawn(&w);
}

/* The same number of a replication, the same history; nothing of the one before. */
static void test_replications(void **state)
{
    (void)state;
    static const enum conflict_policy policies[] = {POLICY_LWW, POLICY_KEEP_LIVE, POLICY_MERGE,
                                                    POLICY_COUNTER};
    for (size_t p = 0; p < 4; p++) {
        struct writes w;
        struct multi_write_account first = {0};
        open_drawn(&w, 3, policies[p]);
        for (uint32_t r = 1; r <= 4; r++) {
            struct loss lost, stranded;
            double rates[9];
            for (size_t i = 0; i < 9; i++) {
                rates[i] = 3;
            }
            multi_write_reset(w.m, 9, r < 4 ? r : 1);
            multi_write_track(w.m, 0, true);
            multi_write_rates(w.m, 0, rates);
            writes_part(&w, 50, 0, 1, true);
            writes_part(&w, 100, 0, 1, false);
            rates[0] = rates[1] = rates[2] = 0;
            multi_write_rates(w.m, seconds(120), rates);
            multi_write_down(w.m, seconds(120), 0, r != 2, &lost, &stranded);
            multi_write_up(w.m, seconds(150), 0);
            multi_write_finish(w.m, seconds(200));
            const struct multi_write_account *a = multi_write_account(w.m);
            assert_true(r != 2 || memcmp(a, &first, sizeof first) != 0);
            first = r == 1 ? *a : first;
            for (int64_t k = 0; k < WRITES_ENTITIES; k++) {
                writes_value(&w, k);
            }
            assert_int_equal(multi_write_unapplied(w.m, 1, 0), 0);
            assert_int_equal(a->conflicts > 0, policies[p] != POLICY_COUNTER);
        }
        assert_memory_equal(multi_write_account(w.m), &first, sizeof first);
        close_drawn(&w);
    }
}

/* At one instant: what arrives, then the worker, then what is accepted. */
static void test_order_of_an_instant(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    writes_put(&w, 1, 0, 7, OPERATION_UPDATE, 1);
    writes_put(&w, 2, 1, 7, OPERATION_CREDIT, 2); /* the outcome is just there */
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    assert_int_equal(writes_value(&w, 7), 3);
    writes_close(&w);
}

static void test_skew(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    multi_write_skew(w.m, seconds(1), 0, seconds(5));
    writes_put(&w, 1, 0, 7, OPERATION_UPDATE, 1);
    writes_put(&w, 1.5, 1, 7, OPERATION_UPDATE, 2);
    multi_write_skew(w.m, seconds(10), 0, 0);
    writes_put(&w, 20, 0, 8, OPERATION_UPDATE, 1);
    writes_put(&w, 20.5, 1, 8, OPERATION_UPDATE, 2);
    multi_write_finish(w.m, seconds(30));
    assert_int_equal(writes_value(&w, 7), 1);
    assert_int_equal(writes_value(&w, 8), 2);
    writes_close(&w);
}

static void test_never_written(void **state)
{
    (void)state;
    struct writes w;
    int64_t value;
    bool deleted;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    multi_write_finish(w.m, seconds(1));
    assert_false(multi_write_shows(w.m, 0, 3, &value, &deleted));
    multi_write_free(NULL);
    writes_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rates),
        cmocka_unit_test(test_replications),
        cmocka_unit_test(test_order_of_an_instant),
        cmocka_unit_test(test_skew),
        cmocka_unit_test(test_never_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
