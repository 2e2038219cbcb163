/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under any switching the weights average 1, and the weighted failures have the unbiased law.
 *
 * False alarm: for each law and manner of switching four means at 4 standard errors (6.3e-5 each)
 * and one weighted Kolmogorov-Smirnov statistic (1e-5): 2 % for all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>

#include "sim/rng/biased_clock.h"
#include "sim/stats/tally.h"
#include "tests/sim/base/death.h"
#include "tests/sim/rng/goodness.h"
#include "tests/sim/rng/laws.h"

enum { LIVES = 8000, SWITCHES = 3 };
static const double PHI = 4;

/* 4 Q(4.6) = 1e-5. A weighted empirical process has the covariance G(s) - F(s) F(t), s <= t, with
 * G(t) = E[w^2; X <= t]: less than that of Brownian motion run for G, by an independent normal
 * times F, so that (Anderson 1955) it leaves a band with a chance below 4 Q(band / sqrt G(inf)). */
static const double KS_CRITICAL = 4.6;

struct life {
    double at, weight;
};

enum manner { NEVER, FIXED, RANDOM, FROM_THE_START, MANNERS };

/* When to switch, and to what. Biased until it fails is not among them: from a factor of 2 on, the
 * mean square of that weight is infinite. */
struct manners {
    double ages[MANNERS][SWITCHES];
    double latest; /* age of a switch at random */
};

static struct manners manners_of(const struct dist *law)
{
    static const double shares[MANNERS][SWITCHES] = {
        {0, 0, 0}, {0.2, 0.5, 0.6}, {0, 0, 0}, {0, 0.2, 0.5}};
    struct manners m = {.latest = dist_quantile(law, 0.6)};
    for (size_t k = 0; k < MANNERS; k++) {
        for (size_t i = 0; i < SWITCHES; i++) {
            m.ages[k][i] = dist_quantile(law, shares[k][i]);
        }
    }
    return m;
}

static size_t plan(const struct manners *m, enum manner manner, struct stream *s, double *at,
                   double *factor)
{
    double age = 0;
    for (size_t i = 0; i < SWITCHES; i++) {
        age += m->latest / SWITCHES * stream_uniform(s);
        at[i] = manner == RANDOM ? age : m->ages[manner][i];
    }
    factor[0] = PHI;
    factor[1] = manner == RANDOM ? 1 + 2 * stream_uniform(s) : 1.5;
    factor[2] = 1;
    return manner == NEVER ? 0 : SWITCHES;
}

/* One life; what is due is compared with the next switch as a queue of events does. */
static struct life live(const struct dist *law, const struct manners *m, enum manner manner,
                        struct stream *clock, struct stream *chance)
{
    static const simtime origin = 7 * SIMTIME_DAY;
    struct biased_clock c;
    double at[SWITCHES], factor[SWITCHES], log_weight = 0;
    size_t switches = plan(m, manner, chance, at, factor);
    bool from_the_start = manner == FROM_THE_START;
    simtime due = biased_clock_start(&c, law, from_the_start ? factor[0] : 1, origin, clock);
    for (size_t i = from_the_start; i < switches; i++) {
        simtime when = origin + simtime_from_seconds(at[i]);
        if (due <= when) {
            break;
        }
        biased_clock_settle(&c, when - (when - origin) / 9, &log_weight); /* changes nothing */
        due = biased_clock_switch(&c, factor[i], when, &log_weight);
        assert_true(due >= when && due == c.due);
    }
    biased_clock_fail(&c, &log_weight);
    assert_true(isfinite(log_weight));
    return (struct life){simtime_seconds(due - origin), exp(log_weight)};
}

static void within_4(const char *what, const char *law, int manner, const struct tally *t,
                     double wanted)
{
    double distance = fabs(t->mean - wanted) / (tally_sd(t) / sqrt((double)t->n));
    if (!(distance <= 4 || fabs(t->mean - wanted) < 1e-12)) {
        fail_msg("%s of %s, manner %d: %.6g, not %.6g: %.1f s.e.", what, law, manner, t->mean,
                 wanted, distance);
    }
}

static int by_time(const void *a, const void *b)
{
    const struct life *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

/* Times are in nanoseconds, so a law is compared at the ends of one. */
static double weighted_ks(struct life *lives, size_t n, const struct dist *law)
{
    double sup = 0, sum = 0, square = 0;
    qsort(lives, n, sizeof *lives, by_time);
    for (size_t i = 0; i < n; i++) {
        double x = lives[i].at;
        sup = fmax(sup, dist_cdf(law, x - 1e-9) - sum / (double)n - 1e-12);
        sum += lives[i].weight;
        square += lives[i].weight * lives[i].weight;
        if (i + 1 == n || lives[i + 1].at > x) {
            sup = fmax(sup, sum / (double)n - dist_cdf(law, x + 1e-9));
        }
        sup = fmax(sup, dist_cdf(law, x - 1e-9) - sum / (double)n);
    }
    return sup * (double)n / sqrt(square);
}

static void check_law(const char *name, const struct dist *law, enum manner manner)
{
    static const double shares[] = {0.1, 0.4, 0.8};
    static struct life lives[LIVES];
    const struct manners manners = manners_of(law);
    double ages[3];
    struct stream clock, chance;
    struct tally weight = {0}, before[3] = {{0}};
    stream_open_name(&clock, 900 + manner, name, 1);
    stream_open_name(&chance, 900 + manner, name, 2);
    for (size_t k = 0; k < 3; k++) {
        ages[k] = dist_quantile(law, shares[k]);
    }
    for (size_t i = 0; i < LIVES; i++) {
        lives[i] = live(law, &manners, manner, &clock, &chance);
        tally_add(&weight, lives[i].weight);
        for (size_t k = 0; k < 3; k++) {
            tally_add(&before[k], lives[i].at < ages[k] ? lives[i].weight : 0);
        }
    }
    if (manner == NEVER || !dist_has_density(law)) {
        assert_true(weight.min == 1 && weight.max == 1);
    }
    within_4("weight", name, manner, &weight, 1);
    for (size_t k = 0; dist_has_density(law) && k < 3; k++) {
        within_4("failures", name, manner, &before[k],
                 dist_cdf(law, dist_quantile(law, shares[k])));
    }
    double statistic = dist_has_density(law) ? weighted_ks(lives, LIVES, law) : 0;
    if (!(statistic <= KS_CRITICAL)) {
        fail_msg("%s, manner %d: weighted KS %.2f", name, (int)manner, statistic);
    }
}

/* Of laws whose lives fit the 292 years. */
static void weighted_lives_are_unbiased(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        for (enum manner m = NEVER; dist_quantile(&laws[k].dist, 0.99) < 1e9 && m < MANNERS; m++) {
            check_law(laws[k].name, &laws[k].dist, m);
        }
    }
}

/* Stopped by a horizon, biased up to it: as many weights as there are replications. */
static void horizon(void **state)
{
    (void)state;
    for (size_t k = 0; k < laws_count; k++) {
        const struct dist *law = &laws[k].dist;
        struct stream clock;
        struct tally weight = {0}, failed = {0};
        simtime end = simtime_from_seconds(dist_quantile(law, 0.3));
        stream_open_name(&clock, 950, laws[k].name, 1);
        for (size_t i = 0; i < LIVES && dist_has_density(law); i++) {
            struct biased_clock c;
            double log_weight = 0;
            bool fails = biased_clock_start(&c, law, PHI, 0, &clock) < end;
            if (fails) {
                biased_clock_fail(&c, &log_weight);
            } else {
                biased_clock_finish(&c, end, &log_weight);
            }
            tally_add(&weight, exp(log_weight));
            tally_add(&failed, fails ? exp(log_weight) : 0);
        }
        if (dist_has_density(law)) {
            within_4("weight", laws[k].name, -1, &weight, 1);
            within_4("failures", laws[k].name, -1, &failed, dist_cdf(law, simtime_seconds(end)));
        }
    }
}

/* By hand: exponential with a mean of 100 s, at 5 times the rate from 20 s to 30 s. */
static void by_hand(void **state)
{
    (void)state;
    struct dist law = {.kind = DIST_EXPONENTIAL, .a = 100};
    struct stream s, same;
    for (uint32_t r = 1; r <= 200; r++) {
        struct biased_clock c;
        double log_weight = 0;
        stream_open_name(&s, 1, "clock", r);
        stream_open_name(&same, 1, "clock", r);
        simtime due = biased_clock_start(&c, &law, 1, SIMTIME_HOUR, &s);
        double life = dist_draw(&law, &same);
        assert_true(due == SIMTIME_HOUR + simtime_from_seconds(life));
        if (life <= 20) {
            biased_clock_fail(&c, &log_weight);
            assert_true(log_weight == 0);
            continue;
        }
        due = biased_clock_switch(&c, 5, SIMTIME_HOUR + 20 * SIMTIME_SECOND, &log_weight);
        assert_true(log_weight == 0);
        assert_true(fabs(simtime_seconds(due) - 3620 - (life - 20) / 5) < 2e-9);
        assert_true(biased_clock_switch(&c, 5, due, &log_weight) == due && log_weight == 0);
        if (life >= 70) {
            due = biased_clock_switch(&c, 1, SIMTIME_HOUR + 30 * SIMTIME_SECOND, &log_weight);
            assert_true(fabs(log_weight - 4 * 0.1) < 1e-12);
            assert_true(fabs(simtime_seconds(due) - 3630 - (life - 70)) < 2e-9);
            biased_clock_fail(&c, &log_weight);
            assert_true(fabs(log_weight - 4 * 0.1) < 1e-12);
        } else {
            biased_clock_fail(&c, &log_weight);
            assert_true(fabs(log_weight - (4 * (life - 20) / 500 - log(5))) < 1e-12);
        }
        assert_true(stream_place(&s) == stream_place(&same)); /* a switch draws nothing */
    }
}

/* Old to the last, at enormous factors, just about to fail: never NaN, never in the past. */
static void corners(void **state)
{
    (void)state;
    static const double factors[] = {1, 1.0000001, 30, 1e6, 1e15, 1e300};
    for (size_t k = 0; k < laws_count; k++) {
        struct stream clock;
        stream_open_name(&clock, 960, laws[k].name, 1);
        for (size_t i = 0; i < 300; i++) {
            struct biased_clock c;
            double log_weight = 0;
            simtime now = 0;
            simtime due = biased_clock_start(&c, &laws[k].dist, factors[i % 6], 0, &clock);
            for (size_t j = 0; j < 40 && due < SIMTIME_NEVER; j++) {
                double share = j % 3 == 0 ? 1 - ldexp(1, -(int)j) : stream_uniform(&clock);
                now += (simtime)((double)(due - now) * share);
                now = now < due && j % 7 == 6 ? due - 1 : now < due ? now : due;
                due = biased_clock_switch(&c, factors[(i + j * j) % 6], now, &log_weight);
                assert_true(due >= now && isfinite(log_weight));
            }
            if (i % 2) {
                biased_clock_fail(&c, &log_weight);
            } else {
                biased_clock_finish(&c, now, &log_weight);
            }
            assert_true(isfinite(log_weight) && log_weight < 745);
            if (!dist_has_density(&laws[k].dist)) {
                assert_true(log_weight == 0 && c.factor == 1);
            }
        }
    }
}

static void rule(void **state)
{
    (void)state;
    assert_true(biased_clock_factor(1e-3, 1e-5, 1) == 1000);
    assert_true(biased_clock_factor(1e-3, 1e-5, 2) == 2000);
    assert_true(biased_clock_factor(1e-3, 1e-3, 1) == 250); /* a quarter of a period's at most */
    assert_true(biased_clock_factor(30, 1e-3, 1) == 1);     /* nothing is rare */
}

static void slow_down(void *subject)
{
    struct dist law = {.kind = DIST_EXPONENTIAL, .a = 100};
    struct biased_clock c;
    struct stream s;
    (void)subject;
    stream_open_name(&s, 1, "clock", 1);
    biased_clock_start(&c, &law, 0.9, 0, &s);
}

static void a_clock_does_not_run_slow(void **state)
{
    (void)state;
    struct death d = death_of(slow_down, NULL);
    assert_true(d.aborted);
}

/* It fails when it would have, and the inverse of its ratio averages 1: the likelihood of its paths
 * under the bias. */
static void in_the_shadow_of_a_bias(void **state)
{
    const struct dist law = {.kind = DIST_WEIBULL, .a = 2, .b = 100};
    struct stream s, again;
    struct tally ratio = {0}, both = {0};
    (void)state;
    stream_open_name(&s, 11, "shadow", 1);
    stream_open_name(&again, 11, "shadow", 1);
    for (int i = 0; i < LIVES; i++) {
        struct biased_clock c;
        double log_weight = 0;
        simtime due = biased_clock_start(&c, &law, 1, 0, &s), at = 30 * SIMTIME_SECOND;
        assert_true(due == dist_draw_time(&law, &again));
        c.shadow = true;
        if (due > at) {
            assert_true(biased_clock_switch(&c, 2, at, &log_weight) == due);
        }
        biased_clock_fail(&c, &log_weight);
        double life = simtime_seconds(due), h = (life * life - 900) / 1e4;
        if (life > 30) { /* H(x) = (x / 100)^2; survived h, then failed */
            assert_true(fabs(log_weight - (h - log(2))) < 1e-6);
        }
        tally_add(&ratio, exp(-log_weight));
        tally_add(&both, life > 60 ? exp(-log_weight) : 0); /* P(X > 60) under the bias */
    }
    assert_true(fabs(ratio.mean - 1) < 4 * tally_sd(&ratio) / sqrt(LIVES));
    double survives = exp(-0.09 - 2 * 0.27);
    assert_true(fabs(both.mean - survives) < 4 * tally_sd(&both) / sqrt(LIVES));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighted_lives_are_unbiased),
        cmocka_unit_test(horizon),
        cmocka_unit_test(in_the_shadow_of_a_bias),
        cmocka_unit_test(by_hand),
        cmocka_unit_test(corners),
        cmocka_unit_test(rule),
        cmocka_unit_test(a_clock_does_not_run_slow),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
