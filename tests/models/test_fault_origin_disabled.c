/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Disabling and enabling an origin: each change takes one draw of `propagation`, here 600 s, is
 * valid at all POPs at once, and waits for the change before it. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE, ON_WE = 1, ON_NE = 2, BOTH = 3 };

static const simtime HOUR = SIMTIME_HOUR;

static void build(struct fixture *f)
{
    fixture_init(f, 3, seconds(30), 4, 3, 2 * HOUR);
    f->scenario.edge.probe.phase = 0;
}

static void disable(struct fixture *f, simtime at, simtime lasts, int stamp)
{
    fixture_fault(f, FAULT_ORIGIN_DISABLED, at, lasts)->stamp = stamp;
}

static void takes_propagation_each_way(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    disable(&f, seconds(100), seconds(1500), WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(700));
    assert_int_equal(f.world->edge.enabled, BOTH);
    fixture_on(&f, seconds(700) + 1);
    assert_int_equal(f.world->edge.enabled, ON_NE);
    fixture_on(&f, seconds(2200));
    assert_int_equal(f.world->edge.enabled, ON_NE);
    fixture_on(&f, seconds(2200) + 1);
    assert_int_equal(f.world->edge.enabled, BOTH);
    fixture_run(&f, 1);
    assert_int_equal(f.row.incident_count, 1);
    assert_int_equal(f.row.incidents[0].opened, seconds(100));
    assert_int_equal(f.row.incidents[0].closed, seconds(2200));
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 0, 0);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1, 0);
    assert_no_value(fixture_value(&f, METRIC_RTO_DETECT_LAST)); /* no origin was sick */
    fixture_release(&f);
}

/* Asked for at 100, 160 (the end of the first), 200 and 1900 (the end of the second): through at
 * 700, 1300, 1900 and 2500. */
static void queued(void **state)
{
    (void)state;
    static const struct {
        int64_t from;
        int64_t enabled;
    } steps[] = {{700, ON_NE}, {1300, BOTH}, {1900, ON_WE}, {2500, BOTH}};
    struct fixture f;
    build(&f);
    disable(&f, seconds(100), seconds(60), WE);
    disable(&f, seconds(200), seconds(1700), NE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(100));
    for (size_t i = 0; i < 4; i++) {
        int64_t before = f.world->edge.enabled == BOTH ? BOTH : steps[i - 1].enabled;
        fixture_on(&f, steps[i].from * SIMTIME_SECOND);
        assert_int_equal(f.world->edge.enabled, before);
        fixture_on(&f, steps[i].from * SIMTIME_SECOND + 1);
        assert_int_equal(f.world->edge.enabled, steps[i].enabled);
    }
    fixture_run(&f, 1);
    assert_int_equal(f.row.incidents[0].closed, seconds(2500));
    fixture_release(&f);
}

/* Two faults on one origin: enabled again when both have let go. */
static void overlap(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.propagation = dist_constant(0);
    disable(&f, seconds(100), seconds(100), WE);
    disable(&f, seconds(150), seconds(100), WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(101));
    assert_int_equal(f.world->edge.enabled, ON_NE);
    fixture_on(&f, seconds(201));
    assert_int_equal(f.world->edge.enabled, ON_NE);
    fixture_on(&f, seconds(251));
    assert_int_equal(f.world->edge.enabled, BOTH);
    fixture_release(&f);
}

/* None enabled: nowhere to go, whatever is healthy, until the first is enabled again. Anchored at
 * the second fault, which is the latest-begun one when s(t) falls. */
static void none_enabled(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.propagation = dist_constant(30);
    disable(&f, seconds(100), seconds(900), WE);  /* 130 - 1030 */
    disable(&f, seconds(200), seconds(1000), NE); /* 230 - 1230 */
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 800 / 7200.0, 1e-15);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 830, 0);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_OTHER), 830, 0);
    fixture_release(&f);
}

/* A disabled origin gets no probes; its verdict stays. Broken at 95, held unhealthy from 150;
 * disabled from 200; repaired at 300 without anybody noticing, enabled at 1000: good probes at
 * 1020, 1050, 1080. */
static void verdict_stands_still(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.propagation = dist_constant(0);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(95), seconds(205), MODE_ERROR, 0);
    disable(&f, seconds(200), seconds(800), WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(1080));
    assert_int_equal(f.world->edge.unhealthy[WE], 3);
    fixture_on(&f, seconds(1080) + 1);
    assert_int_equal(f.world->edge.unhealthy[WE], 0);
    fixture_run(&f, 1);
    assert_int_equal(f.row.incident_count, 1);
    assert_int_equal(f.row.incidents[0].closed, seconds(1080));
    assert_near(fixture_value(&f, METRIC_PROBE_RECOVER_LAST), 780, 0);
    fixture_release(&f);
}

/* The draws are the fault's own. */
static void drawn_per_replication(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    f.scenario.edge.propagation =
        (struct dist){.kind = DIST_TRIANGULAR, .a = 180, .b = 1200, .c = 2700};
    disable(&f, seconds(0), seconds(60), WE);
    fixture_plan(&f, false);
    simtime closed[3];
    for (uint32_t r = 0; r < 3; r++) {
        fixture_run(&f, r % 2 + 1);
        closed[r] = f.row.incidents[0].closed;
        assert_in_range(closed[r], seconds(360), seconds(5400));
    }
    assert_true(closed[0] != closed[1]);
    assert_true(closed[0] == closed[2]);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_propagation_each_way),
        cmocka_unit_test(queued),
        cmocka_unit_test(overlap),
        cmocka_unit_test(none_enabled),
        cmocka_unit_test(verdict_stands_still),
        cmocka_unit_test(drawn_per_replication),
    };
    return cmocka_run_group_tests_name("models/fault_origin_disabled", tests, NULL, NULL);
}
