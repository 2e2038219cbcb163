/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lag_mass.h"
#include "tests/models/check.h"

/* 0-10 s at 40/s, cut 10-14 s, 25/s from 12 s on, until 20 s. */
static struct lag_history make(double throughput, double batch)
{
    struct store store = {.model = STORE_ASYNC, .throughput = throughput, .batch = seconds(batch)};
    struct lag_history h;
    lag_history_init(&h, &store);
    lag_history_reset(&h, 0, 0);
    h.phase = h.batch / 4;
    h.rate = 40;
    lag_history_advance(&h, seconds(10));
    lag_history_freeze(&h, true);
    lag_history_advance(&h, seconds(12));
    h.rate = 25;
    lag_history_advance(&h, seconds(14));
    lag_history_freeze(&h, false);
    lag_history_advance(&h, seconds(20));
    return h;
}

/* The same write by write: those of [0, until). */
static double sum_until(struct lag_history *h, const struct dist *d, double later, double until)
{
    double sum = 0, step = 0.001;
    for (double s = step / 2; s < until; s += step) {
        double a = -lag_history_leaves(h, seconds(s)) + later;
        sum += (s < 12 ? 40 : 25) * step * (a < 0 ? 1 : dist_survival(d, a));
    }
    return sum;
}

static const struct dist laws[] = {
    {.kind = DIST_EXPONENTIAL, .a = 3},
    {.kind = DIST_LOGNORMAL, .a = 0.5, .b = 1},
    {.kind = DIST_CONSTANT, .a = 2.5},
    {.kind = DIST_PARETO, .a = 0.5, .b = 0.8},
};
static const double limits[][2] = {{INFINITY, 0}, {60, 0}, {INFINITY, 3}, {60, 3}};

static void mass_is_the_integral(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct lag_history h = make(limits[i][0], limits[i][1]);
        for (size_t k = 0; k < 4; k++) {
            struct lag_weight w = {.delay = &laws[k]};
            for (double later = 0; later < 5; later += 0.77) {
                double want = sum_until(&h, &laws[k], later, 20);
                assert_near(lag_mass(&h, &w, later), want, 0.05 + 1e-3 * want);
            }
            assert_near(lag_mass(&h, &w, -1), lag_mass(&h, &w, 0), limits[i][1] > 0 ? 1e-9 : 1e-9);
        }
        lag_history_release(&h);
    }
}

/* What is expected, with and without knowing how far a tail reaches: where the rate alone has
 * changed, at any spacing of the changes, and where a cut lies within reach. */
static void a_tail_known_to_end_gives_the_same(void **state)
{
    (void)state;
    for (size_t k = 0; k < 2; k++) {
        struct lag_weight plain = {.delay = &laws[k]}, known = plain;
        known.mean = dist_mean(&laws[k]);
        known.reach = dist_tail_inverse(&laws[k], known.mean * 1e-17);
        for (size_t i = 0; i < 4; i++) {
            struct lag_history h = make(limits[i][0], limits[i][1]);
            for (int step = 0; step < 40; step++) {
                double want = lag_mass_expected(&h, &plain);
                assert_near(lag_mass_expected(&h, &known), want, 1e-8 * want);
                h.rate = 10 * (step * 7 % 5);
                lag_history_advance(&h, h.now + seconds(0.01 * (1 << step % 12)));
            }
            struct lag_history before = lag_history_before(&h, h.now - seconds(4));
            double want = lag_mass_expected(&before, &plain);
            assert_near(lag_mass_expected(&before, &known), want, 1e-8 * want);
            lag_history_release(&before);
            lag_history_release(&h);
        }
    }
}

static void place_undoes_mass(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct lag_history h = make(limits[i][0], limits[i][1]);
        for (size_t k = 0; k < 4; k++) {
            struct lag_weight w = {.delay = &laws[k]};
            double total = lag_mass(&h, &w, -1);
            for (double share = 0.003; share < 1; share += 0.0621) {
                double s = simtime_seconds(lag_mass_place(&h, &w, share * total));
                assert_near(sum_until(&h, &laws[k], 0, s), share * total, 0.06 + 1e-3 * total);
            }
            assert_true(lag_mass_place(&h, &w, total) < h.now);
        }
        lag_history_release(&h);
    }
}

static void plain_mass_counts_writes(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct lag_history h = make(limits[i][0], limits[i][1]);
        assert_near(lag_mass_since(&h, seconds(8)), 40 * 4 + 25 * 8, 1e-9);
        assert_int_equal(lag_mass_place_since(&h, seconds(8), 40), seconds(9));
        assert_int_equal(lag_mass_place_since(&h, seconds(8), 40 * 4 + 25), seconds(13));
        assert_int_equal(lag_mass_place_since(&h, seconds(8), 1000), h.now - 1);
        lag_history_release(&h);
    }
}

static void what_is_applied_is_gone(void **state)
{
    (void)state;
    struct lag_history h = make(INFINITY, 0);
    struct lag_weight constant = {.delay = &laws[2]}, heavy = {.delay = &laws[3]};
    assert_true(lag_mass_is_gone(&h, &constant)); /* all of 0-10 s left 6 s ago */
    assert_false(lag_mass_is_gone(&h, &heavy));
    lag_history_release(&h);
}

/* Far out, of a comb of many cells: rate x batch x the sum over cells. */
static void combs_add_their_cells(void **state)
{
    (void)state;
    struct store store = {.model = STORE_ASYNC, .throughput = INFINITY, .batch = seconds(2)};
    struct lag_history h;
    lag_history_init(&h, &store);
    lag_history_reset(&h, 0, 0);
    h.rate = 10;
    lag_history_advance(&h, seconds(100001));
    struct lag_weight w = {.delay = &laws[0]};
    double want = 10; /* 1 s is open */
    for (double a = 1; a < 300; a += 2) {
        want += 20 * exp(-a / 3);
    }
    assert_near(lag_mass(&h, &w, -1), want, 1e-9);
    assert_near(simtime_seconds(lag_mass_place(&h, &w, want - 10 - 20 * exp(-1.0 / 3))), 99998,
                1e-6);
    lag_history_release(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mass_is_the_integral),
        cmocka_unit_test(a_tail_known_to_end_gives_the_same),
        cmocka_unit_test(place_undoes_mass),
        cmocka_unit_test(plain_mass_counts_writes),
        cmocka_unit_test(what_is_applied_is_gone),
        cmocka_unit_test(combs_add_their_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
