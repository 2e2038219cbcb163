/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static const struct operations *load_operations(void **state, const char *set)
{
    return &load_good(*state, stores, set)->operations;
}

static void a_canary_and_alerts(void **state)
{
    const struct operations *o = load_operations(
        state, "operations={canary: {every: 30s, from: 3}, alerts: {edge: 1m, lag: {above: 30s}}, "
               "failover: {}}");

    assert_true(o->canary.given && o->failover.unnoticed);
    assert_int_equal(o->canary.every, 30 * SIMTIME_SECOND);
    assert_int_equal(o->canary.from, 3);
    assert_int_equal(o->canary.timeout, 5 * SIMTIME_SECOND);
    assert_true(o->alerts.on_edge && o->alerts.on_lag);
    assert_int_equal(o->alerts.edge, 60 * SIMTIME_SECOND);
    assert_int_equal(o->alerts.lag_above, 30 * SIMTIME_SECOND);
    assert_false(load_operations(state, "operations={failover: {}}")->failover.unnoticed);
    o = load_operations(state, "operations={canary: {}, failover: {notice: 3m}}");
    assert_false(o->failover.unnoticed || o->alerts.on_edge || o->alerts.on_lag);
}

static void a_way_back(void **state)
{
    const struct operations *o = load_operations(
        state, "operations={failback: {mode: planned, quiet_window: \"02:00-05:00\"}}");

    assert_int_equal(o->failback.mode, FAILBACK_PLANNED);
    assert_true(o->failback.quiet.given);
    o = load_operations(state, "operations={failback: {mode: automatic}}");
    assert_int_equal(o->failback.mode, FAILBACK_AUTOMATIC);
    assert_int_equal(load_operations(state, NULL)->failback.mode, FAILBACK_NONE);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"operations={canary: {every: 0s}}", "S206", "operations.canary.every"},
        {"operations={canary: {from: 0}}", "S206", "operations.canary.from"},
        {"operations={alerts: {lag: {}}}", "S202", "operations.alerts.lag.above"},
        {"operations={failback: {mode: sudden}}", "S207", "operations.failback.mode"},
        {"operations={failback: {quiet_window: night}}", "S205",
         "operations.failback.quiet_window"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(a_canary_and_alerts),
        FIXTURE_TEST(a_way_back),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
