/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What downtime is put down to. */
#include "models/attribution.h"
#include "tests/models/check.h"
#include "tests/models/fixture.h"

static void build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    f->scenario.edge.kind = EDGE_NONE;
    f->scenario.stamp_count = 1;
}

/* Minutes a year of so many seconds in an hour. */
static double per_year(double s)
{
    return s / 3600 * 525600;
}

/* The second fault begins while the first is in force: the outage is the first one's all along. */
static void an_outage_belongs_to_what_it_began_with(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(100), MODE_ERROR, 0);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(650), seconds(100), 0, 0);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(1000), seconds(20), 0, 0);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(3590), seconds(20), 0, 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_DOWNTIME_BY_REGION_OUTAGE), per_year(150), 1e-6);
    assert_near(fixture_value(&f, METRIC_DOWNTIME_BY_COMPONENT_DOWN), per_year(30), 1e-6);
    assert_near(fixture_value(&f, METRIC_DOWNTIME), per_year(180), 1e-6);
    assert_no_value(fixture_value(&f, METRIC_DOWNTIME_BY_EDGE_OUTAGE));
    assert_no_value(fixture_value(&f, METRIC_DOWNTIME_BY_NONE));
    assert_near(fixture_value(&f, METRIC_OUTAGES_LONGEST), 150, 0);
    assert_near(fixture_value(&f, METRIC_OUTAGES_LENGTH), 60, 0);
    fixture_release(&f);
}

static void a_common_cause_counts_as_that(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    for (int k = 0; k < 2; k++) {
        struct fault *fault = fixture_region(&f, FAULT_REGION_OUTAGE, 0, 0, MODE_ERROR, k);
        fault->recurs = k == 0;
        fault->follows = k == 1;
        fault->every = dist_constant(1000);
        fault->lasts = dist_constant(10);
    }
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_DOWNTIME_BY_COMMON_CAUSE), per_year(30), 1e-6);
    assert_no_value(fixture_value(&f, METRIC_DOWNTIME_BY_REGION_OUTAGE));
    fixture_release(&f);
}

/* 1000 requests a second where three instances serve 200 each: all the time, and nobody's fault. */
static void load_is_no_fault(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[0].components[0].capacity = 200;
    int cache = fixture_component(&f, "cache", 2, 1, 2);
    f.scenario.stamps[0].components[cache].required = false;
    f.scenario.stamps[0].components[cache].probed = false;
    fixture_broken(&f, FAULT_INSTANCE_CRASH, 0, seconds(5000), 0, cache); /* nor is this */
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_DOWNTIME_BY_NONE), 525600, 1e-6);
    assert_near(fixture_value(&f, METRIC_OUTAGES), 1, 0);
    assert_int_equal(f.row.censored[METRIC_OUTAGES_LONGEST], 1); /* cut off by the horizon */
    assert_int_equal(f.row.censored[METRIC_OUTAGES_LENGTH], 1);
    fixture_release(&f);
}

/* The second stamp is reached when an instance elsewhere has been gone for a while, which is no
 * cause of it. */
static void a_deployment_acts_at_each_stamp(void **state)
{
    (void)state;
    static const int both[] = {0, 1};
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_standby(&f);
    struct fault *fault = fixture_fault(&f, FAULT_BAD_DEPLOYMENT, seconds(600), seconds(400));
    fault->stamps = both;
    fault->stamp_count = 2;
    fault->stagger = seconds(300);
    fixture_broken(&f, FAULT_INSTANCE_CRASH, seconds(800), seconds(1000), 1, 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_DOWNTIME_BY_INSTANCE_CRASH), 0, 0);
    assert_true(fixture_value(&f, METRIC_DOWNTIME_BY_BAD_DEPLOYMENT) >= per_year(100));
    fixture_release(&f);
}

/* Asked for at 600, in force from 1200 on, when the other origin has been down since 900. */
static void a_disabled_origin_acts_when_the_edge_knows(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_standby(&f);
    fixture_fault(&f, FAULT_ORIGIN_DISABLED, seconds(600), seconds(2000))->stamp = 0;
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(900), seconds(1000), 1, 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_DOWNTIME_BY_COMPONENT_DOWN), 0, 0);
    assert_true(fixture_value(&f, METRIC_DOWNTIME_BY_ORIGIN_DISABLED) >= per_year(700));
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_outage_belongs_to_what_it_began_with),
        cmocka_unit_test(a_deployment_acts_at_each_stamp),
        cmocka_unit_test(a_disabled_origin_acts_when_the_edge_knows),
        cmocka_unit_test(a_common_cause_counts_as_that),
        cmocka_unit_test(load_is_no_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
