/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripted failovers, forced and planned, with fencing and without. All requests come in at ne, 200
 * a second of them write, and the writer is in westeurope, 1 s ahead. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void force(struct fixture *f, double at)
{
    fixture_stored(f, FAULT_FORCED_FAILOVER, seconds(at), 0);
}

static void plan_one(struct fixture *f, double at)
{
    fixture_stored(f, FAULT_PLANNED_FAILOVER, seconds(at), 0);
}

static void outage(struct fixture *f, double at, double lasts, int region)
{
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(at), seconds(lasts), MODE_ERROR, region);
}

static void assert_near_poisson(double got, double mean)
{
    assert_near(got, mean, 4 * sqrt(mean));
}

static const struct store_state *state_at(struct fixture *f, double t)
{
    fixture_on(f, seconds(t));
    return &f->world->stores[0];
}

/* No hold, no runbook: fenced at 600, promoted at 620, and the incident is over. */
static void forcing_fences_at_once(void **state)
{
    (void)state;
    struct fixture f;
    struct failover *failover = &fixture_orders(&f, STORE_ASYNC)->failover;
    failover->hold = dist_constant(1000);
    failover->promote = dist_constant(20);
    force(&f, 600);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 20, 0);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_PROMOTE), 20, 0);
    assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), 200);
    assert_near(fixture_value(&f, METRIC_RPO_SECONDS), 0.95, 0.05);
    assert_int_equal(f.row.incidents[0].closed, seconds(620));
    assert_int_equal(f.world->stores[0].writer, NE);
    fixture_release(&f);
}

/* Unfenced, the old writer acknowledges until the listener has moved, and all of that is lost. */
static void a_zombie_loses_what_it_acknowledges(void **state)
{
    (void)state;
    struct fixture f;
    struct failover *failover = &fixture_orders(&f, STORE_ASYNC)->failover;
    failover->promote = dist_constant(20);
    failover->fencing = false;
    force(&f, 600);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 0, 0);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1, 0);
    assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), 21 * 200);
    assert_near(fixture_value(&f, METRIC_RPO_SECONDS), 20.95, 0.05);
    fixture_release(&f);
}

/* A commit that waits for a region which no longer follows is never acknowledged; one that degrades
 * is. */
static void a_synchronous_zombie_acknowledges_nothing(void **state)
{
    (void)state;
    for (int degrades = 0; degrades < 2; degrades++) {
        struct fixture f;
        fixture_data(&f);
        struct store *store = fixture_store(&f, "orders", STORE_SYNC);
        store->on_partition = degrades ? PARTITION_DEGRADE : PARTITION_BLOCK;
        store->failover.promote = dist_constant(20);
        store->failover.fencing = false;
        force(&f, 600);
        fixture_play(&f);
        assert_near(fixture_value(&f, METRIC_RTO_WRITE), degrades ? 0 : 20, 0);
        assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), degrades ? 4000 : 0);
        fixture_release(&f);
    }
}

/* Half as many come in at we, and go on there while the link is cut, from 590 to 900. Lost are 1 s
 * of all before the cut, 10 s of theirs, and theirs until the zombie ends: with the cut or, at 700,
 * with its region. */
static void a_zombie_lives_behind_a_cut(void **state)
{
    (void)state;
    for (int dies = 0; dies < 2; dies++) {
        struct fixture f;
        struct failover *failover = &fixture_orders(&f, STORE_ASYNC)->failover;
        failover->fencing = false;
        failover->promote = dist_constant(20);
        f.scenario.stamps[WE].priority = 1;
        f.scenario.groups[0].latency[WE] = seconds(0.1);
        fixture_group(&f, "west", 500, 1)->latency[NE] = seconds(0.1);
        fixture_linked(&f, FAULT_LINK_PARTITION, seconds(590), seconds(310), 0);
        force(&f, 600);
        if (dies) {
            outage(&f, 700, 100, WE);
        }
        fixture_play(&f);
        double alone = dies ? 110 : 310;
        assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), 300 + alone * 100);
        assert_near(fixture_value(&f, METRIC_RPO_SECONDS), alone + 0.95, 0.05);
        fixture_release(&f);
    }
}

/* A second failover waits for the first, and for the old writer to be seeded: from 600 to 610, then
 * from 610 + reseed on, back. */
static void a_second_failover_queues(void **state)
{
    (void)state;
    for (int reseed = 0; reseed <= 5; reseed += 5) {
        struct fixture f;
        struct store *store = fixture_orders(&f, STORE_ASYNC);
        store->failover.promote = dist_constant(10);
        store->reseed = dist_constant(reseed);
        force(&f, 600);
        force(&f, 601);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(609));
        assert_int_equal(state_at(&f, 609)->phase, STORE_PROMOTING);
        assert_int_equal(state_at(&f, 611)->writer, NE);
        assert_int_equal(state_at(&f, 611)->phase, reseed == 0 ? STORE_PROMOTING : STORE_SERVING);
        assert_int_equal(state_at(&f, 619 + reseed)->phase, STORE_PROMOTING);
        assert_int_equal(state_at(&f, 621 + reseed)->writer, WE);
        assert_int_equal(state_at(&f, 621 + reseed)->phase, STORE_SERVING);
        assert_false(f.world->incidents.open);
        assert_near_poisson((double)f.world->losses.lost, 200); /* seeds have all */
        fixture_release(&f);
    }
}

/* The only other copy, or for a planned one either, is in a region that is out until 700: nothing
 * happens, then or later, and no healthy writer is fenced. */
static void what_has_nowhere_to_go_is_refused(void **state)
{
    (void)state;
    for (int k = 0; k < 3; k++) {
        struct fixture f;
        fixture_orders(&f, STORE_ASYNC)->failover.promote = dist_constant(10);
        outage(&f, 600, 100, k < 2 ? NE : WE);
        (k == 0 ? force : plan_one)(&f, 610);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(611));
        assert_int_equal(f.world->active_faults, 1);
        assert_int_equal(state_at(&f, 699)->phase, STORE_SERVING);
        assert_int_equal(state_at(&f, 720)->phase, STORE_SERVING);
        assert_int_equal(state_at(&f, 720)->writer, WE);
        assert_int_equal(f.world->losses.lost, 0);
        fixture_release(&f);
    }
}

/* The target is out from 610 to 700, and promoted at 660: writes wait for it. */
static void a_target_may_be_lost_while_it_is_promoted(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC)->failover.promote = dist_constant(60);
    force(&f, 600);
    outage(&f, 610, 90, NE);
    fixture_play(&f);
    assert_int_equal(f.world->stores[0].writer, NE);
    assert_true(f.world->stores[0].replicas[WE].ready);
    assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), 200);
    assert_true(fixture_value(&f, METRIC_RTO_WRITE) >= 90);
    fixture_release(&f);
}

/* Writes pause for the second that the replica is behind, and 20 s. */
static void planning_loses_nothing(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC)->failover.promote = dist_constant(20);
    plan_one(&f, 600);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 20.95, 0.05);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_PROMOTE), 20.95, 0.05);
    assert_near(fixture_value(&f, METRIC_RPO_LOST_WRITES), 0, 0);
    assert_near(fixture_value(&f, METRIC_RPO_STRANDED_WRITES), 0, 0);
    assert_int_equal(f.world->stores[0].writer, NE);
    assert_true(f.world->stores[0].replicas[WE].ready); /* nothing that needs to be seeded */
    fixture_release(&f);
}

/* Cut or stalled until 700, the replica lacks the last second before; the delays that stood still
 * run on. */
static void planning_waits_for_its_link(void **state)
{
    (void)state;
    for (int k = 0; k < 2; k++) {
        struct fixture f;
        fixture_orders(&f, STORE_ASYNC)->failover.promote = dist_constant(5);
        if (k == 0) {
            fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(100), 0);
        } else {
            fixture_stored(&f, FAULT_REPLICATION_STALL, seconds(600), seconds(100));
        }
        plan_one(&f, 610);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(699));
        assert_int_equal(state_at(&f, 699)->phase, STORE_DRAINING);
        assert_int_equal(state_at(&f, 700.9)->phase, STORE_DRAINING);
        assert_int_equal(state_at(&f, 701.1)->phase, STORE_PROMOTING);
        assert_int_equal(state_at(&f, 706.1)->writer, NE);
        assert_int_equal(f.world->losses.lost, 0);
        fixture_release(&f);
    }
}

/* 100 s of writes behind a stall, 20,000 of them, at 500 a second: 40 s, and the last takes its 1
 * s. What else happens meanwhile does not begin the waiting anew. */
static void planning_waits_for_the_backlog(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_ASYNC);
    store->throughput = 500;
    fixture_stored(&f, FAULT_REPLICATION_STALL, seconds(600), seconds(100));
    plan_one(&f, 700);
    fixture_fault(&f, FAULT_LOAD_SURGE, seconds(720), seconds(5))->group = 0;
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(740.9));
    assert_int_equal(state_at(&f, 740.9)->phase, STORE_DRAINING);
    assert_int_equal(state_at(&f, 741.1)->phase, STORE_SERVING);
    assert_int_equal(state_at(&f, 741.1)->writer, NE);
    fixture_release(&f);
}

/* Delays have been drawn, and what does not touch them does not draw them anew: not one of 200
 * replications ends at another instant for ten faults on the way. */
static void planning_is_not_hurried_by_others(void **state)
{
    (void)state;
    double takes[2][200];
    for (int disturbed = 0; disturbed < 2; disturbed++) {
        struct fixture f;
        struct store *store = fixture_orders(&f, STORE_ASYNC);
        store->lag = (struct dist){.kind = DIST_EXPONENTIAL, .a = 1};
        store->lag_of = LAG_OF_WRITE;
        plan_one(&f, 600);
        for (int k = 0; disturbed && k < 10; k++) {
            fixture_fault(&f, FAULT_LOAD_SURGE, seconds(601 + k), seconds(0.5))->group = 0;
        }
        fixture_plan(&f, false);
        for (uint32_t r = 0; r < 200; r++) {
            fixture_run(&f, r + 1);
            takes[disturbed][r] = fixture_value(&f, METRIC_RTO_STAGE_PROMOTE);
        }
        fixture_release(&f);
    }
    for (int r = 0; r < 200; r++) {
        assert_true(takes[0][r] > 1);
        assert_near(takes[1][r], takes[0][r], 0);
    }
}

/* The target goes down while it catches up: writes go on, and the failover begins anew. */
static void planning_begins_anew_without_its_target(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    plan_one(&f, 600);
    outage(&f, 600.5, 99.5, NE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(650));
    assert_int_equal(state_at(&f, 650)->phase, STORE_SERVING);
    assert_int_equal(state_at(&f, 650)->writer, WE);
    assert_int_equal(state_at(&f, 703)->writer, NE);
    assert_int_equal(f.world->losses.lost, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forcing_fences_at_once),
        cmocka_unit_test(a_zombie_loses_what_it_acknowledges),
        cmocka_unit_test(a_synchronous_zombie_acknowledges_nothing),
        cmocka_unit_test(a_zombie_lives_behind_a_cut),
        cmocka_unit_test(a_second_failover_queues),
        cmocka_unit_test(what_has_nowhere_to_go_is_refused),
        cmocka_unit_test(a_target_may_be_lost_while_it_is_promoted),
        cmocka_unit_test(planning_loses_nothing),
        cmocka_unit_test(planning_waits_for_its_link),
        cmocka_unit_test(planning_waits_for_the_backlog),
        cmocka_unit_test(planning_is_not_hurried_by_others),
        cmocka_unit_test(planning_begins_anew_without_its_target),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
