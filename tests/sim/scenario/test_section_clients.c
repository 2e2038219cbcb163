/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/scenario/fixture.h"

static void defaults_of_a_group(void **state)
{
    const struct client_group *g = &load_good(*state, minimal, NULL)->groups[0];

    assert_string_equal(g->name, "web");
    assert_true(g->requests == 100);
    assert_true(g->write_share == 0);
    assert_int_equal(g->pops, 1);
    assert_int_equal(g->home, SCENARIO_NONE);
    assert_int_equal(g->latency[0], 0);
    assert_int_equal(g->timeout, 5 * SIMTIME_SECOND);
    assert_int_equal(g->retries.attempts, 0);
    assert_true(isinf(g->retries.budget));
    assert_true(g->profile.flat);
    assert_true(g->profile.daily[23] == 1 && g->profile.weekly[6] == 1);
}

static void names_become_indices(void **state)
{
    const struct scenario *sc =
        load_with(*state, pair, "clients.west.retries={attempts: 2, budget: 20%}",
                  "clients.north.home=ne", NULL);

    assert_int_equal(sc->groups[0].home, SCENARIO_NONE);
    assert_int_equal(sc->groups[1].home, 1);
    assert_int_equal(sc->groups[1].latency[0], 25 * SIMTIME_SECOND / 1000);
    assert_int_equal(sc->groups[1].latency[1], 11 * SIMTIME_SECOND / 1000);
    assert_int_equal(sc->groups[0].retries.attempts, 2);
    assert_true(sc->groups[0].retries.budget == 0.2);
}

static void profiles_have_their_length(void **state)
{
    const struct scenario *sc =
        load_good(*state, pair, "clients.west.profile.weekly=[1, 1, 1, 1, 1, 0.8, 0]");

    assert_false(sc->groups[0].profile.flat);
    assert_true(sc->groups[0].profile.weekly[5] == 0.8);
    assert_true(sc->groups[0].profile.daily[12] == 1);
    assert_true(sc->groups[1].profile.flat);
}

static void a_forgotten_round_trip_is_warned_of(void **state)
{
    struct fixture *f = *state;
    const struct scenario *sc = load_good(f, pair, "clients.west.latency={ne: 5ms}");

    assert_int_equal(f->diag.warnings, 1);
    assert_string_equal(f->diag.first->code, "S216");
    assert_string_equal(f->diag.first->path, "clients.west.latency");
    assert_int_equal(sc->groups[0].latency[0], 0);
    load_good(f, pair, "clients.west.latency=~");
    assert_int_equal(f->diag.warnings, 0);
}

static void sizes_are_in_bytes(void **state)
{
    const struct scenario *sc =
        load_with(*state, pair, "clients.west.request_size=2KB", "clients.west.response_size=20KiB",
                  "cost={price_book: azure-2026-europe}", NULL);

    assert_true(sc->groups[0].request_size == 2000 && sc->groups[0].response_size == 20480);
    assert_true(sc->groups[1].request_size == 0 && sc->groups[1].response_size == 0);
}

static void sessions_have_a_length(void **state)
{
    const struct client_group *g = load_good(*state, pair, "clients.west.sessions=40000")->groups;

    assert_true(g[0].sessions == 40000 && g[1].sessions == 0);
    assert_int_equal(g[0].session_length, 30 * SIMTIME_MINUTE);
    assert_int_equal(g[1].session_length, 30 * SIMTIME_MINUTE);
    g = load_good(*state, pair, "clients.west.session_length=5m")->groups;
    assert_int_equal(g[0].session_length, 5 * SIMTIME_MINUTE);
}

static void bad_values_are_refused(void **state)
{
    static const struct bad_set sets[] = {
        {"clients.west.requests=900", "S205", "clients.west.requests"},
        {"clients.west.requests=~", "S202", "clients.west.requests"},
        {"clients.west.write_share=120%", "S206", "clients.west.write_share"},
        {"clients.west.pops=0", "S206", "clients.west.pops"},
        {"clients.west.pops=2.5", "S205", "clients.west.pops"},
        {"clients.west.home=xx", "S301", "clients.west.home"},
        {"clients.west.home=westeurope", "S301", "clients.west.home"},
        {"clients.west.latency.xx=3ms", "S301", "clients.west.latency.xx"},
        {"clients.west.latency.we=3", "S205", "clients.west.latency.we"},
        {"clients.west.timeout=0s", "S206", "clients.west.timeout"},
        {"clients.west.retries.attempts=-1", "S206", "clients.west.retries.attempts"},
        {"clients.west.retries.budget=-1%", "S206", "clients.west.retries.budget"},
        {"clients.west.profile.daily=[1, 2, 3]", "S210", "clients.west.profile.daily"},
        {"clients.west.profile.weekly=[1, 1, 1, 1, 1, 1, -1]", "S206",
         "clients.west.profile.weekly[6]"},
        {"clients.west.sessions=-1", "S206", "clients.west.sessions"},
        {"clients.west.request_size=2", "S205", "clients.west.request_size"},
        {"clients={}", "S210", "clients"},
        {"clients.a/b={requests: 1/s}", "S211", "clients.a/b"},
    };

    load_bad_sets(*state, pair, sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(defaults_of_a_group),        FIXTURE_TEST(names_become_indices),
        FIXTURE_TEST(profiles_have_their_length), FIXTURE_TEST(a_forgotten_round_trip_is_warned_of),
        FIXTURE_TEST(sizes_are_in_bytes),         FIXTURE_TEST(sessions_have_a_length),
        FIXTURE_TEST(bad_values_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
