/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replicas that go down and come back, what stands between them and the writer, and how they are
 * seeded. All requests come in at ne, 200 a second of them write, the writer is in westeurope. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE, ELSEWHERE };

static struct fault *outage(struct fixture *f, double at, double lasts, int region)
{
    return fixture_region(f, FAULT_REGION_OUTAGE, seconds(at), seconds(lasts), MODE_ERROR, region);
}

static const struct store_state *state_at(struct fixture *f, double t)
{
    fixture_on(f, seconds(t));
    return &f->world->stores[0];
}

static void assert_near_poisson(double got, double mean)
{
    assert_near(got, mean, 4 * sqrt(mean));
}

/* Region, or component bound to the store, and no other component. */
static void a_replica_follows_its_region_and_components(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    int other = fixture_component(&f, "cache", 0, 1, 1);
    outage(&f, 100, 10, NE);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(200), seconds(10), NE, 1)->mode = MODE_DROP;
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(300), seconds(10), NE, other);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(99));
    assert_true(replica_up(&state_at(&f, 99)->replicas[NE]));
    assert_int_equal(state_at(&f, 105)->replicas[NE].met, INBOUND_ERROR);
    assert_int_equal(state_at(&f, 105)->replicas[WE].met, INBOUND_OPEN);
    assert_true(replica_up(&state_at(&f, 111)->replicas[NE]));
    assert_int_equal(state_at(&f, 205)->replicas[NE].met, INBOUND_DROPPED);
    assert_true(replica_up(&state_at(&f, 305)->replicas[NE]));
    fixture_release(&f);
}

/* One direction of the link is enough to cut it off, the one from the writer. */
static void what_stands_between_freezes_it(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(100), seconds(10), 1);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(200), seconds(10), -1);
    fixture_stored(&f, FAULT_REPLICATION_STALL, seconds(300), seconds(10));
    outage(&f, 400, 10, WE);
    fixture_region(&f, FAULT_REGION_ISOLATION, seconds(500), seconds(10), MODE_DROP, NE);
    fixture_region(&f, FAULT_REGION_ISOLATION, seconds(600), seconds(10), MODE_DROP, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(99));
    static const bool frozen[] = {true, false, true, true, true, false};
    for (int k = 0; k < 6; k++) {
        assert_false(state_at(&f, 99 + 100 * k)->replicas[NE].frozen);
        assert_int_equal(state_at(&f, 105 + 100 * k)->replicas[NE].frozen, frozen[k]);
    }
    fixture_release(&f);
}

/* Forced at 600; the old writer is seeded when it has been back for 300 s, and no sooner: an outage
 * in between begins it anew. */
static void an_old_writer_is_seeded_anew(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_ASYNC);
    store->reseed = dist_constant(300);
    fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(600), 0);
    outage(&f, 800, 50, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(599));
    assert_true(state_at(&f, 599)->replicas[WE].ready);
    assert_false(state_at(&f, 601)->replicas[WE].ready);
    assert_false(state_at(&f, 1149)->replicas[WE].ready);
    assert_true(state_at(&f, 1151)->replicas[WE].ready);
    assert_false(f.world->incidents.open); /* which the seeding did not hold up */
    fixture_release(&f);
}

/* Nor before the new writer reaches it. */
static void seeds_need_a_link(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(600), 0);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(590), seconds(110), -1);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(699));
    assert_false(state_at(&f, 699)->replicas[WE].ready);
    assert_true(state_at(&f, 701)->replicas[WE].ready);
    fixture_release(&f);
}

/* It reads what it has while it cannot reach the new writer, and from that one once it can. */
static void a_fenced_writer_serves_reads_while_it_is_cut_off(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_ASYNC);
    store->reseed = dist_constant(100);
    fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(600), 0);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(590), seconds(110), 0);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(650));
    assert_int_equal(store_place(f.world, state_at(&f, 650), WE, ACCESS_READ), WE);
    assert_int_equal(store_place(f.world, state_at(&f, 750), WE, ACCESS_READ), NE);
    assert_int_equal(store_place(f.world, state_at(&f, 801), WE, ACCESS_READ), WE);
    fixture_release(&f);
}

/* Replication stalls from 500 on. Seeded at 600 from the new writer, the old one stays behind all
 * the same: forced again at 700, 100 s of writes are lost. */
static void a_seed_does_not_undo_a_stall(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    fixture_stored(&f, FAULT_REPLICATION_STALL, seconds(500), seconds(1000));
    fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(600), 0);
    fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(700), 0);
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), 101 * 200 + 100 * 200);
    assert_near(fixture_value(&f, METRIC_RPO_SECONDS), 100.95, 0.05);
    fixture_release(&f);
}

/* The writer is in a region without a stamp, which loses its data at 600 and is back at 700: it is
 * copied back from the replica until 1000, and the incident lasts until then, since there is no
 * writer. */
static void a_writer_without_data_takes_it_from_its_replica(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_ASYNC);
    struct region *regions = arena_array(&f.arena, 3, sizeof *regions);
    regions[0] = f.scenario.regions[0];
    regions[1] = f.scenario.regions[1];
    regions[2] = (struct region){.name = "elsewhere", .pair = SCENARIO_NONE, .zones = 3};
    f.scenario.regions = regions;
    f.scenario.region_count = 3;
    store->reseed = dist_constant(300);
    store->regions[0] = ELSEWHERE;
    struct component *way = &f.scenario.stamps[WE].components[1]; /* we would read from there */
    way->required = way->probed = false;
    outage(&f, 600, 100, ELSEWHERE)->data_lost = true;
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 400, 0);
    assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), 200);
    assert_int_equal(f.row.incidents[0].closed, seconds(1000));
    assert_int_equal(f.world->stores[0].writer, WE);
    fixture_release(&f);
}

/* The same with all requests at we, which reads there: sick from 600 until the copy is whole at
 * 1000, whatever the region does, and held healthy again by the third good probe. */
static void a_stamp_is_sick_until_its_store_is_back(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC)->reseed = dist_constant(300);
    f.scenario.stamps[WE].priority = 0;
    outage(&f, 610, 90, WE)->data_lost = true;
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    /* failed probes at 630 and 660; good ones at 1020, 1050, 1080 */
    assert_near(fixture_value(&f, METRIC_RTO_DETECT_FIRST), 50, 0);
    assert_near(fixture_value(&f, METRIC_PROBE_RECOVER_FIRST), 80, 0);
    assert_int_equal(f.row.incidents[0].closed, seconds(1080));
    fixture_release(&f);
}

/* A replica that lost its data has a copy again after its seed; nothing is lost with it. */
static void a_replica_without_data_is_seeded(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC)->reseed = dist_constant(300);
    outage(&f, 600, 100, NE)->data_lost = true;
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(650));
    assert_false(state_at(&f, 650)->replicas[NE].ready);
    assert_false(state_at(&f, 999)->replicas[NE].ready);
    assert_true(state_at(&f, 1001)->replicas[NE].ready);
    assert_int_equal(f.world->losses.lost, 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_replica_follows_its_region_and_components),
        cmocka_unit_test(what_stands_between_freezes_it),
        cmocka_unit_test(an_old_writer_is_seeded_anew),
        cmocka_unit_test(seeds_need_a_link),
        cmocka_unit_test(a_fenced_writer_serves_reads_while_it_is_cut_off),
        cmocka_unit_test(a_seed_does_not_undo_a_stall),
        cmocka_unit_test(a_writer_without_data_takes_it_from_its_replica),
        cmocka_unit_test(a_stamp_is_sick_until_its_store_is_back),
        cmocka_unit_test(a_replica_without_data_is_seeded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
