/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reads and writes meet behind a stamp. Of 1,000 requests a second at ne 200 write, to
 * westeurope, 20 ms away; an hour has 3,600,000 requests. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static enum inbound meets(const struct fixture *f, int region, enum access access)
{
    simtime latency = 0;
    return store_meets(f->world, 0, region, access, &latency);
}

static simtime waits(const struct fixture *f, int region, enum access access)
{
    simtime latency = 0;
    store_meets(f->world, 0, region, access, &latency);
    return latency;
}

/* The writer's region is out for 360 s: a tenth of the writes fails, and no read. */
static void reads_go_on_without_the_writer(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ASYNC);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(360), MODE_DROP, WE);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.2 * 0.1, 1e-12);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 360, 0);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 360, 0);
    assert_near(fixture_value(&f, METRIC_LATENCY_WRITE), 0.02, 1e-12);
    fixture_until(&f, 1, seconds(700));
    assert_int_equal(meets(&f, NE, ACCESS_READ), INBOUND_OPEN);
    assert_int_equal(meets(&f, NE, ACCESS_WRITE), INBOUND_DROPPED);
    assert_int_equal(waits(&f, NE, ACCESS_READ), 0);
    fixture_release(&f);
}

/* Few writes: the service stays above 99 %, its writes do not. */
static void writes_have_a_clock_of_their_own(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ASYNC);
    f.scenario.groups[0].write_share = 0.005;
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(360), MODE_DROP, WE);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_SERVICE), 0, 0);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 360, 0);
    assert_near(fixture_value(&f, METRIC_OUTAGES), 0, 0);
    fixture_release(&f);
}

/* Either direction of the link fails a write; reads do not take it. */
static void a_link_cut_one_way_fails_writes(void **state)
{
    (void)state;
    for (int way = -1; way <= 1; way++) {
        struct fixture f;
        fixture_data(&f);
        fixture_store(&f, "orders", STORE_ASYNC);
        fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(36), way);
        fixture_play(&f);
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.2 * 0.01, 1e-12);
        assert_near(fixture_value(&f, METRIC_RTO_WRITE), 36, 0);
        fixture_until(&f, 1, seconds(610));
        assert_int_equal(meets(&f, NE, ACCESS_WRITE), INBOUND_DROPPED);
        assert_int_equal(meets(&f, NE, ACCESS_READ), INBOUND_OPEN);
        assert_int_equal(meets(&f, WE, ACCESS_WRITE), INBOUND_OPEN);
        fixture_release(&f);
    }
}

/* A quarter of the hour 2 x 15 ms more: 20 + 7.5 ms on the average. */
static void a_slow_link_adds_to_writes(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ASYNC);
    f.scenario.groups[0].latency[NE] = ms(100);
    fixture_linked(&f, FAULT_LINK_SLOW, seconds(600), seconds(900), 0)->added_latency = ms(15);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_LATENCY_WRITE), 0.1275, 1e-12);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1, 0);
    fixture_release(&f);
}

/* The writer is in westeurope: the way there, 20 ms, and 2 round trips from there and back. */
static void a_synchronous_commit_pays_its_round_trips(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_SYNC)->round_trips = 2;
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_LATENCY_WRITE), 0.06, 1e-12);
    fixture_until(&f, 1, seconds(1));
    assert_int_equal(waits(&f, WE, ACCESS_WRITE), ms(40));
    assert_int_equal(waits(&f, WE, ACCESS_READ), 0);
    fixture_release(&f);
}

/* Cut off from its other region for 36 s: writers in westeurope wait in vain, or go on without. A
 * replica that is down, in an isolated region or behind a stream that stalls is no better. */
static void check_partition(enum fault_kind kind, enum on_partition policy)
{
    struct fixture f;
    fixture_data(&f);
    f.scenario.stamps[WE].priority = 0;
    fixture_store(&f, "orders", STORE_SYNC)->on_partition = policy;
    struct fault *fault = fixture_region(&f, kind, seconds(600), seconds(36), MODE_DROP, NE);
    fault->store = 0;
    fault->region_b = WE;
    fixture_play(&f);
    bool blocks = policy == PARTITION_BLOCK;
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), blocks ? 36 : 0, 0);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), blocks ? 0.998 : 1, 1e-12);
    assert_near(fixture_value(&f, METRIC_LATENCY_WRITE), blocks ? 0.02 : 0.02 * 0.99, 1e-12);
    fixture_until(&f, 1, seconds(610));
    assert_int_equal(meets(&f, WE, ACCESS_WRITE), blocks ? INBOUND_DROPPED : INBOUND_OPEN);
    assert_int_equal(meets(&f, WE, ACCESS_READ), INBOUND_OPEN);
    fixture_release(&f);
}

static void a_commit_blocks_or_degrades_when_cut(void **state)
{
    (void)state;
    static const enum fault_kind kinds[] = {FAULT_LINK_PARTITION, FAULT_REGION_OUTAGE,
                                            FAULT_REGION_ISOLATION, FAULT_REPLICATION_STALL};
    for (size_t k = 0; k < 4; k++) {
        check_partition(kinds[k], PARTITION_BLOCK);
        check_partition(kinds[k], PARTITION_DEGRADE);
    }
}

/* A stamp whose region has no copy reads from the writer, and pays for it. */
static void a_stamp_without_a_copy_reads_from_the_writer(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ZONE_REDUNDANT);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(36), MODE_ERROR, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(599));
    assert_int_equal(waits(&f, NE, ACCESS_READ), ms(20));
    assert_int_equal(waits(&f, WE, ACCESS_READ), 0);
    fixture_until(&f, 1, seconds(601));
    assert_int_equal(meets(&f, NE, ACCESS_READ), INBOUND_ERROR);
    fixture_release(&f);
}

/* The writer lives in an isolated region: nobody outside reaches it, its own stamp does. */
static void an_isolated_writer_serves_its_own_region(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ASYNC);
    fixture_region(&f, FAULT_REGION_ISOLATION, seconds(600), seconds(36), MODE_REFUSE, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(610));
    assert_int_equal(meets(&f, NE, ACCESS_WRITE), INBOUND_DROPPED);
    assert_int_equal(meets(&f, WE, ACCESS_WRITE), INBOUND_OPEN);
    fixture_release(&f);
}

/* Every region of a multi-write store takes its own writes, and none goes elsewhere while its
 * region is there. */
static void writers_of_many_write_at_home(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_MULTI_WRITE)->conflicts.track_incidents = true;
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(36), 0);
    fixture_broken(&f, FAULT_COMPONENT_DOWN, seconds(700), seconds(36), WE, 1);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1, 0);
    assert_near(fixture_value(&f, METRIC_LATENCY_WRITE), 0, 0);
    fixture_until(&f, 1, seconds(710));
    assert_int_equal(meets(&f, NE, ACCESS_WRITE), INBOUND_OPEN);
    assert_int_equal(meets(&f, WE, ACCESS_WRITE), INBOUND_ERROR);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_go_on_without_the_writer),
        cmocka_unit_test(writes_have_a_clock_of_their_own),
        cmocka_unit_test(a_link_cut_one_way_fails_writes),
        cmocka_unit_test(a_slow_link_adds_to_writes),
        cmocka_unit_test(a_synchronous_commit_pays_its_round_trips),
        cmocka_unit_test(a_commit_blocks_or_degrades_when_cut),
        cmocka_unit_test(a_stamp_without_a_copy_reads_from_the_writer),
        cmocka_unit_test(an_isolated_writer_serves_its_own_region),
        cmocka_unit_test(writers_of_many_write_at_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
