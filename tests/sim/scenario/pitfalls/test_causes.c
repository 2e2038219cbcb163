/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/causes.h"

#include "tests/sim/scenario/pitfalls/fixture.h"

static void test_what_stops_a_stamp(void **state)
{
    const struct scenario *sc =
        load_good(*state, sound,
                  "faults=[{at: 1m, fault: component-down, target: we.app, for: 5m}, "
                  "{at: 2m, fault: region-outage, target: northeurope, for: 30m, data: lost}]");
    const struct fault *down = &sc->faults[0], *outage = &sc->faults[1];
    assert_true(causes_stop(sc, down, 0));
    assert_false(causes_stop(sc, down, 1));
    assert_false(causes_stop(sc, outage, 0));
    assert_true(causes_stop(sc, outage, 1));
    assert_false(causes_stop_writer(&sc->stores[0], outage)); /* the writer is in the west */
    assert_true(causes_lose(outage, outage->region));
    assert_false(causes_lose(outage, sc->stamps[0].region));
    assert_true(causes_last(outage) == 1800);
}

static void test_masked(void **state)
{
    const struct scenario *sc = load_good(*state, sound, NULL);
    const struct fault *outage = fault_named(sc, "regions/westeurope/outage");
    assert_true(outage->mode == MODE_DROP && causes_masked(sc, outage));
    sc = load_good(*state, sound, "edge.connect_timeout=5s");
    assert_false(causes_masked(sc, fault_named(sc, "regions/westeurope/outage")));
    sc = load_good(*state, sound, "edge.retry_on_connect_failure=false");
    assert_false(causes_masked(sc, fault_named(sc, "regions/westeurope/outage")));
}

static bool is_of_an_edge(const void *of, const struct fault *f)
{
    (void)of;
    return f->kind == FAULT_EDGE_OUTAGE;
}

/* Edge 1/(3 y + 1 h); regions (1 - 5 %)/(37 y + 4 h) each, and the common cause. */
static void test_shares(void **state)
{
    const struct scenario *sc = load_good(*state, sound, NULL);
    double share = causes_share(sc, is_of_an_edge, NULL);
    assert_true(share > 0.85 && share < 0.88);
    assert_true(causes_decide(sc, share));
    assert_false(causes_decide(sc, 0.04));
    sc = load_good(*state, sound, "targets.percentile=99");
    assert_true(causes_decide(sc, 0.04));
    sc = load_good(*state, minimal, NULL);
    assert_true(isnan(causes_share(sc, is_of_an_edge, NULL)));
    assert_false(causes_decide(sc, (double)NAN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_what_stops_a_stamp),
        FIXTURE_TEST(test_masked),
        FIXTURE_TEST(test_shares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
