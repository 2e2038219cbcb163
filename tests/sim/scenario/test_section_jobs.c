/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/stores.h"

static void all_of_it(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair,
                  "jobs={settle: {region: northeurope, period: 10m, authority: lease, lease: 30s, "
                  "idempotent: true}}");

    assert_int_equal(sc->job_count, 1);
    assert_string_equal(sc->jobs[0].name, "settle");
    assert_int_equal(sc->jobs[0].region, 1);
    assert_int_equal(sc->jobs[0].period, 600 * SIMTIME_SECOND);
    assert_int_equal(sc->jobs[0].authority, AUTHORITY_LEASE);
    assert_int_equal(sc->jobs[0].lease, 30 * SIMTIME_SECOND);
    assert_true(sc->jobs[0].idempotent);
}

static void defaults(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "jobs={settle: {region: westeurope, period: 10m}}");

    assert_int_equal(sc->jobs[0].authority, AUTHORITY_NONE);
    assert_int_equal(sc->jobs[0].lease, 60 * SIMTIME_SECOND);
    assert_false(sc->jobs[0].idempotent);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"jobs={a: {period: 10m}}", "S202", "jobs.a.region"},
        {"jobs={a: {region: westeurope}}", "S202", "jobs.a.period"},
        {"jobs={a: {region: westeurope, period: 0s}}", "S206", "jobs.a.period"},
        {"jobs={a: {region: nowhere, period: 1m}}", "S301", "jobs.a.region"},
        {"jobs={a: {region: far, period: 1m}}", "S212", "jobs.a.region"},
        {"jobs={a: {region: westeurope, period: 1m, authority: king}}", "S207", "jobs.a.authority"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(all_of_it),
        FIXTURE_TEST(defaults),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
