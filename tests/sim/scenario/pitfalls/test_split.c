/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario/pitfalls/split.h"

#include "tests/sim/scenario/pitfalls/fixture.h"

static void near_to(double got, double want)
{
    if (!(fabs(got - want) <= 1e-9 * fabs(want))) {
        fail_msg("got %.17g, want %.17g", got, want);
    }
}

static void loads(struct fixture *f, const char *set, int without, double west, double north)
{
    double got[SCENARIO_MAX_STAMPS];
    const struct scenario *sc = load_good(f, sound, set);
    near_to(split_loads(sc, without, SPLIT_MEAN, got), 1500);
    near_to(got[0], west);
    near_to(got[1], north);
}

static void test_loads(void **state)
{
    loads(*state, NULL, SPLIT_NOBODY, 900, 600); /* each to its nearest */
    loads(*state, "edge.additional_latency=50ms", SPLIT_NOBODY, 750, 750);
    loads(*state, "edge.additional_latency=12ms", SPLIT_NOBODY, 450, 1050);
    loads(*state, "stamps.ne.priority=2", SPLIT_NOBODY, 1500, 0);
    loads(*state, NULL, 0, 0, 1500);
    loads(*state, NULL, 1, 1500, 0);
}

static void test_profile(void **state)
{
    double got[SCENARIO_MAX_STAMPS];
    const struct scenario *sc =
        load_good(*state, sound,
                  "clients.west.profile={daily: [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, "
                  "1, 1, 1, 1, 1, 1, 1, 1], weekly: [1, 3, 1, 1, 1, 1, 1]}");
    assert_int_equal(split_peak(sc), 24); /* Tuesday, at midnight */
    near_to(split_loads(sc, SPLIT_NOBODY, 24, got), 900 * 6 + 600);
    near_to(got[0], 5400);
    near_to(split_loads(sc, SPLIT_NOBODY, SPLIT_MEAN, got), 900 * (25. / 24) * (9. / 7) + 600);
    assert_int_equal(split_pops(sc), 80);
}

static void test_capacity(void **state)
{
    const struct component *limit;
    const struct scenario *sc =
        load_good(*state, sound, "stamps.we.components.db={capacity: 40/s}");
    near_to(split_capacity(&sc->stamps[0], &limit), 40);
    assert_string_equal(limit->name, "db");
    near_to(split_capacity(&sc->stamps[1], &limit), 3000);
    assert_string_equal(limit->name, "app");
    near_to(split_writes(sc), 0.2);
    sc = load_good(*state, minimal, NULL);
    assert_true(isinf(split_capacity(&sc->stamps[0], &limit)) && limit == NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_loads),
        FIXTURE_TEST(test_profile),
        FIXTURE_TEST(test_capacity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
