/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Incidents, outages and rto.service. One POP that probes at 0, 30, 60 s ... and whose probes are
 * known at once. Requests go to we; ne stands by. 4/3: the second failed probe turns, the third
 * good one turns back. */
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

static double of(const struct fixture *f, size_t incident, enum metric_id metric)
{
    assert_true(incident < f->row.incident_count);
    return f->row.incidents[incident].value[metric];
}

static bool censored(const struct fixture *f, size_t incident, enum metric_id metric)
{
    return f->row.incidents[incident].censored[metric];
}

/* Out 610 - 1000: failed probes at 630 and 660, so requests fail for 50 s. Good ones at 1020, 1050,
 * 1080: held healthy again then, and the incident closes. */
static void failover_and_back(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(390), MODE_ERROR, 0);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 1);
    assert_int_equal(f.row.incidents[0].opened, seconds(610));
    assert_int_equal(f.row.incidents[0].closed, seconds(1080));
    assert_near(of(&f, 0, METRIC_RTO_SERVICE), 50, 0);
    assert_near(of(&f, 0, METRIC_RTO_DETECT_FIRST), 50, 0);
    assert_near(of(&f, 0, METRIC_RTO_DETECT_LAST), 50, 0);
    assert_near(of(&f, 0, METRIC_RTO_FIRST_SUCCESS), 50, 0);
    assert_near(of(&f, 0, METRIC_PROBE_RECOVER_FIRST), 80, 0);
    assert_near(of(&f, 0, METRIC_PROBE_RECOVER_LAST), 80, 0);
    assert_false(censored(&f, 0, METRIC_RTO_SERVICE));
    assert_near(fixture_value(&f, METRIC_OUTAGES), 1, 0);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 50 / 3600.0, 1e-15);
    fixture_release(&f);
}

/* A fault that hurts nobody: an incident all the same, with rto.service 0, and nothing detected. */
static void fault_without_outage(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(610), seconds(100), WE, 0);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 1);
    assert_int_equal(f.row.incidents[0].opened, seconds(610));
    assert_int_equal(f.row.incidents[0].closed, seconds(710));
    assert_near(of(&f, 0, METRIC_RTO_SERVICE), 0, 0);
    assert_no_value(of(&f, 0, METRIC_RTO_DETECT_FIRST));
    assert_no_value(of(&f, 0, METRIC_RTO_DETECT_LAST));
    assert_no_value(of(&f, 0, METRIC_RTO_FIRST_SUCCESS));
    assert_no_value(of(&f, 0, METRIC_PROBE_RECOVER_LAST));
    fixture_release(&f);
}

/* The second fault begins after the first has ended, but before we is held healthy again: it joins.
 * After the closing at 1500 a third one opens another. */
static void join_and_open(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(390), MODE_ERROR, 0);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(1079), seconds(421), NE, 0);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(1501), seconds(10), NE, 0);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 2);
    assert_int_equal(f.row.incidents[0].opened, seconds(610));
    assert_int_equal(f.row.incidents[0].closed, seconds(1500));
    assert_int_equal(f.row.incidents[1].opened, seconds(1501));
    assert_int_equal(f.row.incidents[1].closed, seconds(1511));
    fixture_release(&f);
}

/* At one instant faults begin before others end. */
static void touching_faults_are_one_incident(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(600), seconds(100), WE, 0);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(700), seconds(100), NE, 0);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 1);
    assert_int_equal(f.row.incidents[0].closed, seconds(800));
    fixture_release(&f);
}

/* A POP out of service is not waited for. Two POPs; one goes out while it holds we unhealthy, and
 * the other one closes the incident... which its own pop-outage keeps open until that ends. */
static void pops_out_of_service_do_not_count(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 2, seconds(30), 4, 3, HOUR);
    fixture_standby(&f);
    f.scenario.edge.probe.phase = 0;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(390), MODE_ERROR, 0);
    struct fault *pop = fixture_fault(&f, FAULT_POP_OUTAGE, seconds(800), seconds(700));
    pop->group = 0;
    fixture_play(&f);
    /* one POP is healthy again at 1080: that is both first and last of those in service */
    assert_near(of(&f, 0, METRIC_PROBE_RECOVER_FIRST), 80, 0);
    assert_near(of(&f, 0, METRIC_PROBE_RECOVER_LAST), 80, 0);
    /* back at 1500, its old verdict holds until the third good probe; the last failed ones of its
     * window were before 800: 1500, 1530, 1560 */
    assert_int_equal(f.row.incident_count, 1);
    assert_int_equal(f.row.incidents[0].closed, seconds(1560));
    fixture_release(&f);
}

/* Two outages in one incident, the longer second one counts. First 610 - 660 (failover). Then ne
 * breaks at 1200 while we is still out: nothing serves until ne's repair at 1300, since the POP
 * that gives up ne has nowhere else to go. */
static void longest_of_two_outages(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(1390), MODE_ERROR, 0);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(1200), seconds(25), NE, 0);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 1);
    assert_near(fixture_value(&f, METRIC_OUTAGES), 2, 0);
    assert_near(of(&f, 0, METRIC_RTO_SERVICE), 50, 0);
    fixture_release(&f);
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(1390), MODE_ERROR, 0);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(1201), seconds(99), NE, 0);
    fixture_play(&f);
    /* ne's failed probes at 1230 and 1260 leave none healthy: requests go to we by priority and
     * fail. Its repair at 1300; good probes at 1320, 1350, 1380 */
    assert_near(fixture_value(&f, METRIC_OUTAGES), 2, 0);
    assert_near(of(&f, 0, METRIC_RTO_SERVICE), 1380 - 1201, 0);
    fixture_release(&f);
}

/* A gap of less than stable_for does not end an outage's clock, one of stable_for does. */
static void stable_stretch(void **state)
{
    (void)state;
    for (int gap = 59; gap <= 60; gap++) {
        struct fixture f;
        build(&f);
        f.scenario.stamps[WE].components[0].probed = false; /* no failover at all */
        fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600), seconds(100), WE, 0);
        fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(700 + gap), seconds(90), WE, 0);
        fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(600), seconds(300), NE, 0);
        fixture_play(&f);
        assert_int_equal(f.row.incident_count, 1);
        assert_near(fixture_value(&f, METRIC_OUTAGES), 2, 0);
        assert_near(of(&f, 0, METRIC_RTO_SERVICE), gap == 59 ? 59 + 190 : 100, 0);
        fixture_release(&f);
    }
}

/* The clock of an outage may run on after its incident has closed, and another incident's begin. */
static void clock_outlives_the_incident(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[WE].components[0].probed = false;
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600), seconds(100), WE, 0);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(730), seconds(40), WE, 0);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 2);
    assert_int_equal(f.row.incidents[0].closed, seconds(700));
    assert_near(of(&f, 0, METRIC_RTO_SERVICE), 170, 0);
    assert_near(of(&f, 1, METRIC_RTO_SERVICE), 40, 0);
    fixture_release(&f);
}

/* Anchored at the latest-begun fault active when s(t) fell: not at one that had ended, nor at one
 * that began later. */
static void anchor(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[WE].components[0].probed = false;
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(500), seconds(90), WE, 0);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(510), seconds(900), NE, 0);
    fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(520), seconds(400), WE, 0)->error_share =
        0.006;
    fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(600), seconds(100), WE, 0)->error_share =
        0.006;
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(650), seconds(900), NE, 0);
    fixture_play(&f);
    assert_near(of(&f, 0, METRIC_RTO_SERVICE), 100, 0);
    fixture_release(&f);
}

/* Surge at 100 s overloads from the full hour on: 1000 x 2 x 1.2 on 2000. A component is down from
 * 3570 to 3590: an outage anchored there, whose stable stretch has not come when the hour strikes.
 * The outage that then begins is anchored at the surge, and is the longer one. */
static void later_outage_with_the_earlier_anchor(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.horizon = 4 * HOUR;
    struct client_group *g = &f.scenario.groups[0];
    g->profile.flat = false;
    for (size_t h = 0; h < 24; h++) {
        g->profile.daily[h] = h == 0 ? 0.9 : 1.2;
    }
    for (size_t d = 0; d < 7; d++) {
        g->profile.weekly[d] = 1;
    }
    struct component *app = f.scenario.stamps[WE].components;
    app->instances = 1;
    app->capacity = 2000;
    app->probed = false;
    struct fault *surge = fixture_fault(&f, FAULT_LOAD_SURGE, seconds(100), seconds(4900));
    surge->group = 0;
    surge->factor = 2;
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(3570), seconds(20), WE, 0);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 1);
    assert_near(fixture_value(&f, METRIC_OUTAGES), 2, 0);
    assert_near(of(&f, 0, METRIC_RTO_SERVICE), 4900, 0);
    fixture_release(&f);
}

/* Too many requests for one instance from 1 h to 2 h, and nobody's fault. Of no incident; but one
 * that opens while it lasts has its clock from the beginning on, and only the first that does. */
static void want_of_capacity(void **state)
{
    (void)state;
    for (int faults = 0; faults <= 2; faults++) {
        struct fixture f;
        build(&f);
        f.scenario.horizon = 4 * HOUR;
        struct client_group *g = &f.scenario.groups[0];
        g->profile.flat = false;
        for (size_t h = 0; h < 24; h++) {
            g->profile.daily[h] = h == 1 ? 1.2 : 0.5;
        }
        for (size_t d = 0; d < 7; d++) {
            g->profile.weekly[d] = 1;
        }
        f.scenario.stamps[WE].components[0].instances = 1;
        f.scenario.stamps[WE].components[0].capacity = 1000;
        for (int k = 0; k < faults; k++) {
            fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(4000 + 100 * k), seconds(10), NE, 0);
        }
        fixture_play(&f);
        assert_int_equal(f.row.incident_count, faults);
        assert_near(fixture_value(&f, METRIC_OUTAGES), 1, 0);
        assert_near(fixture_value(&f, METRIC_OUTAGES_OUTSIDE), faults == 0, 0);
        for (int k = 0; k < faults; k++) {
            assert_near(of(&f, (size_t)k, METRIC_RTO_SERVICE), k == 0 ? 3600 : 0, 0);
        }
        fixture_release(&f);
    }
}

/* The same at the horizon, where the outage is cut off. */
static void want_of_capacity_at_the_end(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[WE].components[0].capacity = 100;
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 0);
    assert_near(fixture_value(&f, METRIC_OUTAGES_OUTSIDE), 1, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(failover_and_back),
        cmocka_unit_test(fault_without_outage),
        cmocka_unit_test(join_and_open),
        cmocka_unit_test(touching_faults_are_one_incident),
        cmocka_unit_test(pops_out_of_service_do_not_count),
        cmocka_unit_test(longest_of_two_outages),
        cmocka_unit_test(stable_stretch),
        cmocka_unit_test(clock_outlives_the_incident),
        cmocka_unit_test(anchor),
        cmocka_unit_test(later_outage_with_the_earlier_anchor),
        cmocka_unit_test(want_of_capacity),
        cmocka_unit_test(want_of_capacity_at_the_end),
    };
    return cmocka_run_group_tests_name("models/incident", tests, NULL, NULL);
}
