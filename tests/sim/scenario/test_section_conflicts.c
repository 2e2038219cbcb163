/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

#define M "stores.m.conflicts"

static const struct conflicts *conflicts_of(void **state, const char *set)
{
    return &store_of(state, MULTI, set)->conflicts;
}

static void the_last_writer_wins_unless_told(void **state)
{
    const struct conflicts *c = conflicts_of(state, NULL);

    assert_int_equal(c->policy, POLICY_LWW);
    assert_int_equal(c->path, CONFLICT_PATH_TIMESTAMP);
    assert_int_equal(c->granularity, SIMTIME_SECOND);
    assert_int_equal(c->clock_skew[0], 0);
    assert_false(c->track_incidents);
    assert_int_equal(conflicts_of(state, M ".policy=append")->policy, POLICY_APPEND);
    assert_int_equal(conflicts_of(state, M ".path=version")->granularity, 0);
    assert_int_equal(conflicts_of(state, M ".granularity=0s")->granularity, 0);
    assert_true(conflicts_of(state, M ".track=incidents")->track_incidents);
}

static void skews_have_a_sign_and_a_place_by_region(void **state)
{
    const struct conflicts *c = conflicts_of(state, M ".clock_skew={x: -3ms, y: 2s}");

    assert_int_equal(c->clock_skew[0], 2 * SIMTIME_SECOND);
    assert_int_equal(c->clock_skew[1], -3 * SIMTIME_SECOND / 1000);
}

static void a_merge_says_how_often_it_fails_and_who_reads(void **state)
{
    const struct conflicts *c = conflicts_of(
        state, M "={policy: merge, fails: 2%, feed: {drained_every: 15m, rate: 60/m}}");

    assert_int_equal(c->policy, POLICY_MERGE);
    assert_true(c->fails == 0.02 && !c->unread && c->drain_rate == 1);
    assert_int_equal(c->drained_every, 15 * SIMTIME_MINUTE);
    assert_true(conflicts_of(state, M "={policy: merge, fails: 100%, feed: unread}")->unread);
    conflicts_of(state, M "={policy: merge, fails: 1, feed: unread, path: version}");
}

static void what_does_not_fit_is_refused(void **state)
{
    static const struct bad_set sets[] = {
        {M "={policy: merge, feed: unread}", "S202", M ".fails"},
        {M "={policy: merge, fails: 2%}", "S202", M ".feed"},
        {M "={policy: merge, fails: 2%, feed: read}", "S207", M ".feed"},
        {M "={policy: merge, fails: 2%, feed: {rate: 5/s}}", "S202", M ".feed.drained_every"},
        {M ".fails=2%", "S212", M ".fails"},
        {M ".feed=unread", "S212", M ".feed"},
        {M "={policy: append, path: version}", "S212", M ".path"},
        {M "={policy: counter, granularity: 1s}", "S212", M ".granularity"},
        {M ".clock_skew={z: 1s}", "S302", M ".clock_skew.z"},
        {M ".clock_skew={mars: 1s}", "S301", M ".clock_skew.mars"},
        {M ".clock_skew={x: -2d}", "S206", M ".clock_skew.x"},
        {M ".policy=last", "S207", M ".policy"},
        {"stores.a.conflicts={policy: lww}", "S212", "stores.a.conflicts"},
        {"stores.z.conflicts={}", "S212", "stores.z.conflicts"},
    };

    load_bad_sets(*state, stores, sets, COUNT_OF(sets));
}

static void what_has_no_effect_is_warned_of(void **state)
{
    static const struct bad_set sets[] = {
        {M "={path: version, granularity: 1s}", "S215", M ".granularity"},
        {M "={path: version, clock_skew: {x: 1s}}", "S215", M ".clock_skew"},
        {M "={policy: append, clock_skew: {x: 1s}}", "S215", M ".clock_skew"},
        {"stores.m={model: multi-write, regions: [x, y], operations: {update: 20%, credit: 80%}, "
         "conflicts: {policy: counter}}",
         "S217", "stores.m.operations.update"},
    };

    load_odd_sets(state, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(the_last_writer_wins_unless_told),
        FIXTURE_TEST(skews_have_a_sign_and_a_place_by_region),
        FIXTURE_TEST(a_merge_says_how_often_it_fails_and_who_reads),
        FIXTURE_TEST(what_does_not_fit_is_refused),
        FIXTURE_TEST(what_has_no_effect_is_warned_of),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
