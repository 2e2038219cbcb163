/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One origin's illness. POPs probe at 0, 30, 60 s ...; requests go to we. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static const simtime HOUR = SIMTIME_HOUR;

static void build(struct fixture *f, int64_t pops)
{
    fixture_init(f, pops, seconds(30), 4, 3, HOUR);
    fixture_standby(f);
    f->scenario.edge.probe.phase = 0;
}

static void outage(struct fixture *f, double at, double lasts, int region)
{
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(at), seconds(lasts), MODE_ERROR, region);
}

static bool censored(const struct fixture *f, enum metric_id metric)
{
    return f->row.incidents[0].censored[metric];
}

/* Without random phases the POPs differ by what they probe: "far" is slowed down to 120 s. */
static void add_far(struct fixture *f)
{
    f->scenario.edge.probe.low_traffic_slowdown = 4;
    fixture_group(f, "far", 1e-3, 1);
}

static void first_and_last(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    add_far(&f);
    outage(&f, 610, 1000, 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_FIRST), 50, 0);    /* 630, 660 */
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 230, 0);    /* 720, 840 */
    assert_near(fixture_value(&f, METRIC_PROBE_RECOVER_FIRST), 70, 0); /* 1620, 1650, 1680 */
    assert_near(fixture_value(&f, METRIC_PROBE_RECOVER_LAST), 310, 0); /* 1680, 1800, 1920 */
    assert_int_equal(f.row.incidents[0].closed, seconds(1920));
    fixture_release(&f);
}

/* A fault that some POP has not noticed when it ends is censored in the last, not in the first. */
static void undetected_at_some(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    add_far(&f);
    outage(&f, 610, 100, 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_FIRST), 50, 0);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 100, 0);
    assert_false(censored(&f, METRIC_RTO_DETECT_FIRST));
    assert_true(censored(&f, METRIC_RTO_DETECT_LAST));
    fixture_release(&f);
}

/* One that no POP noticed has no value. */
static void undetected_by_all(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    outage(&f, 610, 45, 0);
    fixture_play(&f);
    assert_no_value(fixture_value(&f, METRIC_RTO_DETECT_FIRST));
    assert_no_value(fixture_value(&f, METRIC_RTO_DETECT_LAST));
    assert_no_value(fixture_value(&f, METRIC_RTO_FIRST_SUCCESS));
    assert_no_value(fixture_value(&f, METRIC_PROBE_RECOVER_LAST));
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 45, 0);
    assert_false(censored(&f, METRIC_RTO_DETECT_LAST));
    fixture_release(&f);
}

/* 0 if the POP holds it unhealthy already, here by lost probes: from 610 on, known after 10 s. */
static void already_unhealthy(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 2);
    add_far(&f);
    fixture_fault(&f, FAULT_PROBE_LOSS, seconds(610), seconds(1000))->stamp = WE;
    outage(&f, 700, 1000, 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_FIRST), 0, 0);
    /* far: lost at 720 and 840, known at 850 */
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 150, 0);
    fixture_release(&f);
}

/* Smallest and largest over origins: we after 50 s, ne, broken from 715, after 35 s. */
static void over_origins(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    outage(&f, 610, 1000, 0);
    outage(&f, 715, 500, 1);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 1);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_FIRST), 35, 0);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 50, 0);
    /* ne: 1215, good at 1230, 1260, 1290: 75; we: 1610, good at 1620, 1650, 1680: 70 */
    assert_near(fixture_value(&f, METRIC_PROBE_RECOVER_FIRST), 70, 0);
    assert_near(fixture_value(&f, METRIC_PROBE_RECOVER_LAST), 75, 0);
    fixture_release(&f);
}

/* Several faults of one origin that overlap are one illness: one onset, one repair. */
static void one_illness(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    outage(&f, 610, 300, 0);
    outage(&f, 800, 210, 0);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(700), seconds(50), WE, 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_FIRST), 50, 0);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 50, 0);
    assert_near(fixture_value(&f, METRIC_PROBE_RECOVER_FIRST), 70, 0); /* 1010; 1020, 1050, 1080 */
    fixture_release(&f);
}

/* At the horizon every clock gives the value reached, and is counted. */
static void cut_off_by_the_horizon(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    outage(&f, 3591, 1000, 0);
    fixture_play(&f);
    static const enum metric_id running[] = {METRIC_RTO_DETECT_FIRST, METRIC_RTO_DETECT_LAST,
                                             METRIC_RTO_FIRST_SUCCESS, METRIC_RTO_SERVICE};
    for (size_t i = 0; i < 4; i++) {
        assert_near(fixture_value(&f, running[i]), 9, 0);
        assert_true(censored(&f, running[i]));
    }
    assert_int_equal(f.row.incidents[0].closed, HOUR);
    fixture_release(&f);
    build(&f, 1);
    outage(&f, 3001, 559, 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_PROBE_RECOVER_FIRST), 40, 0);
    assert_near(fixture_value(&f, METRIC_PROBE_RECOVER_LAST), 40, 0);
    assert_true(censored(&f, METRIC_PROBE_RECOVER_FIRST));
    assert_true(censored(&f, METRIC_PROBE_RECOVER_LAST));
    assert_false(censored(&f, METRIC_RTO_SERVICE));
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 59, 0); /* 3030, 3060 */
    fixture_release(&f);
}

/* Requests that the edge retries succeed elsewhere from the first instant. */
static void first_success_at_once_by_retry(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    f.scenario.edge.retry_on_connect_failure = true;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(500), MODE_REFUSE, 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_FIRST_SUCCESS), 0, 0);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 0, 0);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 50, 0);
    fixture_release(&f);
}

/* An origin that feeds nobody falls sick: it is detected, but there is no first success. */
static void sick_standby(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    outage(&f, 610, 500, 1);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_LAST), 50, 0);
    assert_no_value(fixture_value(&f, METRIC_RTO_FIRST_SUCCESS));
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 0, 0);
    fixture_release(&f);
}

/* A share of errors of theta or less is no illness. */
static void hardly_ill(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(610), seconds(500), WE, 0)->error_share =
        0.01;
    fixture_play(&f);
    assert_no_value(fixture_value(&f, METRIC_RTO_DETECT_FIRST));
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 0, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_and_last),         cmocka_unit_test(undetected_at_some),
        cmocka_unit_test(undetected_by_all),      cmocka_unit_test(already_unhealthy),
        cmocka_unit_test(over_origins),           cmocka_unit_test(one_illness),
        cmocka_unit_test(cut_off_by_the_horizon), cmocka_unit_test(first_success_at_once_by_retry),
        cmocka_unit_test(sick_standby),           cmocka_unit_test(hardly_ill),
    };
    return cmocka_run_group_tests_name("models/episode", tests, NULL, NULL);
}
