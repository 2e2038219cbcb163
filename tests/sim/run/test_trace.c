/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/trace.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "models/metrics.h"
#include "models/plan.h"
#include "sim/scenario/load.h"

#define HEAD                                                                                       \
    "ninefold: 1\n"                                                                                \
    "clients: {a: {requests: 10/s, pops: 3, latency: {x: 5ms, y: 9ms}}}\n"                         \
    "edge: {preset: azure-front-door}\n"                                                           \
    "regions: {rx: {}, ry: {}}\n"                                                                  \
    "stamps:\n"                                                                                    \
    "  x: {region: rx, priority: 1, components: {app: {}}}\n"                                      \
    "  y: {region: ry, priority: 2, components: {app: {}}}\n"

static const char outage[] =
    HEAD "horizon: 1h\nfaults: [{at: 10m, fault: region-outage, target: rx, for: 20m}]\n";
/* Verdicts that waver for days, more than a chronicle takes. */
static const char long_one[] =
    HEAD "horizon: 90d\n"
         "faults:\n"
         "  - {at: 1d, fault: component-degraded, target: x.app, error_share: 30%, for: 80d}\n"
         "  - {at: 85d, fault: region-outage, target: rx, for: 20m}\n";

static const struct scenario *load(struct arena *a, const char *text)
{
    struct diag d;
    arena_init(a, 0);
    diag_init(&d);
    const struct scenario *sc = scenario_load_text(a, "x.yaml", text, strlen(text), NULL, 0, &d);
    assert_int_equal(d.errors, 0);
    diag_release(&d);
    return sc;
}

/* The row is that of a run, and the telling is of the same replication. */
static void row_and_telling_agree(void **state)
{
    struct arena a;
    struct trace t;
    (void)state;
    const struct scenario *sc = load(&a, outage);
    assert_true(trace_play(&a, &engine_models, sc, false, 5, 0, NULL, &t) <= STOP_EMPTY);
    assert_int_equal(t.row.replication, 5);
    assert_int_equal(t.told.replication, 5);
    assert_int_equal(t.row.incident_count, 1);
    assert_int_equal(t.observers, 3);
    assert_int_equal(t.alone, 0);
    double rto = t.row.incidents[0].value[METRIC_RTO_SERVICE], back = NAN;
    for (size_t i = 0; i < t.told.count; i++) {
        back = telling_is(&t.told.events[i], "outage.ends") ? t.told.events[i].at_s : back;
    }
    assert_true(fabs(back - 600 - rto) < 1e-9);
    const struct told_demand *last = &t.told.demands[t.told.demand_count - 1];
    assert_true(fabs(last->offered - 36000) < 1e-6);
    assert_true(fabs(last->failed / last->offered -
                     (1 - t.row.value[METRIC_AVAILABILITY_REQUESTS])) < 1e-12);
    arena_release(&a);
}

static void an_incident_beyond_the_chronicle_is_told_alone(void **state)
{
    struct arena a;
    struct trace t;
    (void)state;
    const struct scenario *sc = load(&a, long_one);
    assert_true(trace_play(&a, &engine_models, sc, false, 1, 0, NULL, &t) <= STOP_EMPTY);
    assert_true(t.told.left_out > 0 && t.row.incident_count == 2);
    assert_true(trace_play(&a, &engine_models, sc, false, 1, 2, NULL, &t) <= STOP_EMPTY);
    assert_int_equal(t.alone, 2);
    assert_int_equal(t.told.left_out, 0);
    assert_true(telling_is(&t.told.events[0], "fault.begins"));
    assert_true(t.told.from_s == 85 * 86400.0);
    arena_release(&a);
}

static void an_interrupt_ends_it(void **state)
{
    struct arena a;
    struct trace t;
    atomic_bool interrupt = true;
    (void)state;
    const struct scenario *sc = load(&a, outage);
    enum stop stop = trace_play(&a, &engine_models, sc, false, 1, 0, &interrupt, &t);
    assert_true(stop == STOP_INTERRUPTED || stop <= STOP_EMPTY); /* before it is looked at */
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(row_and_telling_agree),
        cmocka_unit_test(an_incident_beyond_the_chronicle_is_told_alone),
        cmocka_unit_test(an_interrupt_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
