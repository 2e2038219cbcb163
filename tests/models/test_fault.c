/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When faults begin and end. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static const simtime HOUR = SIMTIME_HOUR;

static void build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, HOUR);
    fixture_standby(f);
    f->scenario.edge.probe.phase = 0;
}

static void crash(struct fixture *f, double at, double lasts)
{
    fixture_broken(f, FAULT_INSTANCE_CRASH, seconds(at), seconds(lasts), WE, 0);
}

static void overlapping_end_on_their_own(void **state)
{
    (void)state;
    static const struct {
        double t;
        size_t active;
        int64_t up;
    } steps[] = {{100, 0, 3}, {101, 1, 2}, {151, 2, 1}, {176, 3, 0},
                 {201, 2, 1}, {226, 1, 2}, {301, 0, 3}};
    struct fixture f;
    build(&f);
    crash(&f, 100, 200);
    crash(&f, 150, 50);
    crash(&f, 175, 50);
    fixture_plan(&f, false);
    fixture_until(&f, 1, 0);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        fixture_on(&f, seconds(steps[i].t));
        assert_int_equal(f.world->active_faults, steps[i].active);
        assert_int_equal(f.world->stamps[WE].components[0].up, steps[i].up);
    }
    assert_true(f.world->faults[1].begun == seconds(150));
    fixture_release(&f);
}

/* An up time and a time to repair in turn; here they are constant. Data is lost by chance. */
static void what_recurs_begins_again_after_its_repair(void **state)
{
    (void)state;
    static const double ups[] = {599, 701, 1299, 1401, 1999, 2101};
    for (int lost = 0; lost < 2; lost++) {
        struct fixture f;
        build(&f);
        struct fault *fault = fixture_fault(&f, FAULT_REGION_OUTAGE, 0, 0);
        fault->region = 1;
        fault->recurs = true;
        fault->every = dist_constant(600);
        fault->lasts = dist_constant(100);
        fault->data_lost_share = lost;
        fixture_plan(&f, false);
        fixture_until(&f, 1, 0);
        for (size_t i = 0; i < sizeof ups / sizeof *ups; i++) {
            fixture_on(&f, seconds(ups[i]));
            assert_false(f.world->faults[0].active);
            fixture_on(&f, seconds(i % 2 == 0 ? ups[i] + 2 : ups[i] + 500));
            assert_true(f.world->faults[0].active == (i % 2 == 0));
            assert_true(i % 2 || f.world->faults[0].data_lost == lost);
        }
        fixture_release(&f);
    }
}

/* An outage of a zone is an incident if nothing is left to serve; here instance i is in zone i. */
static void a_zone_that_is_not_missed_is_no_incident(void **state)
{
    (void)state;
    for (int needed = 2; needed < 4; needed++) {
        struct fixture f;
        build(&f);
        f.scenario.stamps[WE].components[0].needed = needed;
        for (int zone = 0; zone < 2; zone++) {
            struct fault *fault = fixture_fault(&f, FAULT_ZONE_OUTAGE, 0, 0);
            fault->region = 0;
            fault->zone = zone;
            fault->recurs = true;
            fault->every = dist_constant(600 + 70 * zone);
            fault->lasts = dist_constant(100);
        }
        fixture_play(&f);
        /* Two zones are missing from 670 to 700; one from 600, 1300, 2000, 2700 and 3400 on, and
         * from 2210 and 2980, when the stamp is held healthy again. */
        assert_int_equal(f.row.incident_count, needed == 2 ? 1 : 7);
        assert_int_equal(f.row.incidents[0].opened, seconds(needed == 2 ? 670 : 600));
        fixture_release(&f);
    }
}

/* From the first nanosecond: s(t) is never 1. */
static void at_the_start(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[WE].components[0].probed = false;
    fixture_region(&f, FAULT_REGION_OUTAGE, 0, seconds(20), MODE_ERROR, 0);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_int_equal(f.row.incidents[0].opened, 0);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 20, 0);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_TIME), 1 - 20 / 3600.0, 1e-15);
    fixture_release(&f);
}

/* One that never ends, and one that would end at the horizon or later: both run into it. */
static void into_the_horizon(void **state)
{
    (void)state;
    static const simtime lasts[] = {SIMTIME_NEVER, 3000 * SIMTIME_SECOND, 9999 * SIMTIME_SECOND};
    for (size_t i = 0; i < 3; i++) {
        struct fixture f;
        build(&f);
        fixture_component(&f, "database", 0, 1, 1);
        f.scenario.edge.probe.path = PATH_SHALLOW;
        fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600), lasts[i], WE, 1);
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        assert_int_equal(f.row.incidents[0].closed, HOUR);
        assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 3000, 0);
        assert_int_equal(f.row.incidents[0].censored[METRIC_RTO_SERVICE], 1);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 600 / 3600.0, 1e-15);
        fixture_release(&f);
    }
}

/* A nanosecond of outage is an outage of a nanosecond; none at all is none. */
static void as_short_as_can_be(void **state)
{
    (void)state;
    for (int ns = 0; ns < 2; ns++) {
        struct fixture f;
        build(&f);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), ns, MODE_ERROR, 0);
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        assert_int_equal(f.row.incident_count, 1);
        assert_int_equal(f.row.incidents[0].opened, seconds(610));
        assert_int_equal(f.row.incidents[0].closed, seconds(610) + ns);
        assert_near(fixture_value(&f, METRIC_OUTAGES), ns, 0);
        assert_near(fixture_value(&f, METRIC_RTO_SERVICE), ns * 1e-9, 0);
        fixture_release(&f);
    }
}

/* Where one takes over from another at an instant there is no gap. */
static void relay(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[WE].components[0].probed = false;
    for (int i = 0; i < 5; i++) {
        fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600 + 100 * i), seconds(100), WE, 0);
    }
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_int_equal(f.row.incident_count, 1);
    assert_near(fixture_value(&f, METRIC_OUTAGES), 1, 0);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 500, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overlapping_end_on_their_own),
        cmocka_unit_test(what_recurs_begins_again_after_its_repair),
        cmocka_unit_test(a_zone_that_is_not_missed_is_no_incident),
        cmocka_unit_test(at_the_start),
        cmocka_unit_test(into_the_horizon),
        cmocka_unit_test(as_short_as_can_be),
        cmocka_unit_test(relay),
    };
    return cmocka_run_group_tests_name("models/fault", tests, NULL, NULL);
}
