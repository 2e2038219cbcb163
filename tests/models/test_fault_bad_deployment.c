/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deployments, bad ones, and other things that come at a fixed period. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static const int both[] = {WE, NE};

static struct fault *deploy(struct fixture *f, double at, double lasts, double stagger)
{
    struct fault *fault = fixture_fault(f, FAULT_BAD_DEPLOYMENT, seconds(at), seconds(lasts));
    fault->stamps = both;
    fault->stamp_count = 2;
    fault->stagger = seconds(stagger);
    return fault;
}

static void build(struct fixture *f, simtime horizon)
{
    fixture_init(f, 1, seconds(30), 4, 3, horizon);
    f->scenario.edge.probe.phase = 0;
}

/* All at once, one after another, and rolled back before the second is reached. */
static void it_breaks_what_it_reaches(void **state)
{
    (void)state;
    static const struct {
        double stagger, second;
    } cases[] = {{0, 600}, {200, 800}, {500, INFINITY}};
    for (size_t k = 0; k < 3; k++) {
        struct fixture f;
        build(&f, SIMTIME_HOUR);
        deploy(&f, 600, 400, cases[k].stagger);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(600));
        for (double t = 601; t < 1700; t += 100) {
            fixture_on(&f, seconds(t));
            assert_true(f.world->stamps[WE].able == (t > 1000));
            assert_true(f.world->stamps[NE].able == (t > 1000 || t < cases[k].second));
        }
        fixture_release(&f);
    }
}

/* Probes of any path see it: a broken app answers badly. */
static void probes_see_it(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, SIMTIME_HOUR);
    f.scenario.edge.probe.path = PATH_SHALLOW;
    deploy(&f, 600, 400, 500);
    fixture_standby(&f);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 30, 1e-6);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 30, 1e-6);
    fixture_release(&f);
}

/* A stamp whose control plane is out when its turn comes is left as it is. */
static void without_a_control_plane_nothing_is_deployed(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, SIMTIME_HOUR);
    deploy(&f, 600, 400, 100);
    fixture_region(&f, FAULT_CONTROL_PLANE_OUTAGE, seconds(690), seconds(20), MODE_ERROR, NE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(701));
    assert_false(f.world->stamps[WE].able);
    assert_true(f.world->stamps[NE].able);
    fixture_on(&f, seconds(801));
    assert_true(f.world->stamps[NE].able);
    fixture_release(&f);
}

/* The first stamp is passed over, and the second taken later than the fault began: an incident. */
static void a_later_stamp_opens_the_incident(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, SIMTIME_HOUR);
    struct fault *fault = deploy(&f, 0, 0, 300);
    fault->recurs = true;
    fault->period = SIMTIME_HOUR;
    fault->wave = "deployments";
    fault->chance = 1;
    fault->lasts = dist_constant(600);
    fixture_region(&f, FAULT_CONTROL_PLANE_OUTAGE, 0, SIMTIME_HOUR, MODE_ERROR, WE);
    f.scenario.faults[1].recurs = true;
    f.scenario.faults[1].every = dist_constant(1e-9);
    f.scenario.faults[1].lasts = dist_constant(7200);
    fixture_plan(&f, false);
    int incidents = 0;
    for (uint32_t r = 1; r <= 10; r++) {
        fixture_run(&f, r);
        incidents += f.row.incident_count > 0;
        assert_int_equal(f.row.incident_count > 0, fixture_value(&f, METRIC_OUTAGES) > 0);
    }
    assert_in_range(incidents, 5, 10);
    fixture_release(&f);
}

/* In a year of weeks, one in ten bad: so many and at one time of the week. */
static void one_in_so_many_is_bad(void **state)
{
    (void)state;
    struct fixture f;
    double bad = 0;
    build(&f, 520 * 7 * 24 * SIMTIME_HOUR);
    struct fault *fault = deploy(&f, 0, 0, 0);
    fault->recurs = true;
    fault->period = 7 * 24 * SIMTIME_HOUR;
    fault->wave = "deployments";
    fault->chance = 0.1;
    fault->lasts = dist_constant(600);
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= 20; r++) {
        fixture_run(&f, r);
        for (size_t i = 1; i < f.row.incident_count; i++) {
            simtime apart = f.row.incidents[i].opened - f.row.incidents[0].opened;
            assert_int_equal(apart % fault->period, 0);
        }
        bad += (double)f.row.incident_count;
    }
    assert_near(bad, 1040, 4 * sqrt(1040 * 0.9)); /* false alarm 6.3e-5 */
    fixture_release(&f);
}

/* A fifth of the capacity of one of two stamps, for 20 minutes of an hour; no incident, but s(t)
 * shows it: 1000 requests a second want 500 of each, and 480 are left. */
static void maintenance_takes_capacity(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 10 * SIMTIME_HOUR);
    f.scenario.stamps[WE].components[0].capacity = 200; /* of three instances */
    struct fault *fault = fixture_region(&f, FAULT_MAINTENANCE, 0, 0, MODE_ERROR, WE);
    fault->recurs = true;
    fault->period = SIMTIME_HOUR;
    fault->wave = "maintenance/1h";
    fault->chance = 1;
    fault->lasts = dist_constant(1200);
    fault->capacity_lost = 0.2;
    fixture_plan(&f, false);
    fixture_until(&f, 1, 2 * SIMTIME_HOUR);
    int seen = 0;
    for (int minute = 0; minute < 60; minute++) {
        fixture_on(&f, 2 * SIMTIME_HOUR + minute * SIMTIME_MINUTE + 1);
        bool during = f.world->active_faults > 0;
        assert_near(f.world->traffic.success, during ? 0.98 : 1, 1e-12);
        seen += during;
    }
    assert_in_range(seen, 19, 21);
    assert_int_equal(f.world->incidents.count, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_breaks_what_it_reaches),
        cmocka_unit_test(probes_see_it),
        cmocka_unit_test(without_a_control_plane_nothing_is_deployed),
        cmocka_unit_test(a_later_stamp_opens_the_incident),
        cmocka_unit_test(one_in_so_many_is_bad),
        cmocka_unit_test(maintenance_takes_capacity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
