/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void all_of_it(void **state)
{
    const struct break_glass *g =
        &load_good(*state, minimal,
                   "operations={break_glass: {edge: {kind: dns, ttl: 60s, ttl_overrun: {share: 5%, "
                   "extra: 10m}}, after: edge-outage, notice: 10m, decide: 20m}}")
             ->operations.break_glass;

    assert_true(g->given);
    assert_int_equal(g->hold.ttl, 60 * SIMTIME_SECOND);
    assert_true(g->hold.overrun == 0.05 && dist_mean(&g->hold.extra) == 600);
    assert_true(dist_mean(&g->notice) == 600 && dist_mean(&g->decide) == 1200);
}

static void defaults(void **state)
{
    const struct break_glass *g =
        &load_good(*state, minimal, "operations={break_glass: {}}")->operations.break_glass;

    assert_true(g->given && g->hold.overrun == 0);
    assert_int_equal(g->hold.ttl, 300 * SIMTIME_SECOND); /* AFD-33 */
    assert_false(load_good(*state, minimal, NULL)->operations.break_glass.given);
}

static void only_around_an_anycast_edge(void **state)
{
    load_bad(*state, minimal, "operations={break_glass: {edge: {kind: anycast}}}", "S207",
             "operations.break_glass.edge.kind");
    load_bad(*state, minimal, "operations={break_glass: {after: region-outage}}", "S207",
             "operations.break_glass.after");
    const struct scenario *sc =
        load_with(*state, minimal, "edge.kind=dns", "operations={break_glass: {}}", NULL);
    const struct fixture *f = *state;
    assert_null(sc);
    assert_string_equal(f->diag.first->code, "S212");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(all_of_it),
        FIXTURE_TEST(defaults),
        FIXTURE_TEST(only_around_an_anycast_edge),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
