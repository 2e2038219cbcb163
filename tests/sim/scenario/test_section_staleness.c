/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define A "stores.a."
#define BOUNDED(s) "stores.a={model: async, regions: [x, y], consistency: bounded-staleness" s "}"

static void consistency_follows_the_model_unless_told(void **state)
{
    const struct store *s = load_good(*state, stores, NULL)->stores;

    assert_int_equal(s[ASYNC].consistency, CONSISTENCY_EVENTUAL);
    assert_int_equal(s[SYNC].consistency, CONSISTENCY_STRONG);
    assert_int_equal(s[MULTI].consistency, CONSISTENCY_SESSION);
    assert_int_equal(s[ZONES].consistency, CONSISTENCY_STRONG);
    assert_int_equal(store_of(state, ASYNC, A "consistency=consistent-prefix")->consistency,
                     CONSISTENCY_PREFIX);
}

static void bounds_are_stored(void **state)
{
    const struct store *s =
        store_of(state, ASYNC, BOUNDED(", staleness: {writes: 100000, time: 300s}"));

    assert_int_equal(s->consistency, CONSISTENCY_BOUNDED);
    assert_int_equal(s->staleness_writes, 100000);
    assert_int_equal(s->staleness_time, 300 * SIMTIME_SECOND);
    s = store_of(state, ZONES,
                 "stores.z={model: zone-redundant, regions: [x], consistency: bounded-staleness, "
                 "staleness: {writes: 10, time: 5s}}");
    assert_int_equal(s->staleness_writes, 10);
}

static void what_does_not_fit_is_refused(void **state)
{
    static const struct bad_set sets[] = {
        {A "consistency=strong", "S212", A "consistency"},
        {"stores.m.consistency=strong", "S212", "stores.m.consistency"},
        {A "consistency=strange", "S207", A "consistency"},
        {A "consistency=bounded-staleness", "S202", A "staleness"},
        {A "staleness={writes: 100000, time: 300s}", "S212", A "staleness"},
        {BOUNDED(", staleness: {writes: 99999, time: 300s}"), "S212", A "staleness.writes"},
        {BOUNDED(", staleness: {writes: 100000, time: 299s}"), "S212", A "staleness.time"},
        {BOUNDED(", staleness: {writes: 9, time: 300s}"), "S206", A "staleness.writes"},
        {BOUNDED(", staleness: {writes: 100000}"), "S202", A "staleness.time"},
        {BOUNDED(", staleness: 5"), "S203", A "staleness"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(consistency_follows_the_model_unless_told),
        FIXTURE_TEST(bounds_are_stored),
        FIXTURE_TEST(what_does_not_fit_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
