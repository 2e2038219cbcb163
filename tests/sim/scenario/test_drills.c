/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/drills.h"

#include "tests/sim/scenario/stores.h"

static const char failing[] =
    "ninefold: 1\n"
    "horizon: 1d\n"
    "preset: documented-rates\n"
    "targets: {rto: 60s, availability: 99.9%, stable_for: 30s}\n"
    "clients: {web: {requests: 100/s}}\n"
    "edge: {outage: {every: 3y, for: 5h}, pop_outage: {every: 1y, for: 30m}}\n"
    "regions:\n"
    "  x: {outage: {every: 37y, for: 2h}, zone_outage: {every: 60y, for: 5h}, zones: 3,\n"
    "      control_plane_outage: {every: 9y, for: 1h}, maintenance: {every: 30d, for: 20m,\n"
    "      capacity_lost: 20%}}\n"
    "  y: {}\n"
    "links: [{between: [x, y], rtt: 17ms, partition: {every: 1y, for: 5m}}]\n"
    "common_cause: [{beta: 5%, of: [x, y]}]\n"
    "stamps:\n"
    "  a: &s {region: x, components: {app: {instances: 1, capacity: 900/s, fail: {every: 130d, "
    "for: "
    "5m}}}}\n"
    "  b: {<<: *s, region: y}\n"
    "deployments: {every: 7d, bad: 1%, rollback_after: 15m}\n"
    "faults: [{at: 1h, fault: region-outage, target: y, for: 5m}]\n"
    "gameday:\n"
    "  - {name: region, tier: 4, fault: region-outage, target: x, for: 45m, targets: {rto: 90s}}\n"
    "  - {name: slow, fault: component-degraded, target: a.app, error_share: 30%, at: 5m}\n";

/* The scenario again, with the overrides of a drill. */
static const struct scenario *drill(void **state, size_t k)
{
    struct fixture *f = *state;
    size_t count;
    const struct scenario *sc = load_good(f, failing, NULL);
    const struct override *o = drill_overrides(&f->arena, sc, k, &count);
    const struct scenario *alone =
        scenario_load_text(&f->arena, "test.yaml", failing, strlen(failing), o, count, &f->diag);

    if (alone == NULL) {
        fail_msg("%s: %s", f->diag.first->path, f->diag.first->message);
    }
    return alone;
}

static void nothing_fails_but_the_fault(void **state)
{
    const struct scenario *sc = load_good(*state, failing, NULL);

    assert_true(sc->fault_count > 10);
    sc = drill(state, 0);
    assert_int_equal(sc->fault_count, 1);
    assert_int_equal(sc->faults[0].kind, FAULT_REGION_OUTAGE);
    assert_int_equal(sc->faults[0].at, 600 * SIMTIME_SECOND);
    assert_int_equal(sc->faults[0].duration, 45 * 60 * SIMTIME_SECOND);
    assert_int_equal(sc->drill_count, 0);
}

static void targets_are_those_of_the_drill(void **state)
{
    const struct scenario *sc = drill(state, 0);

    assert_int_equal(sc->targets.rto, 90 * SIMTIME_SECOND);
    assert_true(isnan(sc->targets.availability));
    assert_int_equal(sc->targets.stable_for, 30 * SIMTIME_SECOND);
    sc = drill(state, 1);
    assert_int_equal(sc->targets.rto, SIMTIME_NEVER);
    assert_int_equal(sc->faults[0].at, 300 * SIMTIME_SECOND);
    assert_true(sc->faults[0].error_share == 0.3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(nothing_fails_but_the_fault),
        FIXTURE_TEST(targets_are_those_of_the_drill),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
