/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A brown-out: each probe fails independently with probability e, for ever (fact AFD-11). In the
 * long run an observer holds the origin unhealthy for the share P(Binomial(n, 1 - e) < x) of the
 * time.
 *
 * The window starts full of successes, so the first n outcomes are biased. Their expectation is
 * known, so the theory printed is that of the horizon of 20,000 outcomes, exactly; it differs from
 * the stationary share by at most n / 20,000.
 *
 * False alarm: 8.9e-5 for each of 28 means (Student t with 199 degrees of freedom), 0.3 % for all.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/models/fixture.h"
#include "tests/theory/chain.h"
#include "tests/theory/comparison.h"

enum { REPLICATIONS = 200, PROBES = 20000 };

static const simtime INTERVAL = 30 * SIMTIME_SECOND;
static const simtime TIMEOUT = 10 * SIMTIME_SECOND;
static const simtime ROUND_TRIP = 20 * SIMTIME_SECOND / 1000;

/* How the probes fail: a share of bad answers of the app, or of probes lost on the way. */
enum cause { BY_ERRORS, BY_LOSS };

static void play(int sample, int required, double failure, enum cause cause, bool exact,
                 uint64_t seed, struct tally *ret)
{
    struct fixture f;
    fixture_init(&f, 1, INTERVAL, sample, required, PROBES * INTERVAL);
    f.scenario.stamp_count = 1;
    f.scenario.seed = seed;
    f.scenario.groups[0].latency[0] = ROUND_TRIP;
    enum fault_kind kind = cause == BY_ERRORS ? FAULT_COMPONENT_DEGRADED : FAULT_PROBE_LOSS;
    struct fault *fault = fixture_fault(&f, kind, 0, SIMTIME_NEVER);
    fault->stamp = fault->component = 0;
    fault->error_share = fault->share = failure;
    fixture_plan(&f, exact);
    *ret = (struct tally){0};
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(&f, r);
        tally_add(ret, fixture_value(&f, METRIC_PROBE_UNHEALTHY_SHARE));
    }
    fixture_release(&f);
}

/* Expected share over the horizon. Outcome k is known at (U + k - 1) I + round trip, U uniform on
 * [0, 1), and the verdict of k outcomes stands until the next. After k < n of them n - k successes
 * of the start are left; from the n-th on the verdict has its stationary law. A lost probe is known
 * later than a success by timeout - round trip, which every unhealthy stretch is shorter by. */
static double expected_share(int sample, int required, double failure, enum cause cause)
{
    struct chain_window w = {sample, required, failure};
    double trip = simtime_seconds(ROUND_TRIP) / simtime_seconds(INTERVAL);
    double late = cause == BY_LOSS ? simtime_seconds(TIMEOUT - ROUND_TRIP) : 0;
    double start = 0, rest = PROBES - sample + 0.5 - trip;
    for (int k = 1; k < sample; k++) {
        start += chain_unhealthy(k, required - (sample - k), failure);
    }
    double shorter = late > 0 ? chain_flips(&w, PROBES) * late / simtime_seconds(INTERVAL) : 0;
    return (start + rest * chain_unhealthy(sample, required, failure) - shorter) / PROBES;
}

static void compare(struct comparisons *c, int sample, int required, double failure,
                    enum cause cause, bool exact, uint64_t seed)
{
    struct tally t;
    char label[96];
    double theory = expected_share(sample, required, failure, cause);
    double stationary = chain_unhealthy(sample, required, failure);
    play(sample, required, failure, cause, exact, seed, &t);
    assert_true(cause == BY_LOSS || fabs(theory - stationary) <= (double)sample / PROBES);
    snprintf(label, sizeof label, "%d/%d, %s %g%s", sample, required,
             cause == BY_ERRORS ? "errors" : "loss", failure, exact ? ", exact" : "");
    compare_mean(c, label, &t, theory);
}

static void test_shares(void **state)
{
    (void)state;
    static const int windows[][2] = {{4, 3}, {5, 3}, {4, 2}, {2, 1}, {16, 12}};
    static const double failures[] = {0.1, 0.3, 0.5, 0.8};
    struct comparisons c = {.section = "brown-out, unhealthy share"};
    uint64_t seed = 100;
    for (size_t w = 0; w < 5; w++) {
        for (size_t e = 0; e < 4; e++) {
            compare(&c, windows[w][0], windows[w][1], failures[e], BY_ERRORS, false, seed++);
        }
    }
    compare(&c, 4, 3, 0.01, BY_ERRORS, false, seed++);
    compare(&c, 4, 3, 0.05, BY_ERRORS, false, seed++);
    compare(&c, 4, 3, 0.25, BY_ERRORS, false, seed++);
    compare(&c, 4, 3, 0.3, BY_LOSS, false, seed++);
    comparisons_assert(&c);
}

static void test_shares_exact(void **state)
{
    (void)state;
    struct comparisons c = {.section = "brown-out, unhealthy share"};
    compare(&c, 4, 3, 0.05, BY_ERRORS, true, 201);
    compare(&c, 4, 3, 0.3, BY_ERRORS, true, 202);
    compare(&c, 16, 12, 0.3, BY_ERRORS, true, 203);
    compare(&c, 2, 1, 0.8, BY_ERRORS, true, 204);
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares),
        cmocka_unit_test(test_shares_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
