/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failover because a writer is gone: when it is decided, what it takes, where the time goes. All
 * requests come in at ne, 200 a second of them write, the writer is in westeurope and its replica 1
 * s behind, so that some 200 writes are on their way. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE, ELSEWHERE };

static struct store *build(struct fixture *f)
{
    fixture_data(f);
    struct store *store = fixture_store(f, "orders", STORE_ASYNC);
    store->failover.policy = FAILOVER_AUTOMATIC;
    return store;
}

static void outage(struct fixture *f, double at, double lasts, int region)
{
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(at), seconds(lasts), MODE_DROP, region);
}

static void assert_stages(const struct fixture *f, double detect, double decide, double promote)
{
    double drain = fixture_value(f, METRIC_RTO_STAGE_DRAIN);
    assert_near(fixture_value(f, METRIC_RTO_STAGE_DETECT), detect, 0);
    assert_near(fixture_value(f, METRIC_RTO_STAGE_DECIDE), decide, 0);
    assert_near(fixture_value(f, METRIC_RTO_STAGE_PROMOTE), promote, 0);
    assert_near(fixture_value(f, METRIC_RTO_STAGE_WARM), 0, 0);
    assert_near(fixture_value(f, METRIC_RTO_STAGE_OTHER), 0, 0);
    assert_near(fixture_value(f, METRIC_RTO_SERVICE), detect + decide + promote + drain, 1e-9);
}

static void assert_near_poisson(double got, double mean)
{
    assert_near(got, mean, 4 * sqrt(mean));
}

/* 30 + 60 + 10 s to decide, 20 s to promote, and the rest of the TTL. */
static void an_automatic_failover_takes_its_steps(void **state)
{
    (void)state;
    for (int ttl = 0; ttl <= 40; ttl += 40) {
        struct fixture f;
        struct failover *failover = &build(&f)->failover;
        failover->hold = dist_constant(30);
        failover->grace_period = dist_constant(60);
        failover->decision = dist_constant(10);
        failover->promote = dist_constant(20);
        failover->listener_ttl = seconds(ttl);
        outage(&f, 600, 1200, WE);
        fixture_play(&f);
        double drain = fixture_value(&f, METRIC_RTO_STAGE_DRAIN);
        assert_true(ttl == 0 ? drain == 0 : drain > 0 && drain < ttl);
        assert_stages(&f, 0, 100, 20);
        assert_near(fixture_value(&f, METRIC_RTO_WRITE), 120 + drain, 1e-9);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.2 * (120 + drain) / 3600,
                    1e-9);
        assert_near(fixture_value(&f, METRIC_RPO_SECONDS), 0.95, 0.05);
        assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), 200);
        assert_near(fixture_value(&f, METRIC_RPO_STRANDED_WRITES), 0, 0);
        fixture_release(&f);
    }
}

/* The rest of the TTL is uniform. */
static void the_listener_drains_uniformly(void **state)
{
    (void)state;
    struct fixture f;
    struct tally t = {0};
    build(&f)->failover.listener_ttl = seconds(40);
    outage(&f, 600, 1200, WE);
    fixture_plan(&f, false);
    for (uint32_t r = 1; r <= 2000; r++) {
        fixture_run(&f, r);
        tally_add(&t, fixture_value(&f, METRIC_RTO_WRITE));
    }
    assert_true(fixture_distance(&t, 20) < 4);
    assert_true(t.min > 0 && t.max < 40);
    assert_near(tally_sd(&t), 40 / sqrt(12), 0.5);
    fixture_release(&f);
}

/* The decision is due at 700. At that instant repairs come first. */
static void a_writer_that_is_back_before_keeps_its_place(void **state)
{
    (void)state;
    static const double lasts[] = {99, 100, 101};
    for (int k = 0; k < 3; k++) {
        struct fixture f;
        struct failover *failover = &build(&f)->failover;
        failover->hold = dist_constant(100);
        failover->promote = dist_constant(20);
        outage(&f, 600, lasts[k], WE);
        fixture_play(&f);
        bool moves = k == 2;
        assert_near(fixture_value(&f, METRIC_RTO_WRITE), moves ? 120 : lasts[k], 0);
        assert_int_equal(f.world->stores[0].writer, moves ? NE : WE);
        assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), moves ? 200 : 0);
        assert_near_poisson(fixture_value(&f, METRIC_RPO_STRANDED_WRITES), moves ? 0 : 200);
        fixture_release(&f);
    }
}

/* Two outages that are each too short do not add up. */
static void each_trouble_is_timed_by_itself(void **state)
{
    (void)state;
    struct fixture f;
    build(&f)->failover.hold = dist_constant(100);
    outage(&f, 600, 90, WE);
    outage(&f, 691, 90, WE);
    fixture_play(&f);
    assert_int_equal(f.world->stores[0].writer, WE);
    fixture_release(&f);
}

/* Notice 60 s; three checks every 10 s whose timeout is 5 s; approval 100 s; 20 s. */
static void a_runbook_takes_its_steps(void **state)
{
    (void)state;
    struct fixture f;
    struct failover *failover = &build(&f)->failover;
    failover->policy = FAILOVER_RUNBOOK;
    failover->promote = dist_constant(20);
    f.scenario.operations.failover = (struct runbook){.given = true,
                                                      .notice = dist_constant(60),
                                                      .checks = 3,
                                                      .check_every = seconds(10),
                                                      .check_timeout = seconds(5),
                                                      .approval = dist_constant(100)};
    outage(&f, 600, 1200, WE);
    fixture_play(&f);
    assert_stages(&f, 60, 125, 20);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 205, 0);
    assert_int_equal(f.world->stores[0].writer, NE);
    fixture_release(&f);
}

static void without_a_policy_it_waits(void **state)
{
    (void)state;
    struct fixture f;
    build(&f)->failover.policy = FAILOVER_NONE;
    outage(&f, 600, 1200, WE);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 1200, 0);
    assert_near(fixture_value(&f, METRIC_RTO_STAGE_OTHER), 1200, 0);
    assert_near(fixture_value(&f, METRIC_RPO_LOST_WRITES), 0, 0);
    assert_near(fixture_value(&f, METRIC_RPO_SECONDS), 0, 0);
    assert_near_poisson(fixture_value(&f, METRIC_RPO_STRANDED_WRITES), 200);
    fixture_release(&f);
}

/* The link is cut for 600 s, the writer is well. Who holds that for an outage has failed over after
 * 40 s; the oldest of what it loses was acknowledged 1 s before the cut, 31 s before the fencing.
 */
static void a_writer_out_of_reach_may_count_as_gone(void **state)
{
    (void)state;
    static const int ways[] = {0, 1, -1, 0};
    for (int k = 0; k < 4; k++) {
        struct fixture f;
        struct failover *failover = &build(&f)->failover;
        failover->trigger = k < 3 ? TRIGGER_UNREACHABLE : TRIGGER_OUTAGE;
        failover->hold = dist_constant(30);
        failover->promote = dist_constant(10);
        fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(600), ways[k]);
        fixture_play(&f);
        assert_near(fixture_value(&f, METRIC_RTO_WRITE), k < 3 ? 40 : 600, 0);
        assert_int_equal(f.world->stores[0].writer, k < 3 ? NE : WE);
        if (k < 2) { /* else the stream flows until the fencing */
            assert_near(fixture_value(&f, METRIC_RPO_SECONDS), 30.95, 0.05);
            assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), 200);
        } else {
            assert_near(fixture_value(&f, METRIC_RPO_LOST_WRITES), 0, 0);
        }
        fixture_release(&f);
    }
}

/* Decided at 610, but the replica's region is down until 700: then. */
static void a_failover_waits_for_a_target(void **state)
{
    (void)state;
    struct fixture f;
    struct failover *failover = &build(&f)->failover;
    failover->hold = dist_constant(10);
    failover->promote = dist_constant(5);
    outage(&f, 590, 110, NE);
    outage(&f, 600, 1200, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(699));
    assert_true(f.world->stores[0].overdue);
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_on(&f, seconds(701));
    assert_int_equal(f.world->stores[0].phase, STORE_PROMOTING);
    fixture_on(&f, seconds(706));
    assert_int_equal(f.world->stores[0].writer, NE);
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_release(&f);
}

/* A component bound to the store takes its replica down as its region does. */
static void a_component_may_take_the_writer_down(void **state)
{
    (void)state;
    struct fixture f;
    struct failover *failover = &build(&f)->failover;
    failover->hold = dist_constant(10);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(600), seconds(300), WE, 1);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 10, 0);
    assert_int_equal(f.world->stores[0].writer, NE);
    fixture_release(&f);
}

static void add_region(struct fixture *f, struct store *store)
{
    struct region *regions = arena_array(&f->arena, 3, sizeof *regions);
    regions[0] = f->scenario.regions[0];
    regions[1] = f->scenario.regions[1];
    regions[2] = (struct region){.name = "elsewhere", .pair = SCENARIO_NONE, .zones = 3};
    f->scenario.regions = regions;
    f->scenario.region_count = 3;
    store->regions = arena_array(&f->arena, 3, sizeof *store->regions);
    store->regions[1] = NE;
    store->regions[2] = ELSEWHERE;
    store->region_count = 3;
}

/* The target goes down while it is promoted. It is the writer all the same, and gone: the next
 * failover is decided when it would serve, 660 + 10, and done at 730. */
static void a_new_writer_that_is_gone_is_followed_by_another(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = build(&f);
    store->failover.hold = dist_constant(10);
    store->failover.promote = dist_constant(50);
    add_region(&f, store);
    outage(&f, 600, 2000, WE);
    outage(&f, 630, 2000, NE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(669));
    assert_int_equal(f.world->stores[0].writer, NE);
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_on(&f, seconds(671));
    assert_int_equal(f.world->stores[0].phase, STORE_PROMOTING);
    fixture_on(&f, seconds(721));
    assert_int_equal(f.world->stores[0].writer, ELSEWHERE);
    fixture_release(&f);
}

/* Cut off from its pair, the store fails over; that the new writer is cut off from the old one is
 * no reason to move on, but an outage of it is. */
static void a_cut_does_not_chase_the_writer_on(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = build(&f);
    store->failover.trigger = TRIGGER_UNREACHABLE;
    store->failover.hold = dist_constant(10);
    add_region(&f, store);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(2000), 0);
    outage(&f, 900, 1000, NE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(899));
    assert_int_equal(f.world->stores[0].writer, NE);
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_on(&f, seconds(911));
    assert_int_equal(f.world->stores[0].writer, ELSEWHERE);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_automatic_failover_takes_its_steps),
        cmocka_unit_test(the_listener_drains_uniformly),
        cmocka_unit_test(a_writer_that_is_back_before_keeps_its_place),
        cmocka_unit_test(each_trouble_is_timed_by_itself),
        cmocka_unit_test(a_runbook_takes_its_steps),
        cmocka_unit_test(without_a_policy_it_waits),
        cmocka_unit_test(a_writer_out_of_reach_may_count_as_gone),
        cmocka_unit_test(a_failover_waits_for_a_target),
        cmocka_unit_test(a_component_may_take_the_writer_down),
        cmocka_unit_test(a_new_writer_that_is_gone_is_followed_by_another),
        cmocka_unit_test(a_cut_does_not_chase_the_writer_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
