/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fails by itself: availability of one repairable thing against renewal theory and, from the
 * start, the two-state Markov chain.
 *
 * False alarm: 6.3e-5 for each of 8 means. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/models/fixture.h"
#include "tests/theory/comparison.h"

static const double HOUR = 3600;

static struct fault *recurring(struct fixture *f, enum fault_kind kind, struct dist every,
                               struct dist lasts)
{
    struct fault *fault = fixture_fault(f, kind, 0, 0);
    fault->recurs = true;
    fault->every = every;
    fault->lasts = lasts;
    return fault;
}

static void play(struct comparisons *c, struct fixture *f, const char *label, enum metric_id metric,
                 uint32_t replications, double theory)
{
    struct tally t = {0};
    fixture_plan(f, false);
    for (uint32_t r = 1; r <= replications; r++) {
        fixture_run(f, r);
        tally_add(&t, fixture_value(f, metric));
    }
    fixture_release(f);
    compare_mean(c, label, &t, theory);
}

static struct dist exponential(double mean)
{
    return (struct dist){.kind = DIST_EXPONENTIAL, .a = mean};
}

static struct dist weibull(double shape, double scale)
{
    return (struct dist){.kind = DIST_WEIBULL, .a = shape, .b = scale};
}

/* The whole edge, so that nobody has to notice anything. Of 2,000 cycles the first, which begins at
 * the repair, is off by less than one in the mean: 1/2,000 of the unavailability, where its
 * standard error is 1/200 and more. */
static void test_renewal(void **state)
{
    static const char *const names[] = {"exponential, exponential", "Weibull 0.7, exponential",
                                        "Weibull 3, lognormal sigma 1", "exponential, constant",
                                        "lognormal sigma 1.2, Weibull 0.8"};
    const struct dist ups[] = {exponential(100 * HOUR), weibull(0.7, 100 * HOUR),
                               weibull(3, 80 * HOUR), exponential(30 * HOUR),
                               dist_lognormal_mean_sd(100 * HOUR, 180 * HOUR)};
    const struct dist downs[] = {exponential(5 * HOUR), exponential(HOUR),
                                 dist_lognormal_mean_sd(4 * HOUR, 5 * HOUR),
                                 dist_constant(2 * HOUR), weibull(0.8, 3 * HOUR)};
    struct comparisons c = {.section = "failures at random, in the long run"};
    (void)state;
    for (size_t k = 0; k < sizeof ups / sizeof *ups; k++) {
        struct fixture f;
        double up = dist_mean(&ups[k]), down = dist_mean(&downs[k]);
        fixture_init(&f, 1, SIMTIME_HOUR, 4, 3, simtime_from_seconds(2000 * (up + down)));
        f.scenario.seed = 500 + k;
        recurring(&f, FAULT_EDGE_OUTAGE, ups[k], downs[k]);
        play(&c, &f, names[k], METRIC_AVAILABILITY_TIME, 40, up / (up + down));
    }
    comparisons_assert(&c);
}

/* Everything starts up: over [0, T) 1 - u + u (1 - e^-x) / x, with x = T / up + T / down and u the
 * unavailability in the long run. */
static void test_from_the_start(void **state)
{
    struct comparisons c = {.section = "failures at random, from the start"};
    (void)state;
    for (int k = 0; k < 3; k++) {
        struct fixture f;
        char label[64];
        double up = 20 * HOUR, down = 10 * HOUR, horizon = (2 + 8 * k) * HOUR;
        double x = horizon / up + horizon / down, u = down / (up + down);
        fixture_init(&f, 1, SIMTIME_HOUR, 4, 3, simtime_from_seconds(horizon));
        f.scenario.seed = 600 + (uint64_t)k;
        recurring(&f, FAULT_EDGE_OUTAGE, exponential(up), exponential(down));
        snprintf(label, sizeof label, "up 20 h, down 10 h, horizon %g h", horizon / HOUR);
        play(&c, &f, label, METRIC_AVAILABILITY_TIME, 20000, 1 - u - u * expm1(-x) / x);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_renewal),
        cmocka_unit_test(test_from_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
