/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The probe engine against tests/theory/reference.h, which plays every probe by brute force: with
 * certain outcomes and fixed phases, on random scripts of overlapping faults, both give the same
 * verdicts at the same nanoseconds. The engine plays each script with every probe (exact) and with
 * probes stepped over. No false alarm; tests/theory/test_reference_law.c has what is left to
 * chance.
 */
#include <gsl/gsl_rng.h>
#include <inttypes.h>
#include <math.h>
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

enum { SCRIPTS = 2000, FLIPS_MAX = 4096, HORIZON = 60 /* intervals */ };

static simtime draw(gsl_rng *rng, simtime below)
{
    return (simtime)(gsl_rng_uniform(rng) * (double)below);
}

static size_t pick(gsl_rng *rng, size_t count)
{
    return gsl_rng_uniform_int(rng, count);
}

/* What the engine's one watch on the first stamp decides, event by event. */
static size_t play(struct world *w, uint32_t replication, struct reference_flip *ret)
{
    const struct watch *watch = &w->edge.watches[0];
    bool healthy = true;
    size_t count = 0;
    world_reset(w, replication);
    for (enum stop stop = STOP_EVENTS; stop == STOP_EVENTS;) {
        w->sim.event_budget = w->sim.events + 1;
        stop = sim_run(&w->sim, w->plan->sc->horizon);
        if (watch->healthy != healthy) {
            healthy = watch->healthy;
            assert_true(count < FLIPS_MAX);
            ret[count++] = (struct reference_flip){w->sim.now, healthy};
        }
    }
    return count;
}

static void draw_probe(struct probe *p, gsl_rng *rng)
{
    static const int64_t samples[] = {1, 2, 3, 4, 5, 8, 16, 63, 64, 65, 128, 255};
    p->rule = pick(rng, 3) ? RULE_WINDOW : RULE_CONSECUTIVE;
    p->sample_size = samples[pick(rng, pick(rng, 4) ? 7 : 12)];
    p->successful_samples_required = 1 + (int64_t)pick(rng, (size_t)p->sample_size);
    p->down_after = 1 + (int64_t)pick(rng, 6);
    p->up_after = 1 + (int64_t)pick(rng, 6);
    p->path = (enum probe_path)pick(rng, 3);
}

/* Kinds with a certain outcome, on the first stamp; times on whole seconds or not. */
static void add_fault(struct fixture *f, gsl_rng *rng, simtime unit)
{
    static const enum fault_kind kinds[] = {
        FAULT_REGION_OUTAGE,   FAULT_REGION_ISOLATION,   FAULT_COMPONENT_DOWN,
        FAULT_COMPONENT_DOWN,  FAULT_COMPONENT_DEGRADED, FAULT_ZONE_OUTAGE,
        FAULT_PROBE_LOSS,      FAULT_POP_OUTAGE,         FAULT_EDGE_OUTAGE,
        FAULT_ORIGIN_DISABLED, FAULT_LOAD_SURGE};
    static const int64_t lengths[] = {1, 3, 10, 60};
    simtime interval = f->scenario.edge.probe.interval;
    simtime at = draw(rng, 45 * interval) / unit * unit;
    simtime lasts = unit + draw(rng, lengths[pick(rng, 4)] * interval) / unit * unit;
    struct fault *fault = fixture_fault(f, kinds[pick(rng, 11)], at, lasts);
    fault->mode = (enum fault_mode)pick(rng, 3);
    fault->region = fault->stamp = fault->group = 0;
    fault->component = (int)pick(rng, 3);
    fault->zone = (int64_t)pick(rng, 3);
    fault->added_latency = draw(rng, 2 * f->scenario.edge.probe.timeout) / unit * unit;
    fault->error_share = (double)pick(rng, 2);
    fault->factor = 3;
}

static void draw_certain(struct fixture *f, gsl_rng *rng)
{
    static const simtime intervals[] = {1, 5, 30};
    static const double timeouts[] = {0.1, 0.5, 1, 1, 1.5, 3.7};
    static const double trips[] = {0, 0.001, 0.02, 0.3, 1.2};
    static const char *const listed[] = {"database"};
    simtime interval = intervals[pick(rng, 3)] * SIMTIME_SECOND;
    simtime unit = pick(rng, 2) ? interval / 10 : 1;
    fixture_init(f, 1, interval, 4, 3, HORIZON * interval);
    struct scenario *sc = &f->scenario;
    fixture_component(f, "database", (int64_t)pick(rng, 2) * 2, 1, 2);
    fixture_component(f, "cache", 2, 2, 2);
    draw_probe(&sc->edge.probe, rng);
    sc->edge.probe.listed = listed;
    sc->edge.probe.listed_count = 1;
    sc->edge.probe.timeout = (simtime)(timeouts[pick(rng, 6)] * (double)interval);
    sc->edge.probe.phase = draw(rng, interval) / unit * unit;
    sc->edge.propagation = dist_constant(simtime_seconds(interval) * 2.15);
    sc->groups[0].latency[0] = (simtime)(trips[pick(rng, 5)] * (double)interval);
    for (size_t i = pick(rng, 7); i > 0; i--) {
        add_fault(f, rng, unit);
    }
    if (pick(rng, 3) == 0) {
        struct fault *crash =
            fixture_fault(f, FAULT_INSTANCE_CRASH, draw(rng, 45 * interval), interval * 7);
        crash->stamp = 0;
        crash->component = (int)pick(rng, 3);
        crash->count = 1 + (int64_t)pick(rng, 3);
    }
}

static void print_flips(const char *who, const struct reference_flip *flips, size_t count)
{
    printf("# %s:", who);
    for (size_t i = 0; i < count && i < 20; i++) {
        printf(" %s %.9f", flips[i].healthy ? "up" : "down", simtime_seconds(flips[i].at));
    }
    printf("\n");
}

static void print_script(const struct scenario *sc)
{
    const struct probe *p = &sc->edge.probe;
    printf("# I %g timeout %g phase %.9g rtt %g rule %d %d/%d D%d U%d path %d\n",
           simtime_seconds(p->interval), simtime_seconds(p->timeout), simtime_seconds(p->phase),
           simtime_seconds(sc->groups[0].latency[0]), (int)p->rule, (int)p->sample_size,
           (int)p->successful_samples_required, (int)p->down_after, (int)p->up_after, (int)p->path);
    for (size_t i = 0; i < sc->fault_count; i++) {
        const struct fault *f = &sc->faults[i];
        printf("#   kind %d mode %d at %.9f for %.9f component %d zone %d count %d share %g "
               "error %g latency %.9g\n",
               (int)f->kind, (int)f->mode, simtime_seconds(f->at), simtime_seconds(f->duration),
               f->component, (int)f->zone, (int)f->count, f->share, f->error_share,
               simtime_seconds(f->added_latency));
    }
}

static bool same_flips(const struct reference_flip *a, size_t n, const struct reference_flip *b,
                       size_t m)
{
    bool same = n == m;
    for (size_t i = 0; same && i < n; i++) {
        same = a[i].at == b[i].at && a[i].healthy == b[i].healthy;
    }
    return same;
}

/* Plays one script; returns the number of flips, or -1 if engine and reference differ. */
static int compare_script(uint64_t script, bool exact)
{
    static struct reference_flip engine[FLIPS_MAX], reference[FLIPS_MAX];
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    struct fixture f;
    gsl_rng_set(rng, script);
    draw_certain(&f, rng);
    fixture_plan(&f, exact);
    size_t n = play(f.world, 1, engine);
    struct reference watch = {&f.scenario, 0, 0, f.scenario.edge.probe.interval,
                              f.scenario.edge.probe.phase};
    size_t m = reference_play(&watch, rng, reference, FLIPS_MAX);
    bool same = same_flips(engine, n, reference, m);
    if (!same) {
        printf("# script %" PRIu64 "%s\n", script, exact ? ", exact" : "");
        print_script(&f.scenario);
        print_flips("engine", engine, n);
        print_flips("reference", reference, m);
    }
    fixture_release(&f);
    gsl_rng_free(rng);
    return same ? (int)m : -1;
}

static void test_certain(bool exact)
{
    int flips = 0, differing = 0, flipping = 0;
    for (uint64_t script = 1; script <= SCRIPTS; script++) {
        int result = compare_script(script, exact);
        differing += result < 0;
        flipping += result > 0;
        flips += result > 0 ? result : 0;
    }
    struct comparisons c = {.section = "reference, certain outcomes"};
    char label[96];
    snprintf(label, sizeof label, "%d scripts%s, %d with %d flips: differing", SCRIPTS,
             exact ? ", exact" : "", flipping, flips);
    compare_equal(&c, label, differing, 0);
    assert_true(flipping > SCRIPTS / 4); /* the scripts are not idle */
    comparisons_assert(&c);
}

static void test_certain_default(void **state)
{
    (void)state;
    test_certain(false);
}

static void test_certain_exact(void **state)
{
    (void)state;
    test_certain(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_certain_default),
        cmocka_unit_test(test_certain_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
