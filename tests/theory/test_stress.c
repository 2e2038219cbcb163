/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stamps under stress, against closed forms.
 *
 * Overload: of a load of twice the capacity, without cost of shedding the share served is capacity
 * over load whatever the repeats; at 5 % the fixed point q load + 0.05 (1 - q) load = capacity with
 * load = 2 C (1 + (1 - q) + ... + (1 - q)^r) serves 1 - (1 - q)^(r + 1): .474, .434 and .346 for r
 * = 0, 1 and 3.
 *
 * Cold survivor: capacity c times the load, s(t) = c (1 - k e^(-t/tau)) with k = 1 - initial until
 * it is 1, at tau ln(c k / (c - 1)); theta is reached at tau ln(c k / (c - theta)), and what fails
 * is the integral of the rest. With repeats that cost nothing the same. Autoscale: what is shed for
 * so long, then nothing.
 *
 * Session affinity: shares decay exponentially to what is routed, as sessions start afresh.
 *
 * Drift: of the diverted traffic a share fails. It is looked for at a fixed period: the time with a
 * difference is compared with a brute force that draws differences and checks one by one.
 *
 * False alarm: all exact but two, of 6.3e-5 and 1e-4 + 1.1e-5. */
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

static const double HORIZON = 7200;

/* What fails, in seconds of all that is asked for. */
static double lost(const struct fixture *f)
{
    return (1 - f->row.value[METRIC_AVAILABILITY_REQUESTS]) * HORIZON;
}

/* To so many decimals; what is left of bisections and of means of stretches is far below. */
static void compare_seconds(struct comparisons *c, const char *label, double estimate,
                            double theory, double unit)
{
    compare_equal(c, label, round(estimate / unit) * unit, round(theory / unit) * unit);
}

/* All that we is asked for goes to ne from 40 s after the outage on, found out at 10 min. */
static void pair(struct fixture *f, const char *survivor, const char *clients, const char *more)
{
    text_fixture(f,
                 "ninefold: 1\n"
                 "horizon: 2h\n"
                 "clients: {all: {requests: 1000/s, latency: {we: 1ms, ne: 1ms}, %s}}\n"
                 "edge: {probe: {interval: 30s, phase: 0s, sample_size: 4,\n"
                 "  successful_samples_required: 3}, retry_on_connect_failure: false}\n"
                 "regions: {west: {}, north: {}}\n"
                 "stamps:\n"
                 "  we: {region: west, priority: 1, components: {app: {}}}\n"
                 "  ne: {region: north, priority: 2, %s}\n"
                 "faults:\n"
                 "  - {at: 10m, fault: region-outage, target: west, for: 30d}\n"
                 "%s",
                 clients, survivor, more);
}

static void test_overload(void **state)
{
    (void)state;
    static const struct {
        const char *label, *clients, *shed, *printed;
    } cases[] = {
        {"twice the capacity, shed_cost 0, no repeats", "timeout: 5s", "0%", "0.50000"},
        {"twice the capacity, shed_cost 0, 1 repeat", "retries: {attempts: 1}", "0%", "0.50000"},
        {"twice the capacity, shed_cost 0, 3 repeats", "retries: {attempts: 3}", "0%", "0.50000"},
        {"twice the capacity, shed_cost 5 %, no repeats", "timeout: 5s", "5%", "0.47368"},
        {"twice the capacity, shed_cost 5 %, 1 repeat", "retries: {attempts: 1}", "5%", "0.43409"},
        {"twice the capacity, shed_cost 5 %, 3 repeats", "retries: {attempts: 3}", "5%", "0.34546"},
    };
    struct comparisons c = {.section = "Stress, overload"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        char survivor[128];
        snprintf(survivor, sizeof survivor,
                 "components: {app: {instances: 5, capacity: 100/s, shed_cost: %s}}",
                 cases[i].shed);
        pair(&f, survivor, cases[i].clients, "");
        fixture_plan(&f, false);
        fixture_until(&f, 1, 1000 * SIMTIME_SECOND);
        compare_printed(&c, cases[i].label, f.world->traffic.success, cases[i].printed);
        fixture_release(&f);
    }
    comparisons_assert(&c);
}

struct cold {
    const char *label, *clients;
    double capacity, initial, tau;
    bool exact;
};

static void compare_cold(struct comparisons *c, const struct cold *k)
{
    struct fixture f;
    char survivor[256], label[128];
    double missing = 1 - k->initial, theta = 0.99 - 1e-9;
    snprintf(survivor, sizeof survivor,
             "warm_up: {initial_capacity: %g, time_constant: %gs}, components: {app: {instances: "
             "1, capacity: %.17g/s}}",
             k->initial, k->tau, k->capacity * 1000);
    pair(&f, survivor, k->clients, "");
    fixture_plan(&f, k->exact);
    fixture_run(&f, 1);
    double end = k->tau * log(k->capacity * missing / (k->capacity - 1));
    double good = k->tau * log(k->capacity * missing / (k->capacity - theta));
    double served = k->capacity * (end - missing * k->tau * -expm1(-end / k->tau));
    snprintf(label, sizeof label, "%s: seconds lost", k->label);
    compare_seconds(c, label, lost(&f), 40 + end - served, 1e-8);
    snprintf(label, sizeof label, "%s: rto.stage.warm", k->label);
    compare_seconds(c, label, fixture_value(&f, METRIC_RTO_STAGE_WARM), good, 1e-7);
    snprintf(label, sizeof label, "%s: rto.service", k->label);
    compare_seconds(c, label, fixture_value(&f, METRIC_RTO_SERVICE), 40 + good, 1e-7);
    fixture_release(&f);
}

static void test_warm_up(void **state)
{
    (void)state;
    static const struct cold cases[] = {
        {"cold survivor, 1.2 x, 60 %, 3 min", "timeout: 5s", 1.2, 0.6, 180, false},
        {"the same with --exact", "timeout: 5s", 1.2, 0.6, 180, true},
        {"the same, 1 repeat for nothing", "retries: {attempts: 1}", 1.2, 0.6, 180, false},
        {"cold survivor, 2 x, 0 %, 10 min", "timeout: 5s", 2, 0, 600, false},
        {"cold survivor, 1.01 x, 95 %, 2 min", "timeout: 5s", 1.01, 0.95, 120, false},
    };
    struct comparisons c = {.section = "Stress, warm-up"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        compare_cold(&c, &cases[i]);
    }
    comparisons_assert(&c);
}

/* Survivor of 3 x 200 a second that may have 6: 0.6 for 5 min. Cold as well: 0.6 w(t) for 5 min,
 * then 1.2 w(t), which is over 1 by then. With the control plane out until 1500 s: until then. */
static void test_autoscale(void **state)
{
    (void)state;
    static const char app[] = "autoscale: {after: 5m, max_instances: 6}, components: {app: "
                              "{instances: 3, capacity: 200/s}}";
    static const char held[] =
        "  - {at: 700s, fault: control-plane-outage, target: north, for: 800s}\n";
    struct comparisons c = {.section = "Stress, autoscale"};
    struct fixture f;
    char cold[256];
    pair(&f, app, "timeout: 5s", "");
    fixture_play(&f);
    compare_seconds(&c, "added after 5 min: seconds lost", lost(&f), 40 + 0.4 * 300, 1e-9);
    compare_seconds(&c, "added after 5 min: rto.stage.warm",
                    fixture_value(&f, METRIC_RTO_STAGE_WARM), 300, 1e-9);
    fixture_release(&f);
    pair(&f, app, "timeout: 5s", held);
    fixture_play(&f);
    compare_seconds(&c, "held by the control plane: seconds lost", lost(&f), 40 + 0.4 * 860, 1e-9);
    fixture_release(&f);
    snprintf(cold, sizeof cold, "warm_up: {initial_capacity: 50%%, time_constant: 2m}, %s", app);
    pair(&f, cold, "timeout: 5s", "");
    fixture_play(&f);
    double served = 0.6 * (300 - 0.5 * 120 * -expm1(-2.5));
    compare_seconds(&c, "cold, added after 5 min: seconds lost", lost(&f), 40 + 300 - served, 1e-8);
    fixture_release(&f);
    comparisons_assert(&c);
}

/* Standby: all that it gets is diverted. Of two that share, half of what the one left gets is. */
static void test_drift(void **state)
{
    (void)state;
    static const char drifted[] = "  - {at: 1m, fault: config-drift, target: ne, for: 30d}\n";
    struct comparisons c = {.section = "Stress, drift"};
    struct fixture f;
    pair(&f, "drift: {affects: 30%}, components: {app: {}}", "timeout: 5s", drifted);
    fixture_play(&f);
    compare_seconds(&c, "30 % of what a standby takes over", lost(&f), 40 + 0.3 * (6600 - 40),
                    1e-9);
    fixture_release(&f);
    pair(&f, "drift: {affects: 30%}, components: {app: {}}", "timeout: 5s", drifted);
    f.scenario.stamps[1].priority = 1;
    fixture_play(&f);
    compare_seconds(&c, "30 % of what one of two takes over", lost(&f), 20 + 0.15 * (6600 - 40),
                    1e-9);
    fixture_release(&f);
    comparisons_assert(&c);
}

/* Of equals we is out from 10 to 20 min and healthy again for the edge at 1260.001 s (a round trip
 * after the third good probe), ne answers nothing from 40 to 60 min, which no probe sees. Until
 * 640.001 s half fails; without affinity another half later, with it whoever is pinned to ne: a
 * share of (1
 * + e^(-u / length)) / 2. And to a lower number everybody returns at once. */
static void compare_pinned(struct comparisons *c, const char *label, const char *edge, int priority,
                           bool exact, double share)
{
    struct fixture f;
    text_fixture(&f,
                 "ninefold: 1\n"
                 "horizon: 2h\n"
                 "clients: {all: {requests: 1000/s, session_length: 20m, latency: {we: 1ms, ne: "
                 "1ms}}}\n"
                 "edge: {%s, probe: {interval: 30s, phase: 0s, sample_size: 4,\n"
                 "  successful_samples_required: 3}, retry_on_connect_failure: false}\n"
                 "regions: {west: {}, north: {}}\n"
                 "stamps:\n"
                 "  we: {region: west, components: {app: {}, secrets: {probed: false}}}\n"
                 "  ne: {region: north, priority: %d, components: {app: {}, secrets: {probed: "
                 "false}}}\n"
                 "faults:\n"
                 "  - {at: 10m, fault: region-outage, target: west, for: 10m, mode: error}\n"
                 "  - {at: 40m, fault: component-down, target: ne.secrets, for: 20m}\n",
                 edge, priority);
    fixture_plan(&f, exact);
    fixture_run(&f, 1);
    compare_seconds(c, label, lost(&f), (priority == 1 ? 0.5 : 1) * 30.001 + share, 1e-8);
    fixture_release(&f);
}

static void test_affinity(void **state)
{
    (void)state;
    struct comparisons c = {.section = "Stress, session affinity"};
    double u = 2400 - 1260.001, length = 1200;
    double pinned = 600 + length / 2 * exp(-u / length) * -expm1(-1);
    compare_pinned(&c, "equals, no affinity", "session_affinity: false", 1, false, 600);
    compare_pinned(&c, "equals, sessions of 20 min", "session_affinity: true", 1, false, pinned);
    compare_pinned(&c, "the same with --exact", "session_affinity: true", 1, true, pinned);
    compare_pinned(&c, "a lower priority number returns", "session_affinity: true", 2, false, 0);
    comparisons_assert(&c);
}

/* The preferred stamp calls a service in the other one's region, which is out for 10 min: nobody is
 * left, though its own region is up; without the call nobody notices. */
static void test_located_in(void **state)
{
    (void)state;
    struct comparisons c = {.section = "Stress, one outage becomes two"};
    for (int calls = 0; calls < 2; calls++) {
        struct fixture f;
        text_fixture(&f,
                     "ninefold: 1\n"
                     "horizon: 2h\n"
                     "clients: {all: {requests: 1000/s}}\n"
                     "edge: {}\n"
                     "regions: {west: {}, north: {}}\n"
                     "links: [{between: [west, north], rtt: 17ms}]\n"
                     "stamps:\n"
                     "  we: {region: west, priority: 1, components: {app: {}, pricing: "
                     "{located_in: %s}}}\n"
                     "  ne: {region: north, priority: 2, components: {app: {}}}\n"
                     "faults:\n"
                     "  - {at: 10m, fault: region-outage, target: north, for: 10m}\n",
                     calls ? "north" : "west");
        fixture_play(&f);
        compare_seconds(&c, calls ? "with located_in: seconds lost" : "without: seconds lost",
                        lost(&f), calls ? 600 : 0, 1e-9);
        fixture_release(&f);
    }
    comparisons_assert(&c);
}

enum { REPLICATIONS = 4000 };

/* One after another; a check finds what is there. */
static double brute(struct stream *s, double mean, double every, double fix, double horizon)
{
    double t = 0, sum = 0, check = every * stream_uniform(s);
    for (;;) {
        t -= mean * log(1 - stream_uniform(s));
        if (t >= horizon) {
            return sum;
        }
        while (check < t) {
            check += every;
        }
        double end = check + fix;
        sum += fmin(end, horizon) - t;
        t = end;
    }
}

static void test_checks(void **state)
{
    (void)state;
    static double x[REPLICATIONS], y[REPLICATIONS];
    struct comparisons c = {.section = "Stress, checks for drift"};
    struct fixture f;
    struct stream s;
    text_fixture(&f, "ninefold: 1\n"
                     "horizon: 20d\n"
                     "clients: {all: {requests: 1000/s}}\n"
                     "edge: {when_all_unhealthy: fail}\n"
                     "regions: {west: {}, north: {}}\n"
                     "stamps:\n"
                     "  we: {region: west, priority: 1, components: {app: {}}}\n"
                     "  ne: {region: north, priority: 2, drift: {every: {exponential: {mean: "
                     "3d}}, affects: 100%%, check_every: 24h, fix_after: 2h}}\n"
                     "faults: [{at: 0s, fault: region-outage, target: west, mode: refuse}]\n");
    f.scenario.edge.connect_timeout = SIMTIME_SECOND / 1000;
    fixture_plan(&f, false);
    stream_open_name(&s, 5, "theory/stress/drift", 1);
    for (uint32_t r = 1; r <= REPLICATIONS; r++) {
        fixture_run(&f, r);
        x[r - 1] = (1 - f.row.value[METRIC_AVAILABILITY_REQUESTS]) * 480;
        y[r - 1] = brute(&s, 72, 24, 2, 480);
    }
    fixture_release(&f);
    compare_samples(&c, "hours with a difference, 20 d", x, REPLICATIONS, y, REPLICATIONS, 2.2253);
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overload),  cmocka_unit_test(test_warm_up),
        cmocka_unit_test(test_autoscale), cmocka_unit_test(test_drift),
        cmocka_unit_test(test_affinity),  cmocka_unit_test(test_located_in),
        cmocka_unit_test(test_checks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
