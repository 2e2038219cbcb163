/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Besides values known by hand: whoever looks after every few observations, and stops at the first
 * error of 5 %, is wrong in about 5 % of the cases at most. 4,000 repetitions; a rate of 5 % would
 * pass 6.1 % with a chance of 7e-4. */
#include "sim/stats/anytime.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/rng/stream.h"
#include "sim/stats/tally.h"

enum { REPETITIONS = 4000, FIRST = 100, LAST = 2000 };

/* About 1/2 with a first look of 32: alternatives of density 12 t (1 - t) on (1/2, 1], whose
 * integral with t^n is elementary. */
static double all_hits(double n)
{
    double integral = 12 * ((1 - pow(0.5, n + 2)) / (n + 2) - (1 - pow(0.5, n + 3)) / (n + 3));
    return fmin(1, pow(0.5, n) / integral);
}

static void shares_by_hand(void **state)
{
    (void)state;
    for (int n = 1; n <= 60; n++) {
        double wanted = all_hits(n);
        assert_true(fabs(anytime_share_above(n, n, 0.5, 32) - wanted) < 1e-9 * wanted);
        assert_true(fabs(anytime_share_below(0, n, 0.5, 32) - wanted) < 1e-9 * wanted);
    }
    assert_true(anytime_share_above(74, 74, 0.95, 100) > 0.05);
    assert_true(anytime_share_above(75, 75, 0.95, 100) < 0.05); /* one look: 59 */
    assert_true(anytime_share_above(90, 100, 0.95, 100) == 1);  /* speaks for it */
    assert_true(anytime_share_below(80, 100, 0.95, 100) < 1e-4);
    assert_true(anytime_share_above(0, 0, 0.95, 100) == 1);
    assert_true(anytime_share_above(1e6, 1e6, 1, 100) == 1); /* nothing is above 1 */
    assert_true(anytime_share_above(1, 10, 0, 100) == 0);    /* and one hit shows more than 0 */
    assert_true(anytime_share_above(0, 10, 0, 100) == 1);
    assert_true(anytime_share_below(10, 10, 1, 100) == 1);
    assert_true(anytime_share_above(9.6e6, 1e7, 0.95, 100) < 1e-100); /* beyond what GSL can */
    assert_true(anytime_share_above(9.5e6, 1e7, 0.95, 100) == 1);
    assert_true(anytime_share_above(5000, 5000, 0.999, 1) < 0.05); /* a first look at one */
}

static void normal_by_hand(void **state)
{
    (void)state;
    assert_true(anytime_normal_above(0, 99, 1) == 1);
    assert_true(anytime_normal_above(-5, 99, 1) == 1);
    assert_true(anytime_normal_above(NAN, 99, 1) == 1);
    assert_true(anytime_normal_above(5, 0, 1) == 1);
    assert_true(anytime_normal_above(1e9, 99, 1) == 0);
    /* r = 8: 2 / 3 exp(4 x^2 / 9) P(2.828427 x / 3) */
    double x = 3.5, wealth = 2.0 / 3 * exp(4 * x * x / 9) * 0.99951669;
    assert_true(fabs(anytime_normal_above(x, 1e12, 1) * wealth - 1) < 1e-4);
    assert_true(anytime_normal_above(2.7, 1e6, 1) > 0.05);
    assert_true(anytime_normal_above(2.8, 1e6, 1) < 0.05);
    assert_true(anytime_normal_above(3.3, 1e6, 100) > 0.05);
    assert_true(anytime_normal_above(3.4, 1e6, 100) < 0.05);
    assert_true(anytime_normal_above(2.8, 9, 1) > 0.05); /* ten values tell less */
}

/* 1, 1, 5 and 5, and the worst once more: 1, 1, 1, 5, 5, of mean 2.6, with second, third and fourth
 * moments 3.84, 3.072 and 17.2032 about it. */
static void mean_by_hand(void **state)
{
    static const double x[] = {-2, 2, -2, 2};
    (void)state;
    double t = 2.6 / sqrt(3.84 / 4), kurtosis = 17.2032 / (3.84 * 3.84);
    assert_true(2 * 5 / (kurtosis - 1) > 4);       /* so four degrees of freedom */
    double wanted = anytime_normal_above(t, 4, 1); /* skewed upwards: to that nothing is added */
    assert_true(wanted < 1 && fabs(anytime_mean_above(x, 4, 3, 1) / wanted - 1) < 1e-12);
    assert_true(anytime_mean_below(x, 4, -3, 1) == anytime_mean_above(x, 4, 3, 1));
    assert_true(anytime_mean_above(x, 4, -3, 1) == 1);
    /* 3, 3, 3, 3, 1 and 1 again: mean 7/3, moments 8/9, -16/27, 32/27 */
    static const double low[] = {1, 1, 1, 1, -1};
    double s = -16.0 / 27 / pow(8.0 / 9, 1.5) / sqrt(6);
    t = 7.0 / 3 / sqrt(8.0 / 9 / 5);
    t += s * (t * t / 3 + 1.0 / 6) + s * s * t * t * t / 27;
    wanted = anytime_normal_above(t, 5, 2);
    assert_true(wanted < 1 && fabs(anytime_mean_above(low, 5, 2, 2) / wanted - 1) < 1e-9);
}

static void what_does_not_vary_is_certain(void **state)
{
    static const double same[] = {0, 0, 0};
    (void)state;
    assert_true(anytime_mean_above(same, 3, 0.5, 1) == 0);
    assert_true(anytime_mean_below(same, 3, 0.5, 1) == 1);
    assert_true(anytime_mean_above(same, 3, 0, 1) == 1);   /* 0 is not above 0 */
    assert_true(anytime_mean_above(same, 1, 0.5, 1) == 1); /* one value says nothing */
}

static void never_too_often_of_shares(void **state)
{
    int above = 0, below = 0;
    (void)state;
    for (uint32_t r = 1; r <= REPETITIONS; r++) {
        struct stream s;
        double hits = 0;
        int up = 0, down = 0;
        stream_open_name(&s, 1, "shares", r);
        for (int n = 1; n <= LAST / 2; n++) {
            hits += stream_uniform(&s) < 0.95;
            if (n % 5 == 0) {
                up |= anytime_share_above(hits, n, 0.95, 20) <= 0.05;
                down |= anytime_share_below(hits, n, 0.95, 20) <= 0.05;
            }
        }
        above += up;
        below += down;
    }
    print_message("# of %d: %d above, %d below\n", REPETITIONS, above, below);
    assert_true(above > 0 && above <= 0.061 * REPETITIONS);
    assert_true(below > 0 && below <= 0.061 * REPETITIONS);
}

/* Of ten replications one loses something, exponentially much: `loss` times a share of 1/10.
 * Whether the mean is below the limit, which is the mean, is asked from 100 replications on, after
 * every eighth more. */
static void never_too_often_of_losses(void **state)
{
    static double x[LAST];
    int above = 0, below = 0, bare = 0;
    (void)state;
    for (uint32_t r = 1; r <= REPETITIONS; r++) {
        struct stream s;
        struct tally t = {0};
        int up = 0, down = 0, plain = 0;
        stream_open_name(&s, 1, "losses", r);
        for (size_t n = 1, look = FIRST; n <= LAST; n++) {
            x[n - 1] = 0.1 - (stream_uniform(&s) < 0.1 ? stream_exponential(&s, 1) : 0);
            tally_add(&t, x[n - 1]);
            if (n == look) {
                double z = t.mean / sqrt(tally_variance(&t) / (double)n),
                       growth = (double)n / FIRST;
                up |= anytime_mean_above(x, n, 0, growth) <= 0.05;
                down |= anytime_mean_below(x, n, 0, growth) <= 0.05;
                plain |= anytime_normal_above(z, (double)n - 1, growth) <= 0.05;
                look += look / 8;
            }
        }
        above += up;
        below += down;
        bare += plain;
    }
    print_message("# of %d: %d above, %d below; uncorrected %d above\n", REPETITIONS, above, below,
                  bare);
    assert_true(above > 0 && above <= 0.061 * REPETITIONS);
    assert_true(below > 0 && below <= 0.061 * REPETITIONS);
    assert_true(bare > 0.1 * REPETITIONS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_by_hand),
        cmocka_unit_test(normal_by_hand),
        cmocka_unit_test(mean_by_hand),
        cmocka_unit_test(what_does_not_vary_is_certain),
        cmocka_unit_test(never_too_often_of_shares),
        cmocka_unit_test(never_too_often_of_losses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
