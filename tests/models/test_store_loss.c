/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is gone for good, what comes back, and what it would have been worth not to wait. All
 * requests come in at ne, 200 a second of them write, the writer is in westeurope, 1 s ahead. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static struct fault *outage(struct fixture *f, double at, double lasts)
{
    return fixture_region(f, FAULT_REGION_OUTAGE, seconds(at), seconds(lasts), MODE_ERROR, WE);
}

static double lost(const struct fixture *f)
{
    return fixture_value(f, METRIC_RPO_LOST_WRITES);
}

static double stranded(const struct fixture *f)
{
    return fixture_value(f, METRIC_RPO_STRANDED_WRITES);
}

static void assert_near_poisson(double got, double mean)
{
    assert_near(got, mean, 4 * sqrt(mean));
}

/* What the replica lacks is lost with the data, and stranded without; amounts of 2.50 each. */
static void a_replica_bounds_the_loss_of_data(void **state)
{
    (void)state;
    for (int data_lost = 0; data_lost < 2; data_lost++) {
        struct fixture f;
        struct store *store = fixture_orders(&f, STORE_ASYNC);
        store->has_value = true;
        store->value = dist_constant(2.5);
        outage(&f, 600, 60)->data_lost = data_lost;
        fixture_play(&f);
        assert_near_poisson(lost(&f), data_lost ? 200 : 0);
        assert_near_poisson(stranded(&f), data_lost ? 0 : 200);
        assert_near(fixture_value(&f, METRIC_RPO_SECONDS), data_lost ? 0.95 : 0, 0.05);
        assert_near(fixture_value(&f, METRIC_RPO_LOST_VALUE), 2.5 * lost(&f), 1e-9);
        fixture_release(&f);
    }
}

/* A region that recovers bit by bit, or keeps a residue, is back with what it had: its data is lost
 * once. */
static void recovery_loses_nothing_more(void **state)
{
    (void)state;
    for (int k = 0; k < 6; k++) {
        struct fixture f;
        struct store *store = fixture_orders(&f, k < 2 ? STORE_ASYNC : STORE_MULTI_WRITE);
        store->plays_writes = k < 4;
        store->conflicts.policy = POLICY_APPEND;
        f.scenario.stamps[WE].priority = k < 2 ? 2 : 1;
        struct fault *fault = outage(&f, 600, 600);
        fault->data_lost = true;
        fault->linear_after = k % 2 ? SIMTIME_NEVER : seconds(100);
        fault->residual_share = k % 2 ? 0.2 : 0;
        fault->residual_lasts = dist_constant(600);
        fixture_play(&f);
        assert_near_poisson(lost(&f), k < 2 ? 200 : 100);
        fixture_release(&f);
    }
}

/* The second outage begins within the first and loses what that had left behind. */
static void a_second_outage_may_lose_what_the_first_left(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    outage(&f, 600, 400);
    outage(&f, 700, 200)->data_lost = true;
    fixture_play(&f);
    assert_near_poisson(lost(&f), 200);
    assert_near(stranded(&f), 0, 0);
    assert_near(fixture_value(&f, METRIC_RPO_SECONDS), 0.95, 0.05);
    fixture_release(&f);
}

/* Nothing but the writer: 600 s of writes, and nobody knows what before; the second time 1,100 s.
 */
static void without_a_copy_everything_is_lost(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ZONE_REDUNDANT);
    outage(&f, 600, 100)->data_lost = true;
    outage(&f, 1800, 100)->data_lost = true;
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 2);
    assert_near(f.row.incidents[0].value[METRIC_RPO_SECONDS], 599.95, 0.05);
    assert_true(f.row.incidents[0].censored[METRIC_RPO_SECONDS]);
    double all = lost(&f);
    assert_true(all > 120000 + 1000 * 200 && all < 120000 + 1100 * 200 + 3000);
    assert_true(f.row.incidents[1].value[METRIC_RPO_SECONDS] > 1000);
    fixture_release(&f);
}

static void back_up(struct store *store)
{
    store->has_backup = true;
    store->backup_every = seconds(300);
    store->restore = dist_constant(60);
}

/* Restored at 660: where it was if the region is back by then, else where the next stamp is. Lost
 * is what was written since the last backup, at most 300 s. */
static void a_backup_is_restored_where_it_can_be(void **state)
{
    (void)state;
    for (int lasts = 50; lasts <= 1250; lasts += 1200) {
        struct fixture f;
        back_up(fixture_orders(&f, STORE_ZONE_REDUNDANT));
        outage(&f, 600, lasts)->data_lost = true;
        fixture_play(&f);
        double rpo = fixture_value(&f, METRIC_RPO_SECONDS);
        assert_true(rpo > 0 && rpo <= 300);
        assert_near_poisson(lost(&f), 200 * rpo);
        assert_near(fixture_value(&f, METRIC_RTO_WRITE), 60, 0);
        /* ne reads there too: the edge takes one more probe to notice that both are sick */
        assert_near(fixture_value(&f, METRIC_RTO_STAGE_DETECT), 30, 0);
        assert_near(fixture_value(&f, METRIC_RTO_STAGE_PROMOTE), 30, 0);
        assert_int_equal(f.world->stores[0].replicas[0].region, lasts < 60 ? WE : NE);
        simtime latency = 0;
        assert_int_equal(store_meets(f.world, 0, NE, ACCESS_WRITE, &latency), INBOUND_OPEN);
        assert_int_equal(latency, lasts < 60 ? ms(20) : 0);
        fixture_release(&f);
    }
}

/* The data are still there, but a runbook gives them up: 60 s, 40 s, 60 s. Without one, it waits.
 */
static void a_runbook_may_give_data_up(void **state)
{
    (void)state;
    for (int given = 0; given < 2; given++) {
        struct fixture f;
        struct store *store = fixture_orders(&f, STORE_ZONE_REDUNDANT);
        back_up(store);
        store->failover.policy = given ? FAILOVER_RUNBOOK : FAILOVER_NONE;
        f.scenario.operations.failover = (struct runbook){
            .given = given, .notice = dist_constant(60), .approval = dist_constant(40)};
        outage(&f, 600, 1200);
        fixture_play(&f);
        double rpo = fixture_value(&f, METRIC_RPO_SECONDS);
        assert_near(fixture_value(&f, METRIC_RTO_WRITE), given ? 160 : 1200, 0);
        assert_true(given ? rpo > 0 && rpo <= 300 : rpo == 0);
        assert_near_poisson(lost(&f), 200 * rpo);
        assert_near(stranded(&f), 0, 0);
        fixture_release(&f);
    }
}

/* Writes younger than this are lost whatever the replica has; the others, at most 1 s old, only
 * with a failover, or with the data. In none of these cases is one counted twice. */
static void young_writes_are_lost_once(void **state)
{
    (void)state;
    static const double durable[] = {0.5, 2};
    for (int k = 0; k < 6; k++) {
        struct fixture f;
        struct store *store = fixture_orders(&f, STORE_ASYNC);
        bool waits = k / 2 == 0;
        double young = durable[k % 2];
        store->durable_after = seconds(young);
        store->failover.policy = k / 2 == 1 ? FAILOVER_AUTOMATIC : FAILOVER_NONE;
        outage(&f, 600, 60)->data_lost = k / 2 == 2;
        fixture_play(&f);
        assert_near_poisson(lost(&f), 200 * (waits ? young : fmax(young, 1)));
        assert_near(stranded(&f), waits ? 200 * fmax(0, 1 - young) : 0, 4 * 10);
        assert_near(fixture_value(&f, METRIC_RPO_SECONDS), waits ? young : fmax(young, 1), 0.1);
        fixture_release(&f);
    }
}

/* A commit that waits loses nothing, unless it is acknowledged before it is durable. */
static void a_commit_that_waits_loses_nothing(void **state)
{
    (void)state;
    for (int young = 0; young < 2; young++) {
        struct fixture f;
        fixture_orders(&f, STORE_SYNC)->durable_after = seconds(young);
        outage(&f, 600, 60)->data_lost = true;
        fixture_play(&f);
        assert_near_poisson(lost(&f), 200.0 * young);
        assert_near(stranded(&f), 0, 0);
        fixture_release(&f);
    }
}

/* Cut off for 100 s a degraded commit is like any other: all of that is lost. */
static void a_degraded_commit_loses_the_cut(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_SYNC);
    f.scenario.stamps[WE].priority = 0;
    store->on_partition = PARTITION_DEGRADE;
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(500), seconds(1000), 0);
    outage(&f, 600, 60)->data_lost = true;
    fixture_play(&f);
    assert_near_poisson(lost(&f), 20000);
    assert_near(fixture_value(&f, METRIC_RPO_SECONDS), 99.95, 0.05);
    fixture_release(&f);
}

/* Forced at 660, 540 s before the old writer was back; or waited for 600 s, where a failover would
 * have taken 100 s and half of a TTL of 40 s. In minutes of downtime for each write lost. */
static void waiting_has_its_price(void **state)
{
    (void)state;
    for (int waits = 0; waits < 2; waits++) {
        struct fixture f;
        struct failover *failover = &fixture_orders(&f, STORE_ASYNC)->failover;
        failover->policy = waits ? FAILOVER_NONE : FAILOVER_AUTOMATIC;
        failover->hold = dist_constant(60);
        if (waits) {
            failover->promote = dist_constant(100);
            failover->listener_ttl = seconds(40);
        }
        outage(&f, 600, 600);
        fixture_play(&f);
        double minutes = (waits ? 600 - 120 : 540) / 60.0;
        assert_near(fixture_value(&f, METRIC_FAILOVER_BREAK_EVEN),
                    minutes / (waits ? stranded(&f) : lost(&f)), 1e-12);
        fixture_release(&f);
    }
}

/* Two outages of one incident, waited for: 30 s and 60 s that a failover of 30 s would have spared,
 * over what both left behind. */
static void waiting_twice_adds_up(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC)->failover.promote = dist_constant(30);
    outage(&f, 600, 60);
    outage(&f, 690, 90);
    fixture_play(&f);
    assert_int_equal(f.row.incident_count, 1);
    assert_near(fixture_value(&f, METRIC_FAILOVER_SAVED), 1.5, 1e-12);
    assert_near(fixture_value(&f, METRIC_FAILOVER_BREAK_EVEN), 1.5 / stranded(&f), 1e-12);
    fixture_release(&f);
}

/* No backup has been made since the start: the last one is older, and so may be what is lost. */
static void a_backup_from_before_the_start_is_censored(void **state)
{
    (void)state;
    for (int hours = 1; hours < 1000; hours += 900) {
        struct fixture f;
        struct store *store = fixture_orders(&f, STORE_ZONE_REDUNDANT);
        back_up(store);
        store->backup_every = hours == 1 ? seconds(60) : hours * SIMTIME_HOUR;
        outage(&f, 600, 50)->data_lost = true;
        fixture_play(&f);
        assert_true(f.row.incidents[0].censored[METRIC_RPO_SECONDS] == (hours > 1));
        fixture_release(&f);
    }
}

/* What is still down at the horizon is as it is, and its price may rise. */
static void the_horizon_cuts_waiting_off(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    outage(&f, 3000, 1000);
    fixture_play(&f);
    assert_near_poisson(stranded(&f), 200);
    assert_near(fixture_value(&f, METRIC_FAILOVER_BREAK_EVEN), 10 / stranded(&f), 1e-12);
    assert_true(f.row.incidents[0].censored[METRIC_FAILOVER_BREAK_EVEN]);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_replica_bounds_the_loss_of_data),
        cmocka_unit_test(recovery_loses_nothing_more),
        cmocka_unit_test(a_second_outage_may_lose_what_the_first_left),
        cmocka_unit_test(without_a_copy_everything_is_lost),
        cmocka_unit_test(a_backup_is_restored_where_it_can_be),
        cmocka_unit_test(a_runbook_may_give_data_up),
        cmocka_unit_test(young_writes_are_lost_once),
        cmocka_unit_test(a_commit_that_waits_loses_nothing),
        cmocka_unit_test(a_degraded_commit_loses_the_cut),
        cmocka_unit_test(waiting_has_its_price),
        cmocka_unit_test(waiting_twice_adds_up),
        cmocka_unit_test(a_backup_from_before_the_start_is_censored),
        cmocka_unit_test(the_horizon_cuts_waiting_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
