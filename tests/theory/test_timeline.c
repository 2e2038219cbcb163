/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole replications against tests/theory/timeline.h: on random scripts of overlapping faults with
 * certain outcomes for every probe, traffic, outages, incidents and their metrics agree with a
 * brute-force account of the same replication. The engine draws the phases, the account takes them
 * from it. No false alarm. */
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
#include "tests/theory/timeline.h"

enum { SCRIPTS = 2000, HORIZON = 100 /* intervals */, INTERVAL_S = 30, STORE = 3 };

static simtime draw(gsl_rng *rng, simtime below)
{
    return (simtime)(gsl_rng_uniform(rng) * (double)below);
}

static size_t pick(gsl_rng *rng, size_t count)
{
    return gsl_rng_uniform_int(rng, count);
}

static void add_fault(struct fixture *f, gsl_rng *rng)
{
    static const enum fault_kind kinds[] = {
        FAULT_REGION_OUTAGE, FAULT_REGION_ISOLATION, FAULT_COMPONENT_DOWN, FAULT_COMPONENT_DEGRADED,
        FAULT_ZONE_OUTAGE,   FAULT_PROBE_LOSS,       FAULT_LOAD_SURGE};
    static const int64_t lengths[] = {1, 4, 15, 60};
    simtime interval = f->scenario.edge.probe.interval;
    struct fault *fault = fixture_fault(f, kinds[pick(rng, 7)], draw(rng, 80 * interval),
                                        1 + draw(rng, lengths[pick(rng, 4)] * interval));
    fault->mode = (enum fault_mode)pick(rng, 3);
    fault->region = fault->stamp = (int)pick(rng, TIMELINE_STAMPS);
    fault->group = 0;
    fault->component = (int)pick(rng, 4);
    fault->zone = (int64_t)pick(rng, 3);
    fault->added_latency = draw(rng, 15 * SIMTIME_SECOND);
    fault->error_share = (double)pick(rng, 2);
    fault->factor = 3;
    if (fault->component == STORE) { /* no probe sees it */
        fault->error_share = gsl_rng_uniform(rng);
    }
}

static void draw_script(struct fixture *f, gsl_rng *rng)
{
    simtime interval = INTERVAL_S * SIMTIME_SECOND;
    fixture_init(f, TIMELINE_POPS, interval, 4, 3, HORIZON * interval);
    struct scenario *sc = &f->scenario;
    fixture_component(f, "database", 0, 1, 1);
    fixture_component(f, "cache", 2, 2, 2);
    fixture_component(f, "store", 0, 1, 1);
    sc->edge.additional_latency = pick(rng, 2) ? SIMTIME_SECOND : 0;
    sc->edge.probe.path = pick(rng, 3) ? PATH_DEEP : PATH_SHALLOW;
    sc->edge.probe.rule = pick(rng, 3) ? RULE_WINDOW : RULE_CONSECUTIVE;
    for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
        sc->stamps[s].components[2].required = false;
        sc->stamps[s].components[STORE].probed = false;
        sc->stamps[s].priority = 1 + (int64_t)pick(rng, 2);
        sc->stamps[s].weight = 1 + (int64_t)pick(rng, 1000);
        sc->groups[0].latency[s] = 1000000 + draw(rng, 400 * SIMTIME_SECOND / 1000);
    }
    for (size_t i = 1 + pick(rng, 6); i > 0; i--) {
        add_fault(f, rng);
    }
}

/* Both missing, or equal but for rounding. */
static bool near(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) <= 1e-9 * fmax(1, fabs(a));
}

static int check(const char *name, double engine, double account)
{
    if (!near(engine, account)) {
        printf("#   %s: engine %.12g, account %.12g\n", name, engine, account);
        return 1;
    }
    return 0;
}

static int compare_incident(const struct incident_row *row, const struct timeline_incident *i)
{
    double stages = 0;
    for (size_t m = METRIC_RTO_STAGE_DECIDE; m <= METRIC_RTO_STAGE_WARM; m++) {
        stages += row->value[m];
    }
    return check("opened", simtime_seconds(row->opened), simtime_seconds(i->opened)) +
           check("closed", simtime_seconds(row->closed), simtime_seconds(i->closed)) +
           check("detect_first", row->value[METRIC_RTO_DETECT_FIRST], i->detect_first) +
           check("detect_last", row->value[METRIC_RTO_DETECT_LAST], i->detect_last) +
           check("recover_first", row->value[METRIC_PROBE_RECOVER_FIRST], i->recover_first) +
           check("recover_last", row->value[METRIC_PROBE_RECOVER_LAST], i->recover_last) +
           check("rto.service", row->value[METRIC_RTO_SERVICE], i->rto_service) +
           check("sum of stages", stages, i->rto_service);
}

static int compare_rows(const struct row *row, const struct timeline *t)
{
    int off =
        check("availability.requests", row->value[METRIC_AVAILABILITY_REQUESTS],
              t->availability_requests) +
        check("availability.time", row->value[METRIC_AVAILABILITY_TIME], t->availability_time) +
        check("outages", row->value[METRIC_OUTAGES], t->outages) +
        check("unhealthy_share", row->value[METRIC_PROBE_UNHEALTHY_SHARE], t->unhealthy_share) +
        check("false_flips", row->value[METRIC_PROBE_FALSE_FLIPS], t->false_flips) +
        check("incidents", (double)row->incident_count, (double)t->incident_count);
    for (size_t i = 0; i < row->incident_count && i < t->incident_count; i++) {
        off += compare_incident(&row->incidents[i], &t->incidents[i]);
    }
    return off;
}

static void print_script(uint64_t script, const struct scenario *sc)
{
    printf("# script %" PRIu64 " differs\n", script);
    for (size_t i = 0; i < sc->fault_count; i++) {
        const struct fault *f = &sc->faults[i];
        printf("#   kind %d mode %d stamp %d component %d at %.3f for %.3f\n", (int)f->kind,
               (int)f->mode, f->stamp, f->component, simtime_seconds(f->at),
               simtime_seconds(f->duration));
    }
}

static bool script_agrees(uint64_t script, bool exact, size_t *ret_incidents)
{
    static struct timeline t;
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    struct fixture f;
    gsl_rng_set(rng, script);
    draw_script(&f, rng);
    fixture_plan(&f, exact);
    fixture_run(&f, (uint32_t)script);
    for (size_t p = 0; p < TIMELINE_POPS; p++) {
        for (size_t s = 0; s < TIMELINE_STAMPS; s++) {
            t.phases[p][s] = edge_watch(f.world, p, s)->phase;
        }
    }
    timeline_play(&t, &f.scenario, rng);
    int off = compare_rows(&f.row, &t);
    if (off > 0) {
        print_script(script, &f.scenario);
    }
    *ret_incidents += t.incident_count;
    fixture_release(&f);
    gsl_rng_free(rng);
    return off == 0;
}

static void test_scripts(bool exact)
{
    struct comparisons c = {.section = "reference, whole replications"};
    size_t incidents = 0;
    int differing = 0;
    char label[96];
    for (uint64_t script = 1; script <= SCRIPTS; script++) {
        differing += !script_agrees(script, exact, &incidents);
    }
    snprintf(label, sizeof label, "%d scripts%s, %zu incidents: differing", SCRIPTS,
             exact ? ", exact" : "", incidents);
    compare_equal(&c, label, differing, 0);
    comparisons_assert(&c);
}

static void test_default(void **state)
{
    (void)state;
    test_scripts(false);
}

static void test_exact(void **state)
{
    (void)state;
    test_scripts(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_default),
        cmocka_unit_test(test_exact),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
