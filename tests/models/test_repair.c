/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How faults end: crews, gradual recovery, residuals, and what begins and ends together. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void build(struct fixture *f)
{
    fixture_init(f, 1, seconds(30), 4, 3, SIMTIME_HOUR);
    fixture_standby(f);
    f->scenario.edge.probe.phase = 0;
}

/* One stamp and no edge before it: whatever is broken is seen at once. */
static void build_alone(struct fixture *f)
{
    build(f);
    f->scenario.edge.kind = EDGE_NONE;
    f->scenario.stamp_count = 1;
}

static struct fault *recurring(struct fixture *f, enum fault_kind kind, double every, double lasts)
{
    struct fault *fault = fixture_fault(f, kind, 0, 0);
    fault->recurs = true;
    fault->every = dist_constant(every);
    fault->lasts = dist_constant(lasts);
    return fault;
}

static void instances(struct fixture *f, int64_t crews)
{
    f->scenario.stamps[WE].components[0].crews = crews;
    for (int i = 0; i < 3; i++) {
        struct fault *fault = recurring(f, FAULT_INSTANCE_CRASH, 1000 + 10 * i, 100);
        fault->stamp = WE;
        fault->component = 0;
        fault->member = i;
    }
}

/* Down at 1000, 1010 and 1020, each for 100 s of repair. */
static void crews_repair_in_order_of_failure(void **state)
{
    (void)state;
    static const struct {
        int64_t crews;
        double back[3];
    } cases[] = {{0, {1100, 1110, 1120}}, {1, {1100, 1200, 1300}}, {2, {1100, 1110, 1200}}};
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        struct fixture f;
        build(&f);
        instances(&f, cases[k].crews);
        fixture_plan(&f, false);
        for (uint32_t again = 1; again < 3; again++) {
            fixture_until(&f, again, seconds(1021));
            assert_int_equal(f.world->stamps[WE].components[0].up, 0);
            for (int i = 0; i < 3; i++) {
                fixture_on(&f, seconds(cases[k].back[i]));
                assert_true(f.world->faults[i].active);
                fixture_on(&f, seconds(cases[k].back[i]) + 1);
                assert_false(f.world->faults[i].active);
                assert_int_equal(f.world->stamps[WE].components[0].up, i + 1);
            }
        }
        fixture_release(&f);
    }
}

/* An instance that is not missed opens no incident and makes nothing be worked out anew; the last
 * one does. */
static void what_is_not_missed_is_no_incident(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.stamps[WE].components[0].needed = 2;
    instances(&f, 0);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(1005));
    assert_int_equal(f.world->active_faults, 1);
    assert_int_equal(f.world->incidents.count, 0);
    fixture_on(&f, seconds(1015));
    assert_int_equal(f.world->incidents.count, 1);
    assert_int_equal(f.world->incidents.list[0].opened, seconds(1010));
    fixture_release(&f);
}

/* Half of it is broken in the mean from `linear_after` on. */
static void a_region_recovers_in_a_straight_line(void **state)
{
    (void)state;
    struct fixture f;
    build_alone(&f);
    struct fault *fault =
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(1000), MODE_DROP, 0);
    fault->linear_after = seconds(400);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - (400 + 600 / 2.0) / 3600,
                1e-12);
    /* Step 99 of 100 leaves 1 %. */
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 400 + 600 * 0.985, 1e-6);
    fixture_until(&f, 1, seconds(100 + 400) + seconds(3) + 1);
    assert_near(f.world->faults[0].level, 0.99, 1e-12);
    fixture_release(&f);
}

/* An outage that is over before it would begin to recover does not. */
static void a_short_one_does_not(void **state)
{
    (void)state;
    struct fixture f;
    build_alone(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(100), seconds(300), MODE_ERROR, 0)
        ->linear_after = seconds(300);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 300 / 3600.0, 1e-12);
    fixture_release(&f);
}

/* Azure Central US, 18 July 2024: 315 minutes, and a tail of 1145 for a share of it. */
static void a_residual_stays_broken(void **state)
{
    (void)state;
    struct fixture f;
    build_alone(&f);
    f.scenario.horizon = 48 * SIMTIME_HOUR;
    struct fault *fault =
        fixture_region(&f, FAULT_REGION_OUTAGE, 0, 315 * SIMTIME_MINUTE, MODE_DROP, 0);
    fault->residual_share = 0.1;
    fault->residual_lasts = dist_constant(1145 * 60);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - (315 + 1145 * 0.1) / (48 * 60),
                1e-12);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), (315 + 1145) * 60, 0);
    assert_int_equal(f.row.incidents[0].closed, 1460 * SIMTIME_MINUTE);
    fixture_release(&f);
}

/* Azure Front Door, 29 October 2025: 504 minutes, recovering from the 169th on: 336.5 in all. */
static void points_of_presence_come_back_one_by_one(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, 7, seconds(30), 4, 3, 24 * SIMTIME_HOUR);
    struct fault *fault = fixture_fault(&f, FAULT_EDGE_OUTAGE, 0, 504 * SIMTIME_MINUTE);
    fault->linear_after = 169 * SIMTIME_MINUTE;
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 336.5 / 1440, 1e-12);
    assert_int_equal(f.row.incidents[0].closed, 504 * SIMTIME_MINUTE);
    fixture_release(&f);
}

/* A share of a common cause begins with the first and ends with it; the clock begins again when all
 * is over. */
static void a_common_cause(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    recurring(&f, FAULT_REGION_OUTAGE, 600, 100)->region = 0;
    struct fault *second = recurring(&f, FAULT_REGION_OUTAGE, 600, 100);
    second->region = 1;
    second->recurs = false;
    second->follows = true;
    fixture_plan(&f, false);
    for (int k = 0; k < 3; k++) {
        fixture_until(&f, 1, seconds(599 + 700 * k));
        assert_int_equal(f.world->active_faults, 0);
        fixture_on(&f, seconds(601 + 700 * k));
        assert_int_equal(f.world->active_faults, 2);
        fixture_on(&f, seconds(699 + 700 * k));
        assert_int_equal(f.world->active_faults, 2);
        fixture_on(&f, seconds(701 + 700 * k));
        assert_int_equal(f.world->active_faults, 0);
    }
    fixture_release(&f);
}

/* Of a pair the one recovers in the shorter of two times, the other in the longer. */
static void one_of_a_pair_recovers_first(void **state)
{
    (void)state;
    struct fixture f;
    int unlike = 0;
    build(&f);
    recurring(&f, FAULT_REGION_OUTAGE, 600, 100)->region = 0;
    struct fault *second = recurring(&f, FAULT_REGION_OUTAGE, 600, 100);
    second->region = 1;
    second->recurs = false;
    second->follows = true;
    second->yields_to = 0;
    f.scenario.faults[0].lasts = (struct dist){.kind = DIST_EXPONENTIAL, .a = 100};
    fixture_plan(&f, false);
    for (uint32_t r = 1; r < 20; r++) {
        fixture_until(&f, r, seconds(601));
        assert_true(f.world->faults[0].lasts < f.world->faults[1].lasts);
        unlike += f.world->faults[0].lasts > seconds(20);
    }
    assert_in_range(unlike, 5, 19);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crews_repair_in_order_of_failure),
        cmocka_unit_test(what_is_not_missed_is_no_incident),
        cmocka_unit_test(a_region_recovers_in_a_straight_line),
        cmocka_unit_test(a_short_one_does_not),
        cmocka_unit_test(a_residual_stays_broken),
        cmocka_unit_test(points_of_presence_come_back_one_by_one),
        cmocka_unit_test(a_common_cause),
        cmocka_unit_test(one_of_a_pair_recovers_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
