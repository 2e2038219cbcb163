/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void defaults_of_an_edge(void **state)
{
    const struct edge *e = &load_good(*state, minimal, NULL)->edge;

    assert_null(e->preset);
    assert_int_equal(e->kind, EDGE_ANYCAST);
    assert_int_equal(e->additional_latency, 0);
    assert_int_equal(e->when_all_unhealthy, ALL_UNHEALTHY_ROUTE);
    assert_true(e->retry_on_connect_failure);
    assert_int_equal(e->connect_timeout, 5 * SIMTIME_SECOND);
    assert_int_equal(e->propagation.kind, DIST_TRIANGULAR);
    assert_true(e->propagation.a == 180 && e->propagation.b == 1200 && e->propagation.c == 2700);
    assert_int_equal(e->pop_traffic, POP_TRAFFIC_UNIFORM);
    assert_int_equal(e->pop_reroute, 30 * SIMTIME_SECOND);
}

static void pop_traffic_has_three_forms(void **state)
{
    const struct edge *e = &load_good(*state, pair, "edge.pop_traffic={zipf: 1.5}")->edge;

    assert_int_equal(e->pop_traffic, POP_TRAFFIC_ZIPF);
    assert_true(e->zipf == 1.5);
    e = &load_good(*state, pair, "edge.pop_traffic.shares=[1, 2, 3, 4]")->edge;
    assert_int_equal(e->pop_traffic, POP_TRAFFIC_SHARES);
    assert_int_equal(e->share_count, 4);
    assert_true(e->shares[3] == 0.4);
}

static void shares_match_the_pops_of_every_group(void **state)
{
    struct fixture *f = *state;

    load_with(f, pair, "edge.pop_traffic.shares=[1, 2, 3]", NULL);
    assert_int_equal(f->diag.errors, 2); /* one a group */
    assert_string_equal(f->diag.first->code, "S303");
    assert_string_equal(f->diag.first->second_message, "the group");
    assert_int_equal(f->diag.first->second.line, 5);
}

static void no_edge_means_one_stamp_and_no_probe(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(load_good(f, minimal, "edge.kind=none")->edge.kind, EDGE_NONE);
    load_with(f, pair, "edge.kind=none", NULL);
    assert_int_equal(f->diag.errors, 2); /* two stamps, and a probe */
    load_bad(f, minimal, "edge={kind: none, probe: {}}", "S212", "edge.probe");
    load_bad(f, minimal, "edge={kind: none, preset: azure-front-door}", "S212", "edge.preset");
}

static void values_that_do_nothing_are_accepted(void **state)
{
    load_good(*state, minimal, "edge.session_affinity=false");
    load_good(*state, minimal, "edge.probe.agree=each");
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"edge.kind=unicast", "S207", "edge.kind"},
        {"edge.preset=azure-frontdoor", "S207", "edge.preset"},
        {"edge.additional_latency=50", "S205", "edge.additional_latency"},
        {"edge.when_all_unhealthy=drop", "S207", "edge.when_all_unhealthy"},
        {"edge.retry_on_connect_failure=no", "S208", "edge.retry_on_connect_failure"},
        {"edge.connect_timeout=0s", "S206", "edge.connect_timeout"},
        {"edge.propagation=20", "S205", "edge.propagation"},
        {"edge.propagation={triangular: {min: 5m, mode: 3m, max: 9m}}", "S209",
         "edge.propagation.triangular"},
        {"edge.pop_traffic=zipf", "S207", "edge.pop_traffic"},
        {"edge.pop_traffic={}", "S212", "edge.pop_traffic"},
        {"edge.pop_traffic={zipf: 1, shares: [1, 1, 1, 1]}", "S212", "edge.pop_traffic"},
        {"edge.pop_traffic.zipf=-1", "S206", "edge.pop_traffic.zipf"},
        {"edge.pop_traffic.shares=[0, 0, 0, 0]", "S212", "edge.pop_traffic.shares"},
        {"edge.pop_traffic.shares=[1, -1, 1, 1]", "S206", "edge.pop_traffic.shares[1]"},
        {"edge.pop_reroute=30", "S205", "edge.pop_reroute"},
        {"edge.prob.interval=3s", "S201", "edge.prob"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(defaults_of_an_edge),
        FIXTURE_TEST(pop_traffic_has_three_forms),
        FIXTURE_TEST(shares_match_the_pops_of_every_group),
        FIXTURE_TEST(no_edge_means_one_stamp_and_no_probe),
        FIXTURE_TEST(values_that_do_nothing_are_accepted),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
