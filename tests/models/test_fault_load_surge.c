/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include "models/overload.h"
#include "tests/models/fixture.h"

static void surge(struct fixture *f, double at, double lasts, double factor, int group)
{
    struct fault *fault = fixture_fault(f, FAULT_LOAD_SURGE, seconds(at), seconds(lasts));
    fault->group = group;
    fault->factor = factor;
}

/* Overlapping surges of a group multiply and end on their own; other groups do not notice. */
static void multiply(void **state)
{
    (void)state;
    static const struct {
        double t, rate;
    } steps[] = {{100, 1000}, {101, 3000}, {151, 6000}, {161, 600},
                 {201, 200},  {251, 100},  {301, 1000}};
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_group(&f, "other", 70, 1);
    surge(&f, 100, 100, 3, 0);
    surge(&f, 150, 100, 2, 0);
    surge(&f, 160, 140, 0.1, 0);
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        fixture_on(&f, seconds(steps[i].t));
        assert_near(overload_rate(f.world, 0), steps[i].rate, 1e-9);
        assert_near(overload_rate(f.world, 1), 70, 1e-12);
    }
    fixture_release(&f);
}

/* On top of the hours: 1000 x 0.5 x 4 in the second hour. */
static void on_top_of_the_profile(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 3, 2 * SIMTIME_HOUR);
    struct client_group *g = &f.scenario.groups[0];
    g->profile.flat = false;
    for (size_t h = 0; h < 24; h++) {
        g->profile.daily[h] = h == 1 ? 0.5 : 1;
    }
    for (size_t d = 0; d < 7; d++) {
        g->profile.weekly[d] = 1;
    }
    surge(&f, 3000, 1800, 4, 0);
    fixture_standby(&f);
    f.scenario.stamps[0].components[0].probed = false;
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(3540), seconds(120), 0, 0);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(3700));
    assert_near(overload_rate(f.world, 0), 2000, 1e-9);
    fixture_run(&f, 1);
    /* offered 3000 + 600 x 4 + 0.5 x (1200 x 4 + 2400); lost 60 x 4 + 60 x 2 */
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 360 / 9000.0, 1e-14);
    fixture_release(&f);
}

/* A surge that nothing notices is an incident without an outage. */
static void harmless(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    surge(&f, 100, 100, 50, 0);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_int_equal(f.row.incident_count, 1);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 0, 0);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(multiply),
        cmocka_unit_test(on_top_of_the_profile),
        cmocka_unit_test(harmless),
    };
    return cmocka_run_group_tests_name("models/fault_load_surge", tests, NULL, NULL);
}
