/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void lags_are_of_streams_or_of_writes(void **state)
{
    const struct store *s = load_good(*state, stores, NULL)->stores;

    assert_int_equal(s[ASYNC].lag_of, LAG_OF_STREAM);
    assert_int_equal(s[SYNC].lag_of, LAG_OF_STREAM);
    assert_int_equal(s[MULTI].lag_of, LAG_OF_WRITE);
    assert_int_equal(s[MULTI].order, ORDER_NONE);
    assert_true(isinf(s[ASYNC].throughput));
    assert_int_equal(s[ASYNC].batch, 0);
    assert_int_equal(store_of(state, SYNC, "stores.s.on_partition=degrade-to-async")->on_partition,
                     PARTITION_DEGRADE);
}

static void contradictions_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"stores.a.order=fifo", "S212", "stores.a.order"},
        {"stores.a.order=none", "S212", "stores.a.order"},
        {"stores.m.coherence=60s", "S212", "stores.m.coherence"},
        {"stores.m.lag_of=stream", "S212", "stores.m.lag_of"},
        {"stores.s.batch=30s", "S212", "stores.s.batch"},
        {"stores.m.batch=30s", "S212", "stores.m.batch"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
}

static void what_has_no_effect_is_warned_of(void **state)
{
    static const struct bad_set sets[] = {
        {"stores.z.lag=1s", "S215", "stores.z.lag"},
        {"stores.z.reseed=1h", "S215", "stores.z.reseed"},
        {"stores.z.throughput=1/s", "S215", "stores.z.throughput"},
        {"stores.a.round_trips=2", "S215", "stores.a.round_trips"},
        {"stores.a.on_partition=block", "S215", "stores.a.on_partition"},
        {"stores.m.round_trips=2", "S215", "stores.m.round_trips"},
        {"stores.s.lag=1s", "S215", "stores.s.lag"},
        {"stores.s.coherence=1s", "S215", "stores.s.coherence"},
        {"stores.s.throughput=1/s", "S215", "stores.s.throughput"},
    };

    load_odd_sets(state, sets, COUNT_OF(sets));
}

static void a_sync_store_that_degrades_has_a_backlog(void **state)
{
    struct fixture *f = *state;

    load_good(f, stores,
              "stores.s={model: sync, regions: [x, y], on_partition: degrade-to-async, "
              "throughput: 9/s, round_trips: 2}");
    assert_int_equal(f->diag.warnings, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(lags_are_of_streams_or_of_writes),
        FIXTURE_TEST(contradictions_are_refused),
        FIXTURE_TEST(what_has_no_effect_is_warned_of),
        FIXTURE_TEST(a_sync_store_that_degrades_has_a_backlog),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
