/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interface; its laws are compared in tests/theory/test_lag.c. */
#include "models/lag.h"

#include <gsl/gsl_sf_expint.h>

#include "tests/models/check.h"
#include "tests/sim/base/death.h"

static struct store make_store(enum lag_of of, struct dist lag)
{
    return (struct store){.model = STORE_ASYNC,
                          .lag = lag,
                          .lag_of = of,
                          .coherence = seconds(60),
                          .throughput = INFINITY};
}

static const struct dist exponential = {.kind = DIST_EXPONENTIAL, .a = 2};

static void nothing_written_nothing_lost(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        for (int of = 0; of < 2; of++) {
            struct store store = make_store((enum lag_of)of, exponential);
            struct lag *l = lag_new(&store, exact);
            struct loss loss;
            lag_reset(l, 1, 1, 1);
            lag_lost(l, seconds(10), &loss);
            assert_int_equal(loss.count, 0);
            assert_true(loss.oldest == SIMTIME_NEVER);
            assert_exact(lag_age(l, seconds(11)), 0);
            assert_exact(lag_missing(l, seconds(11)), 0);
            assert_int_equal(lag_caught_up(l, seconds(12)), seconds(12));
            lag_free(l);
        }
    }
    lag_free(NULL);
}

/* Rare writes: nearly always none is unapplied, and still three quarters of one are expected.
 * Asking for what is unapplied changes nothing. */
static void expected_numbers_do_not_look_at_the_dice(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        for (int of = 0; of < 2; of++) {
            struct store store = make_store((enum lag_of)of, dist_constant(0.5));
            struct lag *l = lag_new(&store, exact);
            lag_reset(l, 1, 1, 1);
            lag_rate(l, 0, 3);
            for (int k = 1; k <= 50; k++) {
                simtime t = seconds(100 * k);
                lag_rate(l, t - seconds(0.2), k % 2 ? 1.5 : 3);
                lag_age(l, t);
                assert_near(lag_missing(l, t), k % 2 ? 0.3 * 3 + 0.2 * 1.5 : 0.3 * 1.5 + 0.2 * 3,
                            1e-6);
                lag_age(l, t + seconds(50));
                assert_near(lag_missing(l, t + seconds(50)), k % 2 ? 0.75 : 1.5, 1e-6);
            }
            lag_free(l);
        }
    }
}

static void equal_seeds_give_equal_numbers(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct store store = make_store(LAG_OF_WRITE, exponential);
        struct lag *l = lag_new(&store, exact);
        struct loss a, b, c;
        struct loss *runs[] = {&a, &b, &c};
        for (uint32_t i = 0; i < 3; i++) {
            lag_reset(l, 1, 1 + i / 2, 1);
            lag_rate(l, 0, 1000);
            lag_lost(l, seconds(100), runs[i]);
        }
        assert_int_equal(a.count, b.count);
        assert_int_equal(a.oldest, b.oldest);
        assert_true(a.count != c.count || a.oldest != c.oldest);
        lag_free(l);
    }
}

static void the_same_instant_gives_the_same_answer(void **state)
{
    (void)state;
    struct store store = make_store(LAG_OF_WRITE, exponential);
    struct lag *l = lag_new(&store, false);
    struct loss a, b;
    store.has_value = true;
    store.value = exponential;
    lag_reset(l, 1, 1, 1);
    lag_rate(l, 0, 1000);
    lag_lost(l, seconds(100), &a);
    lag_lost(l, seconds(100), &b);
    assert_int_equal(a.count, b.count);
    assert_exact(a.value, b.value);
    assert_true(a.value > 0);
    assert_near(lag_age(l, seconds(100)), 100 - simtime_seconds(a.oldest), 1e-9);
    lag_free(l);
}

static void expected_numbers(void **state)
{
    (void)state;
    struct store store = make_store(LAG_OF_WRITE, exponential);
    struct lag *l = lag_new(&store, false);
    lag_reset(l, 1, 1, 1);
    lag_rate(l, 0, 10);
    assert_near(lag_missing(l, seconds(1000)), 20, 1e-9);
    lag_freeze(l, seconds(1000), true);
    assert_near(lag_missing(l, seconds(1007)), 90, 1e-9);
    lag_freeze(l, seconds(1010), false);
    assert_near(lag_missing(l, seconds(1012)), 20 + 100 * exp(-1), 1e-9);
    lag_free(l);
    store = make_store(LAG_OF_STREAM, dist_constant(3));
    l = lag_new(&store, false);
    lag_reset(l, 1, 1, 1);
    lag_rate(l, 0, 10);
    assert_near(lag_missing(l, seconds(1000)), 30, 1e-6);
    lag_freeze(l, seconds(1000), true);
    assert_near(lag_missing(l, seconds(1007)), 100, 1e-6);
    lag_free(l);
}

/* By rate 0 from 1,000 s to 1,010 s, and then 30 a second: seconds of writing, whatever the rate.
 * In a backlog, in batches, and in order at a constant rate (of 10 writes a second with exponential
 * delays of 2 s, one of age a is applied with exp(-20 exp(-a / 2)), and the oldest counts itself).
 */
static void seconds_of_writing_unapplied(void **state)
{
    (void)state;
    struct store store = make_store(LAG_OF_WRITE, exponential);
    struct lag *l = lag_new(&store, false);
    lag_reset(l, 1, 1, 1);
    lag_rate(l, 0, 10);
    assert_near(lag_unapplied_time(l, seconds(1000), seconds(1000)), 2, 1e-9);
    assert_near(lag_unapplied_time(l, seconds(1000), seconds(997)), 2 * exp(-1.5), 1e-9);
    assert_exact(lag_unapplied_time(l, seconds(1000), 0), 0);
    lag_rate(l, seconds(1000), 0);
    lag_rate(l, seconds(1010), 30);
    assert_near(lag_unapplied_time(l, seconds(1012), seconds(1012)), 2 * (1 - exp(-1) + exp(-6)),
                1e-9);
    assert_near(lag_unapplied_time(l, seconds(1012), seconds(1005)), 2 * exp(-6), 1e-9);
    lag_free(l);
    store.batch = seconds(4);
    store.lag = dist_constant(1);
    l = lag_new(&store, false);
    lag_reset(l, 1, 1, 1);
    lag_rate(l, 0, 10);
    double all = lag_unapplied_time(l, seconds(1000), seconds(1000));
    assert_near(all, lag_missing(l, seconds(1000)) / 10, 1e-9);
    assert_near(lag_unapplied_time(l, seconds(1000), seconds(999)), all - 1, 1e-9);
    lag_free(l);
    store = make_store(LAG_OF_WRITE, exponential);
    store.order = ORDER_FIFO;
    l = lag_new(&store, false);
    lag_reset(l, 1, 1, 1);
    lag_rate(l, 0, 10);
    all = lag_unapplied_time(l, seconds(1000), seconds(1000));
    assert_near(all, lag_missing(l, seconds(1000)) / 10, 1e-9);
    double late = 20 * exp(-2.5); /* on their way, of those older than 5 s */
    assert_near(lag_unapplied_time(l, seconds(1000), seconds(995)),
                all - 5 + 2 * gsl_sf_expint_E1(late) - exp(-late) / 10, 1e-5);
    lag_free(l);
}

static void commits_that_wait_lose_nothing_but_under_a_cut(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct store store = make_store(LAG_OF_STREAM, exponential);
        struct lag *l = lag_new(&store, exact);
        struct loss loss;
        lag_free(l);
        store.model = STORE_SYNC;
        store.throughput = 500;
        l = lag_new(&store, exact);
        lag_reset(l, 1, 1, 1);
        lag_rate(l, 0, 100);
        lag_lost(l, seconds(50), &loss);
        assert_int_equal(loss.count, 0);
        lag_freeze(l, seconds(50), true);
        lag_lost(l, seconds(60), &loss);
        assert_near((double)loss.count, 1000, 4 * sqrt(1000));
        assert_true(lag_caught_up(l, seconds(60)) == SIMTIME_NEVER);
        assert_true(lag_drained(l, seconds(60)) == SIMTIME_NEVER);
        assert_int_equal(lag_reaches(l, seconds(60), 1500, SIMTIME_NEVER), seconds(65));
        lag_freeze(l, seconds(60), false);
        assert_int_equal(lag_drained(l, seconds(60)), seconds(62.5));
        assert_near(simtime_seconds(lag_caught_up(l, seconds(60))), 62, 0.2);
        lag_lost(l, seconds(63), &loss);
        assert_int_equal(loss.count, 0);
        lag_free(l);
    }
}

static void a_replica_seeded_anew_lacks_nothing(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct store store = make_store(LAG_OF_WRITE, exponential);
        struct lag *l = lag_new(&store, exact);
        struct loss loss;
        lag_reset(l, 1, 1, 1);
        lag_rate(l, 0, 1000);
        lag_freeze(l, seconds(10), true);
        lag_restart(l, seconds(20));
        lag_lost(l, seconds(20), &loss);
        assert_int_equal(loss.count, 0);
        lag_rate(l, seconds(21), 1000);
        lag_lost(l, seconds(22), &loss);
        assert_true(loss.count > 0 && loss.oldest >= seconds(21));
        lag_free(l);
    }
}

/* Rates change every hour of a year; the history stays short, and far in it nothing is lost. */
static void a_year_of_hours_is_forgotten(void **state)
{
    (void)state;
    struct dist laws[] = {exponential, {.kind = DIST_LOGNORMAL, .a = -1.125, .b = 1.5}};
    for (int of = 0; of < 2; of++) {
        for (size_t k = 0; k < 2; k++) {
            struct store store = make_store((enum lag_of)of, laws[k]);
            store.batch = seconds(30);
            struct lag *l = lag_new(&store, false);
            struct loss loss;
            lag_reset(l, 1, 1, 1);
            for (int h = 0; h < 8760; h++) {
                lag_rate(l, h * SIMTIME_HOUR, 10 + h % 24);
            }
            lag_lost(l, SIMTIME_YEAR, &loss);
            assert_true(loss.count > 0 && loss.oldest > SIMTIME_YEAR - SIMTIME_HOUR);
            lag_free(l);
        }
    }
}

static void go_back(void *subject)
{
    lag_age(subject, seconds(5));
}

static void time_does_not_go_back(void **state)
{
    (void)state;
    struct store store = make_store(LAG_OF_WRITE, exponential);
    struct lag *l = lag_new(&store, false);
    lag_reset(l, 1, 1, 1);
    lag_rate(l, seconds(6), 5);
    struct death d = death_of(go_back, l);
    assert_true(d.aborted);
    lag_free(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_written_nothing_lost),
        cmocka_unit_test(expected_numbers_do_not_look_at_the_dice),
        cmocka_unit_test(equal_seeds_give_equal_numbers),
        cmocka_unit_test(the_same_instant_gives_the_same_answer),
        cmocka_unit_test(expected_numbers),
        cmocka_unit_test(seconds_of_writing_unapplied),
        cmocka_unit_test(commits_that_wait_lose_nothing_but_under_a_cut),
        cmocka_unit_test(a_replica_seeded_anew_lacks_nothing),
        cmocka_unit_test(a_year_of_hours_is_forgotten),
        cmocka_unit_test(time_does_not_go_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
