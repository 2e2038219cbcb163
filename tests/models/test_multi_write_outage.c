/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regions other than the hub go down and come back. */
#include "tests/models/check.h"
#include "tests/models/writes.h"

static struct loss lost, stranded;

static void test_preserved(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_LWW);
    writes_open(&w);
    writes_put(&w, 1, 1, 7, OPERATION_CREDIT, 1);
    multi_write_down(w.m, seconds(1.5), 1, false, &lost, &stranded);
    writes_put(&w, 2, 0, 7, OPERATION_CREDIT, 10);
    multi_write_up(w.m, seconds(5), 1);
    multi_write_advance(w.m, seconds(5.5));
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    multi_write_advance(w.m, seconds(5.5) + 1); /* what was left of its delay */
    assert_int_equal(multi_write_account(w.m)->conflicts, 1);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 7), 10);
    writes_close(&w);
}

/* A copy of the hub as it is: not of what is on its way from there. */
static void test_copy_of_the_hub(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 3, POLICY_LWW);
    writes_open(&w);
    multi_write_down(w.m, seconds(1), 1, true, &lost, &stranded);
    writes_put(&w, 2, 0, 7, OPERATION_CREDIT, 10);
    multi_write_up(w.m, seconds(2.25), 1);
    assert_int_equal(multi_write_unapplied(w.m, 0, 1), 0);
    assert_int_equal(multi_write_unapplied(w.m, 0, 2), 1);
    writes_put(&w, 2.25, 1, 7, OPERATION_CREDIT, 1);
    multi_write_finish(w.m, seconds(9));
    assert_int_equal(writes_value(&w, 7), 11);
    assert_int_equal(multi_write_account(w.m)->conflicts, 0);
    writes_close(&w);
}

/* Links to a region that is down stay cut when a cut of theirs ends. */
static void test_down_and_cut(void **state)
{
    (void)state;
    struct writes w;
    writes_init(&w, 2, POLICY_LWW);
    writes_open(&w);
    writes_put(&w, 1, 0, 7, OPERATION_CREDIT, 1);
    writes_cut(&w, 1.25, 0, 1, true);
    multi_write_down(w.m, seconds(1.5), 1, false, &lost, &stranded);
    writes_cut(&w, 2, 0, 1, false);
    multi_write_advance(w.m, seconds(5));
    assert_int_equal(multi_write_unapplied(w.m, 0, 1), 1);
    multi_write_up(w.m, seconds(5), 1);
    multi_write_advance(w.m, seconds(5.75) + 1);
    assert_int_equal(multi_write_unapplied(w.m, 0, 1), 0);
    writes_close(&w);
}

/* The horizon comes while regions are down: as if they were back. */
static void test_down_at_the_end(void **state)
{
    (void)state;
    for (int data_lost = 0; data_lost < 2; data_lost++) {
        for (size_t r = 0; r < 3; r++) {
            struct writes w;
            writes_init(&w, 3, POLICY_LWW);
            writes_open(&w);
            for (size_t i = 0; i < 3; i++) {
                writes_put(&w, 1, i, 7, OPERATION_CREDIT, 1);
            }
            multi_write_down(w.m, seconds(1.5), r, data_lost, &lost, &stranded);
            assert_int_equal(lost.count, data_lost);
            writes_put(&w, 2, (r + 1) % 3, 7, OPERATION_CREDIT, 1);
            multi_write_finish(w.m, seconds(3));
            writes_value(&w, 7); /* all show the same */
            for (size_t to = 0; to < 3; to++) {
                assert_int_equal(multi_write_unapplied(w.m, r, to), 0);
            }
            writes_close(&w);
        }
    }
}

/* Whatever goes down and comes back, when and how: in the end all regions agree and, where no data
 * are lost, nothing is left to apply. */
static void play_at_random(struct writes *w, uint64_t x, size_t steps, bool data_lost)
{
    bool down[WRITES_REGIONS] = {0}, cut[WRITES_REGIONS][WRITES_REGIONS] = {0};
    double at = 0;
    for (size_t i = 0; i < steps; i++) {
        x = x * UINT64_C(6364136223846793005) + 1442695040888963407;
        size_t region = (size_t)(x >> 33) % WRITES_REGIONS, to = (size_t)(x >> 36) % WRITES_REGIONS;
        at += (double)(x >> 40 & 255) / 200;
        if (x >> 61 == 0) {
            if (down[region]) {
                multi_write_up(w->m, seconds(at), region);
            } else {
                multi_write_down(w->m, seconds(at), region, data_lost && x >> 60 & 1, &lost,
                                 &stranded);
                assert_true(lost.count >= 0 && stranded.count >= 0);
            }
            down[region] = !down[region];
        } else if (x >> 61 == 1 && region != to) {
            cut[region][to] = !cut[region][to];
            writes_cut(w, at, region, to, cut[region][to]);
        } else if (!down[region]) {
            writes_put(w, at, region, (int64_t)(x >> 50 & 3), (enum operation)(x >> 55 & 3),
                       (int64_t)(x >> 57 & 15));
        }
    }
    multi_write_finish(w->m, seconds(at + 1));
}

static void test_at_random(void **state)
{
    (void)state;
    static const enum conflict_policy policies[] = {POLICY_LWW, POLICY_KEEP_LIVE, POLICY_MERGE,
                                                    POLICY_COUNTER};
    for (uint64_t seed = 0; seed < 2000; seed++) {
        struct writes w;
        writes_init(&w, WRITES_REGIONS, policies[seed % 4]);
        w.store.conflicts.fails = 0.3;
        w.store.durable_after = seed / 4 % 2 ? seconds(0.5) : 0;
        w.store.throughput = seed / 8 % 2 ? 3 : INFINITY;
        w.store.order = seed / 16 % 2 ? ORDER_FIFO : ORDER_NONE;
        w.store.lag = (struct dist){.kind = DIST_UNIFORM, .a = 0, .b = 2};
        writes_open(&w);
        multi_write_track(w.m, 0, true);
        bool data_lost = seed / 32 % 2;
        play_at_random(&w, seed, 40 + seed % 60, data_lost);
        for (int64_t k = 0; k < 4; k++) {
            int64_t value;
            bool deleted;
            if (multi_write_shows(w.m, 0, k, &value, &deleted)) {
                writes_value(&w, k);
            }
        }
        for (size_t i = 0; !data_lost && i < WRITES_REGIONS * WRITES_REGIONS; i++) {
            assert_int_equal(w.m->unapplied[i], 0);
        }
        writes_close(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_preserved),    cmocka_unit_test(test_copy_of_the_hub),
        cmocka_unit_test(test_down_and_cut), cmocka_unit_test(test_down_at_the_end),
        cmocka_unit_test(test_at_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
