/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void defaults(void **state)
{
    const struct edge *e = &load_good(*state, minimal, "edge.kind=dns")->edge;

    assert_int_equal(e->kind, EDGE_DNS);
    assert_int_equal(e->observers, 1);
    assert_int_equal(e->hold.ttl, 30 * SIMTIME_SECOND); /* TM-06 */
    assert_true(e->hold.overrun == 0);
    assert_false(e->retry_on_connect_failure || e->probe.agrees);
    assert_int_equal(e->probe.fast_interval, 0);
}

static void all_of_it(void **state)
{
    const struct edge *e =
        &load_good(*state, minimal,
                   "edge={kind: dns, observers: 16, ttl: 60s, "
                   "ttl_overrun: {share: 5%, extra: {uniform: {min: 5m, max: 30m}}}, "
                   "probe: {agree: 18%, fast_interval: 1s}}")
             ->edge;

    assert_int_equal(e->observers, 16);
    assert_int_equal(e->hold.ttl, 60 * SIMTIME_SECOND);
    assert_true(e->hold.overrun == 0.05 && dist_mean(&e->hold.extra) == 1050);
    assert_true(e->probe.agrees && e->probe.agree == 0.18);
    assert_int_equal(e->probe.fast_interval, SIMTIME_SECOND);
}

static void what_has_no_meaning(void **state)
{
    static const struct bad_set sets[] = {
        {"edge.observers=16", "S212", "edge.observers"},
        {"edge.ttl=30s", "S212", "edge.ttl"},
        {"edge={kind: none, ttl: 30s}", "S212", "edge.ttl"},
        {"edge={kind: none, session_affinity: true}", "S212", "edge.session_affinity"},
        {"edge={kind: dns, session_affinity: true}", "S212", "edge.session_affinity"},
        {"edge={kind: dns, observers: 3}", "S212", "edge.observers"},
        {"edge={kind: dns, retry_on_connect_failure: true}", "S212",
         "edge.retry_on_connect_failure"},
        {"edge.probe.agree=100%", "S212", "edge.probe.agree"},
        {"edge.probe.fast_interval=30s", "S212", "edge.probe.fast_interval"},
    };

    load_bad_sets(*state, minimal, sets, sizeof sets / sizeof sets[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(defaults),
        FIXTURE_TEST(all_of_it),
        FIXTURE_TEST(what_has_no_meaning),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
