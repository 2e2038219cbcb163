/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a failover is decided: by runbook, with a gate that refuses what is over before its checks.
 */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

/* Every write goes through we, where the writer is. The gate takes 2 x 10 + 5 s. */
static void build(struct fixture *f, double blip)
{
    fixture_data(f);
    struct store *store = fixture_store(f, "orders", STORE_ASYNC);
    store->failover.policy = FAILOVER_RUNBOOK;
    store->failover.promote = dist_constant(20);
    f->scenario.operations.failover = (struct runbook){
        .given = true, .checks = 3, .check_every = seconds(10), .check_timeout = seconds(5)};
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(600), seconds(blip), MODE_DROP, WE);
}

/* Shorter than the gate: refused; longer: passed. For every length. */
static void a_gate_refuses_blips(void **state)
{
    (void)state;
    for (double blip = 0.5; blip <= 60; blip += 0.5) {
        struct fixture f;
        build(&f, blip);
        fixture_play(&f);
        bool passed = f.world->stores[0].writer == NE;
        assert_true(blip < 25 ? !passed : blip == 25 || passed);
        assert_near(fixture_value(&f, METRIC_RTO_WRITE), passed ? 45 : blip, 1e-9);
        assert_true(passed || fixture_value(&f, METRIC_RPO_LOST_WRITES) == 0);
        fixture_release(&f);
    }
}

/* At ten past midnight nobody approves before eight. */
static void approval_waits_for_office_hours(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 36000);
    f.scenario.horizon = 12 * SIMTIME_HOUR;
    f.scenario.operations.failover.approval = dist_constant(300);
    assert_true(hours_parse("08:00-18:00", &f.scenario.operations.failover.office));
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 8 * 3600 - 600 + 300 + 20, 1e-9);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_DECIDE), 8 * 3600 - 600 + 300, 1e-9);
    fixture_release(&f);
}

/* Pointing writers at the new one takes its time after the promotion. */
static void repointing(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 3000);
    f.scenario.operations.failover.repoint = dist_constant(70);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 25 + 20 + 70, 1e-9);
    fixture_release(&f);
}

/* POPs probe at multiples of 30 s: the second failure is known at 640 s, and told 15 s later. */
static void the_edge_tells(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 3000);
    f.scenario.operations.failover.unnoticed = true;
    f.scenario.operations.alerts = (struct alerts){.on_edge = true, .edge = seconds(15)};
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_DETECT), 40 + 15, 1e-9);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 40 + 15 + 25 + 20, 1e-9);
    fixture_release(&f);
}

/* Nobody looks: it is never failed over. */
static void nobody_notices(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1200);
    f.scenario.operations.failover.unnoticed = true;
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 1200, 1e-9);
    fixture_release(&f);
}

/* Cut off, the replica falls behind from 1 s at a second a second: 30 s after 29 s, told 5 s later.
 */
static void a_replica_behind_tells(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1);
    f.scenario.faults[0].at = seconds(3500);
    f.scenario.stores[0].failover.trigger = TRIGGER_UNREACHABLE;
    f.scenario.operations.failover.unnoticed = true;
    f.scenario.operations.alerts =
        (struct alerts){.on_lag = true, .lag_above = seconds(30), .lag_after = seconds(5)};
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(1200), 0);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(600 + 29 + 5 + 25 - 0.1));
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_on(&f, seconds(600 + 29 + 5 + 25 + 0.1));
    assert_int_equal(f.world->stores[0].phase, STORE_PROMOTING);
    fixture_release(&f);
}

/* Nobody looks at a link that is cut; once the writer is down, canaries fail: within 20 s, known 5
 * s later. */
static void canaries_fail_when_it_gets_worse(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, 1200);
    f.scenario.stores[0].failover.trigger = TRIGGER_UNREACHABLE;
    f.scenario.operations.failover.unnoticed = true;
    f.scenario.operations.canary =
        (struct canary){.given = true, .every = seconds(20), .from = 1, .timeout = seconds(5)};
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(100), seconds(3000), 0);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(600 + 5 + 25 - 0.1));
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_on(&f, seconds(600 + 20 + 5 + 25 + 0.1));
    assert_int_not_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gate_refuses_blips),
        cmocka_unit_test(approval_waits_for_office_hours),
        cmocka_unit_test(repointing),
        cmocka_unit_test(the_edge_tells),
        cmocka_unit_test(nobody_notices),
        cmocka_unit_test(a_replica_behind_tells),
        cmocka_unit_test(canaries_fail_when_it_gets_worse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
