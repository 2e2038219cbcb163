/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/check.h"

#include "models/route.h"
#include "sim/scenario/scenario.h"

enum { ORIGINS = 4, ALL = (1 << ORIGINS) - 1 };

/* Round trips 10, 20, 60, 61 ms; priorities 1, 1, 1, 2 unless changed. */
struct site {
    struct scenario sc;
    struct client_group group;
    struct stamp stamps[ORIGINS];
    simtime latency[ORIGINS];
};

static const struct scenario *build(struct site *s, simtime additional)
{
    static const int64_t trips[] = {10, 20, 60, 61};
    *s = (struct site){.group = {.name = "g"}};
    s->sc.stamp_count = ORIGINS;
    s->sc.stamps = s->stamps;
    s->sc.group_count = 1;
    s->sc.groups = &s->group;
    s->group.latency = s->latency;
    s->sc.edge.additional_latency = additional;
    for (size_t o = 0; o < ORIGINS; o++) {
        s->latency[o] = ms(trips[o]);
        s->stamps[o] = (struct stamp){.priority = o == 3 ? 2 : 1, .weight = 1};
    }
    return &s->sc;
}

static void nearest_at_zero(void **state)
{
    (void)state;
    struct site s;
    const struct scenario *sc = build(&s, 0);
    assert_int_equal(route_choose(sc, 0, ALL, ALL), 1 << 0);
    assert_int_equal(route_choose(sc, 0, ALL, ALL & ~1), 1 << 1);
    s.latency[1] = s.latency[0]; /* equally fast: both */
    assert_int_equal(route_choose(sc, 0, ALL, ALL), 3);
}

/* Within additional latency of the fastest, the limit itself included; measured from the fastest of
 * those that are left. */
static void additional_latency(void **state)
{
    (void)state;
    struct site s;
    const struct scenario *sc = build(&s, ms(50));
    assert_int_equal(route_choose(sc, 0, ALL, ALL), 1 | 2 | 4);
    sc = build(&s, ms(50) - 1);
    assert_int_equal(route_choose(sc, 0, ALL, ALL), 1 | 2);
    sc = build(&s, ms(40));
    assert_int_equal(route_choose(sc, 0, ALL, ALL & ~1), 2 | 4);
}

/* A slow origin of a lower priority number goes before a fast one of a higher. */
static void priority_before_latency(void **state)
{
    (void)state;
    struct site s;
    const struct scenario *sc = build(&s, ms(1000));
    assert_int_equal(route_choose(sc, 0, ALL, ALL), 1 | 2 | 4);
    s.stamps[2].priority = 0;
    assert_int_equal(route_choose(sc, 0, ALL, ALL), 4);
    assert_int_equal(route_choose(sc, 0, ALL, 8), 8);
    assert_int_equal(route_choose(sc, 0, ALL & ~4, ALL), 1 | 2);
    s.stamps[3].priority = -7;
    s.latency[3] = SIMTIME_NEVER / 2;
    assert_int_equal(route_choose(sc, 0, ALL, ALL), 8);
}

/* AFD-14: priority, latency and weight as if every enabled origin were healthy; or nowhere. */
static void none_healthy(void **state)
{
    (void)state;
    struct site s;
    const struct scenario *sc = build(&s, ms(50));
    assert_int_equal(route_choose(sc, 0, ALL, 0), 1 | 2 | 4);
    assert_int_equal(route_choose(sc, 0, 8 | 2, 1 | 4), 2);
    s.sc.edge.when_all_unhealthy = ALL_UNHEALTHY_FAIL;
    assert_int_equal(route_choose(sc, 0, ALL, 0), 0);
    assert_int_equal(route_choose(sc, 0, 8 | 2, 1 | 4), 0);
    assert_int_equal(route_choose(sc, 0, 8 | 2, 8), 8);
}

static void none_enabled(void **state)
{
    (void)state;
    struct site s;
    const struct scenario *sc = build(&s, ms(50));
    assert_int_equal(route_choose(sc, 0, 0, ALL), 0);
    assert_int_equal(route_retry(sc, 0, 0, ALL, 0), -1);
}

/* The enabled origin held healthy with the lowest priority number, then latency, of any distance;
 * none: no retry, not even where routing would fail open. */
static void retry_target(void **state)
{
    (void)state;
    struct site s;
    const struct scenario *sc = build(&s, 0);
    assert_int_equal(route_retry(sc, 0, ALL, ALL, 0), 1);
    assert_int_equal(route_retry(sc, 0, ALL, ALL, 1), 0);
    assert_int_equal(route_retry(sc, 0, ALL, ALL & ~2, 0), 2);
    assert_int_equal(route_retry(sc, 0, ALL, 8 | 1, 0), 3);
    assert_int_equal(route_retry(sc, 0, ALL & ~8, 8 | 1, 0), -1);
    assert_int_equal(route_retry(sc, 0, ALL, 1, 0), -1);
    assert_int_equal(route_retry(sc, 0, ALL, 0, 0), -1);
    s.stamps[3].priority = 0;
    assert_int_equal(route_retry(sc, 0, ALL, ALL, 0), 3);
}

/* The 64th origin has a bit as well. */
static void most_origins(void **state)
{
    (void)state;
    static struct stamp stamps[SCENARIO_MAX_STAMPS];
    static simtime latency[SCENARIO_MAX_STAMPS];
    struct client_group group = {.latency = latency};
    struct scenario sc = {
        .stamps = stamps, .stamp_count = SCENARIO_MAX_STAMPS, .groups = &group, .group_count = 1};
    for (size_t o = 0; o < SCENARIO_MAX_STAMPS; o++) {
        stamps[o] = (struct stamp){.priority = 1, .weight = 1};
        latency[o] = ms(100);
    }
    latency[63] = ms(99);
    assert_true(route_choose(&sc, 0, UINT64_MAX, UINT64_MAX) == UINT64_C(1) << 63);
    assert_int_equal(route_retry(&sc, 0, UINT64_MAX, UINT64_MAX, 0), 63);
    latency[63] = ms(100);
    assert_true(route_choose(&sc, 0, UINT64_MAX, UINT64_MAX) == UINT64_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest_at_zero),
        cmocka_unit_test(additional_latency),
        cmocka_unit_test(priority_before_latency),
        cmocka_unit_test(none_healthy),
        cmocka_unit_test(none_enabled),
        cmocka_unit_test(retry_target),
        cmocka_unit_test(most_origins),
    };
    return cmocka_run_group_tests_name("models/route", tests, NULL, NULL);
}
