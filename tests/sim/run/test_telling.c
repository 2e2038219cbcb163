/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/run/telling.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "sim/scenario/load.h"

static const char text[] = "ninefold: 1\n"
                           "horizon: 1h\n"
                           "clients: {a: {requests: 10/s, pops: 3, latency: {x: 5ms, y: 9ms}}}\n"
                           "edge: {preset: azure-front-door}\n"
                           "regions: {rx: {}, ry: {}}\n"
                           "stamps:\n"
                           "  x: {region: rx, priority: 1, components: {app: {}}}\n"
                           "  y: {region: ry, priority: 2, components: {app: {}}}\n"
                           "faults: [{at: 10m, fault: region-outage, target: rx, for: 20m}]\n";

static void events_and_lines_have_names_and_seconds(void **state)
{
    struct arena a;
    struct diag d;
    struct telling t;
    (void)state;
    arena_init(&a, 0);
    diag_init(&d);
    const struct scenario *sc =
        scenario_load_text(&a, "x.yaml", text, sizeof text - 1, NULL, 0, &d);
    assert_int_equal(d.errors, 0);
    const struct plan *plan = plan_new(&a, sc, false);
    assert_true(telling_play(&a, &engine_models, plan, 2, 0, sc->horizon, NULL, &t));
    assert_int_equal(t.replication, 2);
    assert_true(t.until_s == 3600 && t.from_s == 0);
    assert_true(t.count >= 10);
    assert_string_equal(t.events[0].kind, "fault.begins");
    assert_string_equal(t.events[0].subject, "region-outage of rx");
    assert_string_equal(t.events[0].text, "region-outage of rx begins");
    assert_true(t.events[0].at_s == 600);
    assert_int_equal(t.line_count, 1); /* nobody writes */
    assert_string_equal(t.lines[0].name, "success");
    assert_string_equal(t.lines[0].store, "");
    assert_true(t.lines[0].at_s[0] == 0 && t.lines[0].value[0] == 1);
    assert_true(t.lines[0].value[t.lines[0].count - 1] == 1);
    plan_release(plan);
    diag_release(&d);
    arena_release(&a);
}

static void engines_without_chronicles_tell_nothing(void **state)
{
    struct engine toy = engine_models;
    struct telling t;
    (void)state;
    toy.replicate_told = NULL;
    assert_false(telling_play(NULL, &toy, NULL, 1, 0, 1, NULL, &t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_and_lines_have_names_and_seconds),
        cmocka_unit_test(engines_without_chronicles_tell_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
