/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steering by DNS: detection under the presets, and answers that age out.
 *
 * Traffic Manager (TM-01 to TM-03), one location: the fourth failure in a row is sent 3 I after the
 * first, which is U I late, and known after the timeout: uniform on [100 s, 130 s), mean 115 s.
 *
 * Route 53 (R53-01, R53-02), n = 16 checkers, healthy while more than 18 % = 2.88 of them say so:
 * unhealthy once at most 2 still do, which is when the 14th of 16 has noticed. Their times are
 * independent and uniform on [(f - 1) I, f I) + d, so the mean is (f - 1) I + 14 I / 17 + d, and
 * P(by (f - 1) I + x I + d) = P(Binomial(16, x) >= 14). Beside it stands a brute force: checkers
 * probed one probe after another, and asked after each whether they still agree.
 *
 * Drain: at the verdict the answers' ages are uniform on [0, TTL), and a share of the clients holds
 * theirs by `extra` longer. s(t) = theta at the instant that rto.service says; of so many clients
 * drawn one by one the share that has asked again by then must be theta. And what fails until the
 * horizon is the integral of those who have not.
 *
 * False alarm: 6.3e-5 for each of 45 means, 1e-4 for each of 7 laws: under 0.4 %. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "sim/rng/dist.h"
#include "tests/theory/comparison.h"
#include "tests/theory/text.h"

enum { REPLICATIONS = 4000, CLIENTS = 200000 };

static const double KS_CRITICAL = 2.2253; /* 2 exp(-2 k^2) = 1e-4 */

static void load(struct fixture *f, const char *edge, const char *mode, const char *targets,
                 double horizon)
{
    text_fixture(f,
                 "ninefold: 1\n"
                 "horizon: %.9fs\n"
                 "targets: {%s}\n"
                 "clients: {all: {requests: 1000/s, pops: 3, latency: {we: 250ms, ne: 250ms}}}\n"
                 "edge: {%s}\n"
                 "regions: {west: {}, north: {}}\n"
                 "stamps:\n"
                 "  we: {region: west, priority: 1, components: {app: {}}}\n"
                 "  ne: {region: north, priority: 2, components: {app: {}}}\n"
                 "faults:\n"
                 "  - {at: 7m, fault: region-outage, target: west, for: 10d, mode: %s}\n",
                 horizon, targets, edge, mode);
}

/* The k-th of n times uniform on [start, start + width). */
struct order {
    double start, width;
    unsigned k, n;
};

static double order_cdf(const void *parameters, double x)
{
    const struct order *o = parameters;
    double u = fmin(fmax((x - o->start) / o->width, 0), 1);
    return o->k > 0 ? gsl_cdf_binomial_Q(o->k - 1, u, o->n) : 1;
}

static void compare_detection(struct comparisons *c, const char *label, const char *edge,
                              const char *mode, struct order order, uint64_t seed)
{
    static double sample[REPLICATIONS];
    struct fixture f;
    struct tally t = {0};
    double mean = order.start + order.width * order.k / (order.n + 1);
    load(&f, edge, mode, "success_ratio: 99%", 1800);
    f.scenario.seed = seed;
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(&f, r);
        sample[r - 1] = fixture_value(&f, METRIC_RTO_DETECT_FIRST);
        assert_true(sample[r - 1] == fixture_value(&f, METRIC_RTO_DETECT_LAST));
        assert_true(sample[r - 1] >= order.start - 1e-9);
        assert_true(sample[r - 1] < order.start + order.width + 1e-9);
        tally_add(&t, sample[r - 1]);
    }
    fixture_release(&f);
    compare_mean(c, label, &t, mean);
    struct law law = {order_cdf, &order, mean, KS_CRITICAL};
    compare_law(c, label, sample, REPLICATIONS, &law);
}

static void test_traffic_manager(void **state)
{
    (void)state;
    struct comparisons c = {.section = "DNS, Traffic Manager"};
    compare_detection(&c, "Traffic Manager 30 s, black hole", "preset: azure-traffic-manager",
                      "drop", (struct order){100, 30, 1, 1}, 100);
    compare_detection(&c, "Traffic Manager 10 s, refused",
                      "preset: azure-traffic-manager, probe: {interval: 10s, timeout: 9s}",
                      "refuse", (struct order){30.25, 10, 1, 1}, 101);
    /* Looking again 1 s after each failure: the fourth 3 s after the first. */
    compare_detection(&c, "Traffic Manager 10 s, refused, fast_interval 1 s",
                      "preset: azure-traffic-manager, "
                      "probe: {interval: 10s, timeout: 9s, fast_interval: 1s}",
                      "refuse", (struct order){3.25, 10, 1, 1}, 102);
    comparisons_assert(&c);
}

static void test_route53(void **state)
{
    (void)state;
    struct comparisons c = {.section = "DNS, agreement"};
    compare_detection(&c, "Route 53 standard, 16 checkers, black hole", "preset: aws-route53",
                      "drop", (struct order){64, 30, 14, 16}, 200);
    compare_detection(&c, "Route 53 fast, 16 checkers, refused",
                      "preset: aws-route53, probe: {interval: 10s}", "refuse",
                      (struct order){20.25, 10, 14, 16}, 201);
    compare_detection(&c, "25 locations of which more than 50 % must say so, errors",
                      "preset: aws-route53, observers: 25, probe: {agree: 50%}", "error",
                      (struct order){60.25, 30, 13, 25}, 202);
    comparisons_assert(&c);
}

/* Checkers that are probed one after another, until too few say healthy. */
static double brute(struct stream *s, int checkers, double share, int failures, double interval,
                    double delay)
{
    double next[64];
    int failed[64] = {0};
    for (int i = 0; i < checkers; i++) {
        next[i] = interval * stream_uniform(s) + delay; /* its first failure known */
    }
    for (;;) {
        int first = 0, healthy = 0;
        for (int i = 1; i < checkers; i++) {
            first = next[i] < next[first] ? i : first;
        }
        double now = next[first];
        failed[first]++;
        next[first] += interval;
        for (int i = 0; i < checkers; i++) {
            healthy += failed[i] < failures;
        }
        if (!(healthy > share * checkers)) {
            return now;
        }
    }
}

static void test_route53_by_brute_force(void **state)
{
    (void)state;
    static double played[REPLICATIONS], drawn[REPLICATIONS];
    struct comparisons c = {.section = "DNS, detection by brute force"};
    struct fixture f;
    struct stream s;
    stream_open(&s, 99, 1, 1);
    load(&f, "preset: aws-route53", "drop", "success_ratio: 99%", 1800);
    f.scenario.seed = 300;
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(&f, r);
        played[r - 1] = fixture_value(&f, METRIC_RTO_DETECT_FIRST);
        drawn[r - 1] = brute(&s, 16, 0.18, 3, 30, 4);
    }
    fixture_release(&f);
    compare_samples(&c, "Route 53 standard, 16 checkers, black hole", played, REPLICATIONS, drawn,
                    REPLICATIONS, KS_CRITICAL);
    comparisons_assert(&c);
}

struct overrun {
    const char *label, *edge;
    double ttl, share;
    struct dist extra;
};

/* How long a client goes on with its old answer. */
static double held(struct stream *s, const struct overrun *o)
{
    double rest = o->ttl * stream_uniform(s);
    return stream_uniform(s) < o->share ? rest + dist_draw(&o->extra, s) : rest;
}

/* Probes at multiples of 30 s: the fault at 420 s is seen by the fourth probe, and known at 520 s.
 */
static void drain_at(struct comparisons *c, const struct overrun *o, double theta, uint64_t seed)
{
    const double detected = 100;
    char targets[64], label[160];
    struct fixture f;
    struct stream s;
    struct tally asked = {0};
    snprintf(targets, sizeof targets, "success_ratio: %.9f, stable_for: 1us", theta);
    load(&f, o->edge, "drop", targets, 864000);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    double after = fixture_value(&f, METRIC_RTO_SERVICE) - detected;
    fixture_release(&f);
    stream_open(&s, seed, 7, 1);
    for (int i = 0; i < CLIENTS; i++) {
        tally_add(&asked, held(&s, o) <= after);
    }
    snprintf(label, sizeof label, "%s: new answers %.4g s after the verdict", o->label, after);
    compare_mean(c, label, &asked, theta);
}

/* What fails until the horizon: detection, and the integral of those who hold the old answer. */
static void failed_until(struct comparisons *c, const struct overrun *o, double after,
                         uint64_t seed)
{
    char label[160];
    struct fixture f;
    struct stream s;
    struct tally lost = {0};
    load(&f, o->edge, "drop", "success_ratio: 99%", 520 + after);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    double failed = (1 - f.row.value[METRIC_AVAILABILITY_REQUESTS]) * (520 + after) - 100;
    fixture_release(&f);
    stream_open(&s, seed, 8, 1);
    for (int i = 0; i < CLIENTS; i++) {
        tally_add(&lost, fmin(held(&s, o), after));
    }
    snprintf(label, sizeof label, "%s: failed in %.4g s", o->label, after);
    compare_mean(c, label, &lost, failed);
}

static void test_drain(void **state)
{
    (void)state;
#define EDGE "preset: azure-traffic-manager, probe: {phase: 0s}"
    const struct overrun all[] = {
        {"TTL 60 s", EDGE ", ttl: 60s", 60, 0, dist_constant(0)},
        {"TTL 30 s, 5 % by 5 min to 30 min longer",
         EDGE ", ttl: 30s, ttl_overrun: {share: 5%, extra: {uniform: {min: 5m, max: 30m}}}",
         30,
         0.05,
         {.kind = DIST_UNIFORM, .a = 300, .b = 1800}},
        {"TTL 300 s, 30 % lognormally longer",
         EDGE ", ttl: 5m, ttl_overrun: {share: 30%, extra: {lognormal: {median: 10m, p95: 2h}}}",
         300, 0.3, dist_lognormal_quantile(600, 7200, 0.95)},
    };
    static const double points[] = {0.1, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};
    struct comparisons c = {.section = "DNS, drain"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        for (size_t p = 0; p < sizeof points / sizeof *points; p++) {
            drain_at(&c, &all[i], points[p], 400 + 20 * i + p);
        }
        failed_until(&c, &all[i], 20, 490 + 3 * i);
        failed_until(&c, &all[i], 1000, 491 + 3 * i);
        failed_until(&c, &all[i], 20000, 492 + 3 * i);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_traffic_manager),
        cmocka_unit_test(test_route53),
        cmocka_unit_test(test_route53_by_brute_force),
        cmocka_unit_test(test_drain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
