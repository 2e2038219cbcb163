/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stores as a whole: their state at the beginning, once more from the beginning, several of them,
 * and the stage that a stamp waits in. */
#include "models/store.h"

#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static void a_store_begins_in_order(void **state)
{
    (void)state;
    static const enum store_model models[] = {STORE_ASYNC, STORE_SYNC, STORE_MULTI_WRITE,
                                              STORE_ZONE_REDUNDANT};
    for (size_t k = 0; k < 4; k++) {
        struct fixture f;
        fixture_data(&f);
        fixture_store(&f, "orders", models[k]);
        fixture_plan(&f, false);
        fixture_until(&f, 1, 1);
        const struct store_state *st = &f.world->stores[0];
        assert_int_equal(st->phase, STORE_SERVING);
        assert_int_equal(st->writer, WE);
        assert_true((st->multi_write != NULL) == (models[k] == STORE_MULTI_WRITE));
        for (size_t r = 0; r < st->store->region_count; r++) {
            assert_true(st->replicas[r].ready && replica_up(&st->replicas[r]));
        }
        assert_false(store_recovering(f.world));
        fixture_release(&f);
    }
}

static void the_writer_may_be_elsewhere(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ASYNC)->writer = NE;
    fixture_plan(&f, false);
    fixture_run(&f, 1);
    assert_near(fixture_value(&f, METRIC_LATENCY_WRITE), 0, 0);
    assert_near(fixture_value(&f, METRIC_READS_STALE), 0, 0);
    fixture_release(&f);
}

/* A replication leaves nothing behind in the next; exact or not. */
static void a_replication_can_be_played_again(void **state)
{
    (void)state;
    for (int exact = 0; exact < 2; exact++) {
        struct fixture f;
        double first[METRIC_COUNT];
        fixture_data(&f);
        struct store *store = fixture_store(&f, "orders", STORE_ASYNC);
        store->lag = (struct dist){.kind = DIST_EXPONENTIAL, .a = 2};
        store->durable_after = seconds(0.1);
        store->failover.fencing = false;
        store->failover.promote = (struct dist){.kind = DIST_EXPONENTIAL, .a = 30};
        store->reseed = dist_constant(1e5);
        struct store *events = fixture_store(&f, "events", STORE_MULTI_WRITE);
        events->conflicts.track_incidents = true;
        fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(600), 0);
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(700), seconds(60), MODE_DROP, NE)
            ->data_lost = true;
        fixture_plan(&f, exact);
        fixture_run(&f, 3);
        for (int m = 0; m < METRIC_COUNT; m++) {
            first[m] = fixture_value(&f, (enum metric_id)m);
        }
        fixture_run(&f, 4);
        fixture_run(&f, 3);
        for (int m = 0; m < METRIC_COUNT; m++) {
            double again = fixture_value(&f, (enum metric_id)m);
            assert_true(again == first[m] || (isnan(again) && isnan(first[m])));
        }
        fixture_release(&f);
    }
}

/* What happens to one store does not touch the luck of another. */
static void stores_have_their_own_luck(void **state)
{
    (void)state;
    double lost[2];
    for (int more = 0; more < 2; more++) {
        struct fixture f;
        fixture_data(&f);
        fixture_store(&f, "orders", STORE_ASYNC)->lag =
            (struct dist){.kind = DIST_EXPONENTIAL, .a = 2};
        if (more) {
            fixture_store(&f, "events", STORE_ASYNC)->lag =
                (struct dist){.kind = DIST_EXPONENTIAL, .a = 2};
        }
        fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(600), 0);
        fixture_plan(&f, false);
        fixture_run(&f, 1);
        lost[more] = fixture_value(&f, METRIC_RPO_LOST_WRITES);
        assert_int_equal(f.world->stores[0].writer, NE);
        assert_true(!more || f.world->stores[1].writer == WE);
        fixture_release(&f);
    }
    assert_true(lost[0] > 0 && lost[0] == lost[1]);
}

/* A stamp waits in the first stage of the stores it needs: one promotes until 620, another decides
 * until 660. Reads wait in none. */
static void a_stamp_waits_in_the_first_stage(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    struct store *orders = fixture_store(&f, "orders", STORE_ASYNC);
    struct store *events = fixture_store(&f, "events", STORE_ASYNC);
    orders->failover.policy = events->failover.policy = FAILOVER_AUTOMATIC;
    orders->failover.hold = dist_constant(10);
    orders->failover.promote = dist_constant(70);
    events->failover.hold = dist_constant(60);
    fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(300), MODE_DROP, WE);
    fixture_plan(&f, false);
    fixture_until(&f, 1, seconds(599));
    assert_int_equal(store_stage(f.world, NE, true), STAGE_OTHER);
    fixture_on(&f, seconds(605));
    assert_int_equal(store_stage(f.world, NE, true), STAGE_DECIDE);
    assert_int_equal(store_stage(f.world, NE, false), STAGE_OTHER);
    fixture_on(&f, seconds(650));
    assert_int_equal(store_stage(f.world, NE, true), STAGE_DECIDE);
    fixture_on(&f, seconds(670));
    assert_int_equal(store_stage(f.world, NE, true), STAGE_PROMOTE);
    fixture_on(&f, seconds(681));
    assert_int_equal(store_stage(f.world, NE, true), STAGE_OTHER);
    fixture_release(&f);
}

static void only_overwriting_policies_conflict(void **state)
{
    (void)state;
    struct store store = {.model = STORE_MULTI_WRITE};
    static const bool can[] = {[POLICY_KEEP_LIVE] = true,
                               [POLICY_LWW] = true,
                               [POLICY_MERGE] = true,
                               [POLICY_APPEND] = false,
                               [POLICY_COUNTER] = false};
    for (int p = POLICY_APPEND; p <= POLICY_MERGE; p++) {
        store.conflicts.policy = (enum conflict_policy)p;
        assert_int_equal(store_conflicts(&store), can[p]);
    }
    store.model = STORE_ASYNC;
    assert_false(store_conflicts(&store));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_store_begins_in_order),
        cmocka_unit_test(the_writer_may_be_elsewhere),
        cmocka_unit_test(a_replication_can_be_played_again),
        cmocka_unit_test(stores_have_their_own_luck),
        cmocka_unit_test(a_stamp_waits_in_the_first_stage),
        cmocka_unit_test(only_overwriting_policies_conflict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
