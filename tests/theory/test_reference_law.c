/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The probe engine against tests/theory/reference.h where outcomes, phases and jitter are left to
 * chance: time of the first flip, number of flips and time held unhealthy have the same laws, by
 * two-sample Kolmogorov-Smirnov. The engine plays every probe (exact) and steps over probes.
 *
 * False alarm: at most 1e-5 for each of 78 statistics (which are conservative where values tie) and
 * 1.1e-5 for each of 78 means, 0.2 % for all. */
#include <gsl/gsl_rng.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "models/world.h"
#include "tests/models/fixture.h"
#include "tests/theory/comparison.h"
#include "tests/theory/reference.h"

enum {
    REPLICATIONS = 4000,
    FLIPS_MAX = 512,
    INTERVAL_S = 30,
    HORIZON = 60 * INTERVAL_S,
    QUANTITIES = 3
};

static const double KS_CRITICAL = 2.4704; /* 2 exp(-2 k^2) = 1e-5 */
static const char *const quantity_names[QUANTITIES] = {"first flip", "flips", "time unhealthy"};

static simtime seconds(double s)
{
    return simtime_from_seconds(s);
}

static void degrade(struct fixture *f, int component, double from, double lasts, double errors)
{
    struct fault *fault = fixture_fault(f, FAULT_COMPONENT_DEGRADED, seconds(from), seconds(lasts));
    fault->stamp = 0;
    fault->component = component;
    fault->error_share = errors;
}

static void lose(struct fixture *f, double from, double lasts, double share)
{
    struct fault *fault = fixture_fault(f, FAULT_PROBE_LOSS, seconds(from), seconds(lasts));
    fault->stamp = 0;
    fault->share = share;
}

static struct fault *target(struct fault *fault)
{
    fault->region = fault->stamp = fault->component = fault->group = 0;
    return fault;
}

static void brown_out(struct fixture *f)
{
    degrade(f, 0, 100, 1500, 0.3);
}

static void overlapping(struct fixture *f)
{
    f->scenario.edge.probe.loss = 0.05;
    degrade(f, 0, 100, 1000, 0.2);
    lose(f, 500, 1000, 0.3);
}

static void slow_timeout(struct fixture *f)
{
    f->scenario.edge.probe.timeout = seconds(100);
    f->scenario.groups[0].latency[0] = seconds(12);
    lose(f, 100, 1200, 0.35);
}

static void some_jitter(struct fixture *f)
{
    f->scenario.edge.probe.jitter = seconds(INTERVAL_S / 2.0);
    degrade(f, 0, 333, 800, 0.5);
}

static void full_jitter(struct fixture *f)
{
    f->scenario.edge.probe.jitter = seconds(INTERVAL_S);
    f->scenario.edge.probe.timeout = seconds(45);
    lose(f, 200, 1400, 0.25);
}

/* Some answers are bad at once; the others hang on the dependency. */
static void two_delays(struct fixture *f)
{
    int database = fixture_component(f, "database", 0, 0, 1);
    degrade(f, 0, 300, 900, 0.2);
    struct fault *down = target(fixture_fault(f, FAULT_COMPONENT_DOWN, seconds(500), seconds(400)));
    down->component = database;
}

/* Failures known long after the repair, in an order that jitter decides. */
static void late_failures(struct fixture *f)
{
    f->scenario.edge.probe.jitter = seconds(INTERVAL_S);
    f->scenario.edge.probe.timeout = seconds(75);
    f->scenario.edge.probe.sample_size = 3;
    f->scenario.edge.probe.successful_samples_required = 2;
    target(fixture_fault(f, FAULT_REGION_OUTAGE, seconds(400), seconds(600)));
}

static void dead_with_loss(struct fixture *f)
{
    f->scenario.edge.probe.loss = 0.1;
    target(fixture_fault(f, FAULT_REGION_OUTAGE, seconds(400), seconds(600)));
}

static void streaks(struct fixture *f)
{
    f->scenario.edge.probe.rule = RULE_CONSECUTIVE;
    degrade(f, 0, 100, 1500, 0.6);
}

static void absent_pop(struct fixture *f)
{
    degrade(f, 0, 100, 1500, 0.4);
    target(fixture_fault(f, FAULT_POP_OUTAGE, seconds(600), seconds(250)));
}

static void disabled(struct fixture *f)
{
    f->scenario.edge.propagation = dist_constant(120.5);
    degrade(f, 0, 100, 1500, 0.4);
    target(fixture_fault(f, FAULT_ORIGIN_DISABLED, seconds(600), seconds(300)));
}

/* Failure is the rule, first; then the exception. Both are slept on. */
static void mostly_failing(struct fixture *f)
{
    degrade(f, 0, 0, 1000, 0.95);
    degrade(f, 0, 1000, 800, 0.03);
}

static void long_window(struct fixture *f)
{
    f->scenario.edge.probe.sample_size = 16;
    f->scenario.edge.probe.successful_samples_required = 12;
    degrade(f, 0, 200, 1400, 0.35);
}

static const struct {
    const char *name;
    void (*build)(struct fixture *f);
} cases[] = {
    {"brown-out", brown_out},
    {"overlapping errors and loss", overlapping},
    {"timeout above the interval", slow_timeout},
    {"jitter of half an interval", some_jitter},
    {"jitter of an interval, long timeout", full_jitter},
    {"bad answers and silence", two_delays},
    {"late failures, jitter", late_failures},
    {"region outage with loss", dead_with_loss},
    {"consecutive rule", streaks},
    {"POP outage in a brown-out", absent_pop},
    {"origin disabled in a brown-out", disabled},
    {"95 % of errors", mostly_failing},
    {"window of 16", long_window},
};
enum { CASES = sizeof cases / sizeof *cases };

static void measure(const struct reference_flip *flips, size_t count, double *ret)
{
    double unhealthy = 0;
    for (size_t i = 0; i < count; i += 2) { /* down at even numbers, up at odd ones */
        double until = i + 1 < count ? simtime_seconds(flips[i + 1].at) : HORIZON;
        unhealthy += until - simtime_seconds(flips[i].at);
    }
    ret[0] = count ? simtime_seconds(flips[0].at) : HORIZON;
    ret[1] = (double)count;
    ret[2] = unhealthy;
}

static void measure_reference(const struct scenario *sc, gsl_rng *rng, double *ret)
{
    struct reference_flip flips[FLIPS_MAX];
    struct reference watch = {.sc = sc, .interval = sc->edge.probe.interval};
    watch.phase = (simtime)(gsl_rng_uniform(rng) * (double)watch.interval);
    measure(flips, reference_play(&watch, rng, flips, FLIPS_MAX), ret);
}

static void measure_engine(struct world *w, uint32_t replication, double *ret)
{
    struct reference_flip flips[FLIPS_MAX];
    const struct watch *watch = &w->edge.watches[0];
    size_t count = 0;
    world_reset(w, replication);
    for (enum stop stop = STOP_EVENTS; stop == STOP_EVENTS;) {
        w->sim.event_budget = w->sim.events + 1;
        stop = sim_run(&w->sim, w->plan->sc->horizon);
        if (watch->healthy == count % 2) {
            assert_true(count < FLIPS_MAX);
            flips[count++] = (struct reference_flip){w->sim.now, watch->healthy};
        }
    }
    measure(flips, count, ret);
}

static void compare_case(struct comparisons *c, size_t k, bool exact)
{
    static double engine[QUANTITIES][REPLICATIONS], reference[QUANTITIES][REPLICATIONS];
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    struct fixture f;
    gsl_rng_set(rng, 1000 + k + (exact ? 100 : 0));
    fixture_init(&f, 1, seconds(INTERVAL_S), 4, 3, seconds(HORIZON));
    f.scenario.seed = 2000 + k + (exact ? 100 : 0);
    f.scenario.groups[0].latency[0] = seconds(0.25);
    cases[k].build(&f);
    fixture_plan(&f, exact);
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        double x[QUANTITIES], y[QUANTITIES];
        measure_engine(f.world, r + 1, x);
        measure_reference(&f.scenario, rng, y);
        for (size_t q = 0; q < QUANTITIES; q++) {
            engine[q][r] = x[q];
            reference[q][r] = y[q];
        }
    }
    for (size_t q = 0; q < QUANTITIES; q++) {
        char label[128];
        snprintf(label, sizeof label, "%s%s: %s", cases[k].name, exact ? ", exact" : "",
                 quantity_names[q]);
        compare_samples(c, label, engine[q], REPLICATIONS, reference[q], REPLICATIONS, KS_CRITICAL);
    }
    fixture_release(&f);
    gsl_rng_free(rng);
}

static void test_default(void **state)
{
    (void)state;
    struct comparisons c = {.section = "reference, laws (KS)"};
    for (size_t k = 0; k < CASES; k++) {
        compare_case(&c, k, false);
    }
    comparisons_assert(&c);
}

static void test_exact(void **state)
{
    (void)state;
    struct comparisons c = {.section = "reference, laws (KS)"};
    for (size_t k = 0; k < CASES; k++) {
        compare_case(&c, k, true);
    }
    comparisons_assert(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_default),
        cmocka_unit_test(test_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
