/* SPDX-License-Identifier: GPL-3.0-or-later */
/* False flips under random loss of probes: the closed form against published numbers (V-07),
 * against hand arithmetic and against simulation. */
#include "tests/models/check.h"

#include "models/closed_form_flips.h"
#include "tests/models/fixture.h"

static void build(struct fixture *f, int64_t pops, int64_t size, int64_t required, double loss,
                  simtime horizon)
{
    fixture_init(f, pops, seconds(30), size, required, horizon);
    f->scenario.edge.probe.loss = loss;
    f->scenario.edge.probe.timeout = seconds(10);
}

static double flips(struct fixture *f)
{
    double mean = NAN;
    fixture_plan(f, false);
    assert_true(closed_form_mean(f->plan, METRIC_PROBE_FALSE_FLIPS, &mean));
    return mean;
}

/* P(flip within K probes) from an all-good window, V7 of the peers' validation cases: n=4, x=3,
 * p = 0.5 and 0.3. Short horizons hold at most one flip, since a second one needs more probes: with
 * K probes of one watch on one origin the expected number of flips is that probability while K
 * <= 4. After a flip at probe 2 the verdict is back at probe 5 at the earliest. K probes whose
 * outcomes are all known: horizon (K - 1 + phase) 30 s + 10 s with every phase, so exactly K for H
 * - T = K I.
 */
static void within_some_probes(void **state)
{
    (void)state;
    static const struct {
        double loss, within[4];
    } cases[] = {{0.5, {0, 0.25, 0.5, 0.6875}}, {0.3, {0, 0.09, 0.216, 0.3483}}};
    for (size_t i = 0; i < 2; i++) {
        for (int k = 1; k <= 4; k++) {
            struct fixture f;
            build(&f, 1, 4, 3, cases[i].loss, seconds(30 * k + 10));
            assert_near(flips(&f), 2 * cases[i].within[k - 1], 2e-9); /* two origins */
            fixture_release(&f);
        }
    }
}

static double choose(int64_t n, int64_t k)
{
    double c = 1;
    for (int64_t i = 1; i <= k; i++) {
        c *= (double)(n - k + i) / (double)i;
    }
    return c;
}

/* In the long run a flip at a probe is: this one lost, the oldest of the window before it good, and
 * x
 * - 1 of the n - 1 between good. Probes to the first flip (V-07) are more by what is left of the
 * last flip's window: by a share of about (n - 1) p. */
static void long_run(void **state)
{
    (void)state;
    static const struct {
        int64_t size, required;
        double loss, first;
    } cases[] = {{4, 3, 0.01, 3466.890},     {4, 3, 0.001, 334666.889}, {3, 2, 0.01, 5125.1256},
                 {2, 1, 0.01, 10100},        {4, 2, 0.01, 341248.31},   {5, 3, 0.01, 172929.91},
                 {4, 3, 0.0001, 33346666.9}, {2, 1, 0.001, 1001000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        int64_t n = cases[i].size, x = cases[i].required;
        double p = cases[i].loss;
        build(&f, 10, n, x, p, 20 * SIMTIME_YEAR);
        double probes = 20 * simtime_seconds(20 * SIMTIME_YEAR) / 30;
        double rate = choose(n - 1, x - 1) * pow(1 - p, (double)x) * pow(p, (double)(n - x + 1));
        assert_near(flips(&f) / (probes * rate), 1, 1e-5);
        assert_near(rate * cases[i].first, 1, (double)n * p);
        fixture_release(&f);
    }
}

/* D = 2, U = 1 in a row: healthy, one failure, unhealthy. Stationary: the failure after a failure
 * when healthy. With a, b, c the shares of those states: a = (1-p)(a + b + c), b = p a, c = p (b +
 * c); flips per probe p b = p^2 (1-p). */
static void in_a_row(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1, 4, 3, 0.2, SIMTIME_YEAR);
    f.scenario.edge.probe.rule = RULE_CONSECUTIVE;
    f.scenario.edge.probe.down_after = 2;
    f.scenario.edge.probe.up_after = 1;
    double probes = 2 * (simtime_seconds(SIMTIME_YEAR) - 10) / 30;
    assert_near(flips(&f) / probes, 0.04 * 0.8, 1e-6);
    fixture_release(&f);
}

/* 2,500 replications, fixed seed, 4.9 standard errors (false alarm 1e-6 each). */
static void assert_simulated(struct fixture *f)
{
    struct tally t = {0};
    double mean = flips(f);
    for (uint32_t r = 1; r <= 2500; r++) {
        fixture_run(f, r);
        tally_add(&t, fixture_value(f, METRIC_PROBE_FALSE_FLIPS));
    }
    assert_true(fixture_distance(&t, mean) < 4.9);
}

static void against_simulation(void **state)
{
    (void)state;
    static const struct {
        int64_t size, required;
        double loss;
    } cases[] = {{4, 3, 0.1}, {4, 3, 0.5}, {5, 1, 0.6}, {3, 3, 0.3}, {1, 1, 0.2}, {12, 6, 0.5}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        build(&f, 2, cases[i].size, cases[i].required, cases[i].loss, seconds(2000));
        assert_simulated(&f);
        fixture_release(&f);
    }
    struct fixture f;
    build(&f, 2, 4, 3, 0.4, seconds(2000));
    f.scenario.edge.probe.rule = RULE_CONSECUTIVE;
    f.scenario.edge.probe.down_after = 3;
    f.scenario.edge.probe.up_after = 2;
    assert_simulated(&f);
    fixture_release(&f);
}

/* Observers with a longer interval send fewer probes. */
static void slow_observers(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2, 4, 3, 0.2, seconds(3000));
    f.scenario.edge.probe.low_traffic_slowdown = 3;
    fixture_group(&f, "idle", 0, 3);
    assert_simulated(&f);
    fixture_release(&f);
}

static void not_claimed(void **state)
{
    (void)state;
    double mean;
    struct fixture f;
    build(&f, 1, 4, 3, 0, SIMTIME_YEAR);
    fixture_plan(&f, false);
    assert_false(closed_form_mean(f.plan, METRIC_PROBE_FALSE_FLIPS, &mean));
    fixture_release(&f);
    build(&f, 1, 4, 3, 0.1, SIMTIME_YEAR);
    f.scenario.edge.probe.timeout = seconds(31); /* overlapping probes change the order */
    fixture_plan(&f, false);
    assert_false(closed_form_mean(f.plan, METRIC_PROBE_FALSE_FLIPS, &mean));
    fixture_release(&f);
    build(&f, 1, 255, 128, 0.1, SIMTIME_YEAR);
    fixture_plan(&f, false);
    assert_false(closed_form_mean(f.plan, METRIC_PROBE_FALSE_FLIPS, &mean));
    fixture_release(&f);
    build(&f, 1, 4, 3, 0.1, SIMTIME_YEAR);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(10), seconds(10), MODE_DROP, 0);
    fixture_plan(&f, false);
    assert_false(closed_form_mean(f.plan, METRIC_PROBE_FALSE_FLIPS, &mean));
    fixture_release(&f);
}

/* Where it is claimed it must be the mean that the simulation has. */
static void assert_no_false_claim(struct fixture *f)
{
    double mean = NAN;
    struct tally t = {0};
    fixture_plan(f, false);
    bool known = closed_form_mean(f->plan, METRIC_PROBE_FALSE_FLIPS, &mean);
    for (uint32_t r = 1; r <= 200; r++) {
        fixture_run(f, r);
        tally_add(&t, fixture_value(f, METRIC_PROBE_FALSE_FLIPS));
    }
    fixture_release(f);
    if (known) {
        assert_near(mean, t.mean, 0.2 * mean);
    }
}

/* A flip is false only if the origin would have served the request: not if answers come after the
 * client's timeout, */
static void clients_too_far(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2, 4, 3, 0.2, seconds(3000));
    f.scenario.groups[0].timeout = seconds(1);
    f.scenario.groups[0].latency[0] = f.scenario.groups[0].latency[1] = seconds(2);
    assert_no_false_claim(&f);
}

/* nor if the stamps shed, */
static void overloaded(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2, 4, 3, 0.2, seconds(3000));
    for (int i = 0; i < 2; i++) {
        f.scenario.stamps[i].components[0].capacity = 100;
    }
    assert_no_false_claim(&f);
}

/* and if probes fail for another reason than loss, there are none to flip: a probed dependency in
 * another region answers after the probe's timeout. */
static void probes_too_slow(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2, 4, 3, 0.2, seconds(3000));
    int pricing = fixture_component(&f, "pricing", 0, 1, 1);
    f.scenario.links = arena_array(&f.arena, 1, sizeof(struct link));
    f.scenario.links[0] = (struct link){.a = 0, .b = 1, .rtt = seconds(11)};
    f.scenario.link_count = 1;
    f.scenario.groups[0].timeout = seconds(20);
    f.scenario.stamps[0].components[pricing].located_in = 1;
    f.scenario.stamps[1].components[pricing].located_in = 0;
    assert_no_false_claim(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(within_some_probes), cmocka_unit_test(long_run),
        cmocka_unit_test(in_a_row),           cmocka_unit_test(against_simulation),
        cmocka_unit_test(slow_observers),     cmocka_unit_test(not_claimed),
        cmocka_unit_test(clients_too_far),    cmocka_unit_test(overloaded),
        cmocka_unit_test(probes_too_slow),
    };
    return cmocka_run_group_tests_name("models/closed_form_flips", tests, NULL, NULL);
}
