/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/store/curves.h"

#include <math.h>

#include "tests/sim/store/fixture.h"

static const char text[] =
    "ninefold: 1\n"
    "horizon: 1h\n"
    "clients: {a: {requests: 10/s, pops: 3, latency: {x: 5ms, y: 9ms}}}\n"
    "edge: {preset: azure-front-door, probe: {interval: 30s, timeout: 10s}}\n"
    "regions: {rx: {}, ry: {}}\n"
    "stamps:\n"
    "  x: {region: rx, priority: 1, components: {app: {}}}\n"
    "  y: {region: ry, priority: 2, components: {app: {}}}\n"
    "faults: [{at: 10m, fault: region-outage, target: rx, for: 20m, mode: refuse}]\n";

/* First of three POPs, each uniform over 30 s: 1 - (1 - u)^3. */
static void a_closed_form_comes_back(void **state)
{
    struct fixture f;
    struct fixture_study s;
    struct curve *curves;
    size_t count;
    struct diag d;
    (void)state;
    fixture_open(&f);
    fixture_study_make(&s);
    int64_t run = fixture_play(&f, &s);
    diag_init(&d);
    const struct scenario *sc =
        scenario_load_text(&s.arena, "x.yaml", text, sizeof text - 1, NULL, 0, &d);
    assert_int_equal(d.errors, 0);
    const struct plan *plan = plan_new(&s.arena, sc, false);
    assert_true(curves_write(&f.archive, run, 1, &engine_models, plan));
    assert_true(curves_read(&f.archive, run, 1, &s.arena, &curves, &count));
    assert_int_equal(count, 4);
    assert_string_equal(curves[2].metric, "rto.detect_first");
    const struct curve *c = &curves[2];
    assert_true(c->count > 100);
    for (size_t i = 0; i < c->count; i++) {
        double u = (c->x[i] - c->x[0]) / 30;
        assert_true(fabs(c->share[i] - (1 - pow(1 - u, 3))) < 1e-9);
    }
    assert_true(curves_read(&f.archive, run, 2, &s.arena, &curves, &count));
    assert_int_equal(count, 0);
    plan_release(plan);
    diag_release(&d);
    fixture_study_release(&s);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_closed_form_comes_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
