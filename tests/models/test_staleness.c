/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What readers miss, which sessions break, and the lag at an instant. All requests come in at ne,
 * 200 a second of them write, the writer is in westeurope, 1 s ahead. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

/* 200 unapplied writes over 1,000 entities: a read misses one of its entity with 1 - exp(-0.2); in
 * the first second only as many as there have been. (Two points of Gauss a piece do not see where
 * that second ends: some 3 ms of an hour.) */
static void a_constant_lag_has_its_share(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    fixture_play(&f);
    double share = -expm1(-0.2), first = 1 - share / 0.2;
    assert_near(fixture_value(&f, METRIC_READS_STALE), (3599 * share + first) / 3600, 2e-6);
    assert_near(fixture_value(&f, METRIC_LAG), 0.95, 0.05);
    fixture_release(&f);
}

/* Where the popular are: entity k of 4 has a share in proportion to 1 / k. */
static void the_popular_are_missed_most(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_ASYNC);
    store->entities = (struct entities){.count = 4, .zipf = true, .exponent = 1, .home_share = 0.5};
    store->lag = dist_constant(0.01);
    fixture_play(&f);
    /* half of the accesses fall on entities 1 and 3, 3 : 1, half on 2 and 4, 2 : 1; 2 unapplied */
    double want = (0.75 * -expm1(-0.75) + 0.25 * -expm1(-0.25) + 2 / 3.0 * -expm1(-2 / 3.0) +
                   1 / 3.0 * -expm1(-1 / 3.0)) /
                  2;
    assert_near(fixture_value(&f, METRIC_READS_STALE), want, 1e-4);
    fixture_release(&f);
}

/* Half of the requests at each stamp: the writer's own readers miss nothing. */
static void the_writer_is_not_behind_itself(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    f.scenario.stamps[WE].priority = 1;
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_READS_STALE), -expm1(-0.2) / 2, 1e-4);
    fixture_release(&f);
}

static void without_lag_nothing_is_stale(void **state)
{
    (void)state;
    for (int sync = 0; sync < 2; sync++) {
        struct fixture f;
        fixture_orders(&f, sync ? STORE_SYNC : STORE_ASYNC)->lag = dist_constant(sync);
        fixture_play(&f);
        assert_near(fixture_value(&f, METRIC_READS_STALE), 0, 0);
        assert_near(fixture_value(&f, METRIC_LAG), 0, 0);
        fixture_release(&f);
    }
}

/* A stall of 100 s: t s into it 200 (1 + t) writes are unapplied, and after it what was not applied
 * of the last second at its beginning follows within one more. */
static void a_stall_makes_reads_stale(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    fixture_stored(&f, FAULT_REPLICATION_STALL, seconds(600), seconds(100));
    fixture_play(&f);
    double usual = -expm1(-0.2);
    double stalled = 100 - 5 * exp(-0.2) * (1 - exp(-20));
    double after = -expm1(-20.2); /* about 1: 20,200 at 700, applied within 1 s */
    assert_near(fixture_value(&f, METRIC_READS_STALE), (3499 * usual + stalled + after) / 3600,
                2e-4);
    fixture_release(&f);
}

/* The region reads from a writer elsewhere where it has no copy, and misses nothing. */
static void no_copy_is_never_stale(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ZONE_REDUNDANT);
    fixture_play(&f);
    assert_no_value(fixture_value(&f, METRIC_READS_STALE));
    assert_no_value(fixture_value(&f, METRIC_LAG));
    fixture_release(&f);
}

/* At 1200 configuration moves 1,000 sessions from we to ne. Each has written 0.2 a second, and what
 * is younger than 1 s is not there. None breaks where nothing is promised, or nothing is behind. */
static void sessions_break_when_they_move(void **state)
{
    (void)state;
    for (int k = 0; k < 3; k++) {
        struct fixture f;
        struct store *store = fixture_orders(&f, STORE_ASYNC);
        store->consistency = k == 1 ? CONSISTENCY_EVENTUAL : CONSISTENCY_SESSION;
        store->lag = dist_constant(k != 2);
        f.scenario.stamps[WE].priority = 0;
        f.scenario.groups[0].sessions = 1000;
        fixture_fault(&f, FAULT_ORIGIN_DISABLED, seconds(600), seconds(2000))->stamp = WE;
        fixture_play(&f);
        double broken = fixture_value(&f, METRIC_SESSIONS_BROKEN);
        if (k == 1) {
            assert_no_value(broken);
        } else {
            assert_near(broken, k == 0 ? 1000 * -expm1(-0.2) : 0, 1e-6);
        }
        fixture_release(&f);
    }
}

/* Back to the writer nothing is behind. */
static void sessions_may_move_to_the_writer(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC)->consistency = CONSISTENCY_SESSION;
    f.scenario.groups[0].sessions = 1000;
    fixture_fault(&f, FAULT_ORIGIN_DISABLED, seconds(600), seconds(5000))->stamp = NE;
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_SESSIONS_BROKEN), 0, 0);
    fixture_release(&f);
}

/* The app that 1,000 sessions write by fails, and the edge moves them later: what they wrote before
 * is there by then. Where the stream has stood still for 10 s when it fails, 11 s of it are not. */
static void what_failed_before_the_move_breaks_nothing(void **state)
{
    (void)state;
    for (int stalled = 0; stalled < 2; stalled++) {
        struct fixture f;
        struct store *store = fixture_orders(&f, STORE_ASYNC);
        store->consistency = CONSISTENCY_SESSION;
        store->lag = dist_constant(1);
        f.scenario.stamps[WE].priority = 0;
        f.scenario.groups[0].sessions = 1000;
        if (stalled) {
            fixture_stored(&f, FAULT_REPLICATION_STALL, seconds(590), seconds(1000));
        }
        fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600), seconds(300), WE, 0);
        fixture_play(&f);
        double expected = stalled ? 1000 * -expm1(-0.2 * 11) : 0;
        assert_near(fixture_value(&f, METRIC_SESSIONS_BROKEN), expected, 1e-6);
        fixture_release(&f);
    }
}

/* In a multi-write store each region misses what the other accepted: 100 writes each, half of each
 * on the entities of either home. */
static void every_region_misses_the_other(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_MULTI_WRITE)->conflicts.track_incidents = true;
    f.scenario.stamps[WE].priority = 1;
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_READS_STALE), -expm1(-0.1), 1e-4);
    assert_near(fixture_value(&f, METRIC_LAG), 0.95, 0.05);
    fixture_release(&f);
}

/* A slow stream of exponential lag: over 2,000 replications the lag's mean is what the law says,
 * E = integral of e^-r e^(-(r - 1 + e^-r) / 60). */
static void the_lag_is_sampled_in_time(void **state)
{
    (void)state;
    struct fixture f;
    struct tally t = {0};
    double mean = 0;
    fixture_orders(&f, STORE_ASYNC)->lag = (struct dist){.kind = DIST_EXPONENTIAL, .a = 1};
    f.scenario.groups[0].requests = 1e6; /* the oldest lies where the position is */
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= 2000; r++) {
        fixture_run(&f, r);
        tally_add(&t, fixture_value(&f, METRIC_LAG));
    }
    for (double r = 0.0005; r < 40; r += 0.001) {
        mean += 0.001 * exp(-r - (r - 1 + exp(-r)) / 60);
    }
    assert_true(fixture_distance(&t, mean) < 4);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_constant_lag_has_its_share),
        cmocka_unit_test(the_popular_are_missed_most),
        cmocka_unit_test(the_writer_is_not_behind_itself),
        cmocka_unit_test(without_lag_nothing_is_stale),
        cmocka_unit_test(a_stall_makes_reads_stale),
        cmocka_unit_test(no_copy_is_never_stale),
        cmocka_unit_test(sessions_break_when_they_move),
        cmocka_unit_test(sessions_may_move_to_the_writer),
        cmocka_unit_test(what_failed_before_the_move_breaks_nothing),
        cmocka_unit_test(every_region_misses_the_other),
        cmocka_unit_test(the_lag_is_sampled_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
