/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates of writes, backlogs and bounds. All requests come in at ne, 200 a second of them write, the
 * writer is in westeurope. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void stall(struct fixture *f)
{
    fixture_stored(f, FAULT_REPLICATION_STALL, seconds(600), seconds(100));
}

static double rate_at(struct fixture *f, double t)
{
    fixture_on(f, seconds(t));
    return store_rate(&f->world->stores[0], WE);
}

/* 20,000 writes wait when the stall ends, and shrink by 500 - 200 a second: 66.667 s. */
static void an_incident_lasts_until_its_backlog_is_gone(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC)->throughput = 500;
    stall(&f);
    fixture_play(&f);
    assert_near(simtime_seconds(f.row.incidents[0].closed), 700 + 20000 / 300.0, 1e-6);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 0, 0);
    fixture_release(&f);
    fixture_orders(&f, STORE_ASYNC);
    stall(&f);
    fixture_play(&f);
    assert_int_equal(f.row.incidents[0].closed, seconds(700));
    fixture_release(&f);
}

/* A surge to 400 a second from 720 on: 20,000 - 20 x 300 wait then, and shrink by 100 a second. */
static void a_backlog_follows_the_rate(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC)->throughput = 500;
    stall(&f);
    struct fault *surge = fixture_fault(&f, FAULT_LOAD_SURGE, seconds(720), seconds(60));
    surge->group = 0;
    surge->factor = 2;
    fixture_play(&f);
    /* 14,000 - 6,000 at 780, then 300 a second again */
    assert_near(simtime_seconds(f.row.incidents[0].closed), 780 + 8000 / 300.0, 1e-6);
    fixture_release(&f);
}

/* 1,000 behind after 5 s: writes fail until the stall is over. */
static void a_bound_of_writes_throttles(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_ASYNC);
    store->consistency = CONSISTENCY_BOUNDED;
    store->staleness_writes = 1000;
    store->staleness_time = seconds(100000);
    stall(&f);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.2 * 95 / 3600, 1e-9);
    assert_near(fixture_value(&f, METRIC_RTO_WRITE), 100, 1e-6); /* from the fault on */
    fixture_release(&f);
}

/* Its oldest write is 10 s old after 10 s; 2,000 wait then, and take 4 s at 500 a second, all of
 * them older than 10 s. */
static void a_bound_of_time_throttles(void **state)
{
    (void)state;
    for (int limited = 0; limited < 2; limited++) {
        struct fixture f;
        struct store *store = fixture_orders(&f, STORE_ASYNC);
        store->consistency = CONSISTENCY_BOUNDED;
        store->staleness_writes = 1000000;
        store->staleness_time = seconds(10);
        store->throughput = limited ? 500 : INFINITY;
        stall(&f);
        fixture_play(&f);
        double fails = limited ? 94 : 90;
        assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.2 * fails / 3600, 1e-6);
        assert_near(fixture_value(&f, METRIC_RTO_WRITE), 10 + fails, 0.01);
        fixture_release(&f);
    }
}

/* Both bounds: of writes it is the first to be reached, at 605, of time the last to be left. */
static void a_bound_releases_when_both_are_left(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_ASYNC);
    store->consistency = CONSISTENCY_BOUNDED;
    store->staleness_writes = 1000;
    store->staleness_time = seconds(20);
    store->throughput = 250;
    stall(&f);
    fixture_play(&f);
    /* 1,000 at 605, none after; at 700 the head is 100 s old: all 1,000 have to go, 4 s */
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.2 * 99 / 3600, 1e-6);
    assert_false(f.world->incidents.open);
    fixture_release(&f);
}

/* More is written than the line carries, without any fault. From the bound on, at 20 s, writes are
 * let in for 2 s, until it is reached again, and refused for 2/3 s: three quarters of them. */
static void a_bound_lets_in_what_the_line_carries(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_ASYNC);
    store->consistency = CONSISTENCY_BOUNDED;
    store->staleness_writes = 1000;
    store->staleness_time = seconds(100000);
    store->throughput = 150;
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_AVAILABILITY_REQUESTS), 1 - 0.2 * 3580 / 4 / 3600, 1e-4);
    fixture_release(&f);
}

/* In a multi-write store the region that accepts is throttled, by who lags behind it. */
static void many_writers_are_throttled_each(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_MULTI_WRITE);
    store->conflicts.track_incidents = true;
    store->consistency = CONSISTENCY_BOUNDED;
    store->staleness_writes = 1000;
    store->staleness_time = seconds(100000);
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(600), seconds(100), -1);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(604.9));
    assert_false(f.world->stores[0].replicas[NE].throttled);
    fixture_on(&f, seconds(605.1));
    assert_true(f.world->stores[0].replicas[NE].throttled);
    assert_false(f.world->stores[0].replicas[WE].throttled);
    fixture_on(&f, seconds(701));
    assert_false(f.world->stores[0].replicas[NE].throttled);
    fixture_release(&f);
}

/* The rate is that of writes that succeed, and what it was last while there are none. */
static void the_rate_is_of_what_succeeds(void **state)
{
    (void)state;
    struct fixture f;
    fixture_orders(&f, STORE_ASYNC);
    struct fault *surge = fixture_fault(&f, FAULT_LOAD_SURGE, seconds(100), seconds(100));
    surge->group = 0;
    surge->factor = 3;
    struct fault *errors =
        fixture_broken(&f, FAULT_COMPONENT_DEGRADED, seconds(300), seconds(50), NE, 0);
    errors->error_share = 0.25;
    fixture_linked(&f, FAULT_LINK_PARTITION, seconds(400), seconds(50), 0);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(50));
    assert_near(rate_at(&f, 50), 200, 1e-9);
    assert_near(rate_at(&f, 150), 600, 1e-9);
    assert_near(rate_at(&f, 305), 150, 1e-9);
    assert_near(rate_at(&f, 420), 200, 1e-9);
    fixture_release(&f);
}

/* Entities k are at home in region k mod 2: of five, three in the first. A group at home in ne has
 * 0.8 of its accesses there; who has no home spreads evenly. */
static void accesses_fall_on_homes(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_MULTI_WRITE);
    store->conflicts.track_incidents = true;
    store->entities = (struct entities){.count = 5, .home_share = 0.8};
    struct client_group *other = fixture_group(&f, "other", 500, 1);
    other->home = NE;
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(1));
    const struct store_state *st = &f.world->stores[0];
    assert_near(plan_home_share(f.plan, 0, 0, WE), 0.5, 0);
    assert_near(plan_home_share(f.plan, 0, 1, WE), 0.2, 1e-12);
    assert_near(plan_home_share(f.plan, 0, 1, NE), 0.8, 1e-12);
    /* all at ne: 200 x 0.5 + 100 x 0.8 of 300 a second */
    assert_near(store_rate(st, NE), 300, 1e-9);
    assert_near(store_rate(st, WE), 0, 0);
    assert_near(store_write_share(f.world, st, NE, NE), 180 / 300.0, 1e-12);
    fixture_release(&f);
    store = fixture_orders(&f, STORE_MULTI_WRITE);
    store->conflicts.track_incidents = true;
    store->entities.count = 1; /* none is at home in the second */
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(1));
    assert_near(plan_home_share(f.plan, 0, 0, WE), 1, 0);
    assert_near(plan_home_share(f.plan, 0, 0, NE), 0, 0);
    fixture_release(&f);
}

/* Half of the requests at each stamp: 100 writes a second in each region, 50 of them on the 50
 * entities of each home, so 1 a second on each of 100 entities: 100 x 1 x (1 - exp(-1 x (2 + 2))) a
 * second. */
static void conflicts_between_incidents_are_foreseen(void **state)
{
    (void)state;
    struct fixture f;
    struct store *store = fixture_orders(&f, STORE_MULTI_WRITE);
    f.scenario.stamps[WE].priority = 1;
    store->conflicts.track_incidents = true;
    store->entities = (struct entities){.count = 100, .home_share = 0.5};
    store->lag = dist_constant(2);
    fixture_play(&f);
    assert_near(fixture_value(&f, METRIC_CONFLICTS_BACKGROUND), 100 * -expm1(-4), 1e-9);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_incident_lasts_until_its_backlog_is_gone),
        cmocka_unit_test(a_backlog_follows_the_rate),
        cmocka_unit_test(a_bound_of_writes_throttles),
        cmocka_unit_test(a_bound_of_time_throttles),
        cmocka_unit_test(a_bound_releases_when_both_are_left),
        cmocka_unit_test(a_bound_lets_in_what_the_line_carries),
        cmocka_unit_test(many_writers_are_throttled_each),
        cmocka_unit_test(the_rate_is_of_what_succeeds),
        cmocka_unit_test(accesses_fall_on_homes),
        cmocka_unit_test(conflicts_between_incidents_are_foreseen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
