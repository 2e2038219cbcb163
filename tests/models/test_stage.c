/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the time of an outage goes. */
#include "tests/models/check.h"

#include <stdlib.h>

#include "tests/models/fixture.h"

enum { WE, NE };

static const simtime HOUR = SIMTIME_HOUR;

static void build(struct fixture *f, int64_t pops)
{
    fixture_init(f, pops, seconds(30), 4, 3, HOUR);
    fixture_standby(f);
}

static double stage(const struct fixture *f, enum stage s)
{
    return fixture_value(f, stage_metric[s]);
}

static int64_t ns(double s)
{
    return (int64_t)llround(s * 1e9);
}

/* Stages add up to rto.service to the nanosecond, in every incident. */
static void assert_adds_up(const struct fixture *f)
{
    for (size_t i = 0; i < f->row.incident_count; i++) {
        const double *value = f->row.incidents[i].value;
        int64_t sum = 0;
        for (size_t s = 0; s < STAGE_COUNT; s++) {
            assert_true(value[stage_metric[s]] >= 0);
            sum += ns(value[stage_metric[s]]);
        }
        assert_int_equal(sum, ns(value[METRIC_RTO_SERVICE]));
    }
}

/* Failing over: detect until the first POP's verdict, drain until the last one's. */
static void detect_and_drain(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 7);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(900), MODE_DROP, 0);
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= 200; r++) {
        fixture_run(&f, r);
        assert_adds_up(&f);
        double first = fixture_value(&f, METRIC_RTO_DETECT_FIRST);
        double last = fixture_value(&f, METRIC_RTO_DETECT_LAST);
        /* One of seven may be late: 6/7 is below theta, so the last counts. */
        assert_int_equal(ns(fixture_value(&f, METRIC_RTO_SERVICE)), ns(last));
        assert_int_equal(ns(stage(&f, STAGE_DETECT)), ns(first));
        assert_int_equal(ns(stage(&f, STAGE_DRAIN)), ns(last) - ns(first));
        assert_near(fixture_value(&f, METRIC_RTO_FIRST_SUCCESS), first, 0);
    }
    fixture_release(&f);
}

/* Drain ends at the last verdict needed: of 200 POPs with 0.5 % each, two may be late. */
static void drain_until_the_last_needed(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 200);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(900), MODE_ERROR, 0);
    fixture_plan(&f, false);
    struct trace trace = {0};
    fixture_trace(&f, 1, &trace);
    simtime verdicts[200];
    size_t n = 0;
    for (size_t i = 0; i < trace.count && n < 200; i++) {
        if (trace.list[i].pop != SIZE_MAX) {
            verdicts[n++] = trace.list[i].at - seconds(600);
        }
    }
    free(trace.list);
    fixture_run(&f, 1);
    assert_adds_up(&f);
    assert_int_equal(ns(fixture_value(&f, METRIC_RTO_SERVICE)), verdicts[197]);
    assert_int_equal(ns(stage(&f, STAGE_DETECT)), verdicts[0]);
    assert_int_equal(ns(fixture_value(&f, METRIC_RTO_DETECT_LAST)), verdicts[199]);
    fixture_release(&f);
}

/* Nobody can notice: a shallow probe does not see the database. All of it is detection. */
static void never_detected(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 3);
    int store = fixture_component(&f, "database", 0, 1, 1);
    f.scenario.edge.probe.path = PATH_SHALLOW;
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600), seconds(900), WE, store);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 900, 0);
    assert_near(stage(&f, STAGE_DETECT), 900, 0);
    assert_no_value(fixture_value(&f, METRIC_RTO_DETECT_LAST));
    fixture_release(&f);
}

/* The survivor sheds until the other is held healthy again. Probes at 0, 30 ...: out 95 - 695,
 * verdict at 150, back at 780. */
static void warm(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 1, seconds(30), 4, 3, HOUR);
    f.scenario.edge.probe.phase = 0;
    f.scenario.groups[0].requests = 1800;
    f.scenario.stamps[WE].components[0].capacity = 400;
    f.scenario.stamps[NE].components[0].capacity = 400;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(95), seconds(600), MODE_REFUSE, 0);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_adds_up(&f);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 685, 0);
    assert_near(stage(&f, STAGE_DETECT), 55, 0);
    assert_near(stage(&f, STAGE_WARM), 630, 0);
    fixture_release(&f);
}

/* Both out: once that is noticed there is nothing to do but to wait for a repair. */
static void other_while_both_are_out(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    f.scenario.edge.probe.phase = 0;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(390), MODE_ERROR, 0);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(390), MODE_ERROR, 1);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_adds_up(&f);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 390, 0);
    assert_near(stage(&f, STAGE_DETECT), 50, 0);
    assert_near(stage(&f, STAGE_OTHER), 340, 0);
    fixture_release(&f);
}

/* With `fail` requests fail on after the repair, until the third good probe: 1020, 1050, 1080. */
static void other_until_held_healthy(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    f.scenario.edge.probe.phase = 0;
    f.scenario.edge.when_all_unhealthy = ALL_UNHEALTHY_FAIL;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(390), MODE_ERROR, 0);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(390), MODE_ERROR, 1);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 470, 0);
    assert_near(stage(&f, STAGE_DETECT), 50, 0);
    assert_near(stage(&f, STAGE_OTHER), 420, 0);
    fixture_release(&f);
}

/* Nothing of that comes up without data: no deciding and no promoting. Random faults, two groups.
 */
static void adds_up_whatever_happens(void **state)
{
    (void)state;
    struct stream s;
    size_t outages = 0;
    stream_open_name(&s, 3, "scripts", 1);
    for (int script = 0; script < 300; script++) {
        struct fixture f;
        build(&f, 5);
        fixture_group(&f, "north", 700, 3)->latency[WE] = ms(30);
        f.scenario.groups[0].latency[NE] = ms(31);
        f.scenario.stamps[NE].priority = 1 + script % 2;
        f.scenario.stamps[NE].components[0].capacity = 400;
        f.scenario.edge.probe.loss = script % 3 * 0.1;
        for (int i = 0; i < 6; i++) {
            double at = stream_uniform(&s) * 3000, lasts = stream_uniform(&s) * 600;
            int where = stream_uniform(&s) < 0.7 ? 0 : 1;
            if (i % 2) {
                fixture_region(&f, FAULT_REGION_OUTAGE, seconds(at), seconds(lasts), MODE_DROP,
                               where);
            } else {
                fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(at), seconds(lasts), where, 0)
                    ->error_share = stream_uniform(&s);
            }
        }
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        assert_adds_up(&f);
        for (size_t i = 0; i < f.row.incident_count; i++) {
            outages += f.row.incidents[i].value[METRIC_RTO_SERVICE] > 0;
            assert_near(f.row.incidents[i].value[METRIC_RTO_STAGE_DECIDE], 0, 0);
            assert_near(f.row.incidents[i].value[METRIC_RTO_STAGE_PROMOTE], 0, 0);
        }
        fixture_release(&f);
    }
    assert_true(outages > 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(detect_and_drain),         cmocka_unit_test(drain_until_the_last_needed),
        cmocka_unit_test(never_detected),           cmocka_unit_test(warm),
        cmocka_unit_test(other_while_both_are_out), cmocka_unit_test(other_until_held_healthy),
        cmocka_unit_test(adds_up_whatever_happens),
    };
    return cmocka_run_group_tests_name("models/stage", tests, NULL, NULL);
}
