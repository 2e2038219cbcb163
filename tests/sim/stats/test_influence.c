/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/stats/influence.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/rng/stream.h"
#include "sim/stats/interval.h"
#include "sim/stats/weighted.h"

enum { N = 40 };

static void assert_close(double got, double wanted)
{
    if (!(fabs(got - wanted) <= 1e-12 * fabs(wanted) + 1e-300)) {
        fail_msg("got %.17g, wanted %.17g", got, wanted);
    }
}

static double drawn[8][N], influences[8][N];

static struct influence ratio(int k, const double *weight, const double *number, const double *sum)
{
    struct influence x = {.of = influences[k]};
    influence_ratio(weight, number, sum, N, &x);
    return x;
}

static void draw(void)
{
    struct stream s;
    stream_open_name(&s, 3, "influence", 1);
    for (int k = 0; k < 8; k++) {
        for (int i = 0; i < N; i++) {
            drawn[k][i] = stream_uniform(&s);
        }
    }
}

static const double *ones(void)
{
    static double one[N];
    for (int i = 0; i < N; i++) {
        one[i] = 1;
    }
    return one;
}

/* Of plain means it is the t interval of the differences. */
static void pairs_of_means_are_the_paired_t_interval(void **state)
{
    struct tally t = {0}, ta = {0}, tb = {0};
    (void)state;
    draw();
    for (int i = 0; i < N; i++) {
        drawn[1][i] = drawn[0][i] + 0.1 * drawn[2][i] + 1e6;
        drawn[0][i] += 1e6;
        tally_add(&t, drawn[1][i] - drawn[0][i]);
        tally_add(&ta, drawn[0][i]);
        tally_add(&tb, drawn[1][i]);
    }
    struct influence a = ratio(0, ones(), ones(), drawn[0]);
    struct influence b = ratio(1, ones(), ones(), drawn[1]);
    struct difference d = influence_difference(&a, &b, true, 0.95);
    struct interval wanted = interval_mean(&t, 0.95);
    assert_true(fabs(d.mean - t.mean) < 1e-9);
    assert_true(fabs(d.lo - wanted.lo) < 1e-9 && fabs(d.hi - wanted.hi) < 1e-9);
    assert_true(
        fabs(d.gain * tally_variance(&t) / (tally_variance(&ta) + tally_variance(&tb)) - 1) < 1e-6);
    assert_true(d.gain > 10);
    d = influence_difference(&a, &b, false, 0.95); /* Welch, equal variances nearly: 2 (n - 1) */
    double half = sqrt((tally_variance(&ta) + tally_variance(&tb)) / N);
    assert_true(fabs((d.hi - d.lo) / 2 / half - 1.9908) < 2e-3);
    assert_false(d.paired);
}

/* One estimate alone has the interval that weighted_interval gives it. */
static void ratios_have_the_variance_of_ratios(void **state)
{
    double weight[N], number[N], sum[N];
    struct weighted w = {0};
    (void)state;
    draw();
    for (int i = 0; i < N; i++) {
        weight[i] = 0.5 + drawn[0][i];
        number[i] = 1 + floor(3 * drawn[1][i]);
        sum[i] = number[i] * (5 + drawn[2][i]);
        weighted_add(&w, weight[i], number[i], sum[i]);
    }
    struct influence x = ratio(0, weight, number, sum), zero = {.value = 0, .of = drawn[7], .n = N};
    for (int i = 0; i < N; i++) {
        drawn[7][i] = 0;
    }
    struct difference d = influence_difference(&zero, &x, true, 0.95);
    struct interval wanted = weighted_interval(&w, 0.95);
    assert_close(x.value, weighted_mean(&w));
    assert_true(fabs(d.lo - wanted.lo) < 1e-9 && fabs(d.hi - wanted.hi) < 1e-9);
}

static void what_has_no_value_has_no_estimate(void **state)
{
    double none[N] = {0};
    (void)state;
    draw();
    struct influence a = ratio(0, ones(), none, none), b = ratio(1, ones(), ones(), drawn[0]);
    assert_true(isnan(a.value));
    struct difference d = influence_difference(&a, &b, true, 0.95);
    assert_true(isnan(d.mean) && isnan(d.lo) && isnan(d.hi) && isnan(d.gain));
    struct influence perfect = ratio(2, ones(), ones(), ones());
    influence_nines(&perfect);
    assert_true(isnan(perfect.value));
    influence_quotient(&b, &perfect);
    assert_true(isnan(b.value));
}

/* The influence of a function is that of what it is of, times its slope. */
static void functions_by_their_slopes(void **state)
{
    (void)state;
    draw();
    for (int i = 0; i < N; i++) {
        drawn[0][i] = 1 - drawn[0][i] / 1000;
    }
    struct influence x = ratio(0, ones(), ones(), drawn[0]);
    double value = x.value, first = x.of[0];
    influence_nines(&x);
    assert_close(x.value, -log10(1 - value));
    assert_close(x.of[0], first / ((1 - value) * log(10)));
    struct influence y = ratio(1, ones(), ones(), drawn[1]), z = ratio(2, ones(), ones(), drawn[2]);
    double quotient = y.value / z.value, own = y.of[3];
    influence_quotient(&y, &z);
    assert_close(y.value, quotient);
    assert_close(y.of[3], (own - quotient * z.of[3]) / z.value);
}

static void what_never_varies_is_equal(void **state)
{
    double a[N], b[N];
    (void)state;
    for (int i = 0; i < N; i++) {
        a[i] = 0.1 + 0.2;
        b[i] = 0.3; /* not the same double */
    }
    struct influence x = ratio(0, ones(), ones(), a), y = ratio(1, ones(), ones(), b);
    struct difference d = influence_difference(&x, &y, true, 0.95);
    assert_true(d.mean == 0 && d.lo == 0 && d.hi == 0 && isnan(d.gain));
}

/* Without noise below, Fieller's interval is that of the mean above, divided. */
static void slopes(void **state)
{
    double one[N], three[N];
    struct tally t = {0};
    (void)state;
    draw();
    for (int i = 0; i < N; i++) {
        one[i] = 1;
        three[i] = 3;
        tally_add(&t, (drawn[1][i] - drawn[0][i]) / 2);
    }
    struct influence xa = ratio(0, ones(), ones(), one), xb = ratio(1, ones(), ones(), three);
    struct influence ya = ratio(2, ones(), ones(), drawn[0]);
    struct influence yb = ratio(3, ones(), ones(), drawn[1]);
    struct difference d = influence_slope(&xa, &xb, &ya, &yb, true, 0.95);
    struct interval wanted = interval_mean(&t, 0.95);
    assert_close(d.mean, t.mean);
    assert_true(fabs(d.lo - wanted.lo) < 1e-12 && fabs(d.hi - wanted.hi) < 1e-12);
    d = influence_slope(&ya, &yb, &xa, &xb, true, 0.95); /* a divisor that may be 0 */
    assert_true(isnan(d.lo) && isnan(d.hi) && isfinite(d.mean));
    d = influence_slope(&xa, &xa, &ya, &yb, true, 0.95);
    assert_true(isnan(d.mean) && isnan(d.lo));
}

/* Of 1,000 paired differences of ratios 95 % hold the truth: 919 to 977 with a false-alarm rate of
 * 1e-5. The same of slopes. */
static void intervals_hold_the_truth(void **state)
{
    int differences = 0, apart = 0, quotients = 0;
    struct stream s;
    (void)state;
    stream_open_name(&s, 5, "influence/coverage", 1);
    for (int r = 0; r < 1000; r++) {
        double number[N], sum[4][N];
        for (int i = 0; i < N; i++) {
            double common = stream_exponential(&s, 1);
            number[i] = 1 + floor(3 * stream_uniform(&s));
            sum[0][i] = number[i] * 2 + common + stream_uniform(&s) - 1.5;
            sum[1][i] = number[i] * 3 + common + stream_uniform(&s) - 1.5;
            sum[2][i] = 5 * number[i] + common + stream_uniform(&s) - 1.5;
            sum[3][i] = 9 * number[i] + common + stream_uniform(&s) - 1.5;
        }
        struct influence x[4];
        for (int k = 0; k < 4; k++) {
            x[k] = ratio(k, ones(), number, sum[k]);
        }
        struct difference d = influence_difference(&x[0], &x[1], true, 0.95);
        differences += d.lo <= 1 && 1 <= d.hi;
        d = influence_slope(&x[0], &x[1], &x[2], &x[3], true, 0.95);
        quotients += d.lo <= 4 && 4 <= d.hi;
        for (int i = 0; i < N; i++) {
            sum[0][i] = 2 + stream_exponential(&s, 1);
            sum[1][i] = 4 + 3 * stream_exponential(&s, 1);
        }
        x[0] = ratio(0, ones(), ones(), sum[0]);
        x[1] = ratio(1, ones(), ones(), sum[1]);
        d = influence_difference(&x[0], &x[1], false, 0.95);
        apart += d.lo <= 4 && 4 <= d.hi;
    }
    assert_in_range(differences, 919, 977);
    assert_in_range(quotients, 919, 977);
    assert_in_range(apart, 905, 977); /* exponentials: skewed */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_of_means_are_the_paired_t_interval),
        cmocka_unit_test(ratios_have_the_variance_of_ratios),
        cmocka_unit_test(what_has_no_value_has_no_estimate),
        cmocka_unit_test(functions_by_their_slopes),
        cmocka_unit_test(what_never_varies_is_equal),
        cmocka_unit_test(slopes),
        cmocka_unit_test(intervals_hold_the_truth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
