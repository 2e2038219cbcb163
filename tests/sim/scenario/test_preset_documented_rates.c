/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static const double HOUR = 3600, YEAR = 365 * 86400.0;

/* The rate a year, the median in minutes, and the sigma of the lognormal time to repair. */
static void check(const struct scenario *sc, const char *id, double rate, double median,
                  double sigma)
{
    const struct fault *f = fault_named(sc, id);

    assert_int_equal(f->every.kind, DIST_EXPONENTIAL);
    assert_true(fabs(f->every.a * rate / YEAR - 1) < 1e-8);
    assert_int_equal(f->lasts.kind, DIST_LOGNORMAL);
    assert_true(fabs(f->lasts.a - log(median * 60)) < 1e-8);
    assert_true(fabs(f->lasts.b - sigma) < 1e-6);
}

static void rates_and_durations(void **state)
{
    const struct scenario *sc = load_good(*state, pair, "preset=documented-rates");

    check(sc, "stamps/we/app/3/failure", 2.8, 5, 0.86);
    check(sc, "stamps/ne/cache/1/failure", 2.8, 5, 0.86);
    check(sc, "stamps/we/database/failure", 2.7 * 0.05, 190, 1.3);
    check(sc, "stamps/we/pricing/failure", 2.7 * 0.05, 190, 1.3);
    check(sc, "regions/far/zones/2/outage", 0.015, 320, 0.86);
    check(sc, "regions/far/outage", 0.027, 458, 1.09);
    check(sc, "links/westeurope/northeurope/partition", 1, 2.7, 1.214);
    check(sc, "clients/west/pop/1/outage", 1, 30, 1.0);
    check(sc, "edge/outage", 0.3, 300, 0.9);
    assert_int_equal(sc->fault_count, 1 + 2 * (6 + 2 + 2) + (3 + 2 + 3) + 3 + 1 + 8 + 1);
}

static void the_scenario_wins(void **state)
{
    const struct scenario *sc =
        load_with(*state, pair, "preset=documented-rates", "stamps.we.components.app.fail.for=7m",
                  "regions.far.outage.every=5h", NULL);

    assert_true(fault_named(sc, "stamps/we/app/0/failure")->lasts.a == 7 * 60);
    assert_true(fabs(fault_named(sc, "stamps/we/app/0/failure")->every.a * 2.8 / YEAR - 1) < 1e-8);
    assert_true(fault_named(sc, "regions/far/outage")->every.a == 5 * HOUR);
}

static void without_an_edge_there_is_none_to_fail(void **state)
{
    const struct scenario *sc =
        load_with(*state, minimal, "preset=documented-rates", "edge.kind=none", NULL);

    assert_non_null(sc);
    assert_null(find_fault(sc, "edge/outage"));
    assert_null(find_fault(sc, "clients/web/pop/1/outage"));
    assert_non_null(fault_named(sc, "regions/here/outage"));
    load_bad(*state, minimal, "preset=measured-rates", "S207", "preset");
}

/* Without the preset nothing fails that does not say so. */
static void nothing_fails_by_itself(void **state)
{
    assert_int_equal(load_good(*state, minimal, NULL)->fault_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(rates_and_durations),
        FIXTURE_TEST(the_scenario_wins),
        FIXTURE_TEST(without_an_edge_there_is_none_to_fail),
        FIXTURE_TEST(nothing_fails_by_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
