/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back of a store. */
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

/* Stamp we, where the writer is, takes all requests, a fifth of which write. It is down from 600 s
 * to 1800 s; the store is failed over by 660 s. Seeding the first region takes 600 s. */
static struct store *build(struct fixture *f, enum failback_mode mode)
{
    fixture_data(f);
    struct store *store = fixture_store(f, "orders", STORE_ASYNC);
    for (int s = 0; s < 2; s++) {
        f->scenario.stamps[s].priority = s + 1;
    }
    f->scenario.horizon = 8 * SIMTIME_HOUR;
    store->failover.policy = FAILOVER_AUTOMATIC;
    store->failover.hold = dist_constant(40);
    store->failover.promote = dist_constant(20);
    store->reseed = dist_constant(600);
    f->scenario.operations.failback.mode = mode;
    fixture_region(f, FAULT_REGION_OUTAGE, seconds(600), seconds(1200), MODE_DROP, WE);
    return store;
}

static size_t writer(const struct fixture *f)
{
    return f->world->stores[0].writer;
}

static void without_one_it_stays(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, FAILBACK_NONE);
    fixture_play(&f);
    assert_int_equal(writer(&f), NE);
    assert_near(f.row.value[METRIC_OUTAGES], 1, 0);
    fixture_release(&f);
}

/* The third good probe, at 1860 s, sends everyone back: no writes anywhere, and no reads in the
 * first region, until that is seeded at 2400 s and promoted. (Nothing was written meanwhile.) */
static void too_early_makes_two_outages_of_one(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, FAILBACK_AUTOMATIC);
    fixture_play(&f);
    assert_int_equal(writer(&f), WE);
    assert_near(f.row.value[METRIC_OUTAGES], 2, 0);
    double green = 1860.02; /* reads of the first region come from the other one, 20 ms away */
    double back = f.row.value[METRIC_OUTAGES_LONGEST];
    assert_near(back, 2400 + 20 - green, 1e-6);
    assert_near(fixture_value(&f, METRIC_RPO_LOST_WRITES), 200, 4 * sqrt(200)); /* of the first */
    fixture_release(&f);
}

/* With little to write: only writes miss a planned way back, and that is no outage. */
static void planned_makes_one(void **state)
{
    (void)state;
    for (int mode = FAILBACK_AUTOMATIC; mode <= FAILBACK_PLANNED; mode++) {
        struct fixture f;
        build(&f, (enum failback_mode)mode);
        f.scenario.groups[0].write_share = 0.005;
        fixture_play(&f);
        assert_int_equal(writer(&f), WE);
        assert_near(f.row.value[METRIC_OUTAGES], mode == FAILBACK_PLANNED ? 1 : 2, 0);
        fixture_release(&f);
    }
}

/* Seeded at 2400 s, it waits until two. Then writes pause for the rest and the promotion. */
static void planned_waits_for_the_quiet_hours(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, FAILBACK_PLANNED);
    assert_true(hours_parse("02:00-05:00", &f.scenario.operations.failback.quiet));
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(7199));
    assert_int_equal(writer(&f), NE);
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_on(&f, seconds(7200.01));
    assert_int_equal(f.world->stores[0].phase, STORE_DRAINING);
    fixture_on(&f, seconds(7230));
    assert_int_equal(writer(&f), WE);
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_release(&f);
}

/* A blip of the writer of now, whose failover is called off, takes nothing from the appointment. */
static void a_blip_before_the_quiet_hours(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, FAILBACK_PLANNED);
    assert_true(hours_parse("02:00-05:00", &f.scenario.operations.failback.quiet));
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(5000), seconds(10), MODE_DROP, NE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(7199));
    assert_int_equal(writer(&f), NE);
    fixture_on(&f, seconds(7230));
    assert_int_equal(writer(&f), WE);
    fixture_release(&f);
}

/* No stamp in the first region: nobody probes there, and it goes back with the region. */
static void where_nobody_probes(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, FAILBACK_AUTOMATIC);
    f.scenario.stamps[WE].region = NE;
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(1799));
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    fixture_on(&f, seconds(1801));
    assert_int_equal(f.world->stores[0].phase, STORE_RETURNING);
    fixture_release(&f);
}

/* Down again while it is being seeded: the writer of now goes on. */
static void a_way_back_that_breaks_off(void **state)
{
    (void)state;
    struct fixture f;
    build(&f, FAILBACK_AUTOMATIC);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(2000), seconds(100), MODE_DROP, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(1950));
    assert_int_equal(f.world->stores[0].phase, STORE_RETURNING);
    fixture_on(&f, seconds(2001));
    assert_int_equal(f.world->stores[0].phase, STORE_SERVING);
    assert_int_equal(writer(&f), NE);
    assert_near(f.world->traffic.write_success, 1, 0); /* probes had seen that we lacks data */
    fixture_release(&f);
}

/* Scripted: at once where the data are there, else once they are; nothing to do at home. */
static void a_scripted_one(void **state)
{
    (void)state;
    for (int early = 0; early < 2; early++) {
        struct fixture f;
        build(&f, FAILBACK_NONE);
        double at = early ? 2000 : 5000;
        fixture_stored(&f, FAULT_FAILBACK, seconds(at), 0);
        fixture_stored(&f, FAULT_FAILBACK, seconds(9000), 0);
        fixture_plan(&f, false);
        fixture_until(&f, 1, seconds(early ? 2399 : 4999));
        assert_int_equal(writer(&f), NE);
        fixture_on(&f, seconds((early ? 2400 : 5000) + 30));
        assert_int_equal(writer(&f), WE);
        fixture_on(&f, seconds(9001));
        assert_int_equal(f.world->active_faults, 0);
        fixture_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_one_it_stays),
        cmocka_unit_test(too_early_makes_two_outages_of_one),
        cmocka_unit_test(planned_makes_one),
        cmocka_unit_test(planned_waits_for_the_quiet_hours),
        cmocka_unit_test(a_blip_before_the_quiet_hours),
        cmocka_unit_test(where_nobody_probes),
        cmocka_unit_test(a_way_back_that_breaks_off),
        cmocka_unit_test(a_scripted_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
