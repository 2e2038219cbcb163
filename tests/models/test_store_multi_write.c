/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a multi-write store is told: regions that go down, links, stalls and clocks. Half of 1,000
 * requests a second at each stamp, so that each region accepts 100 writes a second; lag 1 s. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static struct store *build(struct fixture *f)
{
    fixture_data(f);
    f->scenario.stamps[WE].priority = 1;
    struct store *store = fixture_store(f, "orders", STORE_MULTI_WRITE);
    store->conflicts.track_incidents = true;
    return store;
}

static void assert_near_poisson(double got, double mean)
{
    assert_near(got, mean, 4 * sqrt(mean));
}

/* What was accepted there in the last second nobody else has; nor where no writes are played. */
static void a_region_strands_or_loses_its_last_second(void **state)
{
    (void)state;
    for (int k = 0; k < 6; k++) {
        struct fixture f;
        struct store *store = build(&f);
        bool data_lost = k % 2;
        store->conflicts.policy = k / 2 == 1 ? POLICY_APPEND : POLICY_LWW;
        store->plays_writes = k / 2 < 2;
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(60), MODE_ERROR, NE)
            ->data_lost = data_lost;
        fixture_play(&f);
        assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), data_lost ? 100 : 0);
        assert_near_poisson(fixture_value(&f, METRIC_RPO_STRANDED_WRITES), data_lost ? 0 : 100);
        assert_near(fixture_value(&f, METRIC_RPO_SECONDS), data_lost ? 0.93 : 0, 0.07);
        fixture_release(&f);
    }
}

/* Cut from 500 on in the direction from ne, or in the other, where nothing of ne's is held up. A
 * stall holds up both. */
static void cuts_add_to_the_loss(void **state)
{
    (void)state;
    for (int k = 0; k < 8; k++) {
        struct fixture f;
        int way = k % 4 - 2;
        build(&f)->plays_writes = k < 4;
        if (way == -2) {
            fixture_stored(&f, FAULT_REPLICATION_STALL, seconds(500), seconds(1000));
        } else {
            fixture_linked(&f, FAULT_LINK_PARTITION, seconds(500), seconds(1000), way);
        }
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(60), MODE_ERROR, NE)
            ->data_lost = true;
        fixture_play(&f);
        double lasts = way == 1 ? 1 : 101;
        assert_near_poisson(fixture_value(&f, METRIC_RPO_LOST_WRITES), 100 * lasts);
        assert_near(fixture_value(&f, METRIC_RPO_SECONDS), lasts - 0.07, 0.07);
        fixture_release(&f);
    }
}

/* The other region goes on; the edge takes ne's requests there once it notices. */
static void the_other_region_goes_on(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(610), seconds(600), MODE_ERROR, NE);
    fixture_play(&f);
    /* probes fail at 630 and 660: half of the requests for 50 s */
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 50, 0);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 25 / 3600.0, 1e-12);
    fixture_until(&f, 1, seconds(700));
    assert_near(store_rate(&f.world->stores[0], WE), 200, 1e-9);
    fixture_release(&f);
}

/* Writes that wait behind a throughput keep the incident open: 10,000 in each direction after a cut
 * of 100 s, at 300 a second, 100 of them new: 50 s. */
static void a_backlog_keeps_the_incident_open(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = build(&f);
    store->throughput = 300;
    store->conflicts.policy = POLICY_APPEND; /* else outcomes take the links as well */
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(100), 0);
    fixture_play(&f);
    double closed = simtime_seconds(f.row.incidents[0].closed);
    assert_true(closed > 745 && closed < 755);
    fixture_release(&f);
}

/* Clocks show their own skew and that of the faults at them. */
static void clocks_are_set(void **state)
{
    (void)state;
    struct fixture f;
    build(&f)->conflicts.clock_skew[WE] = ms(5);
    fixture_region(&f, FAULT_CLOCK_SKEW, seconds(600), seconds(200), MODE_DROP, WE)->by = ms(30);
    fixture_region(&f, FAULT_CLOCK_SKEW, seconds(700), seconds(200), MODE_DROP, WE)->by = -ms(50);
    fixture_plan(&f, false);
    static const double at[] = {599, 650, 750, 850, 901};
    static const int64_t want[] = {5, 35, -15, -45, 5};
    fixture_until(&f, 1, seconds(1));
    for (int k = 0; k < 5; k++) {
        fixture_on(&f, seconds(at[k]));
        assert_int_equal(f.world->stores[0].skew[WE], ms(want[k]));
        assert_int_equal(f.world->stores[0].skew[NE], 0);
    }
    fixture_release(&f);
}

/* Nobody's writer is gone: no failover, and a fault of links is no outage. */
static void cuts_do_not_stop_writers(void **state)
{
    (void)state;
    struct fixture f;
    build(&f);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(60), 0);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 0, 0);
    assert_near(fixture_value(&f, METRIC_RPO_LOST_WRITES), 0, 0);
    assert_near(fixture_value(&f, METRIC_RPO_STRANDED_WRITES), 0, 0);
    /* each of the 1,000 entities is written 0.1 times a second in both regions meanwhile */
    assert_near(fixture_value(&f, METRIC_CONFLICTS_ENTITIES), 1000, 20);
    fixture_release(&f);
}

/* Down for good and back, by played writes and by lags alone: what it strands, loses at a second
 * outage that takes its data, and what a third finds, which has been seeded since. */
static void lags_alone_tell_the_same(void **state)
{
    (void)state;
    for (int played = 0; played < 2; played++) {
        struct fixture f;
        struct tally lost = {0}, stranded = {0}, rpo = {0};
        struct store *store = build(&f);
        store->plays_writes = played;
        store->conflicts.policy = POLICY_APPEND; /* no outcome of a hub to wait for */
        store->lag = (struct dist){.kind = DIST_EXPONENTIAL, .a = 2};
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(60), MODE_ERROR, NE);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(750), seconds(60), MODE_ERROR, WE)
            ->data_lost = true;
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(810), seconds(60), MODE_ERROR, WE)
            ->data_lost = true;
        fixture_plan(&f, false);
        uint32_t replications = played ? 120 : 400; /* played ones cost 30 ms each */
        for (uint32_t r = 1; r <= replications; r++) {
            fixture_run(&f, r);
            tally_add(&lost, fixture_value(&f, METRIC_RPO_LOST_WRITES));
            tally_add(&stranded, fixture_value(&f, METRIC_RPO_STRANDED_WRITES));
            tally_add(&rpo, f.row.incidents[1].value[METRIC_RPO_SECONDS]);
        }
        /* 100 a second, 2 s behind: 200 stranded; then, while ne serves alone and all goes there,
         * 200 lost of we's; false alarm 6.3e-5 each. */
        assert_true(fixture_distance(&stranded, 200) < 4);
        assert_true(fixture_distance(&lost, 200) < 4);
        double variance = sqrt(2.0 / (replications - 1)); /* relative, of a normal law's */
        assert_true(fabs(tally_variance(&lost) / 200 - 1) < 4 * variance);
        assert_true(fixture_distance(&rpo, 11.75) < 6);
        fixture_release(&f);
    }
}

/* Their backlog keeps an incident open, and conflicts are not spoken of. */
static void without_played_writes_there_are_no_conflicts(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = build(&f);
    store->plays_writes = false;
    store->throughput = 200;
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(500), seconds(100), 0);
    fixture_play(&f);
    assert_no_value(fixture_value(&f, METRIC_CONFLICTS_TOTAL));
    /* 10,000 in line, of which 100 a second go net */
    assert_near(simtime_seconds(f.row.incidents[0].closed), 700, 5);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_region_strands_or_loses_its_last_second),
        cmocka_unit_test(cuts_add_to_the_loss),
        cmocka_unit_test(the_other_region_goes_on),
        cmocka_unit_test(a_backlog_keeps_the_incident_open),
        cmocka_unit_test(clocks_are_set),
        cmocka_unit_test(cuts_do_not_stop_writers),
        cmocka_unit_test(lags_alone_tell_the_same),
        cmocka_unit_test(without_played_writes_there_are_no_conflicts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
