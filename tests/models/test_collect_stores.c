/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which numbers of stores a replication has, and their units. */
#include "models/collect_stores.h"
#include "tests/models/check.h"
#include "tests/models/fixture.h"

enum { WE, NE };

static double of(const struct fixture *f, enum metric_id metric)
{
    return f->row.value[metric];
}

/* Nobody writes: nothing is lost. There is nothing that could be: no value. */
static void without_stores_or_writes_there_are_none(void **state)
{
    (void)state;
    for (int stores = 0; stores < 2; stores++) {
        struct fixture f;
        fixture_data(&f);
        f.scenario.cost.lost_write = 1;
        if (stores) {
            fixture_store(&f, "orders", STORE_ASYNC);
            f.scenario.groups[0].write_share = 0;
        }
        fixture_play(&f);
        assert_no_value(of(&f, METRIC_LATENCY_WRITE));
        const enum metric_id lost[] = {METRIC_RPO_LOST_WRITES, METRIC_RPO_STRANDED_WRITES,
                                       METRIC_COST_LOST_WRITES};
        for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
            if (stores) {
                assert_true(of(&f, lost[i]) == 0);
            } else {
                assert_no_value(of(&f, lost[i]));
            }
        }
        assert_no_value(of(&f, METRIC_READS_STALE));
        assert_no_value(of(&f, METRIC_LAG));
        assert_no_value(of(&f, METRIC_CONFLICTS_TOTAL));
        fixture_release(&f);
    }
}

/* One writer: no conflicts. No value, no money, no sessions. */
static void one_writer_has_losses_and_no_conflicts(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ASYNC);
    fixture_play(&f);
    assert_near(of(&f, METRIC_LATENCY_WRITE), 0.02, 1e-12);
    assert_near(of(&f, METRIC_RPO_LOST_WRITES), 0, 0);
    assert_near(of(&f, METRIC_RPO_STRANDED_WRITES), 0, 0);
    assert_no_value(of(&f, METRIC_RPO_LOST_VALUE));
    assert_no_value(of(&f, METRIC_COST_LOST_WRITES));
    assert_no_value(of(&f, METRIC_SESSIONS_BROKEN));
    assert_no_value(of(&f, METRIC_CONFLICTS_TOTAL));
    assert_no_value(of(&f, METRIC_CONFLICTS_BACKGROUND));
    assert_int_equal(f.row.incident_count, 0);
    fixture_release(&f);
}

/* An hour's loss is projected to a year of 8,760 of them. */
static void lost_writes_cost_by_the_year(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    struct store *store = fixture_store(&f, "orders", STORE_ASYNC);
    store->has_value = true;
    store->value = dist_constant(3);
    f.scenario.cost.lost_write = 0.5;
    fixture_stored(&f, FAULT_FORCED_FAILOVER, seconds(600), 0);
    fixture_play(&f);
    double lost = of(&f, METRIC_RPO_LOST_WRITES);
    assert_true(lost > 0);
    assert_near(of(&f, METRIC_RPO_LOST_VALUE), 3 * lost, 1e-9);
    assert_near(of(&f, METRIC_COST_LOST_WRITES), 0.5 * lost * 8760, 1e-6);
    fixture_release(&f);
}

/* Two stores of one event: losses add up, rpo.seconds is the larger. */
static void losses_of_stores_add_up(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    fixture_store(&f, "orders", STORE_ASYNC);
    fixture_store(&f, "events", STORE_ASYNC)->lag = dist_constant(10);
    struct fault *fault =
        fixture_region(&f, FAULT_REGION_OUTAGE, seconds(600), seconds(60), MODE_ERROR, WE);
    fault->data_lost = true;
    fixture_play(&f);
    assert_near(of(&f, METRIC_RPO_LOST_WRITES), 2200, 4 * sqrt(2200));
    assert_near(fixture_value(&f, METRIC_RPO_SECONDS), 9.95, 0.05);
    fixture_release(&f);
}

/* Half of the writes in each region. What vanished counts as lost to the cost, the ledger only
 * where operations are declared. */
static void conflicts_are_collected(void **state)
{
    (void)state;
    for (int ledger = 0; ledger < 2; ledger++) {
        struct fixture f;
        fixture_data(&f);
        struct store *store = fixture_store(&f, "orders", STORE_MULTI_WRITE);
        f.scenario.stamps[WE].priority = 1;
        f.scenario.cost.lost_write = 2;
        f.scenario.horizon = seconds(60);
        store->has_operations = ledger;
        fixture_play(&f);
        double total = of(&f, METRIC_CONFLICTS_TOTAL);
        double overwritten = of(&f, METRIC_CONFLICTS_OVERWRITTEN);
        assert_true(total > 0 && overwritten > 0 && overwritten <= total);
        assert_true(of(&f, METRIC_CONFLICTS_ENTITIES) <= total);
        assert_near(of(&f, METRIC_CONFLICTS_TO_FEED), 0, 0);
        assert_near(of(&f, METRIC_CONFLICTS_UNRESOLVED), 0, 0);
        assert_near(of(&f, METRIC_CONFLICTS_FEED_DEPTH), 0, 0);
        assert_near(of(&f, METRIC_COST_LOST_WRITES), 2 * overwritten * 525600, 1e-3);
        assert_near(of(&f, METRIC_RPO_LOST_WRITES), 0, 0);
        assert_true(isnan(of(&f, METRIC_CONFLICTS_WRONG_ENTITIES)) == !ledger);
        assert_true(isnan(of(&f, METRIC_CONFLICTS_VALUE_AT_STAKE)) == !ledger);
        fixture_release(&f);
    }
}

/* Every merge fails and nobody reads the feed. */
static void an_unread_feed_is_collected(void **state)
{
    (void)state;
    struct fixture f;
    fixture_data(&f);
    struct store *store = fixture_store(&f, "orders", STORE_MULTI_WRITE);
    f.scenario.stamps[WE].priority = 1;
    f.scenario.horizon = seconds(60);
    store->conflicts.policy = POLICY_MERGE;
    store->conflicts.fails = 1;
    store->conflicts.unread = true;
    fixture_play(&f);
    double total = of(&f, METRIC_CONFLICTS_TOTAL);
    assert_true(total > 0);
    assert_near(of(&f, METRIC_CONFLICTS_TO_FEED), total, 0);
    assert_near(of(&f, METRIC_CONFLICTS_UNRESOLVED), total, 0);
    assert_near(of(&f, METRIC_CONFLICTS_OVERWRITTEN), 0, 0);
    assert_true(of(&f, METRIC_CONFLICTS_FEED_DEPTH_MAX) > 0);
    assert_true(of(&f, METRIC_CONFLICTS_FEED_DEPTH) < of(&f, METRIC_CONFLICTS_FEED_DEPTH_MAX));
    assert_true(of(&f, METRIC_CONFLICTS_FEED_OLDEST) > 50);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_stores_or_writes_there_are_none),
        cmocka_unit_test(one_writer_has_losses_and_no_conflicts),
        cmocka_unit_test(lost_writes_cost_by_the_year),
        cmocka_unit_test(losses_of_stores_add_up),
        cmocka_unit_test(conflicts_are_collected),
        cmocka_unit_test(an_unread_feed_is_collected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
